"""Several phones at once: every acknowledged mark is there, and a locked sheet stands still."""

from __future__ import annotations

import random
from pathlib import Path

from sqlalchemy import func, select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.attendance.events import Batch
from eventapp.attendance.models import Mark, QuarantinedMark, Sheet, SheetVersion
from eventapp.attendance.queries import heads_of, sheet_lines
from eventapp.attendance.service import lock_sheet, report_sheet, take_events
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.trainings.models import TrainingSession
from tests.attendance.scene import make_scene
from tests.factories import UserFactory
from tests.racing import at_once, real_application

PHONES, PEOPLE, ROUNDS = 4, 13, 4


def test_four_phones_with_the_same_people_in_any_order_never_fail(tmp_path: Path):
    with real_application(tmp_path) as app:
        scene = make_scene(PEOPLE)
        operator, session = scene.operator.id, scene.session
        batches = [
            [shuffled(scene, f"{phone}{turn}") for turn in range(ROUNDS)] for phone in range(PHONES)
        ]
        db.session.commit()

        def phone(number: int) -> list[str]:
            by = db.session.get_one(User, operator)
            results = []
            for events in batches[number]:
                results += take_events(Batch([*events, events[0]]), by=by).results
            return [one.outcome for one in results]

        outcomes = at_once(app, PHONES, phone)

        assert outcomes == [(["new"] * PEOPLE + ["dup"]) * ROUNDS] * PHONES
        assert db.session.scalar(select(func.count(Mark.id))) == PHONES * PEOPLE * ROUNDS
        lines = sheet_lines(scene.point, session, viewer=scene.operator)
        heads = heads_of([(session.id, line.registration.id) for line in lines])
        for line in lines:
            assert set(line.heads) == {mark.id for mark in heads[session.id, line.registration.id]}


def shuffled(scene, seed: str) -> list[dict]:
    dice = random.Random(seed)  # noqa: S311 - the same shuffles every time
    people = dice.sample(scene.people, len(scene.people))
    return [scene.event(person, dice.choice("PLEA")) for person in people]


def test_a_sheet_locked_while_phones_send_stands_still(tmp_path: Path):
    with real_application(tmp_path) as app:
        scene = make_scene(PEOPLE)
        operator, organiser = scene.operator.id, UserFactory().id
        session, point = scene.session.id, scene.point.id
        report_sheet(scene.point, scene.session, PEOPLE, by=scene.operator)
        events = [[scene.event(person, "P")] for person in scene.people]
        db.session.commit()

        def act(number: int) -> object:
            if number == 0:
                sheet = db.session.scalars(select(Sheet)).one()
                return lock_sheet(sheet, by=db.session.get_one(User, organiser)).number
            by = db.session.get_one(User, operator)
            mine = events[number - 1 :: PHONES]
            return [take_events(Batch(batch), by=by).results[0].outcome for batch in mine]

        first, *others = at_once(app, 1 + PHONES, act)

        assert first == 1
        outcomes = [one for results in others for one in results]
        assert set(outcomes) <= {"new", "quarantined"}
        version = db.session.scalars(select(SheetVersion)).one()
        frozen = [(line["registration_id"], line["value"]) for line in version.content["lines"]]
        lines = sheet_lines(
            db.session.get_one(Point, point),
            db.session.get_one(TrainingSession, session),
            viewer=scene.operator,
        )
        assert [(line.registration.id, line.value.value) for line in lines] == frozen
        stored = db.session.scalar(select(func.count(Mark.id)))
        assert stored == outcomes.count("new") == version.content["marks"]["count"]
        put_aside = db.session.scalar(select(func.count(QuarantinedMark.id)))
        assert put_aside == outcomes.count("quarantined")
        assert version.locked_at == clock.now()
