"""A paper as data: blocks of text and tables between a head and a foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from eventapp.documents.letterhead import Letterhead
from eventapp.documents.signing import Recipients, Signatory, SignatureRow
from eventapp.documents.table import Align, Table
from eventapp.documents.verification import Verification


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: level 1 "I. …" bold, 2 bold, 3 bold italic."""

    text: str
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: justified with an indent, or aligned as asked and without one."""

    text: str
    italic: bool = False
    bold: bool = False
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A name in large type between a line above and lines below; a badge, a name plate."""

    name: str
    above: str = ""
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards of one size to be cut apart, row after row, with the type of names and other lines."""

    cards: tuple[Card, ...]
    per_row: int
    height_mm: float
    name_pt: float
    line_pt: float
    empty: str = "Không có dữ liệu."

    @property
    def rows(self) -> list[tuple[Card, ...]]:
        return [
            self.cards[start : start + self.per_row]
            for start in range(0, len(self.cards), self.per_row)
        ]


Block = Heading | Paragraph | Table | SignatureRow | Cards


@dataclass(frozen=True, slots=True)
class Annex:
    """A part that starts on a new page; `reference` is the "(Kèm theo …)" line."""

    title: str
    reference: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything on a paper, in the order it is read.

    A document of Decree 30 has a `type_name` ("BÁO CÁO"); a list has only a title. `lines` stand
    under the title. `metadata_title` is what a reader of the file shows as its name. With a
    `verification` a code and its QR are printed. `page_code` stands as text and QR at the foot of
    every page, to know a scan by. Where `shows_title` is false the title is the file's alone; a
    paper of annexes alone has no blocks.
    """

    title: str
    blocks: tuple[Block, ...]
    letterhead: Letterhead | None = None
    type_name: str | None = None
    lines: tuple[str, ...] = ()
    signatory: Signatory | None = None
    recipients: Recipients | None = None
    annexes: tuple[Annex, ...] = ()
    landscape: bool = False
    language: str = "vi"
    metadata_title: str = ""
    verification: Verification | None = None
    page_code: str = ""
    shows_title: bool = True

    @property
    def file_title(self) -> str:
        return self.metadata_title or " ".join(filter(None, (self.type_name, self.title)))
