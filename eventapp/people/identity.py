"""Who somebody is, and when two records are certainly one person."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from eventapp.people.models import Person, Sex
from eventapp.vietnamese import names


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What a list says about one person, already cleaned; ``phone`` in national form."""

    full_name: str
    sex: Sex = Sex.UNKNOWN
    birth_date: date | None = None
    birth_year: int | None = None
    phone: str | None = None
    email: str | None = None

    @property
    def canonical(self) -> str:
        return names.canonical(self.full_name)

    def person(self) -> Person:
        """A new person, not yet in the database."""
        return Person(
            full_name=self.full_name,
            canonical=self.canonical,
            sex=self.sex,
            birth_date=self.birth_date,
            birth_year=self.birth_year,
            phone=self.phone,
            email=self.email,
        )

    def complete(self, person: Person) -> None:
        """Add what was not known about a person; nothing that is known is replaced."""
        if person.sex is Sex.UNKNOWN:
            person.sex = self.sex
        for fact in ("birth_date", "birth_year", "phone", "email"):
            if getattr(person, fact) is None:
                setattr(person, fact, getattr(self, fact))

    def correct(self, person: Person) -> None:
        """Replace what is known about a person by what is right; an empty value removes nothing."""
        person.full_name, person.canonical, person.sex = self.full_name, self.canonical, self.sex
        for fact in ("birth_date", "birth_year", "phone", "email"):
            if getattr(self, fact) is not None:
                setattr(person, fact, getattr(self, fact))
        if self.birth_date is None and self.birth_year is not None:
            person.birth_date = None


def find_certain(
    identity: Identity, known: Iterable[Person], *, colleagues: Collection[int] = ()
) -> Person | None:
    """The one among ``known`` who certainly is this person, or nobody.

    Certain is: the same name (accents count) and the same telephone, or the same name and full
    date of birth when she was sent by the same agency before (``colleagues``: ids of its people).
    Anything that contradicts (another sex, another year) makes it another person. Who was found
    under a record that was merged is the one that stands for it.
    """
    for person in known:
        if person.canonical != identity.canonical or _contradicts(person, identity):
            continue
        if identity.phone and person.phone == identity.phone:
            return person.follow
        same_birth = identity.birth_date and person.birth_date == identity.birth_date
        if same_birth and person.follow.id in colleagues:
            return person.follow
    return None


def _contradicts(person: Person, identity: Identity) -> bool:
    return (
        (Sex.UNKNOWN not in {person.sex, identity.sex} and person.sex is not identity.sex)
        or _differ(person.birth_year, identity.birth_year)
        or _differ(person.birth_date, identity.birth_date)
    )


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other
