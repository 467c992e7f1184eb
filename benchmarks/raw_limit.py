"""The same rows written with pydyf alone: no layout engine, the least a list in PDF can cost.

Texts are measured and broken at blanks, centred or set left, ruled, paged under a repeated head;
nothing else: no letterhead, no archive, no tags, no guard against letters the font lacks.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import pydyf
from fontTools.ttLib import TTFont

from eventapp.documents import Align, Column

FONT = Path(__file__).parents[1] / "eventapp/documents/fonts/Tinos-Regular.ttf"
MM = 72 / 25.4
SIZE, LINE, PADDING = 12, 13.8, 2
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 195 * MM, 277 * MM, 20 * MM  # from the page's lower left
Line = tuple[str, float]


class Text:
    """Widths and glyphs of the font; texts broken before are remembered."""

    def __init__(self) -> None:
        with TTFont(FONT, lazy=True) as font:
            self.units = font["head"].unitsPerEm
            names, widths = font.getBestCmap(), font["hmtx"]
            self.glyphs = {chr(code): font.getGlyphID(name) for code, name in names.items()}
            self.widths = {chr(code): widths[name][0] for code, name in names.items()}
        self.used: set[str] = set()
        self._lines: dict[tuple[object, float], list[Line]] = {}

    def lines(self, text: object, room: float) -> list[Line]:
        known = self._lines.get((text, room))
        if known is None:
            known = self._lines[text, room] = self._broken(str(text), room)
        return known

    def _broken(self, text: str, room: float) -> list[Line]:
        self.used.update(text)
        lines: list[str] = []
        for word in text.split():
            if lines and self.width(f"{lines[-1]} {word}") <= room:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        glyphs = self.glyphs
        return [("".join([f"{glyphs[x]:04x}" for x in line]), self.width(line)) for line in lines]

    def width(self, text: str) -> float:
        widths = self.widths
        return sum([widths[letter] for letter in text]) * SIZE / self.units


def raw_limit(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> bytes:
    text, pdf = Text(), pydyf.PDF()
    font = pydyf.Dictionary()
    pdf.add_object(font)
    share = (RIGHT - LEFT) / sum(column.width_mm for column in columns)
    edges = [LEFT]
    for column in columns:
        edges.append(edges[-1] + column.width_mm * share)
    head = [column.title for column in columns]
    for painted in _pages(columns, edges, head, rows, text):
        content = pydyf.Stream([painted.encode()], compress=True)
        pdf.add_object(content)
        pdf.add_page(
            pydyf.Dictionary(
                {
                    "Type": "/Page",
                    "Parent": pdf.pages.reference,
                    "MediaBox": "[0 0 595.28 841.89]",
                    "Contents": content.reference,
                    "Resources": pydyf.Dictionary(
                        {"Font": pydyf.Dictionary({"F": font.reference})}
                    ),
                }
            )
        )
    _embed(pdf, font, text)
    output = io.BytesIO()
    pdf.write(output, compress=True)
    return output.getvalue()


def _pages(
    columns: Sequence[Column],
    edges: Sequence[float],
    head: Sequence[object],
    rows: Iterable[Sequence[object]],
    text: Text,
) -> Iterable[str]:
    cells = [
        (left + PADDING, right - left - 2 * PADDING, 0 if column.align is Align.LEFT else 0.5)
        for left, right, column in zip(edges, edges[1:], columns, strict=False)
    ]
    rules: list[str] = []
    shown: list[str] = []
    y = 0.0
    titles = [text.lines(title, room) for title, (_, room, _) in zip(head, cells, strict=True)]
    for row in rows:
        broken = [text.lines(cell, room) for cell, (_, room, _) in zip(row, cells, strict=True)]
        most = max(map(len, broken))
        height = most * LINE + 2 * PADDING
        if y - height < BOTTOM:
            if shown:
                yield _page(rules, shown, edges, y)
            y, rules, shown = TOP, [], []
            if row is not head:
                titles = [
                    text.lines(cell, room) for cell, (_, room, _) in zip(head, cells, strict=True)
                ]
                y = _row(y, titles, cells, rules, shown)
        y = _row(y, broken, cells, rules, shown)
    yield _page(rules, shown, edges, y)


def _row(
    y: float,
    broken: Sequence[Sequence[Line]],
    cells: Sequence[tuple[float, float, float]],
    rules: list[str],
    shown: list[str],
) -> float:
    height = max(map(len, broken)) * LINE + 2 * PADDING
    for lines, (left, room, share) in zip(broken, cells, strict=True):
        base = y - (height - len(lines) * LINE) / 2 - SIZE
        for glyphs, width in lines:
            shown.append(f"1 0 0 1 {left + share * (room - width):.2f} {base:.2f} Tm <{glyphs}> Tj")
            base -= LINE
    y -= height
    rules.append(f"{LEFT:.2f} {y:.2f} m {RIGHT:.2f} {y:.2f} l")
    return y


def _page(rules: list[str], shown: list[str], edges: Sequence[float], y: float) -> str:
    upright = [f"{x:.2f} {TOP:.2f} m {x:.2f} {y:.2f} l" for x in edges]
    return "\n".join([".5 w", *rules, *upright, "S BT", f"/F {SIZE} Tf", *shown, "ET"])


def _embed(pdf: pydyf.PDF, font: pydyf.Dictionary, text: Text) -> None:
    """The whole font file, with the widths and the meaning of the glyphs in use."""
    letters = sorted(text.used, key=text.glyphs.__getitem__)
    file = pydyf.Stream([FONT.read_bytes()], compress=True)
    meaning = pydyf.Stream(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def",
            "1 begincodespacerange <0000> <ffff> endcodespacerange",
            *[f"1 beginbfchar <{text.glyphs[x]:04x}> <{ord(x):04x}> endbfchar" for x in letters],
            "endcmap end end",
        ],
        compress=True,
    )
    descriptor = pydyf.Dictionary(
        {"Type": "/FontDescriptor", "FontName": "/Tinos", "Flags": 4, "ItalicAngle": 0}
        | {"FontBBox": "[-200 -300 1200 1000]", "Ascent": 891, "Descent": -216}
        | {"CapHeight": 660, "StemV": 80}
    )
    for part in (file, meaning, descriptor):
        pdf.add_object(part)
    descriptor["FontFile2"] = file.reference
    widths = " ".join(
        f"{text.glyphs[x]} [{round(text.widths[x] * 1000 / text.units)}]" for x in letters
    )
    inner = pydyf.Dictionary(
        {"Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": "/Tinos"}
        | {"CIDSystemInfo": "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"}
        | {"FontDescriptor": descriptor.reference, "CIDToGIDMap": "/Identity"}
        | {"W": f"[{widths}]"}
    )
    font.update(
        {"Type": "/Font", "Subtype": "/Type0", "BaseFont": "/Tinos", "Encoding": "/Identity-H"}
        | {"DescendantFonts": pydyf.Array([inner]), "ToUnicode": meaning.reference}
    )
