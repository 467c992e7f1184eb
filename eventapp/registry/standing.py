"""Whether an issued paper still holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from eventapp.errors import N_
from eventapp.registry.models import IssuedPaper


class Standing(StrEnum):
    """Tính hiệu lực: in force, replaced by a later version, made from sheets that changed since."""

    GENUINE = "genuine"
    SUPERSEDED = "superseded"
    OUTDATED = "outdated"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return STANDING_LABELS[self]


STANDING_LABELS = {
    Standing.GENUINE: N_("In force"),
    Standing.SUPERSEDED: N_("Superseded"),
    Standing.OUTDATED: N_("Sheets changed since"),
    Standing.WITHDRAWN: N_("Taken back"),
}


@dataclass(frozen=True)
class Issued:
    """A paper, the newest version of it, and whether a sheet it was made from changed since."""

    paper: IssuedPaper
    newest: int
    has_changed_sheets: bool

    @property
    def standing(self) -> Standing:
        if self.paper.withdrawn_at:
            return Standing.WITHDRAWN
        if self.newest > self.paper.version:
            return Standing.SUPERSEDED
        return Standing.OUTDATED if self.has_changed_sheets else Standing.GENUINE
