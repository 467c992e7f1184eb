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
from eventapp.attendance.models import (
    Mark,
    SheetReport,
)
from eventapp.database import db
from eventapp.demo.moments import MOMENTS
from eventapp.demo.own_clock import DemoClock
from eventapp.demo.sign_ins import SIGN_INS
from eventapp.invitations.models import Invitation
from eventapp.journal.models import JournalEntry
from eventapp.people.models import Sex
from eventapp.points.models import Point, PointOperator
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.trainings.models import AudienceGroup
from tests.demo.test_invention import OFFICE_HOLDERS

pytestmark = pytest.mark.usefixtures("loaded")


def counts(*columns):
    return dict(db.session.execute(select(*columns, func.count()).group_by(*columns)).all())


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
