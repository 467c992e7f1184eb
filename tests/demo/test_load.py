"""The demo as it is loaded: complete, consistent, the same everywhere."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from eventapp.access import Role
from eventapp.accounts.authentication import authenticate
from eventapp.accounts.models import User
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
from eventapp.demo.moments import MOMENTS
from eventapp.demo.own_clock import DemoClock
from eventapp.demo.rolls import LATE, NEVER, NO_LINE, TWICE
from eventapp.demo.sign_ins import COMMUNE, OPERATOR, ORGANISER, SIGN_INS
from eventapp.invitations.models import Invitation
from eventapp.journal.models import JournalEntry
from eventapp.people.models import Sex
from eventapp.points.models import Point, PointOperator
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.trainings.models import AudienceGroup, Training, TrainingSession
from tests.demo.test_invention import OFFICE_HOLDERS

pytestmark = pytest.mark.usefixtures("loaded")


def counts(*columns):
    return dict(db.session.execute(select(*columns, func.count()).group_by(*columns)).all())


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
        .where(Point.agency.property.mapper.class_.official_code == commune)
        .where(Sheet.session_id == session_of(code).id)
    )


def test_it_has_the_size_of_the_training_of_2021():
    called = dict(
        db.session.execute(
            select(AudienceGroup.code, func.sum(Invitation.seats))
            .join(Invitation.group)
            .group_by(AudienceGroup.code)
        ).all()
    )
    registered = dict(
        db.session.execute(
            select(AudienceGroup.code, func.count())
            .select_from(Registration)
            .join(Registration.group)
            .group_by(AudienceGroup.code)
        ).all()
    )

    assert db.session.scalar(select(func.count()).select_from(Point)) == 172
    assert called == {"G1": 25, "G2": 169, "G3": 130, "G4": 2620, "G9": 8}
    assert 2750 <= sum(registered.values()) <= 2900
    assert all(0.9 * called[code] <= registered[code] <= called[code] + 1 for code in called)


def test_about_seven_of_ten_are_women():
    by_sex = counts(Registration.sex)

    assert 0.68 < by_sex[Sex.FEMALE] / sum(by_sex.values()) < 0.72
    assert 1 <= by_sex[Sex.UNKNOWN] < 10


def test_two_pairs_bear_one_name_a_few_withdrew_and_one_walked_in():
    names = Counter(db.session.scalars(select(Registration.full_name)))

    assert sorted(name for name, count in names.items() if count > 1) == [
        "Nguyễn Thị Hương",
        "Trần Thị Thanh Huyền",
    ]
    assert counts(Registration.status) == {
        RegistrationStatus.REGISTERED: len(list(names.elements())) - 7,
        RegistrationStatus.WALK_IN: 1,
        RegistrationStatus.WITHDRAWN: 6,
    }


def test_a_few_agencies_sent_nobody():
    sent = select(Registration.id).where(
        Registration.agency_id == Invitation.agency_id,
        Registration.status != RegistrationStatus.WALK_IN,
    )
    silent = db.session.scalars(select(Invitation.id).where(~sent.exists())).all()

    assert len(silent) == 6


def test_nobody_in_it_held_office_then():
    found = set(db.session.scalars(select(Registration.full_name)))
    found |= set(db.session.scalars(select(User.full_name)))

    assert found.isdisjoint(OFFICE_HOLDERS)


def test_every_point_has_an_operator_of_its_own():
    operators = db.session.scalars(select(PointOperator.user_id)).all()

    assert len(operators) == len(set(operators)) == 172


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
    viewer = db.session.scalars(select(User).where(User.email == ORGANISER.email)).one()
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
    operator = authenticate(OPERATOR.email, OPERATOR.password)
    point = db.session.scalars(
        select(Point).join(PointOperator).where(PointOperator.user_id == operator.id)
    ).one()
    assert point.name == "Điểm cầu xã Hồng Tiến"


@pytest.mark.parametrize("one", SIGN_INS, ids=lambda one: one.role.value)
def test_the_printed_sign_ins_open_the_door(one):
    user = authenticate(one.email, one.password)

    assert (user.role, user.full_name) == (one.role, one.name)
    assert (user.agency_id is None) == (one.role in {Role.ORGANISER, Role.OFFICIAL})


def test_the_journal_reads_as_if_people_had_done_it():
    by = dict(
        db.session.execute(
            select(JournalEntry.action, func.count(JournalEntry.actor_name.distinct())).group_by(
                JournalEntry.action
            )
        ).all()
    )

    assert by["registrations.nominate"] > 90
    assert by["attendance.report_sheet"] >= 171
    assert "demo.load" not in by
    first, last = db.session.execute(
        select(func.min(JournalEntry.written_at), func.max(JournalEntry.written_at))
    ).one()
    assert (first.year, last.year) == (2021, 2021)


def test_it_is_the_same_on_every_machine_and_both_databases():
    people = db.session.execute(
        select(
            Registration.full_name,
            Registration.sex,
            Registration.birth_date,
            Registration.birth_year,
            Registration.phone,
            Registration.position,
            Registration.role_code,
            Registration.agency_name,
            Registration.status,
            Registration.registered_at,
            Point.code,
        )
        .join(Registration.point)
        .order_by(Registration.id)
    ).all()
    marks = db.session.execute(
        select(Mark.id, Mark.value, Mark.reason, Mark.wall_ms, Mark.received_at).order_by(Mark.id)
    ).all()
    reports = db.session.execute(
        select(SheetReport.reported_at, SheetReport.head_count, SheetReport.author_name).order_by(
            SheetReport.id
        )
    ).all()

    text = json.dumps(
        [[[str(cell) for cell in row] for row in rows] for rows in (people, marks, reports)]
    )
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "fa99b5db2c57580a"


@pytest.mark.parametrize("options", [[], ["--if-empty"]])
def test_loading_again_changes_nothing_but_the_clock(loaded, options):
    demo_clock = DemoClock.of(loaded.config["DATA_DIR"])
    demo_clock.set_to(MOMENTS["afternoon"].at)
    before = db.session.scalar(select(func.count()).select_from(JournalEntry))

    result = loaded.test_cli_runner().invoke(args=["demo", "load", "--json", *options])

    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["is_new"], answer["points"]) == (0, False, 172)
    assert [one["email"] for one in answer["sign_ins"]] == [one.email for one in SIGN_INS]
    assert db.session.scalar(select(func.count()).select_from(JournalEntry)) == before
    assert demo_clock.now() - loaded.config["DEMO_NOW"] < timedelta(minutes=1)
