"""Marks, what they add up to, and the sheets they are reported on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.attendance.presence import MarkSource, Presence, ReportKind, SheetState
from eventapp.database import Base, Code, Key, Line, LongLine, unique
from eventapp.errors import N_
from eventapp.points.models import Point
from eventapp.registrations.models import Registration
from eventapp.trainings.models import TrainingSession


class Mark(Base):
    """One answer about one person in one half-day: an event, never changed, never deleted.

    ``late_minutes`` goes with LATE alone, when somebody noted it.
    ``id`` is made by whoever marks (UUID), so a repeat is recognised; ``value`` UNMARKED takes an
    answer back. ``sequence`` counts the marks of one ``device``. ``wall_ms`` is that device's clock
    (ms since 1970), kept and shown, never used to decide. ``body_hash`` is the SHA-256 of the
    event as it came. ``pairing_id``: it came from a paired phone, not from a sign-in.
    """

    __tablename__ = "mark"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("training_session.id"))
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"), index=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    value: Mapped[Presence]
    reason: Mapped[str | None] = mapped_column(String(200))
    late_minutes: Mapped[int | None]
    source: Mapped[MarkSource]
    device: Mapped[str] = mapped_column(String(36))
    sequence: Mapped[int]
    wall_ms: Mapped[int] = mapped_column(BigInteger)
    timezone: Mapped[Code]
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    received_at: Mapped[datetime]
    skew_ms: Mapped[int] = mapped_column(BigInteger)
    body_hash: Mapped[str] = mapped_column(String(64))
    extra: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    pairing_id: Mapped[int | None] = mapped_column(ForeignKey("paired_device.id"))

    __table_args__ = (
        UniqueConstraint("device", "sequence"),
        Index(None, "session_id", "registration_id"),
    )


class MarkSupersedes(Base):
    """``mark_id`` was made in the knowledge of ``superseded_id`` (which may not have come yet)."""

    __tablename__ = "mark_supersedes"

    mark_id: Mapped[str] = mapped_column(ForeignKey("mark.id"), primary_key=True)
    superseded_id: Mapped[str] = mapped_column(String(36), primary_key=True, index=True)


class ChainLink(Base):
    """A mark's place in the chain of its sheet: ``digest`` covers the mark and the link before.

    Whoever changes, removes or slips in a mark afterwards breaks every digest that follows.
    """

    __tablename__ = "chain_link"

    session_id: Mapped[int] = mapped_column(ForeignKey("training_session.id"), primary_key=True)
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    mark_id: Mapped[str] = mapped_column(ForeignKey("mark.id"), unique=True)
    digest: Mapped[str] = mapped_column(String(64))


class QuarantinedMark(Base):
    """An event that could not be taken: kept as it came, with the reason, for a person to see.

    ``mark_id`` is what the event called itself, whatever that was; a repeat of the same body is
    recognised and kept once. ``released_at``: a person had it taken after all; ``kept_at``: a
    person decided that it stays here.
    """

    __tablename__ = "quarantined_mark"

    id: Mapped[Key]
    mark_id: Mapped[str] = mapped_column(String(100))
    session_id: Mapped[int | None] = mapped_column(index=True)
    point_id: Mapped[int | None] = mapped_column(index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    received_at: Mapped[datetime]
    skew_ms: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[Line]
    body: Mapped[str] = mapped_column(Text)
    body_hash: Mapped[str] = mapped_column(String(64))
    released_at: Mapped[datetime | None]
    released_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    kept_at: Mapped[datetime | None]
    kept_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    pairing_id: Mapped[int | None] = mapped_column(ForeignKey("paired_device.id"))

    __table_args__ = (UniqueConstraint("mark_id", "body_hash"),)


class Answer(Base):
    """The fold of all marks about one person in one half-day; can be made again from them.

    ``heads`` are the ids of the marks nobody has superseded. Heads that disagree are a conflict:
    ``value`` is then UNMARKED until a person decides. ``point_id`` is where the person was in this
    half-day, whatever her registration says later. ``is_on_locked_sheet``: she was on the sheet
    when it was locked, and stays on it until it is reopened.
    """

    __tablename__ = "answer"

    session_id: Mapped[int] = mapped_column(ForeignKey("training_session.id"), primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), primary_key=True)
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"))
    value: Mapped[Presence]
    reason: Mapped[str | None] = mapped_column(String(200))
    late_minutes: Mapped[int | None]
    is_conflict: Mapped[bool] = mapped_column(default=False)
    is_on_locked_sheet: Mapped[bool] = mapped_column(default=False)
    heads: Mapped[list[str]] = mapped_column(JSON)
    marked_at: Mapped[datetime | None]

    registration: Mapped[Registration] = relationship(lazy="raise_on_sql")

    __table_args__ = (Index(None, "registration_id"), Index(None, "session_id", "point_id"))


class Sheet(Base):
    """The roll-call sheet (phiếu điểm danh) of a point in a half-day.

    ``number`` counts its locked versions; ``head_count`` and ``female_count`` are what the
    operator counted, beside the marks; ``is_connected`` false: the point had no line;
    ``report_kind`` is what the last report said.
    """

    __tablename__ = "sheet"
    journalled = True

    id: Mapped[Key]
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"))
    session_id: Mapped[int] = mapped_column(ForeignKey("training_session.id"), index=True)
    state: Mapped[SheetState] = mapped_column(default=SheetState.OPEN)
    number: Mapped[int] = mapped_column(default=0)
    head_count: Mapped[int | None]
    female_count: Mapped[int | None]
    is_connected: Mapped[bool] = mapped_column(default=True)
    report_kind: Mapped[ReportKind] = mapped_column(
        default=ReportKind.COUNTED, server_default=ReportKind.COUNTED.value
    )
    note: Mapped[LongLine] = mapped_column(default="")
    reported_at: Mapped[datetime | None]
    locked_at: Mapped[datetime | None]
    reopening_reason: Mapped[str | None] = mapped_column(String(200))
    version: Mapped[int] = mapped_column(default=1)

    point: Mapped[Point] = relationship(lazy="raise_on_sql")
    session: Mapped[TrainingSession] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        unique("point_id", "session_id", message=N_("This sheet is already open."), field="point"),
    )
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for


class SheetReport(Base):
    """One report of a point: one that reports twice keeps both, the last one counts.

    ``report_id`` is made by the phone, so that a report sent again is recognised.
    ``outside_reason``: why an organiser reported before the sheet opened or after it closed.
    """

    __tablename__ = "sheet_report"

    id: Mapped[Key]
    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id"), index=True)
    reported_at: Mapped[datetime]
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    author_name: Mapped[Line]
    head_count: Mapped[int]
    female_count: Mapped[int | None]
    is_connected: Mapped[bool]
    kind: Mapped[ReportKind] = mapped_column(
        default=ReportKind.COUNTED, server_default=ReportKind.COUNTED.value
    )
    outside_reason: Mapped[LongLine] = mapped_column(default="", server_default=text("''"))
    note: Mapped[LongLine] = mapped_column(default="")
    report_id: Mapped[str | None] = mapped_column(String(36))

    __table_args__ = (Index(None, "report_id", unique=True),)


class SheetVersion(Base):
    """A sheet as it was locked: frozen lines, their SHA-256, and why it was locked again."""

    __tablename__ = "sheet_version"

    id: Mapped[Key]
    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id"))
    number: Mapped[int]
    locked_at: Mapped[datetime]
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    author_name: Mapped[Line]
    reason: Mapped[str | None] = mapped_column(String(200))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    content_hash: Mapped[str] = mapped_column(String(64))

    __table_args__ = (UniqueConstraint("sheet_id", "number"),)


class Apology(Base):
    """Somebody asked in advance to be excused from a half-day (xin vắng): proposed, not counted.

    Only the answer that an operator gives counts. ``withdrawn_at``: she will come after all.
    """

    __tablename__ = "apology"
    journalled = True

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("training_session.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    reason: Mapped[Line]
    asked_at: Mapped[datetime]
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    author_name: Mapped[Line]
    withdrawn_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    registration: Mapped[Registration] = relationship(lazy="raise_on_sql")
    session: Mapped[TrainingSession] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        unique(
            "session_id",
            "registration_id",
            message=N_("An apology for this half-day is already there."),
            field="person",
        ),
    )
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for


class SheetScan(Base):
    """A scan or photo of the signed paper sheet: bytes that never change, evidence of the marks."""

    __tablename__ = "sheet_scan"
    journalled = True

    id: Mapped[Key]
    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id"))
    file_name: Mapped[Line]
    content_type: Mapped[Code]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    added_at: Mapped[datetime]
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    author_name: Mapped[Line]

    __table_args__ = (
        unique(
            "sheet_id",
            "sha256",
            message=N_("This very file is already attached to the sheet."),
            field="scan",
        ),
    )
