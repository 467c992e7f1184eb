"""Finding trainings, their half-days, lecturers and notices."""

from __future__ import annotations

from eventapp.trainings.queries.lessons import (
    Lesson,
    Taught,
    get_lecturer,
    lecturers,
    lecturers_with_blocks,
    lessons_between,
    lessons_of,
    lessons_on,
)
from eventapp.trainings.queries.notices import latest_notices, notices_after, notices_of
from eventapp.trainings.queries.plans import (
    get_programme_session,
    get_session,
    get_training,
    hosted_by,
    programme,
    session_now,
    session_on,
    show_plan,
    suggested_code,
    trainings,
    usual_place,
    visible_to,
    wait_for_turn,
    whole_plan,
)
from eventapp.trainings.queries.reach import agencies_in_reach, agencies_of_province, possible_hosts

__all__ = [
    "Lesson",
    "Taught",
    "agencies_in_reach",
    "agencies_of_province",
    "get_lecturer",
    "get_programme_session",
    "get_session",
    "get_training",
    "hosted_by",
    "latest_notices",
    "lecturers",
    "lecturers_with_blocks",
    "lessons_between",
    "lessons_of",
    "lessons_on",
    "notices_after",
    "notices_of",
    "possible_hosts",
    "programme",
    "session_now",
    "session_on",
    "show_plan",
    "suggested_code",
    "trainings",
    "usual_place",
    "visible_to",
    "wait_for_turn",
    "whole_plan",
]
