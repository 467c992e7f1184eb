"""Taking turns: whoever changes what stands on sheets holds them first, always in one order."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select, tuple_

from eventapp.attendance.models import Answer, Sheet
from eventapp.attendance.presence import Presence
from eventapp.database import db, insert_new

Pair = tuple[int, int]


def claim_sheets(pairs: Iterable[Pair]) -> dict[Pair, Sheet]:
    """The sheets of (session id, point id), made where there are none yet, held until saved."""
    wanted = sorted(set(pairs))
    if not wanted:
        return {}
    db.session.execute(
        insert_new(Sheet),
        [{"session_id": session_id, "point_id": point_id} for session_id, point_id in wanted],
    )
    sheets = db.session.scalars(
        select(Sheet)
        .where(tuple_(Sheet.session_id, Sheet.point_id).in_(wanted))
        .order_by(Sheet.session_id, Sheet.point_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return {(sheet.session_id, sheet.point_id): sheet for sheet in sheets}


def claim_answers(points: dict[Pair, int]) -> dict[Pair, Answer]:
    """The answers of (session id, registration id), made where there are none, held until saved.

    ``points`` says where each person is, for answers that are made here.
    """
    wanted = sorted(points)
    if not wanted:
        return {}
    db.session.execute(
        insert_new(Answer),
        [
            {
                "session_id": session_id,
                "registration_id": registration_id,
                "point_id": points[session_id, registration_id],
                "value": Presence.UNMARKED,
                "heads": [],
            }
            for session_id, registration_id in wanted
        ],
    )
    answers = db.session.scalars(
        select(Answer)
        .where(tuple_(Answer.session_id, Answer.registration_id).in_(wanted))
        .order_by(Answer.session_id, Answer.registration_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return {(answer.session_id, answer.registration_id): answer for answer in answers}
