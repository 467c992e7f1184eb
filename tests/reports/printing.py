"""A paper as lines of text, to be compared with the one kept beside the tests."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from eventapp.documents import Heading, Paper, Paragraph, Row, SignatureRow, Table

SNAPSHOTS = Path(__file__).parent / "snapshots"


def text_of(paper: Paper) -> str:
    """Everything on a paper in the order it is read."""
    return "\n".join(_lines(paper)) + "\n"


def is_as_kept(paper: Paper, name: str, *, but: str = " ") -> bool:
    """Compare with ``snapshots/NAME.txt``; UPDATE_SNAPSHOTS=1 writes it anew.

    ``but`` is what differs every time, such as a hash.
    """
    file = SNAPSHOTS / f"{name}.txt"
    text = text_of(paper).replace(but, "HASH") if but.strip() else text_of(paper)
    text = re.sub(r"(mã cuối) [0-9a-f]{16}", r"\1 CHAIN", text)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(text)
    assert text == file.read_text()
    return True


def rows_of(paper: Paper) -> Iterator[Row]:
    """The rows of every table, annexes included."""
    for blocks in (paper.blocks, *(annex.blocks for annex in paper.annexes)):
        for block in blocks:
            if isinstance(block, Table):
                yield from block.rows


def _lines(paper: Paper) -> Iterator[str]:
    head = paper.letterhead
    yield from (*head.parent_lines, *head.agency_lines)
    yield from filter(None, (head.number_line, head.date_line, paper.type_name, paper.title))
    yield from paper.lines
    for block in paper.blocks:
        yield from _block(block)
    if paper.signatory:
        yield from paper.signatory.authority
    if paper.recipients:
        yield from paper.recipients.printed_lines
    for annex in paper.annexes:
        yield from ("=" * 20, annex.title.upper(), annex.reference)
        for block in annex.blocks:
            yield from _block(block)


def _block(block: object) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {block.text}"
        case Paragraph():
            yield block.text
        case Table():
            for titles in block.head:
                yield "| " + " | ".join(title.title for title in titles)
            for row in block.rows:
                yield f"{row.style.value[0]}| " + " | ".join(map(str, row.cells))
        case SignatureRow():
            yield block.dated
            yield " / ".join(one.authority[0] for one in block.signatories)
