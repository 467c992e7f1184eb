"""What the rows of an import may say: groups, points, and the communes of a district."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.points.models import Point
from eventapp.questions.models import Question
from eventapp.trainings.models import AudienceGroup, Training
from eventapp.trainings.vocabulary import roles_of
from eventapp.vietnamese.names import fold

_SHORT = {"x": "xa", "tt": "thi tran", "p": "phuong", "ttr": "thi tran"}
_POINT = re.compile(r"\b(?:diem cau|dc|phong hop|hoi truong)\b")


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """One training as the senders of one list see it."""

    training: Training
    agency: Agency
    groups: Sequence[AudienceGroup]
    points: Sequence[Point]
    communes: Sequence[Agency]
    """Agencies below a district; a district may send their people."""
    questions: Sequence[Question]
    """Of the training, as far as they are asked now."""
    called: frozenset[tuple[int, int]]
    """Pairs of agency and group with seats."""

    def groups_of(self, agency: Agency) -> list[AudienceGroup]:
        """Groups the agency was called for, else those of its level."""
        called = [group for group in self.groups if (agency.id, group.id) in self.called]
        return called or [group for group in self.groups if group.level is agency.level]

    def usual_group(self, agency: Agency) -> AudienceGroup | None:
        """The group that needs no question."""
        found = self.groups_of(agency)
        return found[0] if len(found) == 1 else None

    def usual_point(self, agency: Agency) -> Point | None:
        """The agency's own room; for a department without one, the main room."""
        own = next((point for point in self.points if point.agency_id == agency.id), None)
        if own or agency.level is AgencyLevel.COMMUNE:
            return own
        return next((point for point in self.points if point.is_main), None)

    def commune(self, text: str) -> Agency | None:
        """The commune an office belongs to: "X. Bình Kiều", "Hội LHPN xã Hàm Tử"."""
        written = f" {_spelled_out(text)} "
        found = [one for one in self.communes if f" {_spelled_out(one.name)} " in written]
        return max(found, key=lambda one: len(one.name), default=None)

    def point(self, text: str) -> Point | None:
        """The point a cell names, by its name or its code; None when that is not clear."""
        wanted = _place(text)
        if not wanted:
            return None
        found = [
            point
            for point in self.points
            if wanted in {_place(point.name), fold(point.code)} or _place(point.name) == wanted
        ]
        return found[0] if len(found) == 1 else None

    def role(self, codes: Sequence[str], group: AudienceGroup | None) -> str | None:
        """The first of the roles that the group has."""
        if group is None:
            return codes[0] if codes else None
        known = {role.code for role in roles_of(group.code, on=self.training.starts_on)}
        return next((code for code in codes if code in known), None)


def _spelled_out(text: str) -> str:
    return " ".join(_SHORT.get(word, word) for word in fold(text).split())


def _place(text: str) -> str:
    return " ".join(_POINT.sub(" ", _spelled_out(text)).split())
