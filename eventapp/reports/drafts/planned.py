"""Drafts of what is planned: points, seats, programme, the annexes of the plan, letters."""

from __future__ import annotations

from sqlalchemy.exc import NoResultFound

from eventapp.accounts.models import User
from eventapp.documents import Paper
from eventapp.reports import papers, queries
from eventapp.reports.drafts.draft import Draft, named
from eventapp.reports.entry import NOT_ENTERED
from eventapp.reports.paper_workbook import paper_workbook
from eventapp.reports.papers.invitation import Invited
from eventapp.reports.queries import Choice
from eventapp.reports.queries.planned import planned_points, rooms_for, seat_plan
from eventapp.reports.selection import Selection


def points(asked: Selection, viewer: User) -> Draft:
    """The list of points with those who run them and their line tests."""
    paper = papers.point_list(planned_points(asked.training, viewer=viewer))
    return _list(paper, asked, "Danh sách điểm cầu", "Điểm cầu")


def seats(asked: Selection, viewer: User) -> Draft:
    """Seats per agency and who took them."""
    paper = papers.seat_list(seat_plan(asked.training, viewer=viewer))
    return _list(paper, asked, "Chỉ tiêu và kết quả đăng ký", "Chỉ tiêu")


def programme(asked: Selection, viewer: User) -> Draft:
    """What is taught when and by whom."""
    del viewer  # a programme is the same for everybody
    return _list(papers.programme(asked.training), asked, "Chương trình", "Chương trình")


def plan_annexes(asked: Selection, viewer: User) -> Draft:
    """Points, seats and programme as the numbered annexes of the plan."""
    training = asked.training
    found = planned_points(training, viewer=viewer), seat_plan(training, viewer=viewer)
    return Draft(
        title=named("Phụ lục kế hoạch", training.code),
        is_final=True,
        draw=lambda entry: papers.plan_annexes(training, *found, entry),
        workbook=lambda: paper_workbook(
            papers.plan_annexes(training, *found, NOT_ENTERED),
            *("Điểm cầu", "Số lượng đại biểu", "Chương trình"),
        ),
    )


def invitation(asked: Selection, viewer: User) -> Draft:
    """The letter to an agency that has seats, or to all of them."""
    training, agency = asked.training, asked.agency
    invited = Invited(seat_plan(training, viewer=viewer, agency=agency))
    if agency:
        if not invited.seats.seats:
            raise NoResultFound
        found = queries.participants(training, Choice(agency=agency), viewer=viewer)
        invited = Invited(
            invited.seats, agency, rooms_for(agency, training), (*found.people, *found.others)
        )
    return Draft(
        title=named("Công văn cử đại biểu", training.code, agency.name if agency else ""),
        is_final=True,
        draw=lambda entry: papers.invitation(training, invited, entry),
        workbook=lambda: paper_workbook(
            papers.invitation(training, invited, NOT_ENTERED), "Phụ lục"
        ),
    )


def _list(paper: Paper, asked: Selection, name: str, worksheet: str) -> Draft:
    return Draft(
        title=named(name, asked.training.code),
        is_final=True,
        draw=lambda _: paper,
        workbook=lambda: paper_workbook(paper, worksheet),
    )
