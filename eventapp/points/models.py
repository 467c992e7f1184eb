"""What a point is."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Integer,
    String,
    column,
    select,
    table,
    type_coerce,
    union,
)
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from eventapp.access import Role
from eventapp.accounts.models import Grant, User
from eventapp.accounts.scope import in_force
from eventapp.agencies.models import Agency
from eventapp.database import Base, Code, Key, Line, LongLine, unique
from eventapp.errors import N_
from eventapp.trainings.models import Training

_grant = (Grant.id, type_coerce(Grant.user_id, Integer).label("user_id"))
_point = table("point", column("id", Integer), column("agency_id", Integer))
duties = union(
    select(*_grant, type_coerce(Grant.point_id, Integer).label("point_id")).where(
        Grant.role == Role.OPERATOR, Grant.point_id.is_not(None), in_force()
    ),
    select(*_grant, _point.c.id.label("point_id")).where(
        Grant.role == Role.OPERATOR, Grant.agency_id == _point.c.agency_id, in_force()
    ),
).subquery("point_operator")


class PointOperator(Base):
    """Who may take the roll at a point now (phụ trách điểm cầu): read from the grants.

    An operator's grant is at one point, or at every point that her agency hosts.
    """

    __table__ = duties
    __mapper_args__ = {"primary_key": [duties.c.id, duties.c.point_id]}  # noqa: RUF012 - as above

    id: Mapped[int]
    point_id: Mapped[int]
    user_id: Mapped[int]


class Point(Base):
    """A room of one training, hosted by an agency; one of them is the main point.

    ``name`` and ``area`` (the district, or the provincial tier) are snapshots of that day.
    ``seats`` is how many people the room takes; ``code`` is "ĐC001".
    """

    __tablename__ = "point"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    code: Mapped[Code]
    name: Mapped[LongLine]
    area: Mapped[Line]
    area_position: Mapped[int]
    position: Mapped[int]
    is_main: Mapped[bool] = mapped_column(default=False)
    seats: Mapped[int]
    room: Mapped[Line] = mapped_column(default="")
    contact_name: Mapped[Line] = mapped_column(default="")
    contact_phone: Mapped[str | None] = mapped_column(String(20))
    version: Mapped[int] = mapped_column(default=1)

    training: Mapped[Training] = relationship(lazy="raise_on_sql")
    agency: Mapped[Agency] = relationship(lazy="raise_on_sql")
    operators: Mapped[list[User]] = relationship(
        User,
        secondary=duties,
        primaryjoin=lambda: Point.id == foreign(duties.c.point_id),
        secondaryjoin=lambda: User.id == foreign(duties.c.user_id),
        viewonly=True,
        order_by=lambda: User.id,
        lazy="raise_on_sql",
    )

    __table_args__ = (
        unique("training_id", "code", message=N_("Another point has this code."), field="code"),
        CheckConstraint("seats >= 0", name="seats_not_negative"),
    )
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for

    @property
    def journal_name(self) -> str:
        return self.name
