"""Drafts of the people who are registered: lists, receipts, badges."""

from __future__ import annotations

from collections.abc import Callable

from eventapp.accounts.models import User
from eventapp.documents import Paper
from eventapp.reports import papers, queries, workbooks
from eventapp.reports.drafts.draft import Draft, named
from eventapp.reports.paper_workbook import paper_workbook
from eventapp.reports.papers.receipts import DOCUMENTS, MONEY, Receipt
from eventapp.reports.queries import Choice, Participants
from eventapp.reports.selection import Selection


def participants(asked: Selection, viewer: User) -> Draft:
    """The list of participants of the whole training, or of a group, an agency or a point."""
    found = _found(asked, viewer)
    return Draft(
        title=_title("Danh sách ký nhận" if asked.to_sign else "Danh sách đại biểu", found),
        is_final=True,
        draw=lambda _: papers.participant_list(found, to_sign=asked.to_sign),
        workbook=lambda: workbooks.participant_workbook(found),
    )


def documents(asked: Selection, viewer: User) -> Draft:
    """Who takes which documents, to sign."""
    return _receipts(asked, viewer, DOCUMENTS, "Danh sách ký nhận tài liệu")


def money(asked: Selection, viewer: User) -> Draft:
    """Who takes support money, to sign."""
    return _receipts(asked, viewer, MONEY, "Danh sách ký nhận tiền hỗ trợ")


def badges(asked: Selection, viewer: User) -> Draft:
    return _cards(asked, viewer, papers.badges, "Thẻ đại biểu")


def name_plates(asked: Selection, viewer: User) -> Draft:
    return _cards(asked, viewer, papers.name_plates, "Biển tên")


def _receipts(asked: Selection, viewer: User, receipt: Receipt, name: str) -> Draft:
    found = _found(asked, viewer)
    paper = papers.receipt_list(found, receipt)
    return Draft(
        title=_title(name, found),
        is_final=True,
        draw=lambda _: paper,
        workbook=lambda: paper_workbook(paper, "Ký nhận"),
    )


def _cards(
    asked: Selection, viewer: User, cut: Callable[[Participants], Paper], name: str
) -> Draft:
    found = _found(asked, viewer)
    return Draft(
        title=_title(name, found),
        is_final=True,
        draw=lambda _: cut(found),
        workbook=lambda: workbooks.participant_workbook(found),
    )


def _found(asked: Selection, viewer: User) -> Participants:
    choice = Choice(asked.group, asked.agency, asked.point)
    return queries.participants(asked.training, choice, viewer=viewer)


def _title(name: str, found: Participants) -> str:
    choice = found.choice
    return named(
        name,
        found.training.code,
        choice.group.code if choice.group else "",
        choice.agency.name if choice.agency else "",
        choice.point.name if choice.point else "",
    )
