"""Invented people: a name of their own, an age, a telephone number that nobody has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from eventapp.demo.names import invent_name
from eventapp.people.models import Sex
from eventapp.vietnamese import names

NO_DATE = 0.35  # lists often give the year of birth alone
PHONE_RANGE = "0990"  # not in use: no call from the demo reaches a stranger


@dataclass(frozen=True)
class Invented:
    """Somebody who does not exist."""

    full_name: str
    sex: Sex
    birth_year: int
    birth_date: date | None
    phone: str


class Inventor:
    """Invents people one after another, the same ones on every machine.

    No two have one name, unless ``full_name`` asks for it; ``taken`` names are left to others.
    ``phones_from`` keeps the numbers of two inventors apart.
    """

    def __init__(self, seed: str, taken: Iterable[str] = (), *, phones_from: int = 0) -> None:
        self.random = Random(seed)  # noqa: S311 - invention, not cryptography
        self._names = {names.canonical(name) for name in taken}
        self._phones = phones_from

    def person(
        self, sex: Sex, born: tuple[int, int] = (1964, 1995), *, full_name: str = ""
    ) -> Invented:
        """Somebody of that sex, born in one of those years."""
        year = self.random.randint(*born)
        day = date(year, 1, 1) + timedelta(days=self.random.randrange(365))
        has_date = self.random.random() > NO_DATE
        return Invented(
            full_name=full_name or self._new_name(sex, year),
            sex=sex,
            birth_year=year,
            birth_date=day if has_date else None,
            phone=self._new_phone(),
        )

    def sex(self, women: float) -> Sex:
        """Female with that probability."""
        return Sex.FEMALE if self.random.random() < women else Sex.MALE

    def _new_name(self, sex: Sex, birth_year: int) -> str:
        while True:
            name = invent_name(self.random, sex, birth_year)
            key = names.canonical(name)
            if key not in self._names:
                self._names.add(key)
                return name

    def _new_phone(self) -> str:
        self._phones += 1
        scattered = self._phones * 7919 % 1_000_000  # 7919 is prime: no number comes twice
        return f"{PHONE_RANGE}{scattered:06}"
