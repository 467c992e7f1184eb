"""How long, in the words of every system."""

from __future__ import annotations

import pytest

from eventapp.meetings.durations import minutes_of


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("232", 232),
        ("1h 30m", 90),
        ("1h 13m 42s", 73.7),
        ("59 Min. 0 Sek.", 59),
        ("3h", 180),
        ("1 hr 2 min", 62),
        ("229 mins", 229),
        ("52 min", 52),
        ("00:00:30", 0.5),
        ("1 giờ 5 phút", 65),
        ("45s", 0.75),
        ("--", None),
        ("", None),
        ("lâu", None),
        ("5 apples", None),
    ],
)
def test_a_duration_is_minutes_or_unknown(text: str, minutes: float | None):
    assert minutes_of(text) == pytest.approx(minutes)
