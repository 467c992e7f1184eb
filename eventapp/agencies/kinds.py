"""Levels and kinds of agencies (cấp, loại) in the order of official lists, with their days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eventapp.agencies.models import AgencyLevel
from eventapp.agencies.reforms import TWO_TIERS
from eventapp.errors import N_, RuleBroken
from eventapp.vietnamese.dates import format_date

# Departmental level, named as in the unit files.
KIND_LABELS = {
    "so": N_("Departments"),
    "co_quan_ngang_so": N_("Bodies of the rank of a department"),
    "ban_quan_ly": N_("Management boards"),
    "dang": N_("Party bodies"),
    "doan_the": N_("Fatherland Front and unions"),
    "hoi": N_("Associations"),
    "su_nghiep": N_("Public service units"),
    "nganh_doc": N_("Bodies of central sectors"),
}
PROVINCE_KINDS = ("thành phố trung ương", "tỉnh")
DISTRICT_KINDS = ("thành phố", "quận", "thị xã", "huyện")
COMMUNE_KINDS = ("phường", "thị trấn", "xã", "đặc khu")


@dataclass(frozen=True)
class Level:
    """The kinds of a level, and the days between which it exists (empty = open)."""

    kinds: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


LEVELS = {
    AgencyLevel.CENTRAL: Level(),
    AgencyLevel.PROVINCIAL: Level(PROVINCE_KINDS),
    AgencyLevel.DEPARTMENTAL: Level(tuple(KIND_LABELS)),
    AgencyLevel.DISTRICT: Level(DISTRICT_KINDS, valid_to=TWO_TIERS.last_day_before),
    AgencyLevel.COMMUNE: Level(COMMUNE_KINDS),
    AgencyLevel.OTHER: Level(),
}
DATED_KINDS = {
    "thị trấn": Level(valid_to=TWO_TIERS.last_day_before),
    "đặc khu": Level(valid_from=TWO_TIERS.starts_on),
}
_PLACES = {kind: place for level in LEVELS.values() for place, kind in enumerate(level.kinds, 1)}


def place_of(kind: str) -> int:
    """Where agencies of this kind stand among those of their level; 9 for an unknown kind."""
    return _PLACES.get(kind, 9)


def levels_on(day: date) -> list[AgencyLevel]:
    """The levels of government on a day, highest first."""
    return [name for name, level in LEVELS.items() if _spans(level, day, day)]


def check_days(level: AgencyLevel, kind: str, start: date | None, end: date | None) -> None:
    """Refuse a district or a thị trấn of after June 2025, and the like."""
    if not _spans(LEVELS[level], start, end):
        raise RuleBroken(
            "There is no district level after %(day)s.",
            field="valid_to",
            day=format_date(TWO_TIERS.last_day_before),
        )
    if kind in DATED_KINDS and not _spans(DATED_KINDS[kind], start, end):
        raise RuleBroken(
            "On these days there is no %(kind)s: that changed on %(day)s.",
            field="kind",
            kind=kind,
            day=format_date(TWO_TIERS.starts_on),
        )


def _spans(level: Level, start: date | None, end: date | None) -> bool:
    """Whether a life from ``start`` to ``end`` lies within the level's; no start is long ago."""
    begins_well = not level.valid_from or (start is not None and start >= level.valid_from)
    ends_well = not level.valid_to or (end is not None and end <= level.valid_to)
    return begins_well and ends_well
