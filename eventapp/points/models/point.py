"""What a point is, who runs it, and in whose room its people sit."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Integer,
    String,
    column,
    select,
    table,
    text,
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

EMPTY = text("''")  # written out: rows that were there before the column get it
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
    ``seats`` is how many people the room takes; ``code`` is "ĐC001". ``device`` is what stands in
    the room (codec, computer), ``line_address`` its SIP or H.323 address, if it has one.
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
    address: Mapped[Line] = mapped_column(default="", server_default=EMPTY)
    technician_name: Mapped[Line] = mapped_column(default="", server_default=EMPTY)
    technician_phone: Mapped[str | None] = mapped_column(String(20))
    device: Mapped[Line] = mapped_column(default="", server_default=EMPTY)
    line_address: Mapped[Line] = mapped_column(default="", server_default=EMPTY)
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
    room_of: Mapped[Point | None] = relationship(
        secondary="combined_point",
        primaryjoin="Point.id == CombinedPoint.point_id",
        secondaryjoin="Point.id == CombinedPoint.room_id",
        viewonly=True,
        uselist=False,
        lazy="raise_on_sql",
    )
    """The point in whose room its people sit, when they have none of their own."""

    __table_args__ = (
        unique("training_id", "code", message=N_("Another point has this code."), field="code"),
        CheckConstraint("seats >= 0", name="seats_not_negative"),
    )
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for

    @property
    def journal_name(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        """The name where every line is a point: "Xã Hồng Tiến" of "Điểm cầu xã Hồng Tiến"."""
        rest = self.name.removeprefix("Điểm cầu ")
        return rest[:1].upper() + rest[1:] if " " in rest else self.name

    @property
    def join_name(self) -> str:
        """What the room types as its name in the video conference: "ĐC017 Xã Hồng Tiến"."""
        return f"{self.code} {self.short_name}"


class CombinedPoint(Base):
    """The people of one point sit in the room of another (điểm cầu ghép) and stand on its sheet."""

    __tablename__ = "combined_point"
    journalled = True

    id: Mapped[Key]
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"))
    room_id: Mapped[int] = mapped_column(ForeignKey("point.id"), index=True)

    __table_args__ = (
        unique("point_id", message=N_("This point already sits in another room."), field="room"),
    )
