"""What has been recorded about a half-day: features that stand on this one are asked.

Sheets and marks belong to features above; they tell what they have with ``@witness``. Nothing of
the past is touched: what was reported keeps its half-day where it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from eventapp import clock
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.trainings.models import TrainingSession


@dataclass(frozen=True)
class Recorded:
    """How many sheets were reported, and whether anybody was marked."""

    sheets: int = 0
    has_marks: bool = False


Witness = Callable[[TrainingSession], Recorded]
_witnesses: list[Witness] = []


def witness(tell: Witness) -> Witness:
    """Let a function tell what its feature has recorded about a half-day."""
    _witnesses.append(tell)
    return tell


def must_be_untouched(session: TrainingSession) -> None:
    """Refuse to cancel or move a half-day that was reported, or is over and has marks."""
    db.session.execute(
        select(TrainingSession.id).where(TrainingSession.id == session.id).with_for_update()
    )
    told = [tell(session) for tell in _witnesses]
    sheets = sum(one.sheets for one in told)
    if sheets:
        raise RuleBroken(
            "%(n)s sheets of %(session)s have been reported: it can no longer be cancelled "
            "or moved.",
            n=sheets,
            session=session.title,
        )
    if session.ends_at <= clock.now() and any(one.has_marks for one in told):
        raise RuleBroken(
            "%(session)s is over and people were marked: it can no longer be cancelled or moved.",
            session=session.title,
        )
