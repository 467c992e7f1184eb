"""Counting what is odd while a log is read, told once at the end."""

from __future__ import annotations

from collections import Counter

from eventapp.meetings import words
from eventapp.meetings.log import Problem


class Notes:
    """How often each oddity was met, and the first line of some."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._lines: dict[str, int] = {}
        self._once: list[Problem] = []

    def count(self, code: str, line: int = 0, times: int = 1) -> None:
        self._counts[code] += times
        self._lines.setdefault(code, line)

    def add(self, code: str, **values: str | int) -> None:
        self._once.append(Problem(code, values))

    @property
    def problems(self) -> tuple[Problem, ...]:
        counted = []
        for code, n in self._counts.items():
            values: dict[str, str | int] = {"n": n}
            if code == words.UNREADABLE:
                values["line"] = self._lines[code]
            counted.append(Problem(code, values))
        return (*self._once, *counted)
