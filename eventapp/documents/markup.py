"""HTML of a paper's sections; every text is escaped, whatever it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from eventapp.documents.engine import TEMPLATE_FOLDER
from eventapp.documents.paper import Annex, Block, Cards, Heading, Paper, Paragraph
from eventapp.documents.signing import SignatureRow
from eventapp.documents.table import Table
from eventapp.documents.verification import qr_picture
from eventapp.documents.wording import printable, roman


@dataclass(frozen=True, slots=True)
class Section:
    """The body of a paper or one annex: it begins on a new page and counts its own pages."""

    paper: Paper
    blocks: tuple[Block, ...]
    landscape: bool
    annex: Annex | None = None
    numeral: str = ""

    def heading_tag(self, place: int) -> str:
        """The tag of the heading at that place: a level is never skipped, as PDF/UA wants."""
        depth = 1
        for block in self.blocks[: place + 1]:
            if isinstance(block, Heading):
                depth = min(block.level + 1, depth + 1)
        return f"h{depth}"


def sections(paper: Paper) -> Iterator[Section]:
    """The body, then the annexes; two or more are numbered."""
    if paper.blocks or not paper.annexes:
        yield Section(paper, paper.blocks, paper.landscape)
    for number, annex in enumerate(paper.annexes, 1):
        numeral = roman(number) if len(paper.annexes) > 1 else ""
        yield Section(paper, annex.blocks, annex.landscape, annex, numeral)


def section_html(section: Section, seats: Mapping[int, Sequence[float]] | None = None) -> str:
    """The section's HTML; a table named in `seats` gets empty rows of these heights instead."""
    template = _environment().get_template("section.html")
    return template.render(section=section, paper=section.paper, seats=seats or {})


def cell_html(text: str, width_em: float, *, bold: bool, language: str) -> str:
    """A text alone, in the type of a table and a cell of that width."""
    template = _environment().get_template("cell.html")
    return template.render(text=text, width_em=width_em, bold=bold, language=language)


def stamp_html(name: str, signed_at: str) -> str:
    """What is seen of the signature of somebody at a moment."""
    return _environment().get_template("stamp.html").render(name=name, signed_at=signed_at)


def kind(block: Block) -> str:
    """The template's word for a block."""
    match block:
        case Heading():
            return "heading"
        case Paragraph():
            return "paragraph"
        case Table():
            return "table"
        case SignatureRow():
            return "signatures"
        case Cards():
            return "cards"


def _printable(value: object) -> str:
    """Cleaned as every text; markup of our own stays markup."""
    return value if isinstance(value, Markup) else printable(value)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATE_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests |= {
        name: (lambda block, name=name: kind(block) == name)
        for name in ("heading", "paragraph", "table", "signatures", "cards")
    }
    environment.globals["qr_picture"] = qr_picture
    return environment
