"""A training, its states, and whom it is for."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, and_, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp import clock
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.database import Base, Code, Key, Line, LongLine, unique
from eventapp.errors import N_, RuleBroken
from eventapp.trainings.models.session import SessionState, TrainingSession


class TrainingState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    POSTPONED = "postponed"
    CLOSED = "closed"
    ARCHIVED = "archived"

    @property
    def is_over(self) -> bool:
        """Whether the plan can no longer change."""
        return self in {TrainingState.CLOSED, TrainingState.ARCHIVED}

    @property
    def label(self) -> str:
        return STATE_LABELS[self]


STATE_LABELS = {
    TrainingState.DRAFT: N_("Draft"),
    TrainingState.PUBLISHED: N_("Open for registration"),
    TrainingState.POSTPONED: N_("Postponed"),
    TrainingState.CLOSED: N_("Closed"),
    TrainingState.ARCHIVED: N_("Archived"),
}


class Training(Base):
    """A training. Names and document symbols are frozen here: the host may close or be renamed.

    ``host_name``, ``host_parent_name``, ``host_symbol`` and ``place`` are what the papers print
    ("Sở Lao động - Thương binh và Xã hội", "UBND tỉnh Hưng Yên", "SLĐTBXH", "Hưng Yên").
    The ``contact_`` columns are those of an office, not of a person: the public page shows them.
    ``sessions`` are the half-days that take place; ``all_sessions`` also has cancelled ones.
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
    closes_hours: Mapped[int] = mapped_column(default=24, server_default=text("24"))
    contact_office: Mapped[LongLine] = mapped_column(default="", server_default=text("''"))
    contact_phone: Mapped[str | None] = mapped_column(String(20))
    contact_email: Mapped[str | None] = mapped_column(String(254))
    copied_from: Mapped[str | None] = mapped_column(String(40))
    changed_at: Mapped[datetime | None] = mapped_column(default=clock.now, onupdate=clock.now)
    version: Mapped[int] = mapped_column(default=1)

    host: Mapped[Agency] = relationship(lazy="raise_on_sql")
    sessions: Mapped[list[TrainingSession]] = relationship(
        primaryjoin=lambda: and_(
            Training.id == TrainingSession.training_id,
            TrainingSession.state == SessionState.PLANNED,
        ),
        back_populates="training",
        order_by=lambda: TrainingSession.starts_at,
        lazy="raise_on_sql",
    )
    all_sessions: Mapped[list[TrainingSession]] = relationship(
        primaryjoin=lambda: Training.id == TrainingSession.training_id,
        viewonly=True,
        order_by=lambda: TrainingSession.starts_at,
        lazy="raise_on_sql",
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

    @property
    def is_announced(self) -> bool:
        """Whether people were invited already, so that changes have to be told."""
        return self.state in {TrainingState.PUBLISHED, TrainingState.POSTPONED}

    def must_not_be_closed(self) -> None:
        """Refuse a change of the plan, its points or its seats once the training is closed."""
        if self.state is TrainingState.CLOSED:
            raise RuleBroken("This training is closed: its plan can no longer change.")
        self.must_not_be_archived()

    def must_not_be_archived(self) -> None:
        """Refuse every change once the training is archived."""
        if self.state is TrainingState.ARCHIVED:
            raise RuleBroken("This training is archived: it can only be read.")


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
