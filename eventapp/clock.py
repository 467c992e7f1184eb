"""The only place that asks what time it is, so that tests and the demo can answer instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


def _machine() -> datetime:
    return datetime.now(UTC)


_sources: list[Callable[[], datetime]] = [_machine]


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _sources[-1]()


def machine_now() -> datetime:
    """What the machine's own clock says, whatever the program runs on."""
    return _machine()


def today() -> date:
    """The present day in Vietnam."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """The same moment on a clock in Vietnam."""
    return moment.astimezone(LOCAL)


def at(day: date, hour: time) -> datetime:
    """The moment, in UTC, at which a clock in Vietnam shows ``hour`` on ``day``."""
    return datetime.combine(day, hour, LOCAL).astimezone(UTC)


def run_on(source: Callable[[], datetime] | None) -> None:
    """Take the time from ``source`` from now on; ``None`` goes back to the machine's clock."""
    _sources[1:] = [source] if source else []


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """It is ``moment`` inside the block; afterwards the time comes from where it came before."""
    before = _sources[1:]
    run_on(lambda: moment)
    try:
        yield
    finally:
        _sources[1:] = before
