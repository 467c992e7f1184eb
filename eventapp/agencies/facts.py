"""The facts of one agency for one time, and the agency made of them."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from eventapp.agencies.kinds import place_of
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.vietnamese import names


class Facts(Protocol):
    """What is said of an agency: in a row of a file, or in a form."""

    @property
    def name(self) -> str: ...
    @property
    def short_name(self) -> str: ...
    @property
    def abbreviation(self) -> str: ...
    @property
    def level(self) -> AgencyLevel: ...
    @property
    def kind(self) -> str: ...
    @property
    def official_code(self) -> str | None: ...
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_to(self) -> date | None: ...


def new_agency(facts: Facts, parent: Agency | None, *, reference: str | None = None) -> Agency:
    """An agency that is in no session yet."""
    return Agency(
        reference=reference,
        name=facts.name,
        short_name=facts.short_name,
        abbreviation=facts.abbreviation,
        level=facts.level,
        kind=facts.kind,
        official_code=facts.official_code,
        parent=parent,
        valid_from=facts.valid_from,
        valid_to=facts.valid_to,
        search=names.fold(facts.name),
        sort_key=f"{place_of(facts.kind)} {names.text_sort_key(facts.short_name)}",
    )
