"""Many answers of one sheet at once, as somebody typed them into a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from eventapp.accounts.models import User
from eventapp.attendance.events import LETTER_OF, AnswerNow, Batch
from eventapp.attendance.models import Mark
from eventapp.attendance.page_events import event_of
from eventapp.attendance.presence import MarkSource, Presence
from eventapp.attendance.refusals import Why
from eventapp.attendance.service.taking import take_events
from eventapp.attendance.window import must_be_inside
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.points.models import Point
from eventapp.trainings.models import Training, TrainingSession

MOST_ANSWERS = 2000


@dataclass(frozen=True)
class TypedAnswer:
    """One answer; ``seen`` are the marks that whoever typed it knew of."""

    registration_id: int
    value: Presence
    reason: str = ""
    late_minutes: int | None = None
    seen: Sequence[str] = ()
    point_id: int | None = None


@dataclass(frozen=True)
class Typed:
    """What became of typed answers: what stands now, and why some were put aside."""

    now: Sequence[AnswerNow]
    refused: dict[int, Why]

    @property
    def taken(self) -> int:
        return len(self.now) - len(self.refused)


@atomic
def type_answers(  # noqa: PLR0913 - a filled table, said by name
    point: Point | None,
    session: TrainingSession,
    answers: Sequence[TypedAnswer],
    *,
    by: User,
    page: UUID,
    source: MarkSource = MarkSource.TAP,
    outside_reason: str = "",
) -> Typed:
    """Mark everybody in a table. Sent twice from one ``page``, it is taken once.

    ``point`` nothing: every answer names its own. Refused as a whole outside the window; an answer
    that cannot be taken is put aside and harms no other.
    """
    training = db.session.get_one(
        Training, session.training_id, options=[joinedload(Training.host)]
    )
    session.must_be_held()
    said = must_be_inside(session, training, by=by, reason=outside_reason)
    if len(answers) > MOST_ANSWERS:
        raise RuleBroken("At most %(most)s answers at once.", most=MOST_ANSWERS)
    events = []
    for answer in answers:
        place = answer.point_id if point is None else point.id
        words = (answer.registration_id, answer.value.value, answer.reason, answer.late_minutes)
        event_id = str(uuid5(page, repr((session.id, place, words, sorted(answer.seen)))))
        event = event_of(event_id, session, place or 0, answer.registration_id) | {
            "value": LETTER_OF[answer.value],
            "reason": answer.reason or None,
            "source": source.value,
            "supersedes": list(answer.seen),
        }
        event |= {"late_minutes": answer.late_minutes} if answer.late_minutes else {}
        events.append(event | ({"outside_reason": said} if said else {}))
    known = _already_taken([str(event["id"]) for event in events])
    result = take_events(Batch([one for one in events if one["id"] not in known]), by=by)
    whys = {outcome.id: outcome.why for outcome in result.results if outcome.why}
    refused = {
        answer.registration_id: why
        for answer, event in zip(answers, events, strict=True)
        if (why := whys.get(str(event["id"])))
    }
    return Typed(result.answers, refused)


def _already_taken(ids: Sequence[str]) -> set[str]:
    """A repeat differs in its clock alone: it is the same answer all the same."""
    return set(db.session.scalars(select(Mark.id).where(Mark.id.in_(ids))))
