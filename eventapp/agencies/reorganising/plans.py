"""Renaming, merging, splitting, dissolving, handing over: what each would do, or why it cannot."""

from __future__ import annotations

from collections.abc import Sequence

from eventapp.agencies.models import Agency, SuccessionKind
from eventapp.agencies.queries.reorganising import branches_of
from eventapp.agencies.reorganising import rules
from eventapp.agencies.reorganising.steps import (
    Decree,
    NewName,
    Opening,
    Passing,
    Reorganisation,
    moved,
    renamed,
)
from eventapp.errors import RuleBroken

MERGED, SPLIT = SuccessionKind.MERGED, SuccessionKind.SPLIT


def renaming(agency: Agency, new: NewName, decree: Decree) -> Reorganisation:
    """The agency is closed and goes on under another name; those under it move along."""
    rules.can_end(agency, decree)
    opening = renamed(agency, _completed(agency, new), decree.on)
    same = (opening.name, opening.short_name, opening.abbreviation, opening.official_code)
    if same == (agency.name, agency.short_name, agency.abbreviation, agency.official_code):
        raise RuleBroken("This is what it is called already.", field="name")
    return _checked(
        Reorganisation(
            decree,
            closing=[agency],
            opening=[opening],
            passing=[Passing(agency, opening, SuccessionKind.RENAMED)],
            moved=_moved([agency], opening, decree),
        )
    )


def merger(agencies: Sequence[Agency], into: Agency | NewName, decree: Decree) -> Reorganisation:
    """Several become one: one of them that goes on, or a new one that is like the first."""
    if len({agency.id for agency in agencies}) < 2:  # noqa: PLR2004 - a merger
        raise RuleBroken("A merger needs two agencies at least.", field="others")
    first = agencies[0]
    for agency in agencies:
        rules.can_end(agency, decree, field="others" if agency is not first else None)
        if agency.level is not first.level:
            raise RuleBroken(
                "“%(name)s” is of another level: only agencies of one level merge.",
                field="others",
                name=agency.name,
            )
    if isinstance(into, Agency):
        closing = [agency for agency in agencies if agency.id != into.id]
        heir: Agency | Opening = into
    else:
        closing, heir = list(agencies), renamed(first, into, decree.on)
    return _checked(
        Reorganisation(
            decree,
            closing=closing,
            opening=[heir] if isinstance(heir, Opening) else [],
            passing=[Passing(agency, heir, MERGED) for agency in closing],
            moved=_moved(closing, heir, decree),
        )
    )


def split(
    agency: Agency, into: Sequence[Agency | NewName], decree: Decree, *, goes_on: bool = False
) -> Reorganisation:
    """One becomes several, or (``goes_on``) gives parts away: old figures are nobody's alone."""
    if len(into) + goes_on < 2:  # noqa: PLR2004 - a split
        raise RuleBroken("A split needs two agencies at least afterwards.", field="into")
    rules.can_end(agency, decree)
    rules.has_nobody_under(agency, decree)
    heirs = [one if isinstance(one, Agency) else renamed(agency, one, decree.on) for one in into]
    names = [one.name for one in heirs]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise RuleBroken("“%(name)s” stands there twice.", field="into", name=twice)
    for heir in heirs:
        if isinstance(heir, Agency):
            rules.can_take_over(heir, agency, decree, field="into")
    return _checked(
        Reorganisation(
            decree,
            closing=[] if goes_on else [agency],
            opening=[one for one in heirs if isinstance(one, Opening)],
            passing=[Passing(agency, heir, SPLIT, is_partial=True) for heir in heirs],
        ),
        field="into",
    )


def dissolution(agency: Agency, decree: Decree) -> Reorganisation:
    """The agency ends and nobody takes its place."""
    rules.can_end(agency, decree)
    rules.has_nobody_under(agency, decree)
    passing = [Passing(agency, None, SuccessionKind.DISSOLVED)]
    return Reorganisation(decree, closing=[agency], passing=passing)


def hand_over(agency: Agency, to: Agency, function: str, decree: Decree) -> Reorganisation:
    """Another agency does from now on what this one did; both go on, with their figures."""
    if not function:
        raise RuleBroken("Say which function is handed over.", field="function")
    rules.exists(agency, decree)
    rules.can_take_over(to, agency, decree, field="to")
    passing = Passing(agency, to, SuccessionKind.HANDED_OVER, is_partial=True, function=function)
    return Reorganisation(decree, passing=[passing])


def _completed(agency: Agency, new: NewName) -> NewName:
    """A new name does not take the official code away, and the old name keeps its short one."""
    return NewName(
        name=new.name,
        short_name=new.short_name or (agency.short_name if new.name == agency.name else ""),
        abbreviation=new.abbreviation,
        official_code=new.official_code or agency.official_code or "",
    )


def _moved(closing: Sequence[Agency], heir: Agency | Opening, decree: Decree) -> list[Passing]:
    """Everybody under the closed ones, from the top down, under the heir or who moves with it."""
    parents: dict[int, Agency | Opening] = {agency.id: heir for agency in closing}
    passing = []
    for child in branches_of([agency.id for agency in closing], decree.on):
        assert child.parent_id is not None  # noqa: S101 - it stands under one of them
        opening = moved(child, parents[child.parent_id], decree.on)
        parents[child.id] = opening
        passing.append(Passing(child, opening, SuccessionKind.MOVED))
    return passing


def _checked(plan: Reorganisation, *, field: str = "name") -> Reorganisation:
    rules.have_room(plan.opening, plan.closing, field=field)
    return plan
