"""Every kind of paper: what it is called, what must be chosen for it, how it is drafted.

A new paper is a line here; pages, downloads, commands and the registry read this table alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum

from eventapp.accounts.models import User
from eventapp.errors import N_
from eventapp.reports import drafts
from eventapp.reports.drafts import Draft
from eventapp.reports.selection import Selection


class PaperKind(StrEnum):
    POINTS = "points"
    SEATS = "seats"
    PROGRAMME = "programme"
    PLAN_ANNEXES = "plan_annexes"
    INVITATION = "invitation"
    PARTICIPANTS = "participants"
    BADGES = "badges"
    NAME_PLATES = "name_plates"
    SHEET = "sheet"
    MINUTES = "minutes"
    RECEIPTS = "receipts"
    SUPPORT_RECEIPTS = "support_receipts"
    CONSOLIDATED = "consolidated"
    RESULT_REPORT = "result_report"

    @property
    def label(self) -> str:
        return CATALOGUE[self].name


class Phase(StrEnum):
    """When a paper is needed."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"

    @property
    def label(self) -> str:
        return PHASE_LABELS[self]


PHASE_LABELS = {
    Phase.BEFORE: N_("Before the training"),
    Phase.DURING: N_("During the training"),
    Phase.AFTER: N_("After the training"),
}


class Need(Enum):
    """Whether a paper of this kind is of one point, of one day or half-day."""

    NEVER = 0
    MAY = 1
    MUST = 2


@dataclass(frozen=True)
class Kind:
    """``of_sheets``: its numbers come from roll-call sheets, so a change of them outdates it.

    ``has_number``: the registry gives it a number and a signer; a list has neither. ``hint`` says
    on the page what is on it; ``is_signed``: there is one to be filled or signed by hand;
    ``has_word``: also as .docx; ``is_issued``: the registry may issue it.
    """

    name: str
    draft: Callable[[Selection, User], Draft]
    phase: Phase
    hint: str = ""
    point: Need = Need.MAY
    part: Need = Need.NEVER
    of_sheets: bool = False
    has_number: bool = False
    is_signed: bool = False
    has_word: bool = False
    is_issued: bool = True

    def fits(self, *, has_point: bool, has_part: bool) -> bool:
        """Whether neither too little nor too much was chosen for it."""
        return all(
            need is Need.MAY or chosen is (need is Need.MUST)
            for need, chosen in ((self.point, has_point), (self.part, has_part))
        )


CATALOGUE = {
    PaperKind.POINTS: Kind(
        N_("List of points"),
        drafts.points,
        Phase.BEFORE,
        N_("Rooms, operators, technicians, line tests"),
        point=Need.NEVER,
    ),
    PaperKind.SEATS: Kind(
        N_("Seats and replies"),
        drafts.seats,
        Phase.BEFORE,
        N_("Per agency: called, registered, missing"),
        point=Need.NEVER,
    ),
    PaperKind.PROGRAMME: Kind(
        N_("Programme"), drafts.programme, Phase.BEFORE, N_("By half-day"), point=Need.NEVER
    ),
    PaperKind.PLAN_ANNEXES: Kind(
        N_("Annexes of the plan"),
        drafts.plan_annexes,
        Phase.BEFORE,
        N_("Points, seats and programme as annexes I to III"),
        point=Need.NEVER,
    ),
    PaperKind.INVITATION: Kind(
        N_("Letter of invitation"),
        drafts.invitation,
        Phase.BEFORE,
        N_("To all agencies, with their seats as an annex"),
        point=Need.NEVER,
        has_number=True,
    ),
    PaperKind.PARTICIPANTS: Kind(
        N_("List of participants"),
        drafts.participants,
        Phase.BEFORE,
        N_("By agency, by given name"),
        is_signed=True,
    ),
    PaperKind.BADGES: Kind(
        N_("Badges"),
        drafts.badges,
        Phase.BEFORE,
        N_("Eight on a page, to be cut apart"),
        is_issued=False,
    ),
    PaperKind.NAME_PLATES: Kind(
        N_("Name plates"),
        drafts.name_plates,
        Phase.BEFORE,
        N_("Three on a page, in large type"),
        is_issued=False,
    ),
    PaperKind.SHEET: Kind(
        N_("Attendance sheet"),
        drafts.sheet,
        Phase.DURING,
        point=Need.MUST,
        part=Need.MAY,
        of_sheets=True,
        is_signed=True,
    ),
    PaperKind.MINUTES: Kind(
        N_("Minutes of a point"),
        drafts.minutes,
        Phase.DURING,
        point=Need.MUST,
        part=Need.MUST,
        of_sheets=True,
        is_signed=True,
    ),
    PaperKind.RECEIPTS: Kind(
        N_("Receipts of documents"),
        drafts.documents,
        Phase.DURING,
        N_("To sign; names and numbers of documents are left blank"),
        is_issued=False,
    ),
    PaperKind.SUPPORT_RECEIPTS: Kind(
        N_("Receipts of support money"),
        drafts.money,
        Phase.DURING,
        N_("To sign; days and amounts are left blank"),
        is_issued=False,
    ),
    PaperKind.CONSOLIDATED: Kind(
        N_("Attendance report"),
        drafts.consolidated,
        Phase.AFTER,
        N_("With an annex per group"),
        point=Need.NEVER,
        part=Need.MAY,
        of_sheets=True,
        has_number=True,
    ),
    PaperKind.RESULT_REPORT: Kind(
        N_("Result report"),
        drafts.result_report,
        Phase.AFTER,
        N_("Sections I to IV in your words, with the figures of the attendance report"),
        point=Need.NEVER,
        of_sheets=True,
        has_number=True,
        has_word=True,
    ),
}


def draft(kind: PaperKind, asked: Selection, *, viewer: User) -> Draft:
    """The paper of this kind, as far as the viewer may see; NoResultFound where there is none."""
    return CATALOGUE[kind].draft(asked, viewer)


def kinds_of(phase: Phase) -> list[PaperKind]:
    """The papers of the whole training that belong there, in the order of the catalogue."""
    return [
        kind for kind, one in CATALOGUE.items() if one.phase is phase and one.point is not Need.MUST
    ]
