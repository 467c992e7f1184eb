"""Writing down what people who were already invited must be told."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.trainings.models import Notice, NoticeKind, Training, TrainingSession
from eventapp.vietnamese.names import clean_text

REASON_LENGTH = 500


class Hours(NamedTuple):
    """From when until when; of a whole training midnights of its first and last day."""

    from_: datetime
    until: datetime


def hours_of(session: TrainingSession) -> Hours:
    return Hours(session.starts_at, session.ends_at)


def days_of(first: date, last: date) -> Hours:
    return Hours(clock.at(first, time(0)), clock.at(last, time(0)))


def tell(  # noqa: PLR0913 - a notice is all of this
    training: Training,
    kind: NoticeKind,
    *,
    by: User,
    session: TrainingSession | None = None,
    was: Hours | None = None,
    now: Hours | None = None,
    reason: str = "",
) -> None:
    """Keep a notice when people have been invited already; a draft changes in silence."""
    if not training.is_announced:
        return
    db.session.add(
        Notice(
            training_id=training.id,
            session_id=session.id if session else None,
            kind=kind,
            was_from=was.from_ if was else None,
            was_until=was.until if was else None,
            from_=now.from_ if now else None,
            until=now.until if now else None,
            reason=reason,
            written_at=clock.now(),
            author_id=by.id,
        )
    )


def checked_reason(text: str) -> str:
    """Why: people who were invited want to know."""
    reason = clean_text(text)
    if not reason:
        raise RuleBroken("Enter the reason: people who were invited read it.", field="reason")
    if len(reason) > REASON_LENGTH:
        raise RuleBroken(
            "This is too long: %(length)s characters, at most %(most)s.",
            field="reason",
            length=len(reason),
            most=REASON_LENGTH,
        )
    return reason
