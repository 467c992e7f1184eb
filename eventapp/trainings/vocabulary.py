"""The controlled words of a training: audience groups, and the roles people have in them.

Source: ``vocabulary.json`` beside this file, written from the practice of 2021-2026. Roles and
groups begin and end with the offices they name (the district level ended with June 2025).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from eventapp.agencies.models import AgencyLevel


@dataclass(frozen=True, slots=True)
class Group:
    """Whom a training may be for (nhóm đối tượng); G9 alone is no trainee."""

    code: str
    name: str
    name_en: str
    level: AgencyLevel
    is_trainee: bool
    valid_to: date | None

    def exists_on(self, day: date) -> bool:
        return self.valid_to is None or day <= self.valid_to


@dataclass(frozen=True, slots=True)
class AudienceRole:
    """In which capacity somebody attends (vai trò); the position (chức vụ) is free text."""

    code: str
    group: str
    name: str
    name_en: str
    valid_from: date | None
    valid_to: date | None
    aliases: tuple[str, ...]
    """Other ways lists write it."""

    def exists_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


def roles_of(group_code: str, *, on: date) -> tuple[AudienceRole, ...]:
    """The roles of a group that exist on a day, in the order of the vocabulary."""
    return tuple(r for r in ROLES.values() if r.group == group_code and r.exists_on(on))


def groups_on(day: date) -> tuple[Group, ...]:
    """The groups that exist on a day."""
    return tuple(group for group in GROUPS.values() if group.exists_on(day))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _group(row: dict[str, Any]) -> Group:
    return Group(
        code=row["code"],
        name=row["name"],
        name_en=row["name_en"],
        level=AgencyLevel(row["level"]),
        is_trainee=row["is_trainee"],
        valid_to=_day(row["valid_to"]),
    )


def _role(row: dict[str, Any]) -> AudienceRole:
    return AudienceRole(
        code=row["code"],
        group=row["group"],
        name=row["name"],
        name_en=row["name_en"],
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        aliases=tuple(row["aliases"]),
    )


_WORDS = json.loads(Path(__file__).with_name("vocabulary.json").read_text(encoding="utf-8"))

GROUPS: dict[str, Group] = {row["code"]: _group(row) for row in _WORDS["groups"]}
ROLES: dict[str, AudienceRole] = {row["code"]: _role(row) for row in _WORDS["roles"]}
