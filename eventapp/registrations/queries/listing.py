"""The list of a training: searched, filtered, sorted and cut into pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import contains_eager

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import db
from eventapp.errors import N_
from eventapp.points.models import Point
from eventapp.registrations import search
from eventapp.registrations.models import EXPECTED, Registration, RegistrationStatus
from eventapp.registrations.queries.scope import visible_to
from eventapp.registrations.queries.seats import is_incomplete
from eventapp.trainings.models import AudienceGroup, Training

PER_PAGE = 50


class Order(StrEnum):
    """By given name, or by something else first and then by given name."""

    NAME = "name"
    AGENCY = "agency"
    POINT = "point"
    NEWEST = "newest"

    @property
    def label(self) -> str:
        return ORDER_LABELS[self]


ORDER_LABELS = {
    Order.NAME: N_("By given name"),
    Order.AGENCY: N_("By agency"),
    Order.POINT: N_("By point"),
    Order.NEWEST: N_("Newest first"),
}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What to show of a list; empty parts let everything through.

    ``group`` and ``point`` are codes, ``area`` is the area of a point (a district). Who was
    withdrawn or waits is shown only when ``status`` asks for it.
    """

    text: str = ""
    group: str = ""
    area: str = ""
    point: str = ""
    agency_id: int | None = None
    status: RegistrationStatus | None = None
    is_incomplete: bool = False
    order: Order = Order.NAME


@dataclass(frozen=True)
class Page:
    """One page of rows with agency, group and point; ``total`` rows on ``pages`` pages."""

    rows: Sequence[Registration]
    page: int
    pages: int
    total: int

    @property
    def numbered(self) -> Sequence[tuple[int, Registration]]:
        """The rows with their numbers in the whole list."""
        return list(enumerate(self.rows, start=(self.page - 1) * PER_PAGE + 1))


def registrations(training: Training, wanted: Wanted, *, viewer: User, page: int = 1) -> Page:
    """One page of the list; a page that does not exist is the nearest one that does."""
    conditions = _conditions(training, wanted, viewer)
    total = db.session.scalars(
        _joined(select(func.count(Registration.id)).select_from(Registration)).where(*conditions)
    ).one()
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, page), pages)
    rows = _rows(conditions, wanted).limit(PER_PAGE).offset((page - 1) * PER_PAGE)
    return Page(db.session.scalars(rows).all(), page, pages, total)


def all_registrations(
    training: Training, wanted: Wanted, *, viewer: User
) -> Sequence[Registration]:
    """The whole list on one page, for a file."""
    return db.session.scalars(_rows(_conditions(training, wanted, viewer), wanted)).all()


def agencies_listed(training: Training, *, viewer: User) -> Sequence[tuple[int, str]]:
    """Id and name of every agency with somebody on the list, in written order."""
    rows = db.session.execute(
        select(Agency.id, Agency.name)
        .where(
            Agency.id.in_(
                select(Registration.agency_id).where(
                    Registration.training_id == training.id, visible_to(viewer)
                )
            )
        )
        .order_by(Agency.sort_key, Agency.id)
    )
    return [(agency_id, name) for agency_id, name in rows]


def _conditions(training: Training, wanted: Wanted, viewer: User) -> list[ColumnElement[bool]]:
    conditions = [Registration.training_id == training.id, visible_to(viewer)]
    if wanted.status:
        conditions.append(Registration.status == wanted.status)
    else:
        conditions.append(Registration.status.in_(EXPECTED))
    if wanted.text:
        conditions.append(search.answers(wanted.text))
    if wanted.group:
        conditions.append(AudienceGroup.code == wanted.group)
    if wanted.area:
        conditions.append(Point.area == wanted.area)
    if wanted.point:
        conditions.append(Point.code == wanted.point)
    if wanted.agency_id is not None:
        conditions.append(Registration.agency_id == wanted.agency_id)
    if wanted.is_incomplete:
        conditions.append(is_incomplete())
    return conditions


def _joined(found: Select[int]) -> Select[int]:
    return found.join(Registration.group).join(Registration.point)


def _rows(conditions: list[ColumnElement[bool]], wanted: Wanted) -> Select[Registration]:
    by_name = (Registration.name_key, Registration.id)
    before: dict[Order, tuple[Any, ...]] = {
        Order.NAME: (search.rank(wanted.text),) if wanted.text else (),
        Order.AGENCY: (Agency.sort_key, Agency.id),
        Order.POINT: (Point.area_position, Point.position),
        Order.NEWEST: (Registration.registered_at.desc(),),
    }
    return (
        select(Registration)
        .join(Registration.agency)
        .join(Registration.group)
        .join(Registration.point)
        .where(*conditions)
        .options(
            contains_eager(Registration.agency),
            contains_eager(Registration.group),
            contains_eager(Registration.point),
        )
        .order_by(*before[wanted.order], *by_name)
    )
