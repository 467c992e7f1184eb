"""Typing a sheet into a table: what is sent, what is saved, what two pages make of each other."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from eventapp.access import Role
from eventapp.attendance.models import Mark
from eventapp.attendance.presence import MarkSource, Presence
from eventapp.attendance.service import apologise, lock_sheet
from eventapp.database import db
from tests.attendance.pages import report, sheet_address, words
from tests.attendance.scene import Scene, make_scene
from tests.factories import UserFactory

LATER = datetime(2021, 10, 15, 1, 0, tzinfo=UTC)


@pytest.fixture
def organiser():
    return UserFactory(role=Role.ORGANISER)


def row(scene: Scene, at: int, value: str, **typed: str):
    late, reason, seen = (typed.get(name, "") for name in ("late", "reason", "seen"))
    person = scene.people[at].id
    return {
        f"value-{person}": value,
        f"late-{person}": late,
        f"reason-{person}": reason,
        f"seen-{person}": seen,
        f"was-{person}": typed.get("was", "unmarked"),
    }


def send(browser, scene: Scene, *rows, **more):
    data = {"page": str(uuid4())} | {k: v for one in rows for k, v in one.items()} | more
    return browser.post(sheet_address(scene, "marks"), data=data)


def marks() -> int:
    return db.session.scalar(select(func.count()).select_from(Mark)) or 0


def test_only_the_rows_that_were_touched_are_marked(sign_in):
    scene = make_scene(3)
    browser = sign_in(scene.operator)

    answer = send(
        browser,
        scene,
        row(scene, 0, "late", late="15"),
        row(scene, 1, "unmarked"),
        row(scene, 2, "excused", reason="đi công tác"),
    )

    assert answer.status_code == 303
    assert marks() == 2
    first, last = scene.answer(scene.people[0]), scene.answer(scene.people[2])
    assert (first.value, first.late_minutes) == (Presence.LATE, 15)
    assert (last.value, last.reason) == (Presence.EXCUSED, "đi công tác")


def test_the_same_form_sent_twice_marks_once(sign_in):
    scene = make_scene(1)
    browser, page = sign_in(scene.operator), str(uuid4())

    for _ in range(2):
        send(browser, scene, row(scene, 0, "present"), page=page)

    assert marks() == 1


def test_a_page_that_is_behind_makes_a_contradiction_and_overwrites_nothing(sign_in):
    scene = make_scene(1)
    scene.take(scene.event(value="A"))

    send(sign_in(scene.operator), scene, row(scene, 0, "present"))

    assert scene.answer().is_conflict


def test_taking_an_answer_back_leaves_the_mark(sign_in):
    scene = make_scene(1)
    scene.take(scene.event(value="P"))
    (head,) = scene.answer().heads

    send(sign_in(scene.operator), scene, row(scene, 0, "unmarked", seen=head, was="present||"))

    assert (scene.answer().value, scene.answer().is_conflict) == (Presence.UNMARKED, False)
    assert marks() == 2


@pytest.mark.parametrize(
    ("scope", "expected"), [("unmarked", ["absent", "present"]), ("shown", ["present", "present"])]
)
def test_all_unmarked_or_all_shown_get_one_answer(sign_in, scope, expected):
    scene = make_scene(2)
    scene.take(scene.event(value="A"))

    send(sign_in(scene.operator), scene, all=scope, all_value="present")

    assert [scene.answer(one).value.value for one in scene.people] == expected


def test_what_is_typed_from_paper_says_so(sign_in):
    scene = make_scene(1)

    send(sign_in(scene.operator), scene, row(scene, 0, "present"), from_paper="y")

    assert db.session.scalars(select(Mark)).one().source is MarkSource.PAPER


def test_minutes_that_are_no_number_are_refused_beside_the_person(sign_in):
    scene = make_scene(2)

    answer = send(
        sign_in(scene.operator),
        scene,
        row(scene, 0, "late", late="nhiều"),
        row(scene, 1, "present"),
    )

    assert answer.status_code == 422
    assert "Enter the minutes as a whole number up to 600." in words(answer)
    assert 'value="nhiều"' in answer.get_data(as_text=True)
    assert marks() == 0


def test_the_script_is_told_what_stands_now(sign_in):
    scene = make_scene(2)
    person = scene.people[0]

    answer = sign_in(scene.operator).post(
        sheet_address(scene, "marks"),
        data={"page": str(uuid4())} | row(scene, 0, "late", late="5"),
        headers={"Accept": "application/json"},
    )

    (told,) = answer.json["rows"]
    assert (told["person"], told["value"], told["was"]) == (person.id, "late", "late|5|")
    assert told["seen"] == scene.answer(person).heads[0]
    assert answer.json["totals"].startswith("1 of 2 present")


def test_after_the_closing_an_operator_is_told_when_it_closed(sign_in, time):
    scene = make_scene(1)
    time(LATER)
    browser = sign_in(scene.operator)

    answer = send(browser, scene, row(scene, 0, "present"))

    assert answer.status_code == 422
    assert "The roll call of this half-day closed at 11h30 on 14/10/2021." in words(answer)
    assert marks() == 0


def test_after_the_closing_an_organiser_says_why(sign_in, time, organiser):
    scene = make_scene(1)
    time(LATER)
    browser = sign_in(organiser)

    refused = send(browser, scene, row(scene, 0, "present"))
    taken = send(browser, scene, row(scene, 0, "present"), outside_reason="Phiếu giấy gửi sau")

    assert (refused.status_code, taken.status_code) == (422, 303)
    mark = db.session.scalars(select(Mark)).one()
    assert mark.extra == {"outside_reason": "Phiếu giấy gửi sau"}


def test_a_mark_made_in_time_is_taken_however_late_it_comes(time):
    scene = make_scene(1)
    time(LATER)

    made_in_time = scene.event()
    made_too_late = scene.event(wall_ms=round(LATER.timestamp() * 1000))

    assert scene.send(made_in_time) == ["new"]
    assert scene.send(made_too_late) == [("quarantined", "closed")]


def test_a_locked_sheet_is_only_read(sign_in, organiser):
    scene = make_scene(1)
    lock_sheet(report(scene), by=organiser)
    browser = sign_in(scene.operator)

    answer = send(browser, scene, row(scene, 0, "absent"))

    assert answer.status_code == 422
    assert "The sheet is locked." in words(answer)
    assert "Save the answers" not in words(browser.get(sheet_address(scene, "marks")))


def test_an_apology_is_proposed_and_counts_once_it_is_confirmed(sign_in, time):
    time(datetime(2021, 10, 12, 1, 0, tzinfo=UTC))
    scene = make_scene(1)
    apologise(scene.people[0], [scene.session], reason="Con ốm", by=scene.operator)
    time(datetime(2021, 10, 13, 1, 0, tzinfo=UTC))
    browser = sign_in(scene.operator)

    assert "asked in advance: Con ốm" in words(browser.get(sheet_address(scene, "marks")))
    assert scene.answer() is None

    send(browser, scene, row(scene, 0, "excused"))

    assert (scene.answer().value, scene.answer().reason) == (Presence.EXCUSED, "Con ốm")


def test_only_those_not_marked_are_shown_when_asked(sign_in):
    scene = make_scene(2)
    scene.take(scene.event(value="P"))

    page = words(sign_in(scene.operator).get(sheet_address(scene, "marks?show=unmarked")))

    assert scene.people[1].full_name in page
    assert scene.people[0].full_name not in page


@pytest.mark.parametrize("people", [1, 3])
def test_the_table_asks_the_same_number_of_questions(sign_in, count_queries, people):
    scene = make_scene(people)
    browser = sign_in(scene.operator)

    with count_queries() as queries:
        browser.get(sheet_address(scene, "marks"))

    assert len(queries) == 11
