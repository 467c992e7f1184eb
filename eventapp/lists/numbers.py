"""The numbers of a list: what was counted, and whether it is what the list states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eventapp.lists.participant import Participant
from eventapp.lists.results import Totals
from eventapp.lists.texts import words
from eventapp.vietnamese.names import clean_text

_MAJORITY = "kinh"
_COUNT = re.compile(
    r"(?:gồm|có|cộng|số|:)\s*(?:có\s*|là\s*|:\s*)*0*(\d{1,5})\s*"
    r"(?:\([^)]*\)\s*)?(?:người|đại biểu|đồng chí|đ/c|cán bộ|học viên|thành viên|\.|,|;|/|\(|$)",
    re.IGNORECASE,
)
_FEMALE = re.compile(
    r"\bnữ\b\s*(?:là|có|:)?\s*:?\s*0*(\d{1,5})|\b0*(\d{1,5})\s*(?:đồng chí |người )?nữ\b",
    re.IGNORECASE,
)


def count(people: Sequence[Participant], ethnicities: dict[int, str] | None) -> Totals:
    """Count rows and people; ``ethnicities`` by row where the list has that column."""
    accepted = [person for person in people if person.status == "ok"]
    totals = Totals(
        parsed=len(people),
        ok=len(accepted),
        needs_confirmation=sum(person.status == "needs_confirmation" for person in people),
        duplicate=sum(person.status == "duplicate" for person in people),
        unique=len(accepted),
        female=sum(person.sex == "nu" for person in accepted),
        male=sum(person.sex == "nam" for person in accepted),
        unknown=sum(person.sex is None for person in accepted),
    )
    if ethnicities is not None:
        said = [words(ethnicities.get(person.row, "")) for person in accepted]
        totals.ethnicity_unknown = said.count("")
        totals.ethnic_minority = sum(bool(text) and text != _MAJORITY for text in said)
    return totals


def stated_counts(texts: list[str]) -> tuple[int | None, int | None]:
    """How many people, and how many women, the lines below a list state."""
    people = next((int(m[1]) for text in texts if (m := _COUNT.search(clean_text(text)))), None)
    women = next((m for text in texts if (m := _FEMALE.search(clean_text(text)))), None)
    return people, int(women[1] or women[2]) if women else None
