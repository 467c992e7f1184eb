"""What is known about the lines of a half-day while it is on: told by the feature that reads logs.

It stands above this one, so it brings its knowledge along; see :func:`tells_lines`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect

from eventapp.accounts.models import User
from eventapp.trainings.models import Training, TrainingSession


@dataclass(frozen=True)
class LineSeen:
    """A point on the line ``since`` a moment, until it was ``lost_at``; never seen: neither."""

    since: datetime | None = None
    lost_at: datetime | None = None


Tell = Callable[[Training, TrainingSession, User], dict[int, LineSeen]]
Sign = Callable[[Training], ScalarSelect[Any]]
_tellers: list[tuple[Tell, Sign]] = []


def tells_lines(sign: Sign) -> Callable[[Tell], Tell]:
    """The decorated function knows lines by point id.

    ``sign`` selects a number that changes with what it would say.
    """

    def add(tell: Tell) -> Tell:
        _tellers.append((tell, sign))
        return tell

    return add


def lines_seen(
    training: Training, session: TrainingSession, *, viewer: User
) -> dict[int, LineSeen]:
    """The lines of which something is known; a point that is missing is unknown, not unseen."""
    found: dict[int, LineSeen] = {}
    for tell, _sign in _tellers:
        found |= tell(training, session, viewer)
    return found


def signs_of_lines(training: Training) -> list[ScalarSelect[Any]]:
    return [sign(training) for _tell, sign in _tellers]
