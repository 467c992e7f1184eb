"""Who is who in one batch: certainly the same person, perhaps the same, somebody else."""

from __future__ import annotations

from collections import defaultdict

from eventapp.errors import N_
from eventapp.people.identity import find_certain
from eventapp.people.models import Person, Sex
from eventapp.registrations.facts import Facts
from eventapp.registrations.models import Registration
from eventapp.registrations.nomination import AlreadyRegistered, Nomination, PossibleDuplicate
from eventapp.vietnamese import names

OFFICE_LINE = "02"  # fixed lines are shared by a whole office
IS_THERE = N_("%(name)s is already registered, by %(agency)s.")
IS_WAITING = N_("%(name)s is already on the waiting list, by %(agency)s.")
IS_UNCONFIRMED = N_("%(name)s has registered at %(agency)s already and waits to be confirmed.")
IS_REGISTERED = N_(
    "%(name)s%(birth)s is already registered, by %(agency)s. Is this another person?"
)
WAS_WITHDRAWN = N_(
    "%(name)s%(birth)s was withdrawn from the list of %(agency)s and can be restored there. "
    "Is this another person?"
)


class Likeness:
    """The people and rows a batch may be about; grows while the batch is taken in."""

    def __init__(self, facts: Facts) -> None:
        self._people: defaultdict[str, list[Person]] = defaultdict(list)
        self._colleagues: defaultdict[int, set[int]] = defaultdict(set)
        self._rows: defaultdict[str, list[Registration]] = defaultdict(list)
        self._row_of: dict[Person, Registration] = {}
        self._by_id = {row.id: row for row in facts.alike}
        by_id = {person.id: person for person in facts.known}
        for person in facts.known:
            self._people[person.canonical].append(person)
        for agency, person_id in facts.colleagues:
            self._colleagues[agency].add(person_id)
        for row in facts.alike:
            self._rows[row.search].append(row)
            if row.person_id in by_id:
                self._row_of[by_id[row.person_id]] = row

    def person(self, nomination: Nomination) -> Person | None:
        """The person this certainly is, among all who are known."""
        return find_certain(
            nomination.identity,
            self._people[nomination.canonical],
            colleagues=self._colleagues[nomination.agency.id],
        )

    def row_of(self, person: Person | None) -> Registration | None:
        """The row of a person in this training, withdrawn or not."""
        return self._row_of.get(person) if person else None

    def row(self, registration_id: int) -> Registration | None:
        """A row of this training by its id."""
        return self._by_id.get(registration_id)

    def remember(self, registration: Registration, person: Person) -> None:
        """Let the rest of the batch find who was just taken in."""
        self._row_of[person] = registration
        if person not in (people := self._people[person.canonical]):
            people.append(person)
        if registration not in (rows := self._rows[registration.search]):
            rows.append(registration)

    def refuse_the_registered(
        self, nomination: Nomination, *, but: Registration | None = None
    ) -> None:
        row = self.row_of(self.person(nomination))
        if row and row is not but and not row.is_withdrawn:
            raise AlreadyRegistered(
                _there(row),
                row=row,
                name=nomination.full_name,
                agency=row.agency_name,
            )

    def ask_about_others(self, nomination: Nomination, *, but: Registration | None = None) -> None:
        """Ask once whether somebody alike is somebody else; the answer comes with the nomination.

        An edit asks only when it makes people alike who were not.
        """
        if nomination.is_another_person:
            return
        own = self.row_of(self.person(nomination))
        for row in self._rows[nomination.search]:
            if row in (own, but) or not _may_be(row, nomination) or (but and _may_be(row, but)):
                continue
            if not row.is_withdrawn:
                raise _question(IS_REGISTERED, row, nomination)
            if row.agency_id == nomination.agency.id:
                raise _question(WAS_WITHDRAWN, row, nomination)


def _there(row: Registration) -> str:
    if row.is_unconfirmed:
        return IS_UNCONFIRMED
    return IS_WAITING if row.is_waiting else IS_THERE


def _question(sentence: str, row: Registration, nomination: Nomination) -> PossibleDuplicate:
    return PossibleDuplicate(
        sentence,
        row=row,
        is_identical=row.id is not None and not nomination.completed_from(row).differences(row),
        is_probable=(
            names.canonical(row.full_name) == nomination.canonical
            and row.birth_year == nomination.birth_year
            and row.agency_id == nomination.agency.id
        ),
        name=row.full_name,
        birth=f" ({row.birth_year})" if row.birth_year else "",
        agency=row.agency_name,
    )


def _may_be(row: Registration, other: Nomination | Registration) -> bool:
    """Possibly one person: names equal without accents, and nothing that tells them apart."""
    if row.search != other.search:
        return False
    if Sex.UNKNOWN not in {row.sex, other.sex} and row.sex is not other.sex:
        return False
    if row.phone and row.phone == other.phone and not row.phone.startswith(OFFICE_LINE):
        return True
    if row.birth_year and other.birth_year:
        return row.birth_year == other.birth_year
    return _agency_id(row) == _agency_id(other)


def _agency_id(one: Nomination | Registration) -> int:
    return one.agency_id if isinstance(one, Registration) else one.agency.id
