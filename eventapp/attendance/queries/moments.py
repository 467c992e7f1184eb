"""When a mark was made, as the server's clock would have said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from eventapp.attendance.models import Mark

CLOCK_JUMP = "clock_jump_ms"
LARGE_SKEW = timedelta(minutes=5)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def shown_at(mark: Mark) -> datetime:
    """The phone's time put right by how far its clock was off; never later than it arrived."""
    jump_ms = (mark.extra or {}).get(CLOCK_JUMP, 0)
    corrected = _EPOCH + timedelta(milliseconds=mark.wall_ms + mark.skew_ms - jump_ms)
    return min(corrected, mark.received_at)


def has_wrong_clock(mark: Mark) -> bool:
    return abs(timedelta(milliseconds=mark.skew_ms)) > LARGE_SKEW


def has_doubtful_time(mark: Mark) -> bool:
    """The phone's clock was set between the mark and its sending: its time is about right."""
    return bool((mark.extra or {}).get(CLOCK_JUMP))
