"""The answers added up: by level, by district, agency by agency. Silent is not zero."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.invitations.models import ReplyState
from eventapp.invitations.named import ListFacts, NamedTwice
from eventapp.invitations.queries.replies import AgencyReply

NOTHING = ListFacts()


@dataclass(frozen=True)
class Answered:
    """The answer of one agency with what is on its list."""

    answer: AgencyReply
    facts: ListFacts

    @property
    def agency(self) -> Agency:
        return self.answer.agency

    @property
    def is_silent(self) -> bool:
        """Neither a list nor a word: nothing is known, not even that nobody comes."""
        return self.answer.state in {ReplyState.NOT_OPENED, ReplyState.OPENED}

    @property
    def came_late(self) -> bool:
        reply, due = self.answer.reply, self.answer.due_at
        sent = reply.sent_at if reply else None
        return sent is not None and due is not None and sent > due


@dataclass(frozen=True)
class ReplyGroup:
    """Some agencies and what their answers add up to."""

    name: str
    members: Sequence[Answered]

    @property
    def sent(self) -> int:
        return self._count(lambda one: one.answer.state is ReplyState.SENT)

    @property
    def nil(self) -> int:
        return self._count(lambda one: one.answer.state is ReplyState.NIL)

    @property
    def drafts(self) -> int:
        return self._count(lambda one: one.answer.state is ReplyState.DRAFT)

    @property
    def silent(self) -> int:
        return self._count(lambda one: one.is_silent)

    @property
    def late(self) -> int:
        """Answers that came after their deadline, or have not come although it is over."""
        return self._count(lambda one: one.came_late or one.answer.is_late)

    @property
    def seats(self) -> int:
        return sum(one.answer.seats for one in self.members)

    @property
    def people(self) -> int:
        return sum(one.answer.people for one in self.members)

    @property
    def women(self) -> int:
        return sum(one.facts.women for one in self.members)

    @property
    def waiting(self) -> int:
        return sum(one.facts.waiting for one in self.members)

    @property
    def is_known(self) -> bool:
        """Whether anybody here has said anything."""
        return self.silent < len(self.members)

    def _count(self, is_so: Callable[[Answered], bool]) -> int:
        return sum(is_so(one) for one in self.members)


@dataclass(frozen=True)
class Twice:
    """Perhaps one person, with the agencies that named her."""

    found: NamedTwice
    agencies: Sequence[Agency]


@dataclass(frozen=True)
class ReplyBoard:
    """Everything that was answered to one training."""

    everybody: ReplyGroup
    levels: Sequence[ReplyGroup]
    districts: Sequence[ReplyGroup]
    twice: Sequence[Twice]


def reply_board(
    answers: Sequence[AgencyReply],
    facts: Mapping[int, ListFacts],
    twice: Sequence[NamedTwice],
    word: Callable[[str], str],
) -> ReplyBoard:
    """``word`` translates the names of levels; only agencies among the answers are told of."""
    members = [Answered(one, facts.get(one.agency.id, NOTHING)) for one in answers]
    levels: dict[AgencyLevel, list[Answered]] = {}
    districts: dict[int, tuple[Agency, list[Answered]]] = {}
    for one in members:
        levels.setdefault(one.agency.level, []).append(one)
        parent = one.answer.parent
        district = next((a for a in (one.agency, parent) if a and _is_district(a)), None)
        if district:
            districts.setdefault(district.id, (district, []))[1].append(one)
    known = {one.agency.id: one.agency for one in members}
    return ReplyBoard(
        ReplyGroup("", members),
        [ReplyGroup(word(level.label), levels[level]) for level in AgencyLevel if level in levels],
        [
            ReplyGroup(district.name, found)
            for district, found in sorted(
                districts.values(), key=lambda pair: (pair[0].sort_key, pair[0].id)
            )
        ],
        [
            Twice(one, [known[agency_id] for agency_id, _ in one.places])
            for one in twice
            if all(agency_id in known for agency_id, _ in one.places)
        ],
    )


def _is_district(agency: Agency) -> bool:
    return agency.level is AgencyLevel.DISTRICT
