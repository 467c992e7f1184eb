"""What the worker can do: kinds of jobs, and errands that nobody has to ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of a job: a sentence, a page to look at, a file to take away, or several of them.

    ``message`` is a message id; ``endpoint`` and ``address`` are what ``url_for`` takes;
    ``file_name`` is what the file, written to ``Assignment.file``, is called when downloaded.
    """

    message: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    endpoint: str = ""
    address: Mapping[str, Any] = field(default_factory=dict)
    file_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """One job in the hands of the worker. ``by`` is the User who asked, or nobody.

    ``progress(done, total)`` may be called as often as one likes; inside an action it says nothing.
    """

    id: int
    by: Any
    file: Path
    progress: Callable[[int, int], None]


@dataclass(frozen=True)
class Kind:
    """``work`` takes an :class:`Assignment` and the job's arguments by name."""

    label: str
    work: Callable[..., Result | None]


Work = TypeVar("Work", bound=Callable[..., Result | None])
Run = TypeVar("Run", bound=Callable[[], object])

KINDS: dict[str, Kind] = {}
ERRANDS: dict[str, Callable[[], object]] = {}


def kind(name: str, label: str) -> Callable[[Work], Work]:
    """The decorated function does the jobs called ``name``; ``label`` is a message id.

    It is called again after a crash, so twice must be as good as once; a ``RuleBroken`` ends the
    job with its sentence.
    """

    def register(work: Work) -> Work:
        KINDS[name] = Kind(label, work)
        return work

    return register


def errand(name: str) -> Callable[[Run], Run]:
    """The worker runs the decorated function every minute, and when somebody calls for it."""

    def register(run: Run) -> Run:
        ERRANDS[name] = run
        return run

    return register
