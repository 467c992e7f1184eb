"""Pairs of records that may be one person, found by the indexes on name and telephone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, or_, select, union_all
from sqlalchemy.orm import aliased

from eventapp.accounts.models import User
from eventapp.agencies.models import AgencySuccession
from eventapp.dossiers.likeness import Certainty
from eventapp.dossiers.models import Distinction
from eventapp.dossiers.queries.people import wholly_within
from eventapp.people.models import Person, Sex
from eventapp.registrations.models import Registration

One, Other = aliased(Person, name="one"), aliased(Person, name="other")
_is_same_name = One.canonical == Other.canonical
_is_same_phone = and_(_is_same_name, One.phone == Other.phone)
_has_same_year = and_(One.search == Other.search, One.birth_year == Other.birth_year)


def pairs(certainty: Certainty, *, viewer: User) -> Select[Any]:
    """``one_id`` < ``other_id`` of every pair of a kind that nobody has decided about."""
    agency = in_one_agency(One.id, Other.id)
    is_born_alike = and_(_has_same_year, _is_same_name, agency)
    no_phone = or_(One.phone.is_(None), Other.phone.is_(None), One.phone != Other.phone)
    no_date = or_(
        One.birth_date.is_(None), Other.birth_date.is_(None), One.birth_date != Other.birth_date
    )
    match certainty:
        case Certainty.CERTAIN:
            by_birth = and_(is_born_alike, One.birth_date == Other.birth_date, no_phone)
            parts = [_pair(_is_same_phone, viewer), _pair(by_birth, viewer)]
        case Certainty.PROBABLE:
            parts = [_pair(and_(is_born_alike, no_date, no_phone), viewer)]
        case Certainty.POSSIBLE:
            elsewhere = and_(_has_same_year, or_(~_is_same_name, and_(no_phone, ~agency)))
            parts = [_pair(elsewhere, viewer), _without_year(viewer, no_phone, agency)]
    found = union_all(*parts).subquery()
    return select(found.c.one_id, found.c.other_id)


def in_one_agency(one_id: Any, other_id: Any) -> ColumnElement[bool]:
    """Sent by the same agency, or by one and by that which followed it."""
    mine, theirs = aliased(Registration), aliased(Registration)
    follows = select(AgencySuccession.id).where(
        or_(
            and_(
                AgencySuccession.from_id == mine.agency_id,
                AgencySuccession.to_id == theirs.agency_id,
            ),
            and_(
                AgencySuccession.from_id == theirs.agency_id,
                AgencySuccession.to_id == mine.agency_id,
            ),
        )
    )
    return (
        select(mine.id)
        .join(theirs, theirs.person_id == other_id)
        .where(
            mine.person_id == one_id,
            or_(mine.agency_id == theirs.agency_id, follows.exists()),
        )
        .exists()
    )


def _pair(condition: ColumnElement[bool], viewer: User) -> Select[Any]:
    found = select(One.id.label("one_id"), Other.id.label("other_id"))
    return _open(found.join_from(One, Other, and_(condition, One.id < Other.id)), viewer)


def _without_year(
    viewer: User, no_phone: ColumnElement[bool], agency: ColumnElement[bool]
) -> Select[Any]:
    """One name without accents in one agency, and of one of the two the year is not known."""
    lacks_year = and_(
        One.birth_year.is_(None), or_(Other.birth_year.is_not(None), One.id < Other.id)
    )
    is_alike = and_(One.search == Other.search, One.id != Other.id, or_(~_is_same_name, no_phone))
    is_first = One.id < Other.id
    return _open(
        select(
            case((is_first, One.id), else_=Other.id).label("one_id"),
            case((is_first, Other.id), else_=One.id).label("other_id"),
        ).join_from(One, Other, and_(is_alike, lacks_year, agency)),
        viewer,
    )


def _open(found: Any, viewer: User) -> Select[Any]:
    """Leave out what contradicts, what is decided, and what is not the viewer's to decide."""
    decided = select(Distinction.id).where(
        or_(
            and_(Distinction.one_id == One.id, Distinction.other_id == Other.id),
            and_(Distinction.one_id == Other.id, Distinction.other_id == One.id),
        )
    )
    left: Select[Any] = found.where(
        One.merged_into_id.is_(None),
        Other.merged_into_id.is_(None),
        or_(One.sex == Other.sex, One.sex == Sex.UNKNOWN, Other.sex == Sex.UNKNOWN),
        _agree(One.birth_year, Other.birth_year),
        _agree(One.birth_date, Other.birth_date),
        ~decided.exists(),
        wholly_within(One.id, viewer=viewer),
        wholly_within(Other.id, viewer=viewer),
    )
    return left


def _agree(one: Any, other: Any) -> ColumnElement[bool]:
    return or_(one.is_(None), other.is_(None), one == other)
