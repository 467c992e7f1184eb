"""Seats as a table: an agency in each line, a group in each column, totals that tie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.invitations.models import Invitation
from eventapp.trainings.models import AudienceGroup
from eventapp.vietnamese.names import matches

CALLED, NOT_CALLED = "yes", "no"


@dataclass(frozen=True)
class SeatRow:
    """The seats of one agency, one number or none for each group."""

    agency: Agency
    district: Agency | None
    seats: tuple[int | None, ...]

    @property
    def total(self) -> int:
        return sum(number or 0 for number in self.seats)


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which lines to show: words of the name, a level, a district, called or not."""

    looked_for: str = ""
    level: str = ""
    district: int | None = None
    called: str = ""

    def lets(self, row: SeatRow) -> bool:
        agency, district = row.agency, row.district
        return (
            (not self.level or agency.level.value == self.level)
            and (self.district is None or self.district in {agency.id, district and district.id})
            and (self.called != CALLED or row.total > 0)
            and (self.called != NOT_CALLED or row.total == 0)
            and matches(
                self.looked_for,
                f"{agency.name} {agency.short_name} {agency.abbreviation}",
                "fold_prefix",
            )
        )


class SeatTable:
    """All agencies in reach, and whoever else is called; ``shown`` are those the filter lets."""

    def __init__(
        self,
        groups: Sequence[AudienceGroup],
        agencies: Sequence[Agency],
        invitations: Sequence[Invitation],
        chosen: Filter,
    ) -> None:
        self.groups, self.filter = groups, chosen
        seats: defaultdict[int, dict[int, int]] = defaultdict(dict)
        everybody = {agency.id: agency for agency in agencies}
        for invitation in invitations:
            seats[invitation.agency_id][invitation.group_id] = invitation.seats
            everybody.setdefault(invitation.agency_id, invitation.agency)
        self.districts = [a for a in everybody.values() if a.level is AgencyLevel.DISTRICT]
        places = {district.id: n for n, district in enumerate(self.districts)}
        self.rows = [
            SeatRow(
                agency,
                everybody.get(agency.parent_id or 0) if agency.parent_id in places else None,
                tuple(seats[agency.id].get(group.id) for group in groups),
            )
            for agency in sorted(
                everybody.values(),
                key=lambda one: (_LEVELS.index(one.level), places.get(one.parent_id or 0, -1)),
            )
        ]
        self.shown = [row for row in self.rows if chosen.lets(row)]

    @property
    def levels(self) -> list[AgencyLevel]:
        """The levels that occur."""
        return list(dict.fromkeys(row.agency.level for row in self.rows))

    @property
    def called(self) -> int:
        """How many agencies have seats."""
        return sum(row.total > 0 for row in self.rows)

    @property
    def total(self) -> int:
        return sum(row.total for row in self.rows)

    @property
    def trainees(self) -> int:
        """Seats in groups that count as trainees."""
        counts = [group.is_trainee for group in self.groups]
        return sum(
            number or 0
            for row in self.rows
            for number, counted in zip(row.seats, counts, strict=True)
            if counted
        )

    @property
    def shown_totals(self) -> list[int]:
        """The sum of each column that is shown."""
        return [sum(row.seats[n] or 0 for row in self.shown) for n in range(len(self.groups))]


_LEVELS = list(AgencyLevel)
