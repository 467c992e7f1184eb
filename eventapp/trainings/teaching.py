"""How much is taught in a training and by whom: lecturers are counted apart from trainees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from eventapp.people.models import Sex
from eventapp.trainings.models import TrainingSession


@dataclass(frozen=True)
class Teaching:
    """Lecturers (each counted once), women among them, and minutes taught by somebody named."""

    lecturers: int
    women: int
    unknown: int
    minutes: int

    @property
    def hours(self) -> str:
        """7h30: as hours are written."""
        return f"{self.minutes // 60}h{self.minutes % 60:02}"


def teaching_of(programme: Iterable[TrainingSession]) -> Teaching:
    """What the half-days that are held add up to; their programme must be loaded."""
    blocks = [
        block
        for session in programme
        if session.is_held
        for block in session.blocks
        if block.lecturer is not None
    ]
    people = {block.lecturer_id: block.lecturer for block in blocks}
    sexes = [person.sex for person in people.values() if person]
    return Teaching(
        lecturers=len(people),
        women=sexes.count(Sex.FEMALE),
        unknown=sexes.count(Sex.UNKNOWN),
        minutes=sum(
            (block.ends.hour - block.starts.hour) * 60 + block.ends.minute - block.starts.minute
            for block in blocks
        ),
    )
