"""The steps of a reorganisation: who is closed, who is opened, who takes whose place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from eventapp.agencies.kinds import LEVELS
from eventapp.agencies.models import Agency, AgencyLevel, SuccessionKind
from eventapp.errors import RuleBroken


@dataclass(frozen=True)
class Decree:
    """From which day it holds, and the paper that says so."""

    on: date
    legal_basis: str

    def __post_init__(self) -> None:
        if not self.legal_basis.strip():
            raise RuleBroken("Enter the paper that decides it.", field="legal_basis")
        if len(self.legal_basis) > 500:  # noqa: PLR2004 - the column
            raise RuleBroken("Use at most 500 characters.", field="legal_basis")

    @property
    def last_day_before(self) -> date:
        return self.on - timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class NewName:
    """What a new agency is called; what is left empty is as it was before."""

    name: str
    short_name: str = ""
    abbreviation: str = ""
    official_code: str = ""

    def __post_init__(self) -> None:
        if not self.name:
            raise RuleBroken("The name is missing.", field="name")
        longest = {"name": 500, "short_name": 200, "abbreviation": 40, "official_code": 20}
        for field, most in longest.items():
            if len(getattr(self, field)) > most:
                raise RuleBroken(
                    "%(value)s… is too long, at most %(most)s characters.",
                    field=field,
                    value=getattr(self, field)[:20],
                    most=most,
                )


@dataclass(frozen=True, kw_only=True)
class Opening:
    """An agency to be opened; ``parent`` may itself be one."""

    name: str
    short_name: str
    abbreviation: str
    level: AgencyLevel
    kind: str
    official_code: str | None
    parent: Agency | Opening | None
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class Passing:
    """One succession to be recorded."""

    old: Agency
    new: Agency | Opening | None
    kind: SuccessionKind
    is_partial: bool = False
    function: str = ""


@dataclass(frozen=True)
class Reorganisation:
    """Everything one decree does. ``moved`` are those under a closed agency."""

    decree: Decree
    closing: Sequence[Agency] = ()
    opening: Sequence[Opening] = ()
    passing: Sequence[Passing] = ()
    moved: Sequence[Passing] = ()

    @property
    def old_ids(self) -> list[int]:
        """Those whose accounts, people and rooms somebody has to look after."""
        return [one.old.id for one in (*self.passing, *self.moved)]


def renamed(agency: Agency, new: NewName, on: date) -> Opening:
    """The same agency with another name, from a day on."""
    kinds = sorted(LEVELS[agency.level].kinds, key=len, reverse=True)
    kind = next((k for k in kinds if new.name.lower().startswith(f"{k} ")), agency.kind)
    return Opening(
        name=new.name,
        short_name=new.short_name or _short(new.name, kind, agency.level),
        abbreviation=new.abbreviation or agency.abbreviation,
        level=agency.level,
        kind=kind,
        official_code=new.official_code or None,
        parent=agency.parent,
        valid_from=on,
    )


def moved(agency: Agency, parent: Agency | Opening, on: date) -> Opening:
    """The same agency under another one, from a day on."""
    return Opening(
        name=agency.name,
        short_name=agency.short_name,
        abbreviation=agency.abbreviation,
        level=agency.level,
        kind=agency.kind,
        official_code=agency.official_code,
        parent=parent,
        valid_from=on,
        valid_to=agency.valid_to,
    )


def _short(name: str, kind: str, level: AgencyLevel) -> str:
    """Khoái Châu for Huyện Khoái Châu; a department keeps its whole name."""
    is_unit = level in {AgencyLevel.COMMUNE, AgencyLevel.DISTRICT}
    rest = name[len(kind) :].strip() if is_unit and name.lower().startswith(kind) else ""
    return (rest if rest and not rest.isdigit() else name)[:200]
