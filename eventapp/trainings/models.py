"""What a training is made of."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.database import Base, Code, Key, Line, LongLine, unique
from eventapp.errors import N_, RuleBroken


class TrainingState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return STATE_LABELS[self]


STATE_LABELS = {
    TrainingState.DRAFT: N_("Draft"),
    TrainingState.PUBLISHED: N_("Open for registration"),
    TrainingState.CLOSED: N_("Closed"),
}


class HalfDay(StrEnum):
    """Sáng, chiều."""

    MORNING = "morning"
    AFTERNOON = "afternoon"

    @property
    def label(self) -> str:
        return HALF_DAY_LABELS[self]


HALF_DAY_LABELS = {HalfDay.MORNING: N_("Morning"), HalfDay.AFTERNOON: N_("Afternoon")}
HALF_DAY_TITLES = {HalfDay.MORNING: "Sáng", HalfDay.AFTERNOON: "Chiều"}


class Training(Base):
    """A training. Names and document symbols are frozen here: the host may close or be renamed.

    ``host_name``, ``host_parent_name``, ``host_symbol`` and ``place`` are what the papers print
    ("Sở Lao động - Thương binh và Xã hội", "UBND tỉnh Hưng Yên", "SLĐTBXH", "Hưng Yên").
    """

    __tablename__ = "training"
    journalled = True

    id: Mapped[Key]
    code: Mapped[Code]
    title: Mapped[LongLine]
    state: Mapped[TrainingState] = mapped_column(default=TrainingState.DRAFT)
    host_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    host_name: Mapped[LongLine]
    host_parent_name: Mapped[LongLine]
    host_symbol: Mapped[Code]
    place: Mapped[Line]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    opens_minutes: Mapped[int] = mapped_column(default=30)
    due_minutes: Mapped[int] = mapped_column(default=45)
    version: Mapped[int] = mapped_column(default=1)

    host: Mapped[Agency] = relationship(lazy="raise_on_sql")
    sessions: Mapped[list[TrainingSession]] = relationship(
        back_populates="training", order_by="TrainingSession.starts_at", lazy="raise_on_sql"
    )
    groups: Mapped[list[AudienceGroup]] = relationship(
        back_populates="training", order_by="AudienceGroup.position", lazy="raise_on_sql"
    )

    __table_args__ = (
        unique("code", message=N_("Another training has this code."), field="code"),
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
    )
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for

    @property
    def journal_name(self) -> str:
        return self.code

    @property
    def days(self) -> list[date]:
        """Every day from the first to the last."""
        return [
            self.starts_on + timedelta(days=n)
            for n in range((self.ends_on - self.starts_on).days + 1)
        ]

    def must_not_be_closed(self) -> None:
        """Refuse a change of the plan, its points or its seats once the training is closed."""
        if self.state is TrainingState.CLOSED:
            raise RuleBroken("This training is closed: its plan can no longer change.")


class TrainingSession(Base):
    """One half-day (buổi) of a training. ``code`` is "1310S" or "1310C": day, month, sáng/chiều.

    Its sheets open ``opens_minutes`` before it starts and are due ``due_minutes`` after: people
    sign in from the start, and the head count is reported 15 minutes after the opening.
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
    version: Mapped[int] = mapped_column(default=1)

    training: Mapped[Training] = relationship(back_populates="sessions", lazy="raise_on_sql")

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

    def opens_at(self, training: Training) -> datetime:
        return self.starts_at - timedelta(minutes=training.opens_minutes)

    def due_at(self, training: Training) -> datetime:
        return self.starts_at + timedelta(minutes=training.due_minutes)


class AudienceGroup(Base):
    """Whom the training is for (nhóm đối tượng). ``is_trainee`` is false for G9 alone."""

    __tablename__ = "audience_group"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), index=True)
    code: Mapped[Code]
    name: Mapped[LongLine]
    level: Mapped[AgencyLevel]
    is_trainee: Mapped[bool]
    position: Mapped[int]

    training: Mapped[Training] = relationship(back_populates="groups", lazy="raise_on_sql")

    __table_args__ = (
        unique("training_id", "code", message=N_("This group is already there."), field="groups"),
    )

    @property
    def journal_name(self) -> str:
        return self.code
