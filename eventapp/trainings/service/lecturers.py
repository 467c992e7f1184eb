"""Who teaches: adding and changing lecturers, who are known across trainings."""

from __future__ import annotations

from eventapp.accounts.models import User
from eventapp.database import STALE, atomic, db
from eventapp.errors import RuleBroken
from eventapp.trainings.lecturer_details import LecturerDetails
from eventapp.trainings.models import Lecturer
from eventapp.vietnamese import names


@atomic
def add_lecturer(details: LecturerDetails, *, by: User) -> Lecturer:
    lecturer = Lecturer()
    _describe(lecturer, details)
    db.session.add(lecturer)
    db.session.flush()
    return lecturer


@atomic
def change_lecturer(
    lecturer: Lecturer, details: LecturerDetails, *, version: int, by: User
) -> Lecturer:
    if lecturer.version != version:
        raise RuleBroken(STALE)
    _describe(lecturer, details)
    db.session.flush()
    return lecturer


def _describe(lecturer: Lecturer, details: LecturerDetails) -> None:
    lecturer.full_name, lecturer.sex = details.full_name, details.sex
    lecturer.position, lecturer.organisation = details.position, details.organisation
    lecturer.search = names.fold(f"{details.full_name} {details.organisation}")
    lecturer.sort_key = names.sort_key(details.full_name)
