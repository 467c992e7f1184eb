"""The tree of a day, a branch at a time: as many statements for a country as for a commune."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, literal, or_, select
from sqlalchemy.orm import aliased, joinedload

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.agencies.queries.existing import exists_on
from eventapp.database import db
from eventapp.vietnamese.names import fold, matches

UNITS = (AgencyLevel.PROVINCIAL, AgencyLevel.DISTRICT, AgencyLevel.COMMUNE)
PER_PAGE = 60


def counts_on(day: date) -> dict[AgencyLevel, int]:
    """How many agencies of each level exist, highest level first."""
    found = dict(
        db.session.execute(
            select(Agency.level, func.count()).where(exists_on(day)).group_by(Agency.level)
        ).all()
    )
    return {level: found[level] for level in AgencyLevel if level in found}


def tops_on(day: date) -> Sequence[Agency]:
    """The agencies above which nobody stands on that day."""
    above = aliased(Agency)
    has_parent = exists().where(
        above.id == Agency.parent_id,
        or_(above.valid_from.is_(None), above.valid_from <= day),
        or_(above.valid_to.is_(None), above.valid_to >= day),
    )
    return db.session.scalars(
        select(Agency).where(exists_on(day), ~has_parent).order_by(Agency.sort_key, Agency.id)
    ).all()


def children_on(agency_id: int, day: date) -> Sequence[Agency]:
    """Those directly under an agency on that day, in written order."""
    return db.session.scalars(
        select(Agency)
        .where(Agency.parent_id == agency_id, exists_on(day))
        .order_by(Agency.sort_key, Agency.id)
    ).all()


def sizes_on(agency_ids: Collection[int], day: date) -> dict[int, int]:
    """How many stand directly under each of these; those without anybody are left out."""
    found = db.session.execute(
        select(Agency.parent_id, func.count())
        .where(Agency.parent_id.in_(agency_ids), exists_on(day))
        .group_by(Agency.parent_id)
    )
    return {parent_id: count for parent_id, count in found if parent_id is not None}


def way_to(agency: Agency) -> list[Agency]:
    """Those above an agency, from the top down."""
    start = select(Agency.id, Agency.parent_id, literal(0).label("height"))
    way = start.where(Agency.id == agency.id).cte("way", recursive=True)
    way = way.union_all(
        select(Agency.id, Agency.parent_id, way.c.height + 1).join(
            way, Agency.id == way.c.parent_id
        )
    )
    return list(
        db.session.scalars(
            select(Agency)
            .join(way, Agency.id == way.c.id)
            .where(way.c.height > 0)
            .order_by(way.c.height.desc())
        )
    )


@dataclass(frozen=True)
class Found:
    """One page of the agencies looked for, with those above them."""

    agencies: Sequence[Agency]
    count: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PER_PAGE))


def search_on(day: date, text: str, level: AgencyLevel | None, page: int) -> Found:
    """Those whose name, short name, abbreviation or code answers, of one level or of all."""
    where = [exists_on(day)]
    if level:
        where.append(Agency.level == level)
    if text:
        where.append(or_(_named(text), Agency.official_code == text, _abbreviated(text, day)))
    count = db.session.scalars(select(func.count()).select_from(Agency).where(*where)).one()
    page = min(max(page, 1), max(1, -(-count // PER_PAGE)))
    found = db.session.scalars(
        select(Agency)
        .where(*where)
        .options(joinedload(Agency.parent))
        .order_by(Agency.sort_key, Agency.id)
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
    ).all()
    return Found(found, count, page)


def _named(text: str) -> ColumnElement[bool]:
    """Every word begins a word of the name."""
    spaced = literal(" ") + Agency.search
    words = fold(text).split() or ["\\"]
    return and_(*(spaced.contains(f" {word}", autoescape=True) for word in words))


def _abbreviated(text: str, day: date) -> ColumnElement[bool]:
    """Departments are few, and known by abbreviations that a database cannot fold."""
    offices = db.session.execute(
        select(Agency.id, Agency.short_name, Agency.abbreviation).where(
            exists_on(day), Agency.level.not_in(UNITS)
        )
    )
    return Agency.id.in_(
        [
            agency_id
            for agency_id, *names in offices
            if matches(text, " ".join(names), "fold_prefix")
        ]
    )
