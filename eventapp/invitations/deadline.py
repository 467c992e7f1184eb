"""Whether an agency may still name people: its deadline, and what it has answered."""

from __future__ import annotations

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.errors import RuleBroken
from eventapp.invitations.queries import deadline_of, find_reply, reply_terms
from eventapp.trainings.models import Training, TrainingState
from eventapp.vietnamese.dates import format_date, format_time


def must_take_lists(training: Training, agency_id: int, *, by: User) -> None:
    """Refuse names of an agency that said nobody comes, or whose time is over for good."""
    if by.role is Role.ORGANISER:
        return
    must_be_open(training)
    reply, terms = find_reply(training, agency_id), reply_terms(training)
    if reply is not None and reply.nil_reason is not None:
        raise RuleBroken(
            "Your agency has said that nobody comes. Take that answer back first.", field="agency"
        )
    due_at = deadline_of(terms, reply)
    if due_at is not None and due_at < clock.now() and terms and not terms.takes_late:
        raise RuleBroken(
            "Lists were taken until %(hour)s on %(day)s. Please call the organisers.",
            field="agency",
            hour=format_time(clock.local(due_at).time()),
            day=format_date(clock.local(due_at).date()),
        )


def must_be_open(training: Training) -> None:
    """Refuse answers to a training that is closed."""
    if training.state is TrainingState.CLOSED:
        raise RuleBroken("The training is closed: its list can no longer be changed.")
