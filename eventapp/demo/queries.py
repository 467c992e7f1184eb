"""What a database holds, before and after the demo is loaded into it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sqlalchemy import func, inspect, select

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.attendance.models import Mark, SheetVersion
from eventapp.database import Base, db
from eventapp.demo.plan import CODE
from eventapp.demo.sign_ins import ORGANISER
from eventapp.people.models import Person
from eventapp.points.models import Point
from eventapp.registrations.models import Registration
from eventapp.trainings.models import Training


class Found(Enum):
    """What is in a database."""

    NO_TABLES = "no tables"
    NOTHING = "nothing"
    DEMO = "the demo"
    OTHER = "other data"


@dataclass(frozen=True)
class Sizes:
    """How many rows the demo has."""

    agencies: int
    accounts: int
    points: int
    registrations: int
    marks: int
    locked_sheets: int


def what_is_there() -> Found:
    if not inspect(db.engine).has_table(Training.__tablename__):
        return Found.NO_TABLES
    is_demo = select(Training.id).where(
        Training.code == CODE, select(User.id).where(User.email == ORGANISER.email).exists()
    )
    if db.session.scalar(is_demo) is not None:
        return Found.DEMO
    is_any = [
        db.session.scalar(select(model.id).limit(1)) for model in (Agency, User, Training, Person)
    ]
    return Found.NOTHING if is_any == [None] * 4 else Found.OTHER


def sizes() -> Sizes:
    """The rows of each kind in the whole database."""
    return Sizes(
        agencies=_rows(Agency),
        accounts=_rows(User),
        points=_rows(Point),
        registrations=_rows(Registration),
        marks=_rows(Mark),
        locked_sheets=_rows(SheetVersion),
    )


def _rows(model: type[Base]) -> int:
    return db.session.scalars(select(func.count()).select_from(model)).one()
