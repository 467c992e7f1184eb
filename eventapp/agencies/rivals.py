"""Two agencies may not have one code, or one name under one parent, at the same time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from eventapp.agencies.lives import Life, days_of, overlap
from eventapp.errors import RuleBroken


class Rivals:
    """Who has which code and which name, and when."""

    def __init__(self, lives: Iterable[Life]) -> None:
        self._by_code: dict[object, list[Life]] = defaultdict(list)
        self._by_name: dict[object, list[Life]] = defaultdict(list)
        for life in lives:
            self.add(life)

    def add(self, life: Life) -> None:
        if life.official_code:
            self._by_code[life.level, life.official_code].append(life)
        self._by_name[life.level, life.parent, life.name].append(life)

    def check(self, new: Life) -> None:
        """Refuse an agency whose code or name is another's in its days."""
        if rival := _first(new, self._by_code[new.level, new.official_code]):
            raise RuleBroken(
                "In these days (%(days)s) the code %(code)s is that of “%(name)s”.",
                field="official_code",
                days=days_of(rival),
                code=new.official_code,
                name=rival.name,
            )
        if rival := _first(new, self._by_name[new.level, new.parent, new.name]):
            raise RuleBroken(
                "In these days (%(days)s) there is another “%(name)s” in the same place.",
                field="name",
                days=days_of(rival),
                name=rival.name,
            )


def _first(new: Life, others: list[Life]) -> Life | None:
    return next((one for one in others if one.key != new.key and overlap(one, new)), None)
