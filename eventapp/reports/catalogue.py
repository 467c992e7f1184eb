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
    SHEET = "sheet"
    CONSOLIDATED = "consolidated"
    PARTICIPANTS = "participants"

    @property
    def label(self) -> str:
        return CATALOGUE[self].name


class Need(Enum):
    """Whether a paper of this kind is of one point, of one day or half-day."""

    NEVER = 0
    MAY = 1
    MUST = 2


@dataclass(frozen=True)
class Kind:
    """``of_sheets``: its numbers come from roll-call sheets, so a change of them outdates it.

    ``has_number``: the registry gives it a number and a signer; a list has neither.
    """

    name: str
    draft: Callable[[Selection, User], Draft]
    point: Need = Need.MAY
    part: Need = Need.NEVER
    of_sheets: bool = False
    has_number: bool = False

    def fits(self, *, has_point: bool, has_part: bool) -> bool:
        """Whether neither too little nor too much was chosen for it."""
        return all(
            need is Need.MAY or chosen is (need is Need.MUST)
            for need, chosen in ((self.point, has_point), (self.part, has_part))
        )


CATALOGUE = {
    PaperKind.SHEET: Kind(
        N_("Attendance sheet"), drafts.sheet, point=Need.MUST, part=Need.MUST, of_sheets=True
    ),
    PaperKind.CONSOLIDATED: Kind(
        N_("Attendance report"),
        drafts.consolidated,
        point=Need.NEVER,
        part=Need.MAY,
        of_sheets=True,
        has_number=True,
    ),
    PaperKind.PARTICIPANTS: Kind(N_("List of participants"), drafts.participants),
}


def draft(kind: PaperKind, asked: Selection, *, viewer: User) -> Draft:
    """The paper of this kind, as far as the viewer may see; NoResultFound where there is none."""
    return CATALOGUE[kind].draft(asked, viewer)
