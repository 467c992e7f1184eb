"""Finding answers: how far each agency is, until when it has time, when it was last reminded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select, true
from sqlalchemy.orm import joinedload

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import db
from eventapp.invitations.models import Invitation, Reminder, Reply, ReplyState, ReplyTerms
from eventapp.invitations.named import people_of_agencies
from eventapp.invitations.queries.seats import visible_to
from eventapp.trainings.models import Training


@dataclass(frozen=True, kw_only=True)
class AgencyReply:
    """One agency that is called, and what it answered."""

    agency: Agency
    parent: Agency | None
    seats: int
    people: int
    reply: Reply | None
    due_at: datetime | None
    reminders: int
    reminded_at: datetime | None

    @property
    def state(self) -> ReplyState:
        if self.reply is not None:
            return self.reply.state(self.people)
        return ReplyState.DRAFT if self.people else ReplyState.NOT_OPENED

    @property
    def is_late(self) -> bool:
        """Whether the answer is missing although its time is over."""
        return not self.state.is_answer and self.due_at is not None and self.due_at < clock.now()


def reply_terms(training: Training) -> ReplyTerms | None:
    return db.session.scalar(select(ReplyTerms).where(ReplyTerms.training_id == training.id))


def find_reply(training: Training, agency_id: int) -> Reply | None:
    return db.session.scalar(
        select(Reply)
        .where(Reply.training_id == training.id, Reply.agency_id == agency_id)
        .options(joinedload(Reply.sent_by))
    )


def deadline_of(terms: ReplyTerms | None, reply: Reply | None) -> datetime | None:
    """Until when an agency answers: its own day, else everybody's."""
    if reply is not None and reply.due_at is not None:
        return reply.due_at
    return terms.due_at if terms else None


def replies(
    training: Training, *, viewer: User, agency_id: int | None = None
) -> Sequence[AgencyReply]:
    """The agencies that are called, in written order, with their answers; or one of them."""
    terms, people = reply_terms(training), people_of_agencies(training, agency_id)
    of_agency = Invitation.agency_id == agency_id if agency_id is not None else true()
    called = (
        select(Invitation.agency_id, func.sum(Invitation.seats).label("seats"))
        .where(Invitation.training_id == training.id, visible_to(viewer), of_agency)
        .group_by(Invitation.agency_id)
        .having(func.sum(Invitation.seats) > 0)
        .subquery()
    )
    reminded = (
        select(
            Reminder.agency_id,
            func.count().label("times"),
            func.max(Reminder.reminded_at).label("last"),
        )
        .where(Reminder.training_id == training.id)
        .group_by(Reminder.agency_id)
        .subquery()
    )
    rows = db.session.execute(
        select(Agency, called.c.seats, Reply, reminded.c.times, reminded.c.last)
        .join(called, called.c.agency_id == Agency.id)
        .outerjoin(Reply, and_(Reply.agency_id == Agency.id, Reply.training_id == training.id))
        .outerjoin(reminded, reminded.c.agency_id == Agency.id)
        .options(joinedload(Agency.parent), joinedload(Reply.sent_by))
        .order_by(Agency.sort_key, Agency.id)
    )
    return [
        AgencyReply(
            agency=agency,
            parent=agency.parent,
            seats=seats,
            people=people[agency.id],
            reply=reply,
            due_at=deadline_of(terms, reply),
            reminders=times or 0,
            reminded_at=last,
        )
        for agency, seats, reply, times, last in rows
    ]


def own_reply(training: Training, agency: Agency, *, viewer: User) -> AgencyReply | None:
    """The answer of one agency; none when it has no seats."""
    return next(iter(replies(training, viewer=viewer, agency_id=agency.id)), None)
