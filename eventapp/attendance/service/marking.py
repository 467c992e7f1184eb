"""Answering for people in the room from a page of ours: each answer becomes an event."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4, uuid5

from sqlalchemy import select

from eventapp.accounts.models import User
from eventapp.attendance.events import LETTER_OF, Batch
from eventapp.attendance.models import Answer, Mark
from eventapp.attendance.page_events import event_of
from eventapp.attendance.presence import MarkSource, Presence
from eventapp.attendance.queries import sheet_lines
from eventapp.attendance.service.taking import take_events
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.points.models import Point
from eventapp.registrations import service as registrations
from eventapp.registrations.models import Registration
from eventapp.registrations.nomination import Nomination
from eventapp.trainings.models import Training, TrainingSession


@atomic
def mark(  # noqa: PLR0913 - one answer of one person, said by name
    registration: Registration,
    session: TrainingSession,
    value: Presence,
    *,
    by: User,
    point: Point | None = None,
    reason: str = "",
    seen: Sequence[str] | None = None,
    page: UUID | None = None,
    source: MarkSource = MarkSource.TAP,
    outside_reason: str = "",
) -> None:
    """Answer for one person; refused with a sentence where an event would be put aside.

    ``seen`` are the marks the page knew (nothing: all there are), so that an answer given to an
    old page shows as a conflict. ``page`` names one rendering: the same answer sent twice from it
    is one mark. ``point`` is where she is (nothing: where she is registered).
    """
    heads = _heads(registration, session) if seen is None else list(seen)
    words = f"{registration.id} {value.value} {reason} {' '.join(sorted(heads))}"
    event_id = str(uuid5(page, words) if page else uuid4())
    if page and db.session.get(Mark, event_id):
        return
    event = event_of(
        event_id, session, point.id if point else registration.point_id, registration.id
    )
    event |= {"value": LETTER_OF[value], "reason": reason or None, "source": source.value}
    if outside_reason:
        event |= {"outside_reason": outside_reason}
    result = take_events(Batch([event | {"supersedes": heads}]), by=by)
    if why := result.results[0].why:
        raise RuleBroken(why.label)


@atomic
def undo(  # noqa: PLR0913 - one answer of one person, said by name
    registration: Registration,
    session: TrainingSession,
    *,
    by: User,
    point: Point | None = None,
    seen: Sequence[str] | None = None,
    page: UUID | None = None,
) -> None:
    """Take the answer back: she is not marked again. The marks stay in her history."""
    mark(
        registration,
        session,
        Presence.UNMARKED,
        by=by,
        point=point,
        seen=seen,
        page=page,
        source=MarkSource.UNDO,
    )


@atomic
def mark_all_present(point: Point, session: TrainingSession, *, by: User) -> int:
    """Answer "present" for everybody who has no answer yet; tells how many these were."""
    events = [
        event_of(str(uuid4()), session, point.id, line.registration.id)
        | {"value": "P", "source": MarkSource.TAP.value, "supersedes": list(line.heads)}
        for line in sheet_lines(point, session, viewer=by)
        if line.is_unmarked
    ]
    result = take_events(Batch(events), by=by)
    if why := next((outcome.why for outcome in result.results if outcome.why), None):
        raise RuleBroken(why.label)
    return len(events)


@atomic
def add_walk_in(
    nomination: Nomination, *, session: TrainingSession, training: Training, by: User
) -> Registration:
    """Register somebody who came without being registered, and mark her present."""
    registration = registrations.add_walk_in(nomination, training=training, by=by)
    db.session.flush()
    mark(registration, session, Presence.PRESENT, by=by, point=nomination.point)
    return registration


def _heads(registration: Registration, session: TrainingSession) -> list[str]:
    heads = db.session.scalar(
        select(Answer.heads).where(
            Answer.session_id == session.id, Answer.registration_id == registration.id
        )
    )
    return list(heads or ())
