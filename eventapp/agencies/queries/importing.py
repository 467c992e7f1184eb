"""What an import has to know of what is there already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from eventapp.agencies.lives import Life, key_of
from eventapp.agencies.models import Agency, AgencySuccession, AwaitedSuccession, UnitUpload
from eventapp.agencies.queries.existing import portions
from eventapp.agencies.rows import Link, Unit
from eventapp.database import db

Above = aliased(Agency)
Successor = aliased(Agency)


@dataclass(frozen=True)
class Known:
    """Agencies by reference, those whose code or name a file uses, and successions."""

    lives: dict[str, Life]
    rivals: list[Life]
    successions: set[tuple[object, ...]]
    awaited: list[Link]


def known(units: Sequence[Unit], links: Sequence[Link]) -> Known:
    """What there is about the agencies that a file names."""
    awaited = [_link(row) for row in db.session.scalars(select(AwaitedSuccession))]
    named = [
        *(name for unit in units for name in (unit.reference, unit.parent)),
        *(name for link in (*links, *awaited) for name in (link.from_, link.to)),
    ]
    lives = {
        life.key: life
        for some in portions(named)
        for life in lives_where(Agency.reference.in_(some))
    }
    new = [unit for unit in units if unit.reference not in lives]
    codes = portions(unit.official_code for unit in new)
    names = portions(unit.name for unit in new if not unit.official_code)
    return Known(
        lives=lives,
        rivals=[
            *(life for some in codes for life in lives_where(Agency.official_code.in_(some))),
            *(life for some in names for life in lives_where(Agency.name.in_(some))),
        ],
        successions=_successions(link.from_ for link in (*links, *awaited)),
        awaited=awaited,
    )


def lives_where(condition: ColumnElement[bool]) -> Iterator[Life]:
    found = db.session.execute(
        select(Agency, Above.id, Above.reference)
        .outerjoin(Above, Agency.parent_id == Above.id)
        .where(condition)
    )
    for agency, above_id, above in found:
        yield Life(
            key=key_of(agency),
            name=agency.name,
            level=agency.level,
            official_code=agency.official_code,
            parent=above or (f"#{above_id}" if above_id else None),
            valid_from=agency.valid_from,
            valid_to=agency.valid_to,
        )


def get_upload(token: str, *, uploader_id: int) -> UnitUpload:
    """A file that waits for its confirmation; only its own sender finds it."""
    return db.session.scalars(
        select(UnitUpload).where(UnitUpload.token == token, UnitUpload.uploader_id == uploader_id)
    ).one()


def _successions(references: Iterable[str]) -> set[tuple[object, ...]]:
    """The keys of the successions (see ``Link.key``) from these agencies."""
    return {
        (from_, to, succession.kind, succession.function)
        for some in portions(references)
        for from_, to, succession in db.session.execute(
            select(Agency.reference, Successor.reference, AgencySuccession)
            .join(Agency, AgencySuccession.from_id == Agency.id)
            .outerjoin(Successor, AgencySuccession.to_id == Successor.id)
            .where(Agency.reference.in_(some))
        )
    }


def _link(row: AwaitedSuccession) -> Link:
    return Link(
        line=0,
        from_=row.from_reference,
        to=row.to_reference,
        kind=row.kind,
        effective_on=row.effective_on,
        is_partial=row.is_partial,
        legal_basis=row.legal_basis,
        function=row.function,
    )
