"""How sure it is that two records are one person (certain, probable, possible)."""

from __future__ import annotations

from enum import StrEnum

from eventapp.errors import N_
from eventapp.people.models import Person, Sex


class Certainty(StrEnum):
    """Certain still means that a person confirms it; possible are mostly two people of one name."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def rule(self) -> str:
        return RULES[self]


LABELS = {
    Certainty.CERTAIN: N_("Certain"),
    Certainty.PROBABLE: N_("Probable"),
    Certainty.POSSIBLE: N_("Possible"),
}
RULES = {
    Certainty.CERTAIN: N_(
        "The same name with the same telephone, or with the same full date of birth in the same "
        "agency."
    ),
    Certainty.PROBABLE: N_("The same name and year of birth in the same agency."),
    Certainty.POSSIBLE: N_(
        "Names that are equal without accents and the same year of birth, but another agency or "
        "something missing. Most of them are two people."
    ),
}


class Verdict(StrEnum):
    """What one fact of two records says about them."""

    SAME = "same"
    ALIKE = "alike"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


def verdict_of(one: object, other: object) -> Verdict:
    if not one or not other or Sex.UNKNOWN in {one, other}:
        return Verdict.UNKNOWN
    return Verdict.SAME if one == other else Verdict.DIFFERENT


def verdict_of_names(one: Person, other: Person) -> Verdict:
    """The place of the tone mark does not count; another accent is another name."""
    if one.canonical == other.canonical:
        return Verdict.SAME
    return Verdict.ALIKE if one.search == other.search else Verdict.DIFFERENT


def certainty_of(one: Person, other: Person, *, in_one_agency: bool) -> Certainty | None:
    """What two records are to each other; nothing when the names or the facts differ."""
    verdicts = {
        verdict_of(one.sex, other.sex),
        verdict_of(one.birth_year, other.birth_year),
        verdict_of(one.birth_date, other.birth_date),
    }
    if Verdict.DIFFERENT in verdicts or one.search != other.search:
        return None
    if one.canonical == other.canonical:
        if verdict_of(one.phone, other.phone) is Verdict.SAME:
            return Certainty.CERTAIN
        if verdict_of(one.birth_date, other.birth_date) is Verdict.SAME and in_one_agency:
            return Certainty.CERTAIN
        if verdict_of(one.birth_year, other.birth_year) is Verdict.SAME and in_one_agency:
            return Certainty.PROBABLE
    return Certainty.POSSIBLE
