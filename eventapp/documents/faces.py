"""What the bundled fonts know of each letter: its glyph and its width."""

from __future__ import annotations

import unicodedata
from functools import cache

from fontTools.ttLib import TTFont

from eventapp.documents.engine import FACES

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
