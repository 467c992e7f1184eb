"""Logs, whom they name, when these were connected, and what people said about it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.connections.contradictions import Kind
from eventapp.connections.matching.ladder import Rule
from eventapp.connections.taking_in import UNKNOWN, UNREAD
from eventapp.database import Base, EmailAddress, Key, Line, LongLine, unique
from eventapp.errors import N_
from eventapp.journal.models import WORDS
from eventapp.meetings.formats import NAMES
from eventapp.points.models import Point
from eventapp.trainings.models import TrainingSession


class LogState(StrEnum):
    """A log that was read counts for nothing until it is applied."""

    READ = "read"
    APPLIED = "applied"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return STATE_LABELS[self]


STATE_LABELS = {
    LogState.READ: N_("Not applied yet"),
    LogState.APPLIED: N_("Applied"),
    LogState.WITHDRAWN: N_("Withdrawn"),
}


class ConnectionLog(Base):
    """An export of a meeting system (nhật ký cầu truyền hình), known by its SHA-256.

    ``zone``, ``day_first``, ``day``, ``encoding`` and ``columns`` are how it was read;
    ``question`` is what must be answered before it can be applied.
    """

    __tablename__ = "connection_log"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), index=True)
    name: Mapped[Line]
    sha256: Mapped[str] = mapped_column(String(64))
    format: Mapped[str] = mapped_column(String(40), info={WORDS: {UNKNOWN: UNREAD, **NAMES}})
    state: Mapped[LogState] = mapped_column(default=LogState.READ)
    line_count: Mapped[int]
    zone: Mapped[Line]
    day_first: Mapped[bool | None]
    day: Mapped[date | None]
    encoding: Mapped[str | None] = mapped_column(String(20))
    question: Mapped[str | None] = mapped_column(String(20))
    uploaded_at: Mapped[datetime]
    uploaded_by_name: Mapped[Line]
    applied_at: Mapped[datetime | None]
    withdrawal_reason: Mapped[str | None] = mapped_column(String(200))
    version: Mapped[int] = mapped_column(default=1)

    __table_args__ = (
        unique(
            "training_id",
            "sha256",
            message=N_("This log has been imported already."),
            field="file",
        ),
    )
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for


class ConnectionLogFile(Base):
    """The bytes of a log, unchanged, and what was odd in them; columns named by hand."""

    __tablename__ = "connection_log_file"

    log_id: Mapped[int] = mapped_column(ForeignKey("connection_log.id"), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    columns: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class ConnectionIdentity(Base):
    """Everything one log says under one device, address or name.

    ``point_id`` with the ``rule`` that found it; none while a person has to decide.
    ``is_set_aside``: a person decided that it is no point. ``minutes`` as the log states them.
    """

    __tablename__ = "connection_identity"

    id: Mapped[Key]
    log_id: Mapped[int] = mapped_column(ForeignKey("connection_log.id"), index=True)
    position: Mapped[int]
    name: Mapped[Line]
    names: Mapped[list[str]] = mapped_column(JSON)
    email: Mapped[EmailAddress] = mapped_column(default="")
    device: Mapped[Line] = mapped_column(default="")
    line_count: Mapped[int]
    minutes: Mapped[float | None]
    point_id: Mapped[int | None] = mapped_column(ForeignKey("point.id"), index=True)
    rule: Mapped[Rule | None]
    is_set_aside: Mapped[bool] = mapped_column(default=False)
    is_doubtful: Mapped[bool] = mapped_column(default=False)

    log: Mapped[ConnectionLog] = relationship(lazy="raise_on_sql")
    point: Mapped[Point | None] = relationship(lazy="raise_on_sql")
    spans: Mapped[list[ConnectionSpan]] = relationship(
        order_by="ConnectionSpan.joined_at", lazy="raise_on_sql", viewonly=True
    )

    @property
    def waits(self) -> bool:
        """Whether a person has to say what it is."""
        return self.point_id is None and not self.is_set_aside


class ConnectionSpan(Base):
    """From when to when an identity was connected; ``is_open``: the end is the meeting's."""

    __tablename__ = "connection_span"

    id: Mapped[Key]
    identity_id: Mapped[int] = mapped_column(ForeignKey("connection_identity.id"), index=True)
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime]
    is_open: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (CheckConstraint("left_at >= joined_at", name="left_after_joined"),)


class PointAlias(Base):
    """What a person said a displayed name (or device) stands for, kept per organiser.

    It counts for later trainings of the same host, as long as the agency's point is called
    ``point_name``. ``text`` is as ``alias_key`` writes a name.
    """

    __tablename__ = "point_alias"
    journalled = True

    id: Mapped[Key]
    host_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    is_device: Mapped[bool] = mapped_column(default=False)
    text: Mapped[Line]
    point_name: Mapped[LongLine]
    confirmed_at: Mapped[datetime]

    __table_args__ = (
        unique(
            "host_id",
            "is_device",
            "text",
            message=N_("This name has been confirmed already."),
            field="point",
        ),
    )

    @property
    def journal_name(self) -> str:
        return self.text


class LogTemplate(Base):
    """Which columns an unknown table has, kept per organiser by its header line."""

    __tablename__ = "log_template"

    id: Mapped[Key]
    host_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    header_hash: Mapped[str] = mapped_column(String(64))
    columns: Mapped[dict[str, Any]] = mapped_column(JSON)

    __table_args__ = (
        unique(
            "host_id",
            "header_hash",
            message=N_("The columns of such a table are known already."),
            field="file",
        ),
    )


class LineRule(Base):
    """When a point of a training counts as connected in a half-day (ngưỡng nối cầu)."""

    __tablename__ = "line_rule"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"))
    share: Mapped[int]
    checks: Mapped[int]

    __table_args__ = (
        unique("training_id", message=N_("The rule was set meanwhile."), field="share"),
        CheckConstraint("share BETWEEN 1 AND 100", name="share_is_percent"),
        CheckConstraint("checks BETWEEN 1 AND 3", name="checks_of_three"),
    )


class ContradictionRemark(Base):
    """Somebody looked at a contradiction and says why it is so. ``facts`` is what she saw then."""

    __tablename__ = "contradiction_remark"
    journalled = True

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("training_session.id"))
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"))
    kind: Mapped[str] = mapped_column(
        String(40), info={WORDS: {kind.value: kind.label for kind in Kind}}
    )
    about: Mapped[int] = mapped_column(default=0)
    facts: Mapped[Line]
    note: Mapped[LongLine]
    author_name: Mapped[Line]
    noted_at: Mapped[datetime]

    session: Mapped[TrainingSession] = relationship(lazy="raise_on_sql")
    point: Mapped[Point] = relationship(lazy="raise_on_sql")

    __table_args__ = (Index(None, "session_id", "point_id"),)
