"""What agencies answer, and until when: opened, sent, or nobody comes and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import STALE, atomic, db, insert_new
from eventapp.errors import RuleBroken
from eventapp.invitations.deadline import must_be_open, must_take_lists
from eventapp.invitations.models import Reply, ReplyTerms
from eventapp.invitations.named import people_of_agencies
from eventapp.invitations.queries import reply_terms
from eventapp.trainings.models import Training
from eventapp.trainings.queries import wait_for_turn
from eventapp.vietnamese.dates import format_date
from eventapp.vietnamese.names import clean_text

LONGEST_REASON = 500


@atomic
def set_terms(
    training: Training, due_at: datetime | None, *, takes_late: bool, version: int, by: User
) -> ReplyTerms:
    """Say until when the agencies answer; ``version`` 0: nothing was said before."""
    wait_for_turn(training)
    terms = reply_terms(training)
    if (terms.version if terms else 0) != version:
        raise RuleBroken(STALE)
    terms = terms or ReplyTerms(training_id=training.id)
    _must_be_before(training, due_at)
    terms.due_at, terms.takes_late = due_at, takes_late
    db.session.add(terms)
    db.session.flush()
    return terms


@atomic
def give_time(training: Training, agency: Agency, due_at: datetime | None, *, by: User) -> Reply:
    """Give one agency a deadline of its own; none: it has everybody's again."""
    wait_for_turn(training)
    _must_be_before(training, due_at)
    reply = _reply(training, agency)
    reply.due_at = due_at
    return reply


@atomic
def note_opened(training: Training, agency: Agency, *, by: User) -> None:
    """Somebody of the agency looks at its invitation for the first time."""
    reply = _reply(training, agency)
    reply.opened_at = reply.opened_at or clock.now()


@atomic
def send_list(training: Training, agency: Agency, *, by: User) -> Reply:
    """The list is complete: hand it to the organisers. Later corrections need no second sending."""
    must_take_lists(training, agency.id, by=by)
    if not people_of_agencies(training, agency.id)[agency.id]:
        raise RuleBroken("Register somebody first, or say that nobody comes.")
    return _sent(_reply(training, agency), by)


@atomic
def note_received(training: Training, agency_ids: Collection[int], *, by: User) -> None:
    """An organiser has the lists of agencies, on paper or by mail; a “nobody comes” is over."""
    for reply in _replies(training, agency_ids):
        reply.nil_reason = None
        if reply.sent_at is None:
            reply.sent_at, reply.sent_by_id = clock.now(), by.id
    db.session.flush()


@atomic
def reply_nil(training: Training, agency: Agency, reason: str, *, by: User) -> Reply:
    """The agency sends nobody; an answer like any other, as long as nobody is on its list."""
    must_be_open(training)
    reason = clean_text(reason)
    if not reason:
        raise RuleBroken("Say why nobody comes.", field="reason")
    if len(reason) > LONGEST_REASON:
        raise RuleBroken(
            "Please write at most %(most)s characters; these are %(length)s.",
            field="reason",
            most=LONGEST_REASON,
            length=len(reason),
        )
    people = people_of_agencies(training, agency.id)[agency.id]
    if people:
        raise RuleBroken(
            "%(people)s people of your agency are on the list. Withdraw them first.",
            field="reason",
            people=people,
        )
    reply = _reply(training, agency)
    reply.nil_reason, reply.sent_at, reply.sent_by = reason, clock.now(), by
    db.session.flush()
    return reply


@atomic
def withdraw_nil(training: Training, agency: Agency, *, by: User) -> Reply:
    """Somebody comes after all."""
    must_be_open(training)
    reply = _reply(training, agency)
    if reply.nil_reason is None:
        raise RuleBroken("Your agency has not said that nobody comes.")
    reply.nil_reason = reply.sent_at = reply.sent_by_id = None
    reply.sent_by = None
    db.session.flush()
    return reply


def _sent(reply: Reply, by: User) -> Reply:
    reply.sent_at, reply.sent_by = clock.now(), by
    db.session.flush()
    return reply


def _must_be_before(training: Training, due_at: datetime | None) -> None:
    if due_at is not None and clock.local(due_at).date() > training.ends_on:
        raise RuleBroken(
            "The answers are needed before the training ends on %(day)s.",
            field="day",
            day=format_date(training.ends_on),
        )


def _reply(training: Training, agency: Agency) -> Reply:
    """The row of an agency, made when there is none, for this action alone."""
    return _replies(training, [agency.id])[0]


def _replies(training: Training, agency_ids: Collection[int]) -> Sequence[Reply]:
    rows = [{"training_id": training.id, "agency_id": n} for n in sorted(agency_ids)]
    db.session.execute(insert_new(Reply), rows)
    found = select(Reply).where(Reply.training_id == training.id, Reply.agency_id.in_(agency_ids))
    return db.session.scalars(
        found.order_by(Reply.id).with_for_update().execution_options(populate_existing=True)
    ).all()
