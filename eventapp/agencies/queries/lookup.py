"""Finding an agency by the name somebody wrote, always as names were on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import aliased, contains_eager

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.agencies.queries.existing import exists_on, subtree
from eventapp.agencies.written_names import WrittenName, compact, read_name
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.vietnamese.dates import format_date
from eventapp.vietnamese.names import clean_text, fold, search_rank

UNITS = (AgencyLevel.COMMUNE, AgencyLevel.DISTRICT, AgencyLevel.PROVINCIAL)
Above, Top = aliased(Agency), aliased(Agency)


def find_named(text: str, *, on: date, within: int | None = None) -> Agency | None:
    """The agency called so on that day; none when no agency was, or several were.

    Case, accents that were left out, "X.", "UBND" and usual abbreviations do not matter; places
    after a comma ("…, huyện Khoái Châu") must be those above it. ``within`` looks only under an
    agency. Nobody is put in the place of a closed agency here: see ``former_names``.
    """
    found = named(text, on=on, within=within)
    return found[0] if len(found) == 1 else None


def named(text: str, *, on: date, within: int | None = None) -> Sequence[Agency]:
    """Every agency called so on that day, best answers only: one when the name is clear.

    Of units alike, those of the installation's own province count: there its departments are.
    """
    written = read_name(text)
    if not written.compact:
        return []
    scope = [exists_on(on)]
    if within is not None:
        scope.append(Agency.id.in_(subtree(within)))
    found = _units(written, scope) or _offices(written, scope)
    found = [agency for agency in found if _lies_in(agency, written)]
    return _at_home(_best(written.text, found), on)


def choose(text: str, *, on: date, field: str) -> Agency:
    """The agency with that code or name on that day; a refusal that says what to write instead."""
    written = clean_text(text)
    found = list(coded(written, on)) or list(named(written, on=on))
    if not found:
        raise RuleBroken(
            "No agency is called “%(text)s” on %(day)s.",
            field=field,
            text=written[:200],
            day=format_date(on),
        )
    if len(found) > 1:
        raise RuleBroken(
            "“%(text)s” may be several: %(names)s. Write the code.",
            field=field,
            text=written[:200],
            names="; ".join(map(_told_apart, found[:5])),
        )
    return found[0]


def coded(code: str, on: date) -> Sequence[Agency]:
    """The agencies with that official code or name in a unit file on that day."""
    has_code = or_(Agency.official_code == code, Agency.reference == code)
    return db.session.scalars(_with_parents().where(has_code, exists_on(on))).all()


def _told_apart(agency: Agency) -> str:
    above = f", {agency.parent.name}" if agency.parent else ""
    return f"{agency.name}{above} ({agency.official_code or agency.reference or '-'})"


def former_names(text: str, *, before: date) -> Sequence[Agency]:
    """Agencies that were called so once and had ended before that day, the latest first."""
    written = read_name(text)
    if not written.compact:
        return []
    scope: list[ColumnElement[bool]] = [Agency.valid_to < before]
    found = _units(written, scope) or _offices(written, scope)
    found = [agency for agency in found if _lies_in(agency, written)]
    return sorted(found, key=lambda agency: (agency.valid_to or before, agency.id), reverse=True)


def _units(written: WrittenName, scope: Sequence[ColumnElement[bool]]) -> list[Agency]:
    found = _with_parents().where(Agency.search.in_(written.unit), Agency.level.in_(UNITS), *scope)
    return list(db.session.scalars(found))


def _offices(written: WrittenName, scope: Sequence[ColumnElement[bool]]) -> list[Agency]:
    """Departments and the like: they have no kind before their name, but many abbreviations."""
    others = _with_parents().where(Agency.level.not_in(UNITS), *scope)
    return [
        agency
        for agency in db.session.scalars(others)
        if written.compact in {compact(name) for name in _names(agency)}
        or compact(written.text) in {compact(name) for name in _names(agency)}
    ]


def _with_parents() -> Select[Agency]:
    return (
        select(Agency)
        .outerjoin(Above, Agency.parent_id == Above.id)
        .outerjoin(Top, Above.parent_id == Top.id)
        .options(
            contains_eager(Agency.parent.of_type(Above)).contains_eager(Above.parent.of_type(Top))
        )
        .order_by(Agency.sort_key, Agency.id)
    )


def _names(agency: Agency) -> Iterable[str]:
    """An abbreviation that many share (UBND, VP) names nobody."""
    yield from (agency.name, agency.short_name)
    if len(agency.abbreviation) > len("UBND"):
        yield agency.abbreviation


def _lies_in(agency: Agency, written: WrittenName) -> bool:
    if agency.level not in UNITS:
        return True  # "Sở Văn hóa, Thể thao và Du lịch" names no place
    above = []
    if agency.parent:
        above.append(fold(agency.parent.name))
        if agency.parent.parent:
            above.append(fold(agency.parent.parent.name))
    return all(names & set(above) for names in written.above)


def _best(text: str, found: Sequence[Agency]) -> list[Agency]:
    """Those whose accents are as written, when there are such."""
    ranks = [min(search_rank(text, name) for name in _names(agency)) for agency in found]
    return [agency for agency, rank in zip(found, ranks, strict=True) if rank == min(ranks)]


def _at_home(found: list[Agency], on: date) -> list[Agency]:
    if len(found) < 2:  # noqa: PLR2004 - nothing to choose between
        return found
    homes = set(
        db.session.scalars(
            select(Agency.parent_id)
            .where(Agency.level == AgencyLevel.DEPARTMENTAL, exists_on(on))
            .distinct()
        )
    )
    at_home = [
        a for a in found if a.parent_id in homes or (a.parent and a.parent.parent_id in homes)
    ]
    return at_home or found
