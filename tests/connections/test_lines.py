"""The line of a point in a half-day: union, gaps, the rule, who may see it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventapp.access import Role
from eventapp.connections.lines import LineState, Threshold, line_of
from eventapp.connections.queries import line_states, sessions_with_logs, window_of
from eventapp.meetings.intervals import Span
from eventapp.points.service import combine
from tests.connections.scene import Scene
from tests.factories import TrainingSessionFactory, UserFactory, operator_of
from tests.meetings.test_properties import START

WINDOW = Span(START, START + timedelta(minutes=270))


def line(*parts: tuple[int, int], threshold: Threshold = Threshold()) -> LineState:  # noqa: B008 - frozen
    """The line from minutes after the window opens."""
    spans = [
        (Span(START + timedelta(minutes=a), START + timedelta(minutes=b)), "x") for a, b in parts
    ]
    return line_of(WINDOW, spans, threshold)


@pytest.mark.parametrize(
    ("parts", "minutes", "checks", "is_connected"),
    [
        ([], 0, 0, False),
        ([(0, 270)], 270, 3, True),
        ([(-60, 500)], 270, 3, True),
        ([(0, 189)], 189, 2, True),
        ([(20, 210)], 190, 1, True),
        ([(20, 130)], 110, 0, False),
        ([(10, 20), (130, 140)], 20, 2, True),
        ([(10, 20)], 10, 1, False),
        ([(0, 100), (50, 150)], 150, 2, True),
    ],
)
def test_a_point_is_connected_by_share_or_by_moments(parts, minutes, checks, is_connected):
    state = line(*parts)

    assert (state.minutes, state.checks, state.is_connected) == (minutes, checks, is_connected)


def test_another_rule_decides_otherwise():
    assert not line((0, 189), threshold=Threshold(share=71, checks=3)).is_connected


def test_a_gap_of_seconds_is_no_interruption():
    state = line_of(
        WINDOW,
        [
            (Span(START, START + timedelta(seconds=600)), "a"),
            (Span(START + timedelta(seconds=630), START + timedelta(minutes=20)), "b"),
            (Span(START + timedelta(minutes=30), START + timedelta(minutes=40)), "a"),
        ],
        Threshold(),
    )

    assert [gap.seconds for gap in state.gaps] == [600]
    assert (state.joins, state.names) == (3, ("a", "b"))


parts = st.lists(
    st.tuples(st.integers(-60, 330), st.integers(-60, 330)).map(lambda p: tuple(sorted(p))),
    max_size=8,
)


@given(parts, st.tuples(st.integers(-60, 330), st.integers(-60, 330)).map(sorted), st.randoms())
def test_another_line_never_lowers_presence_and_order_does_not_matter(found, more, random):
    before, after = line(*found), line(*random.sample([*found, tuple(more)], len(found) + 1))

    assert after.seconds >= before.seconds
    assert after.checks >= before.checks
    assert after.is_connected or not before.is_connected
    assert line(*random.sample(found, len(found))).spans == before.spans


def test_several_names_of_one_point_are_one_line_cut_to_the_half_day():
    scene = Scene()
    scene.log(
        scene.row("ĐC001", -60, 90),
        scene.row("xã Hồng Tiến 2", 20, 60),
        scene.row("Hồng Tiến", 120, 300),
    )

    states = line_states(scene.training, [scene.morning], viewer=scene.organiser)
    state = states[scene.morning.id, scene.hong_tien.id]

    assert state.window == window_of(scene.morning, scene.training)
    assert (state.minutes, len(state.gaps), state.joins) == (30 + 80 + 120, 1, 3)
    assert not states[scene.morning.id, scene.tan_dan.id].was_seen


def test_a_combined_point_has_the_line_of_its_room():
    scene = Scene()
    combine(scene.tan_dan, scene.hong_tien, by=scene.organiser)
    scene.log(scene.row("ĐC001"))

    states = line_states(scene.training, [scene.morning], viewer=scene.organiser)

    assert states[scene.morning.id, scene.tan_dan.id].minutes == 240


def test_only_half_days_a_log_reaches_into_are_known():
    scene = Scene()
    afternoon = TrainingSessionFactory(training=scene.training, afternoon=True)
    scene.log(scene.row("ĐC001"))

    assert sessions_with_logs(scene.training, [scene.morning, afternoon]) == {scene.morning.id}


def test_an_official_of_one_agency_sees_the_lines_of_its_points_alone():
    scene = Scene()
    scene.log(scene.row("ĐC001"), scene.row("ĐC002"))
    official = UserFactory(role=Role.OFFICIAL, agency=scene.tan_dan.agency)

    for viewer in (official, operator_of(scene.tan_dan)):
        states = line_states(scene.training, [scene.morning], viewer=viewer)
        assert list(states) == [(scene.morning.id, scene.tan_dan.id)]
