"""Drafts of what is planned: points, seats, programme, the annexes of the plan, letters."""

from __future__ import annotations

from sqlalchemy.exc import NoResultFound

from eventapp.accounts.models import User
from eventapp.documents import Paper
from eventapp.invitations.queries import deadline_of, find_reply, replies, reply_terms
from eventapp.reports import papers, queries
from eventapp.reports.drafts.draft import Draft, named
from eventapp.reports.entry import NOT_ENTERED
from eventapp.reports.paper_workbook import paper_workbook
from eventapp.reports.papers.invitation import Invited
from eventapp.reports.queries import Choice
from eventapp.reports.queries.planned import planned_points, rooms_for, seat_plan
from eventapp.reports.selection import Selection
from eventapp.trainings.queries import programme as programme_of


def points(asked: Selection, viewer: User) -> Draft:
    """The list of points with those who run them and their line tests."""
    paper = papers.point_list(planned_points(asked.training, viewer=viewer))
    return _list(paper, asked, "Danh sách điểm cầu", "Điểm cầu")


def seats(asked: Selection, viewer: User) -> Draft:
    """Seats per agency and who took them."""
    training = asked.training
    answered = {one.agency.id: one for one in replies(training, viewer=viewer)}
    paper = papers.seat_list(seat_plan(training, viewer=viewer), answered)
    return _list(paper, asked, "Chỉ tiêu và kết quả đăng ký", "Chỉ tiêu")


def programme(asked: Selection, viewer: User) -> Draft:
    """What is taught when and by whom."""
    del viewer  # a programme is the same for everybody
    paper = papers.programme(asked.training, programme_of(asked.training))
    return _list(paper, asked, "Chương trình", "Chương trình")


def plan_annexes(asked: Selection, viewer: User) -> Draft:
    """Points, seats and programme as the numbered annexes of the plan."""
    training = asked.training
    found = (
        planned_points(training, viewer=viewer),
        seat_plan(training, viewer=viewer),
        programme_of(training),
    )
    return Draft(
        title=named("Phụ lục kế hoạch", training.code),
        is_final=True,
        draw=lambda entry: papers.plan_annexes(*found, entry),
        workbook=lambda: paper_workbook(
            papers.plan_annexes(*found, NOT_ENTERED),
            *("Điểm cầu", "Số lượng đại biểu", "Chương trình"),
        ),
    )


def invitation(asked: Selection, viewer: User) -> Draft:
    """The letter to an agency that has seats, or to all of them."""
    training, agency = asked.training, asked.agency
    reply = find_reply(training, agency.id) if agency else None
    due_at = deadline_of(reply_terms(training), reply)
    invited = Invited(seat_plan(training, viewer=viewer, agency=agency), due_at)
    if agency:
        if not invited.seats.seats:
            raise NoResultFound
        found = queries.participants(training, Choice(agency=agency), viewer=viewer)
        invited = Invited(
            invited.seats,
            due_at,
            agency,
            rooms_for(agency, training),
            (*found.people, *found.others),
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
