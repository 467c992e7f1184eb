"""Text into lines of glyphs, by the metrics of the bundled fonts and Pango's places to break."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise

from eventapp.documents.faces import face
from eventapp.documents.shaping import ShapedLine, shaped_lines
from eventapp.documents.wording import printable

FONT_SIZE = 16.0  # CSS pixels: tables are set in 12 pt
_SPACES = re.compile("[ \t\n\r\f]+")
_PLAIN = re.compile(r"[\w ]*")  # letters, digits and blanks: lines break at blanks only
_MOST_SHAPED = 500  # texts; beyond, the ordinary lane is as quick
_NARROWEST = 400  # font units; no letter that is seen is narrower
_LOOK_AHEAD = 64  # letters


class Unpaintable(Exception):
    """The list lane cannot print this as the ordinary lane would, or not faster."""


@dataclass(frozen=True, slots=True)
class Line:
    """Glyph numbers in hexadecimal, four digits each; the width is in font units."""

    glyphs: str | ShapedLine
    width: float

    def height(self, usual: float) -> float:
        return usual if isinstance(self.glyphs, str) else self.glyphs.height

    def baseline(self, usual: float) -> float:
        return usual if isinstance(self.glyphs, str) else self.glyphs.baseline


class Typesetter:
    """Breaks texts into lines and remembers both them and the letters it needed."""

    def __init__(self, *, bold: bool, language: str) -> None:
        self.face = face(bold=bold)
        self.letters: set[str] = set()
        self._bold = bold
        self._language = language
        self._shaped_texts = 0
        self._lines: dict[tuple[object, int], tuple[Line, ...]] = {}

    def lines(self, text: object, room: int) -> tuple[Line, ...]:
        """The text on lines no wider than the room, in font units; a longer word is broken."""
        known = self._lines.get((text, room))
        if known is None:
            known = self._lines[text, room] = tuple(self._broken(text, room))
        return known

    def _broken(self, raw: object, room: int) -> list[Line]:
        text = _SPACES.sub(" ", printable(raw)).strip(" ")
        if not text:
            return []
        letters = set(text)
        if not letters <= self.face.paintable:
            return self._shaped(text, room)
        self.letters |= letters
        lines = []
        while self._width(text) > room:
            line = self._first_line(text, room)
            lines.append(self._line(line))
            text = text[len(line) :]
        if text:
            lines.append(self._line(text))
        return lines

    def _first_line(self, text: str, room: int) -> str:
        """As many pieces as fit, or a part of the first; as in Pango, each line is asked anew."""
        line = ""
        used = 0
        for piece in self._pieces(text[: room // _NARROWEST + _LOOK_AHEAD]):
            if used + self._width(piece.rstrip(" ")) > room:
                return line or piece[: self._fitting(piece, room)]
            line += piece
            used += self._width(piece)
        return line

    def _shaped(self, text: str, room: int) -> list[Line]:
        """Text with letters the font lacks or marks to be placed: WeasyPrint lays it out."""
        self._shaped_texts += 1
        if self._shaped_texts > _MOST_SHAPED:
            raise Unpaintable(f"more than {_MOST_SHAPED} texts need other fonts")
        em = self.face.units
        shaped = shaped_lines(text, room / em, bold=self._bold, language=self._language)
        return [Line(line, line.width / FONT_SIZE * em) for line in shaped]

    def _pieces(self, text: str) -> list[str]:
        """What no line break may part, each with the blanks behind it."""
        if _PLAIN.fullmatch(text):
            return re.findall("[^ ]+ *", text)
        breaks = import_module("weasyprint.text.line_break").get_log_attrs(text, self._language)
        starts = [0, *(i for i in range(1, len(text)) if breaks[i].is_line_break), len(text)]
        return [text[start:end] for start, end in pairwise(starts)]

    def _fitting(self, text: str, room: int) -> int:
        """How many letters of an overlong word a line holds, at least one."""
        width = 0
        for index, letter in enumerate(text):
            width += self.face.widths[letter]
            if width > room and index:
                return index
        return len(text)

    def _width(self, text: str) -> int:
        return sum(map(self.face.widths.__getitem__, text))

    def _line(self, text: str) -> Line:
        """A blank at its end has no width, but parts the words for whoever copies them."""
        glyphs = "".join(map(self.face.codes.__getitem__, text))
        return Line(glyphs, self._width(text.rstrip(" ")))
