"""What a person decides about a lecturer."""

from __future__ import annotations

from dataclasses import dataclass

from eventapp.errors import RuleBroken
from eventapp.people.models import Sex
from eventapp.trainings.details import check_length
from eventapp.vietnamese.names import clean, clean_text

NAME_LENGTH, LINE_LENGTH, LONG_LINE_LENGTH = 200, 200, 500


@dataclass(frozen=True, kw_only=True)
class LecturerDetails:
    """Name, sex (lecturers are counted by it, apart from trainees), and where she comes from."""

    full_name: str
    sex: Sex
    position: str = ""
    organisation: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "full_name", clean(self.full_name))
        object.__setattr__(self, "position", clean_text(self.position))
        object.__setattr__(self, "organisation", clean_text(self.organisation))
        if not self.full_name:
            raise RuleBroken("Enter the full name.", field="full_name")
        check_length(self.full_name, NAME_LENGTH, "full_name")
        check_length(self.position, LINE_LENGTH, "position")
        check_length(self.organisation, LONG_LINE_LENGTH, "organisation")
