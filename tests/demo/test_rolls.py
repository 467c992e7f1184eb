"""The roll calls of the demo: marks, answers, reports and locked sheets that agree."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import func, select

from eventapp.accounts.queries import find_by_email
from eventapp.agencies.models import Agency
from eventapp.attendance.folding import settle
from eventapp.attendance.freezing import hash_of
from eventapp.attendance.models import (
    Answer,
    Mark,
    MarkSupersedes,
    QuarantinedMark,
    Sheet,
    SheetReport,
    SheetVersion,
)
from eventapp.attendance.presence import Presence, SheetState
from eventapp.attendance.queries import board
from eventapp.database import db
from eventapp.demo.rolls import LATE, NEVER, NO_LINE, TWICE
from eventapp.demo.sign_ins import COMMUNE, OPERATOR, ORGANISER
from eventapp.points.models import Point, PointOperator
from eventapp.trainings.models import Training, TrainingSession

pytestmark = pytest.mark.usefixtures("loaded")


def session_of(code: str) -> TrainingSession:
    return db.session.scalars(select(TrainingSession).where(TrainingSession.code == code)).one()


def states(code: str) -> Counter:
    found = db.session.execute(
        select(Point, Sheet.state).outerjoin(
            Sheet, (Sheet.point_id == Point.id) & (Sheet.session_id == session_of(code).id)
        )
    )
    return Counter(state.value if state else None for _, state in found)


def sheet_at(commune: str, code: str) -> Sheet | None:
    return db.session.scalar(
        select(Sheet)
        .join(Sheet.point)
        .join(Point.agency)
        .where(Agency.official_code == commune)
        .where(Sheet.session_id == session_of(code).id)
    )


def test_every_answer_is_what_the_marks_add_up_to():
    superseded = set(db.session.scalars(select(MarkSupersedes.superseded_id)))
    heads: dict[tuple[int, int], list[Mark]] = {}
    for mark in db.session.scalars(select(Mark)):
        if mark.id not in superseded:
            heads.setdefault((mark.session_id, mark.registration_id), []).append(mark)

    answers = {
        (one.session_id, one.registration_id): one for one in db.session.scalars(select(Answer))
    }
    settled = {pair: settle(found) for pair, found in heads.items()}

    assert {
        pair: (one.value, one.reason, one.is_conflict, one.point_id, tuple(one.heads))
        for pair, one in answers.items()
        if one.heads
    } == {
        pair: (one.value, one.reason, one.is_conflict, one.point_id, one.heads)
        for pair, one in settled.items()
    }
    assert db.session.scalar(select(func.count()).select_from(QuarantinedMark)) == 0
    assert superseded


def test_day_1_is_locked_but_for_five_points():
    assert states("1310S") == {"locked": 167, "reported": 4, "open": 1}
    assert states("1310C") == {"locked": 167, "reported": 4, None: 1}


def test_day_2_is_half_done_and_day_3_untouched():
    assert states("1410S") == {"reported": 86, "open": 22, None: 64}
    assert [states(code) for code in ("1410C", "1510S", "1510C")] == [{None: 172}] * 3


def test_six_to_eight_in_a_hundred_stayed_away_on_day_1():
    shares = []
    for code in ("1310S", "1310C"):
        values = Counter(
            db.session.scalars(select(Answer.value).where(Answer.session_id == session_of(code).id))
        )
        assert values[Presence.LATE] > 50
        assert values[Presence.EXCUSED] > values[Presence.ABSENT] > 30
        shares.append((values[Presence.EXCUSED] + values[Presence.ABSENT]) / values.total())

    assert 0.06 < shares[0] < shares[1] < 0.08


def test_a_locked_sheet_says_what_was_counted():
    training = db.session.scalars(select(Training)).one()
    viewer = find_by_email(ORGANISER.email)
    locked = 0
    for code in ("1310S", "1310C"):
        rows = board(training, session_of(code), viewer=viewer)
        versions = {one.sheet_id: one for one in db.session.scalars(select(SheetVersion))}
        for row in rows:
            if row.sheet and row.sheet.state is SheetState.LOCKED:
                version = versions[row.sheet.id]
                locked += 1
                assert row.totals.ties
                assert row.totals.here == row.sheet.head_count
                assert len(version.content["lines"]) == row.totals.expected
                assert version.content_hash == hash_of(version.content)

    assert locked == 334


@pytest.mark.parametrize("code", ["1310S", "1310C"])
def test_two_points_reported_late(code: str):
    session = session_of(code)
    training = db.session.scalars(select(Training)).one()

    for commune in LATE:
        assert sheet_at(commune, code).reported_at > session.due_at(training)


@pytest.mark.parametrize("code", ["1310S", "1310C"])
def test_one_point_never_reported_one_twice_and_one_had_no_line(code: str):
    never, twice, no_line = (sheet_at(commune, code) for commune in (NEVER, TWICE, NO_LINE))
    reports = db.session.scalars(
        select(SheetReport.head_count).where(SheetReport.sheet_id == twice.id)
    ).all()

    assert never is None or never.reported_at is None
    assert len(set(reports)) == 2
    assert (no_line.is_connected, no_line.head_count) == (False, 0)


def test_the_point_to_try_is_open_and_unmarked_on_the_second_morning():
    assert sheet_at(COMMUNE, "1410S") is None
    operator = find_by_email(OPERATOR.email)
    point = db.session.scalars(
        select(Point)
        .join(PointOperator, PointOperator.point_id == Point.id)
        .where(PointOperator.user_id == operator.id)
    ).one()
    assert point.name == "Điểm cầu xã Hồng Tiến"
