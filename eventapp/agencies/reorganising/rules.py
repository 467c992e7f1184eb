"""What a reorganisation may not do, each in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from eventapp.agencies.kinds import check_days
from eventapp.agencies.lives import Life, key_of
from eventapp.agencies.models import Agency
from eventapp.agencies.queries.reorganising import branches_of, rivals_of
from eventapp.agencies.reorganising.steps import Decree, Opening
from eventapp.agencies.rivals import Rivals
from eventapp.errors import RuleBroken
from eventapp.vietnamese.dates import format_date


def exists(agency: Agency, decree: Decree, *, field: str | None = None) -> None:
    """It must exist on the day, and have existed before."""
    if agency.valid_to and agency.valid_to < decree.on:
        raise RuleBroken(
            "“%(name)s” has ended on %(end)s already.",
            field=field or "on",
            name=agency.name,
            end=format_date(agency.valid_to),
        )
    if agency.valid_from and decree.on <= agency.valid_from:
        raise RuleBroken(
            "“%(name)s” starts only on %(start)s.",
            field=field or "on",
            name=agency.name,
            start=format_date(agency.valid_from),
        )


def can_end(agency: Agency, decree: Decree, *, field: str | None = None) -> None:
    """It must go on until now: an end that is known already is not moved."""
    exists(agency, decree, field=field)
    if agency.valid_to:
        raise RuleBroken(
            "“%(name)s” ends on %(end)s already; that is not changed.",
            field=field or "on",
            name=agency.name,
            end=format_date(agency.valid_to),
        )


def can_take_over(heir: Agency, old: Agency, decree: Decree, *, field: str) -> None:
    if heir.id == old.id:
        raise RuleBroken("An agency cannot take its own place.", field=field)
    if not heir.exists_on(decree.on):
        raise RuleBroken(
            "“%(name)s” does not exist on %(day)s.",
            field=field,
            name=heir.name,
            day=format_date(decree.on),
        )


def has_nobody_under(agency: Agency, decree: Decree) -> None:
    under = branches_of([agency.id], decree.on)
    if under:
        raise RuleBroken(
            "%(n)s agencies stand under it, “%(name)s” for one: give them another place first.",
            n=len(under),
            name=under[0].name,
        )


def have_room(opening: Sequence[Opening], closing: Sequence[Agency], *, field: str) -> None:
    """No other agency may have their code, or their name in their place, at the same time."""
    gone = {key_of(agency) for agency in closing}
    codes = [one.official_code for one in opening if one.official_code]
    found = rivals_of(codes, [one.name for one in opening])
    lives = [life for life in found if life.key not in gone]
    rivals = Rivals(lives)
    for one in opening:
        check_days(one.level, one.kind, one.valid_from, one.valid_to)
        try:
            rivals.check(_life(one))
        except RuleBroken as reason:
            wanted = reason.field if field == "name" else field
            raise RuleBroken(reason.message, field=wanted, **reason.values) from None
        rivals.add(_life(one))


def _life(opening: Opening) -> Life:
    parent = opening.parent
    return Life(
        key=f"new {opening.name} {opening.official_code}",
        name=opening.name,
        level=opening.level,
        official_code=opening.official_code,
        parent=key_of(parent) if isinstance(parent, Agency) else None,
        valid_from=opening.valid_from,
        valid_to=opening.valid_to,
    )
