"""From a paper to the bytes of its PDF."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from eventapp.documents.archive import MOST_TAGGED_ROWS, archived, is_tagged, row_count
from eventapp.documents.engine import engine, printing
from eventapp.documents.letters import LettersMissing, without
from eventapp.documents.limits import check_cards, check_columns, check_slow_rows
from eventapp.documents.lists import lay_out_lists, long_tables
from eventapp.documents.markup import Section, section_html, sections
from eventapp.documents.paper import Paper
from eventapp.documents.typesetting import Unpaintable
from eventapp.errors import RuleBroken

MOST_BOUND_ROWS = 20_000
logger = logging.getLogger(__name__)


def render(paper: Paper, *, tagged: bool | None = None, to_seal: bool = False) -> bytes:
    """The paper as PDF/A; the same paper gives the same bytes.

    Papers are tagged for screen readers (PDF/UA-1) unless they are very long; `tagged` decides
    otherwise. A paper `to_seal` has an empty field for the office's signature.
    """
    tagged = is_tagged(paper) if tagged is None else tagged
    with printing():
        try:
            return archived(paper, _pages(paper), tagged=tagged, to_seal=to_seal)
        except LettersMissing as missing:
            logger.warning("No font here has %s; boxes are printed instead.", missing.letters)
            boxed = without(paper, missing.letters)
            pages = _pages(boxed)
            return archived(paper, pages, tagged=tagged, complete=False, to_seal=to_seal)


def bind(
    papers: Sequence[Paper], title: str, *, after_each: Callable[[int], None] = lambda _: None
) -> bytes:
    """Several papers in one file, each counting its own pages; their data is not embedded.

    ``after_each`` hears how many are laid out. RuleBroken for more rows than one file holds.
    """
    cover = Paper(title, (), language=papers[0].language if papers else "vi")
    rows = sum(map(row_count, papers))
    if rows > MOST_BOUND_ROWS or not papers:
        raise RuleBroken(
            "One file holds at most %(most)s rows; these are %(rows)s. Take them as a ZIP.",
            most=MOST_BOUND_ROWS,
            rows=rows,
        )
    with printing():
        pages: list[Any] = []
        for number, paper in enumerate(papers, 1):
            pages += _pages(paper)
            after_each(number)
        try:
            return archived(cover, pages, tagged=rows <= MOST_TAGGED_ROWS)
        except LettersMissing as missing:
            logger.warning("No font here has %s; boxes are printed instead.", missing.letters)
            boxed = [page for paper in papers for page in _pages(without(paper, missing.letters))]
            return archived(cover, boxed, tagged=rows <= MOST_TAGGED_ROWS, complete=False)


def _pages(paper: Paper) -> list[Any]:
    return [page for section in sections(paper) for page in lay_out(section)]


def lay_out(section: Section) -> list[Any]:
    """The section's pages: by the list lane where a table is long, else by WeasyPrint alone."""
    check_columns(section)
    check_cards(section)
    if long_tables(section):
        try:
            return lay_out_lists(section)
        except Unpaintable as reason:
            logger.warning("A long table is printed by the slow lane: %s.", reason)
            check_slow_rows(section)
    pages: list[Any] = engine().lay_out(section_html(section), landscape=section.landscape).pages
    return pages


def render_html(paper: Paper) -> str:
    """The HTML of each section, one after the other, as WeasyPrint reads it."""
    return "\n".join(section_html(section) for section in sections(paper))
