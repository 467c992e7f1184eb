"""Cells of unit files: codes, kinds and names, and the province that every row stands under."""

from __future__ import annotations

from typing import Any

from eventapp.agencies import reforms
from eventapp.agencies.kinds import LEVELS
from eventapp.agencies.models import AgencyLevel, SuccessionKind
from eventapp.agencies.rows import Link, Unit
from eventapp.errors import RuleBroken

Cells = dict[str, str]
Told = list[Unit | Link]


def code_of(text: str) -> str:
    """A code of the National Statistics Office: figures only."""
    if not (text.isascii() and text.isdigit()):
        raise RuleBroken("“%(text)s” is not a unit code.", field="code", text=text[:40])
    return text


def kind_of(text: str, known: tuple[str, ...], level: AgencyLevel | None = None) -> str:
    """One of the known kinds, or of those of the level, in small letters."""
    known = known or (LEVELS[level].kinds if level else ())
    if known and text.lower() not in known:
        raise RuleBroken("“%(text)s” is not a known kind.", field="type", text=text[:40])
    return text.lower()


def short_name(name: str, kind: str) -> str:
    """Khoái Châu for Huyện Khoái Châu; Phường 2 stays Phường 2."""
    rest = name[len(kind) :].strip() if name.lower().startswith(kind.lower()) else ""
    return rest if rest and not rest.isdigit() else name


def yes(text: str) -> bool:
    return text.lower() in {"1", "x", "true", "yes", "có"}


def province(line: int, code: str, name: str) -> Told:
    """A province of before July 2025, and into which one it was merged."""
    merged = reforms.PROVINCE_SINCE_2025.get(code)
    last_day = reforms.TWO_TIERS.last_day_before if merged else None
    old = Unit(line=line, reference=f"province:{code}", valid_to=last_day, **_facts(code, name))
    if not merged:
        return [old]
    link = Link(
        line=line,
        from_=old.reference,
        to=f"province-2025:{merged[0]}",
        kind=SuccessionKind.MERGED,
        effective_on=reforms.PROVINCES_2025.starts_on,
        legal_basis=reforms.PROVINCES_2025.legal_basis,
    )
    return [old, link]


def since_2025(line: int, former: str) -> Unit:
    """The province in which a former one (by code) is since July 2025."""
    code, name = reforms.PROVINCE_SINCE_2025[former]
    start = reforms.TWO_TIERS.starts_on
    reference = f"province-2025:{code}"
    return Unit(line=line, reference=reference, valid_from=start, **_facts(code, name))


def _facts(code: str, name: str) -> dict[str, Any]:
    return {
        "name": f"UBND tỉnh {name}",
        "short_name": name,
        "abbreviation": "UBND",
        "level": AgencyLevel.PROVINCIAL,
        "kind": "tỉnh",
        "official_code": code,
    }
