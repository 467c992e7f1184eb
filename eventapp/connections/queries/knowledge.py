"""What matching starts from: points, confirmed names, addresses of registered people."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import and_, select

from eventapp.agencies.models import Agency
from eventapp.connections.matching.ladder import Known, Ladder, device_key
from eventapp.connections.matching.place import Place
from eventapp.connections.models import LogTemplate, PointAlias
from eventapp.database import db
from eventapp.points.models import Point
from eventapp.registrations.models import EXPECTED, Registration
from eventapp.trainings.models import Training


def places_of(training: Training) -> list[Place]:
    """Every point as people may write it, in the order of the papers.

    An abbreviation counts when no other agency of the training has it ("UBND" names nobody).
    """
    rows = db.session.execute(
        select(Point, Agency)
        .join(Agency, Agency.id == Point.agency_id)
        .where(Point.training_id == training.id)
        .order_by(Point.area_position, Point.position, Point.id)
    ).all()
    uses = Counter(agency.abbreviation for _, agency in rows)
    return [
        Place(
            point.id,
            point.code,
            point.name,
            agency.kind,
            point.area,
            tuple(
                dict.fromkeys(
                    (
                        agency.name,
                        *([agency.abbreviation] if uses[agency.abbreviation] == 1 else ()),
                    )
                )
            ),
        )
        for point, agency in rows
    ]


def ladder_of(training: Training) -> Ladder:
    return Ladder(places_of(training), _known(training))


def _known(training: Training) -> Known:
    """A confirmed name counts until the point is called otherwise."""
    aliases: dict[bool, dict[str, int]] = {False: {}, True: {}}
    for is_device, text, point_id in db.session.execute(
        select(PointAlias.is_device, PointAlias.text, Point.id)
        .join(
            Point,
            and_(Point.agency_id == PointAlias.agency_id, Point.name == PointAlias.point_name),
        )
        .where(PointAlias.host_id == training.host_id, Point.training_id == training.id)
    ):
        aliases[is_device][text] = point_id
    devices = _room_devices(training) | aliases[True]
    emails: dict[str, set[int]] = {}
    for email, point_id in db.session.execute(
        select(Registration.email, Registration.point_id).where(
            Registration.training_id == training.id,
            Registration.status.in_(EXPECTED),
            Registration.email.is_not(None),
        )
    ):
        emails.setdefault(str(email).casefold(), set()).add(point_id)
    certain = {email: next(iter(ids)) for email, ids in emails.items() if len(ids) == 1}
    return Known(aliases[False], devices, certain)


def _room_devices(training: Training) -> dict[str, int]:
    """The addresses the plan of the points gives for their lines; one of two points is nobody's."""
    found: dict[str, set[int]] = {}
    for address, point_id in db.session.execute(
        select(Point.line_address, Point.id).where(
            Point.training_id == training.id, Point.line_address != ""
        )
    ):
        found.setdefault(device_key(address), set()).add(point_id)
    return {address: next(iter(ids)) for address, ids in found.items() if len(ids) == 1}


def templates_of(training: Training) -> dict[str, dict[str, Any]]:
    """The tables this organiser named the columns of, by the hash of their header."""
    return dict(
        db.session.execute(
            select(LogTemplate.header_hash, LogTemplate.columns).where(
                LogTemplate.host_id == training.host_id
            )
        ).all()
    )
