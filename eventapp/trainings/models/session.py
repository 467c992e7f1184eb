"""The half-days of a training, and which groups attend them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String, text, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp import clock
from eventapp.database import Base, Code, Key, LongLine, unique
from eventapp.errors import N_, RuleBroken
from eventapp.trainings.models.half_day import HALF_DAY_TITLES, HalfDay

if TYPE_CHECKING:
    from eventapp.trainings.models.block import SessionBlock
    from eventapp.trainings.models.training import AudienceGroup, Training


class SessionState(StrEnum):
    """Whether a half-day takes place. ``WAITING``: postponed, the new day is not known yet."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    WAITING = "waiting"

    @property
    def label(self) -> str:
        return SESSION_STATE_LABELS[self]


SESSION_STATE_LABELS = {
    SessionState.PLANNED: N_("Planned"),
    SessionState.CANCELLED: N_("Cancelled"),
    SessionState.WAITING: N_("Postponed"),
}


class TrainingSession(Base):
    """One half-day (buổi) of a training. ``code`` is "1310S" or "1310C": day, month, sáng/chiều.

    Its sheets open ``opens_minutes`` before it starts and are due ``due_minutes`` after: people
    sign in from the start, and the head count is reported 15 minutes after the opening. They close
    ``closes_hours`` after it ends.
    ``is_for_all``: every group attends, else only those in ``groups``. ``uid`` names it in
    calendars for ever, whatever day it moves to; ``changed_at`` is empty for rows of before.
    """

    __tablename__ = "training_session"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), index=True)
    code: Mapped[Code]
    day: Mapped[date]
    half: Mapped[HalfDay]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    topic: Mapped[LongLine] = mapped_column(default="")
    state: Mapped[SessionState] = mapped_column(
        default=SessionState.PLANNED, server_default=SessionState.PLANNED.value
    )
    reason: Mapped[LongLine] = mapped_column(default="", server_default=text("''"))
    is_for_all: Mapped[bool] = mapped_column(default=True, server_default=true())
    uid: Mapped[str] = mapped_column(
        String(36), default=lambda: str(uuid4()), server_default=text("''")
    )
    changed_at: Mapped[datetime | None] = mapped_column(default=clock.now, onupdate=clock.now)
    version: Mapped[int] = mapped_column(default=1)

    training: Mapped[Training] = relationship(
        back_populates="sessions",
        primaryjoin="TrainingSession.training_id == Training.id",
        lazy="raise_on_sql",
    )
    blocks: Mapped[list[SessionBlock]] = relationship(
        order_by="SessionBlock.position", viewonly=True, lazy="raise_on_sql"
    )
    groups: Mapped[list[AudienceGroup]] = relationship(
        secondary="session_group",
        order_by="AudienceGroup.position",
        viewonly=True,
        lazy="raise_on_sql",
    )

    __table_args__ = (
        unique("training_id", "code", message=N_("This half-day is already planned."), field="day"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
    )
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for

    @property
    def journal_name(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """As the papers head a column: "Sáng 13/10"."""
        return f"{HALF_DAY_TITLES[self.half]} {self.day:%d/%m}"

    @property
    def is_held(self) -> bool:
        return self.state is SessionState.PLANNED

    def must_be_held(self) -> None:
        """Refuse what belongs to a half-day that takes place."""
        if self.state is SessionState.CANCELLED:
            raise RuleBroken("%(session)s was cancelled.", session=self.title)
        if self.state is SessionState.WAITING:
            raise RuleBroken(
                "%(session)s was postponed, its new day is not known yet.", session=self.title
            )

    def opens_at(self, training: Training) -> datetime:
        return self.starts_at - timedelta(minutes=training.opens_minutes)

    def closes_at(self, training: Training) -> datetime:
        """Until when operators may mark and report; an organiser may later, with a reason."""
        return self.ends_at + timedelta(hours=training.closes_hours)

    def due_at(self, training: Training) -> datetime:
        return self.starts_at + timedelta(minutes=training.due_minutes)


class SessionGroup(Base):
    """A group that attends a half-day which is not for all."""

    __tablename__ = "session_group"
    journalled = True

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("training_session.id"))
    group_id: Mapped[int] = mapped_column(ForeignKey("audience_group.id"), index=True)

    __table_args__ = (
        unique(
            "session_id",
            "group_id",
            message=N_("This group already attends the half-day."),
            field="groups",
        ),
    )
