"""What marks add up to: whatever order they come in, however often."""

from __future__ import annotations

import random
from uuid import uuid4

from sqlalchemy import func, select

from eventapp.attendance.models import Mark, QuarantinedMark
from eventapp.attendance.presence import Presence
from eventapp.attendance.queries.chains import check_chains
from eventapp.database import db
from tests.attendance.scene import Scene, make_scene
from tests.factories import (
    RegistrationFactory,
)


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_clocks_are_kept_and_decide_nothing():
    scene = make_scene()
    slow = scene.event(value="P", wall_ms=1000)
    scene.send(slow, client_now=1000)
    fast = scene.event(value="A", wall_ms=1999999999999, supersedes=[slow["id"]])
    back = scene.event(value="L", wall_ms=5, supersedes=[fast["id"]])
    scene.send(fast, back, client_now=2000000000000)

    marks = {mark.id: mark for mark in db.session.scalars(select(Mark))}
    now_ms = 1634086800000
    assert marks[slow["id"]].skew_ms == now_ms - 1000
    assert marks[fast["id"]].skew_ms == now_ms - 2000000000000
    assert scene.answer().value is Presence.LATE


def test_two_answers_that_never_saw_each_other_are_a_conflict_until_somebody_decides():
    scene = make_scene()
    one, two = scene.event(value="P"), scene.event(value="A")
    scene.send(one)
    scene.send(two)

    answer = scene.answer()
    assert (answer.value, answer.is_conflict) == (Presence.UNMARKED, True)
    assert set(answer.heads) == {one["id"], two["id"]}

    scene.send(scene.event(value="P", supersedes=[one["id"], two["id"]]))
    assert (scene.answer().value, scene.answer().is_conflict) == (Presence.PRESENT, False)


def test_two_equal_answers_are_one():
    scene = make_scene()

    scene.send(scene.event(value="E"), scene.event(value="E", reason="ốm"))

    assert (scene.answer().value, scene.answer().is_conflict) == (Presence.EXCUSED, False)
    assert scene.answer().reason == "ốm"


def test_an_event_supersedes_only_marks_about_the_same_person():
    scene = make_scene()
    first = scene.event()
    scene.send(first)

    scene.send(scene.event(scene.people[1], value="A", supersedes=[first["id"]]))

    assert scene.answer().value is Presence.PRESENT


def test_a_correction_that_overtakes_what_it_corrects_still_corrects_it():
    scene = make_scene()
    first = scene.event(value="A")
    correction = scene.event(value="P", supersedes=[first["id"]])

    scene.send(correction)
    scene.send(first)

    assert (scene.answer().value, scene.answer().is_conflict) == (Presence.PRESENT, False)


def story(scene: Scene, person) -> list[dict]:
    """Eight events of two phones: corrections, an undo, and a disagreement that stays."""
    one, two = str(uuid4()), str(uuid4())

    def event(device: str, seq: int, value: str, *seen: dict, **more) -> dict:
        ids = [other["id"] for other in seen]
        return scene.event(person, value, device=device, seq=seq, supersedes=ids, **more)

    a = event(one, 1, "P")
    b = event(one, 2, "A", a)
    c = event(two, 1, "L")
    d = event(two, 2, "X", c, source="undo")
    e = event(one, 3, "E", b, d, reason="ốm")
    f = event(two, 3, "P", e)
    g = event(one, 4, "A", e)
    h = event(two, 4, "P", f)
    return [a, b, c, d, e, f, g, h]


def test_order_and_repetition_do_not_matter_in_1000_permutations():
    dice = random.Random(20211013)  # noqa: S311 - the same shuffles every time
    scene = make_scene(people=0)
    people = RegistrationFactory.create_batch(1000, point=scene.point)
    arrivals = []
    for person in people:
        events = story(scene, person)
        dice.shuffle(events)
        again = dice.sample(events, dice.randrange(4))
        arrivals.append(events + again)
    mixed = []
    while any(arrivals):  # the stories interleave, each in its own order
        mixed += [events.pop(0) for events in arrivals if events and dice.random() < 0.7]

    while mixed:
        size = dice.randint(1, 200)
        scene.send(*mixed[:size])
        mixed = mixed[size:]

    answers = [scene.answer(person) for person in people]
    assert {(a.value, a.is_conflict, len(a.heads)) for a in answers} == {
        (Presence.UNMARKED, True, 2)
    }
    assert count(Mark) == 8000
    (chain,) = check_chains(scene.training)
    assert (chain.head.length, chain.faults) == (8000, ())
    assert count(QuarantinedMark) == 0
    values = {
        tuple(sorted(db.session.get_one(Mark, head).value.value for head in answer.heads))
        for answer in answers[:50]
    }
    assert values == {("absent", "present")}
