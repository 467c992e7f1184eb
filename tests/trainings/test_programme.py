"""Blocks, lecturers and groups of a half-day: who is planned where, and who is expected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest

from eventapp.attendance.queries import sheet_lines
from eventapp.errors import RuleBroken
from eventapp.people.models import Sex
from eventapp.trainings.models import Lecturer, Training, TrainingSession
from eventapp.trainings.queries import get_programme_session, get_session, programme
from eventapp.trainings.service import (
    BlockPlan,
    LecturerDetails,
    SessionPlan,
    add_lecturer,
    cancel_session,
    change_session,
    publish,
)
from eventapp.trainings.teaching import Teaching, teaching_of
from tests.factories import PointFactory, RegistrationFactory, UserFactory, group_of
from tests.trainings.plans import department, planned


def lecturer(name: str = "Lưu Thị Minh Nguyệt", sex: Sex = Sex.FEMALE) -> Lecturer:
    return add_lecturer(LecturerDetails(full_name=name, sex=sex), by=UserFactory())


def block(starts: str, ends: str, topic: str = "Giới", who: Lecturer | None = None) -> BlockPlan:
    return BlockPlan(
        starts=time.fromisoformat(starts),
        ends=time.fromisoformat(ends),
        topic=topic,
        lecturer_id=who.id if who else None,
    )


def fill(session: TrainingSession, *blocks: BlockPlan, **fields: Any) -> TrainingSession:
    plan = SessionPlan(starts=time(7, 30), ends=time(11, 30), blocks=blocks, **fields)
    return change_session(session, plan, version=session.version, by=UserFactory())


def refused(action: Callable[..., Any], *args: Any, **kwargs: Any) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refusal:
        action(*args, **kwargs)
    return refusal.value.field, str(refusal.value)


def topics(training: Training, code: str) -> list[str]:
    return [one.topic for one in get_programme_session(training, code).blocks]


def test_blocks_stand_in_the_order_of_their_hours_and_replace_the_earlier_ones():
    training = planned()
    session = get_session(training, "2010S")

    fill(session, block("09:00", "10:00", "Hai"), block("08:00", "09:00", "Một"))
    assert topics(training, "2010S") == ["Một", "Hai"]

    fill(session, block("08:00", "09:00", "Chỉ một"))
    assert topics(training, "2010S") == ["Chỉ một"]


@pytest.mark.parametrize(
    ("blocks", "field", "sentence"),
    [
        (
            [("07:00", "08:00", "Sớm")],
            "blocks-0-starts",
            "The half-day lasts from 7h30 to 11h30: the block must lie inside it.",
        ),
        (
            [("08:00", "09:00", "Một"), ("08:30", "10:00", "Hai")],
            "blocks-1-starts",
            "This block overlaps “Một” (8h00–9h00).",
        ),
        ([("09:00", "08:00", "Lùi")], "blocks-0-ends", "A block must end after it starts."),
        ([("08:00", "09:00", " ")], "blocks-0-topic", "Enter what is taught in this block."),
    ],
)
def test_a_wrong_block_is_refused_beside_its_field(
    blocks: list[tuple[str, str, str]], field: str, sentence: str
):
    session = get_session(planned(), "2010S")

    assert refused(fill, session, *(block(*one) for one in blocks)) == (field, sentence)


def test_new_hours_must_still_hold_the_blocks():
    session = get_session(planned(), "2010S")
    fill(session, block("10:30", "11:30"))
    shorter = SessionPlan(starts=time(7, 30), ends=time(11))

    answer = refused(change_session, session, shorter, version=session.version, by=UserFactory())

    assert answer[0] == "blocks-0-ends"


def test_a_lecturer_in_two_trainings_at_once_asks_for_a_tick():
    host, who = department(), lecturer()
    fill(get_session(planned(host), "2010S"), block("08:00", "09:00", who=who))
    session = get_session(planned(host, code="BDG-2"), "2010S")
    wanted = block("08:30", "10:00", who=who)

    assert refused(fill, session, wanted, accepts_clashes=False) == (
        "accepts_clashes",
        (
            "Lưu Thị Minh Nguyệt teaches in Sáng 20/10 of BDG-2021 at the same time (8h00–9h00). "
            "Tick the box to plan it all the same."
        ),
    )
    fill(session, wanted, accepts_clashes=True)


def test_a_lecturer_may_teach_one_block_after_the_other():
    host, who = department(), lecturer()
    fill(get_session(planned(host), "2010S"), block("08:00", "09:00", who=who))
    session = get_session(planned(host, code="BDG-2"), "2010S")

    fill(session, block("09:00", "10:00", who=who), accepts_clashes=False)


def test_the_sheet_expects_only_the_groups_that_attend():
    training = planned()
    publish(training, by=UserFactory())
    session = get_session(training, "2010S")
    point = PointFactory(training=training)
    for name, code in (("Trần Thị Ba", "G3"), ("Trần Thị Tư", "G4")):
        RegistrationFactory(point=point, full_name=name, group=group_of(training, code))
    organiser = UserFactory()

    fill(session, groups=("G4",))

    here = sheet_lines(point, session, viewer=organiser)
    other = sheet_lines(point, get_session(training, "2010C"), viewer=organiser)
    assert [line.registration.full_name for line in here] == ["Trần Thị Tư"]
    assert len(other) == 2
    fill(session, groups=())
    assert len(sheet_lines(point, session, viewer=organiser)) == 2


def test_nobody_is_expected_in_a_cancelled_half_day():
    training = planned()
    publish(training, by=UserFactory())
    session = get_session(training, "2010S")
    point = PointFactory(training=training)
    RegistrationFactory(point=point)

    cancel_session(session, reason="Bão", by=UserFactory())

    assert sheet_lines(point, session, viewer=UserFactory()) == []


def test_lecturers_are_counted_once_and_apart_from_trainees():
    training = planned()
    one, other = lecturer(), lecturer("Phùng Văn Sĩ", Sex.MALE)
    fill(
        get_session(training, "2010S"),
        block("08:00", "09:00", who=one),
        block("09:00", "10:30", who=other),
        block("10:30", "11:00", "Giải lao"),
    )
    fill(get_session(training, "2110S"), block("08:00", "09:00", who=one))

    found = teaching_of(programme(training))

    assert found == Teaching(lecturers=2, women=1, unknown=0, minutes=210)
    assert found.hours == "3h30"


def test_two_lecturers_of_one_place_do_not_share_a_name():
    lecturer()

    assert refused(lecturer) == ("full_name", "This lecturer is already there.")
