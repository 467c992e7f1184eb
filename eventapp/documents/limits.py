"""What is too much for one paper, said in a sentence before it is printed."""

from __future__ import annotations

from eventapp.documents.markup import Section
from eventapp.documents.paper import Cards
from eventapp.documents.table import Table
from eventapp.errors import RuleBroken

MOST_COLUMNS = 12
MOST_COLUMNS_LANDSCAPE = 18
MOST_CARDS = 600
MOST_SLOW_ROWS = 1_000
"""WeasyPrint alone needs ten seconds and 300 MB for so many rows; nobody waits longer."""


def check_cards(section: Section) -> None:
    """Refuse more cards than WeasyPrint lays out while somebody waits."""
    cards = sum(len(block.cards) for block in section.blocks if isinstance(block, Cards))
    if cards > MOST_CARDS:
        raise RuleBroken(
            "%(cards)s cards are too many for one file; there is room for %(most)s. Choose a group"
            " or a point.",
            cards=cards,
            most=MOST_CARDS,
        )


def check_columns(section: Section) -> None:
    """Refuse tables whose columns would be too narrow to read."""
    most = MOST_COLUMNS_LANDSCAPE if section.landscape else MOST_COLUMNS
    for block in section.blocks:
        if isinstance(block, Table) and len(block.columns) > most:
            raise RuleBroken(
                "A table of %(columns)s columns does not fit on the page; there is room for"
                " %(most)s.",
                columns=len(block.columns),
                most=most,
            )


def check_slow_rows(section: Section) -> None:
    """Refuse lists that only the ordinary lane can print and that would keep it busy too long."""
    rows = sum(len(block.rows) for block in section.blocks if isinstance(block, Table))
    if rows > MOST_SLOW_ROWS:
        raise RuleBroken(
            "This list of %(rows)s rows holds texts too long or in too many scripts to be printed"
            " at once. Please print it in parts.",
            rows=rows,
        )
