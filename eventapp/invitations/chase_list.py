"""The agencies that owe an answer, put together as an organiser chases them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

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
    """Agencies that are asked in one message: of a district, of one successor, else of a level."""

    head: Agency | None
    level: AgencyLevel
    members: Sequence[Owing]

    @property
    def key(self) -> str:
        """As it stands in an address."""
        return str(self.head.id) if self.head else self.level.value

    @property
    def seats(self) -> int:
        return sum(one.answer.seats for one in self.members)

    @property
    def reachable(self) -> list[Owing]:
        """Those to whom a mail can be sent."""
        return [one for one in self.members if one.mails]


@dataclass(frozen=True)
class Today:
    """What an organiser finds when she asks: who stands where now, and whom to call there.

    ``heirs``: the one agency in whose hands a closed one is, by the closed one's id.
    """

    day: date
    heirs: Mapping[int, Agency]
    contacts: Mapping[int, Sequence[Contact]]

    def head_of(self, answer: AgencyReply) -> Agency | None:
        """The district that still passes messages on, else the successor of a closed agency."""
        agency, parent = answer.agency, answer.parent
        for one in (agency, parent):
            if one and one.level is AgencyLevel.DISTRICT and one.exists_on(self.day):
                return one
        return self.heirs.get(agency.id)

    def contacts_of(self, agency: Agency) -> Sequence[Contact]:
        """Her own people, else those of whoever took her over."""
        heir = self.heirs.get(agency.id)
        return self.contacts.get(agency.id) or self.contacts.get(heir.id if heir else 0, ())


def chase_list(
    answers: Iterable[AgencyReply], today: Today, *, only: ReplyState | None = None
) -> list[ChaseGroup]:
    """Who owes an answer, by district or successor; where there is neither, by level."""
    groups: dict[tuple[int, str, int], list[Owing]] = {}
    heads: dict[int, Agency] = {}
    for one in answers:
        if one.state.is_answer or (only and one.state is not only):
            continue
        head = today.head_of(one)
        if head:
            heads[head.id] = head
        place = len(_LEVELS) if head else _LEVELS.index(one.agency.level)
        key = (place, head.sort_key if head else "", head.id if head else 0)
        groups.setdefault(key, []).append(Owing(one, today.contacts_of(one.agency)))
    return [
        ChaseGroup(heads.get(key[2]), members[0].agency.level, members)
        for key, members in sorted(groups.items(), key=lambda item: item[0])
    ]


_LEVELS = list(AgencyLevel)
