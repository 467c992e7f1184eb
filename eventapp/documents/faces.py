"""What the bundled fonts know of each letter: its glyph and its width."""

from __future__ import annotations

import unicodedata
from functools import cache

from fontTools.ttLib import TTFont, TTLibError

from eventapp.documents.engine import FACES

_NEEDED = "ơưĂẬếỹỵđ₫–“№"  # fonts of other versions lack them
_SHAPED = "MC"  # Unicode categories: marks and controls


class Face:
    """The glyphs of one font file and their widths, in font units."""

    def __init__(self, *, bold: bool) -> None:
        with TTFont(FACES[bold, False], lazy=True) as font:
            names = {chr(code): name for code, name in font.getBestCmap().items()}
            widths = font["hmtx"]
            self.units: int = font["head"].unitsPerEm
            self.ascent: float = font["hhea"].ascent / self.units
            self.descent: float = -font["hhea"].descent / self.units
            self.glyphs = {letter: font.getGlyphID(name) for letter, name in names.items()}
            self.codes = {letter: f"{glyph:04x}" for letter, glyph in self.glyphs.items()}
            self.widths: dict[str, int] = {
                letter: widths[name][0] for letter, name in names.items()
            }
        self.paintable = frozenset(
            x for x in self.glyphs if unicodedata.category(x)[0] not in _SHAPED
        )


@cache
def face(*, bold: bool) -> Face:
    return Face(bold=bold)


def check_fonts() -> list[str]:
    """One sentence per bundled face that is missing, broken or without Vietnamese letters."""
    complaints = []
    for file in FACES.values():
        try:
            with file.open("rb") as content, TTFont(content, lazy=True) as font:
                lacking = [letter for letter in _NEEDED if ord(letter) not in font.getBestCmap()]
        except (OSError, TTLibError) as error:
            complaints.append(f"The font {file.name} cannot be read: {error}.")
        else:
            if lacking:
                complaints.append(f"The font {file.name} has no {' '.join(lacking)}.")
    return complaints
