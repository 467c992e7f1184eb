"""The agencies that owe an answer, put together as an organiser chases them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.invitations.models import ReplyState
from eventapp.invitations.queries.contacts import Contact
from eventapp.invitations.queries.replies import AgencyReply


@dataclass(frozen=True)
class Owing:
    """An agency that owes an answer, and whom to ask there."""

    answer: AgencyReply
    contacts: Sequence[Contact]

    @property
    def agency(self) -> Agency:
        return self.answer.agency

    @property
    def mails(self) -> list[Contact]:
        """The contacts that have an e-mail."""
        return [one for one in self.contacts if one.email]


@dataclass(frozen=True)
class ChaseGroup:
    """Agencies that are asked in one message: of a district, else of a level."""

    district: Agency | None
    level: AgencyLevel
    members: Sequence[Owing]

    @property
    def key(self) -> str:
        """As it stands in an address."""
        return str(self.district.id) if self.district else self.level.value

    @property
    def seats(self) -> int:
        return sum(one.answer.seats for one in self.members)

    @property
    def reachable(self) -> list[Owing]:
        """Those to whom a mail can be sent."""
        return [one for one in self.members if one.mails]


def chase_list(
    answers: Iterable[AgencyReply],
    contacts: Mapping[int, Sequence[Contact]],
    *,
    only: ReplyState | None = None,
) -> list[ChaseGroup]:
    """Who owes an answer, by district; where no district stands above them, by level."""
    groups: dict[tuple[int, int], list[Owing]] = {}
    districts: dict[int, Agency] = {}
    for one in answers:
        if one.state.is_answer or (only and one.state is not only):
            continue
        district = _district(one)
        if district:
            districts[district.id] = district
        place = _LEVELS.index(one.agency.level) if not district else len(_LEVELS)
        owing = Owing(one, contacts.get(one.agency.id, ()))
        groups.setdefault((place, district.id if district else 0), []).append(owing)
    ordered = sorted(groups.items(), key=lambda item: (item[0][0], _name(districts, item[0][1])))
    return [
        ChaseGroup(districts.get(district_id), members[0].agency.level, members)
        for (_, district_id), members in ordered
    ]


def _district(answer: AgencyReply) -> Agency | None:
    if answer.agency.level is AgencyLevel.DISTRICT:
        return answer.agency
    parent = answer.parent
    return parent if parent and parent.level is AgencyLevel.DISTRICT else None


def _name(districts: Mapping[int, Agency], district_id: int) -> str:
    return districts[district_id].sort_key if district_id else ""


_LEVELS = list(AgencyLevel)
