"""What a registration is."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.agencies.models import Agency
from eventapp.database import Base, Folded, Key, Line, LongLine, SortKey, unique
from eventapp.errors import N_
from eventapp.journal.models import WORDS
from eventapp.people.models import Person, Sex
from eventapp.points.models import Point
from eventapp.trainings.models import AudienceGroup, Training
from eventapp.trainings.vocabulary import ROLES


class RegistrationStatus(StrEnum):
    REGISTERED = "registered"
    WALK_IN = "walk_in"
    WAITING = "waiting"
    UNCONFIRMED = "unconfirmed"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"

    @property
    def label(self) -> str:
        return STATUS_LABELS[self]


STATUS_LABELS = {
    RegistrationStatus.REGISTERED: N_("Registered"),
    RegistrationStatus.WALK_IN: N_("Walk-in"),
    RegistrationStatus.WAITING: N_("On the waiting list"),
    RegistrationStatus.UNCONFIRMED: N_("To be confirmed"),
    RegistrationStatus.WITHDRAWN: N_("Withdrawn"),
    RegistrationStatus.REPLACED: N_("Replaced"),
}

EXPECTED = (RegistrationStatus.REGISTERED, RegistrationStatus.WALK_IN)
"""On lists, sheets and papers; who waits for a seat or registered herself and is not
confirmed yet is on none of them."""
OFF_LIST = (RegistrationStatus.WITHDRAWN, RegistrationStatus.REPLACED)
"""Not coming; the row stays, with the reason."""


class Registration(Base):
    """A person at a training, with a snapshot of what was true then.

    Name, position, agency name: as printed on the papers of this training, whatever the person
    or the agency becomes later. ``name_key`` sorts by given name, ``search`` is folded.
    """

    __tablename__ = "registration"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("audience_group.id"), index=True)
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"), index=True)
    status: Mapped[RegistrationStatus] = mapped_column(default=RegistrationStatus.REGISTERED)
    full_name: Mapped[Line]
    name_key: Mapped[SortKey]
    search: Mapped[Folded]
    sex: Mapped[Sex]
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    position: Mapped[Line]
    role_code: Mapped[str | None] = mapped_column(
        String(40), info={WORDS: {code: role.name for code, role in ROLES.items()}}
    )
    agency_name: Mapped[LongLine]
    phone: Mapped[str | None] = mapped_column(String(20))
    email: Mapped[str | None] = mapped_column(String(254))
    withdrawal_reason: Mapped[str | None] = mapped_column(String(200))
    left_as: Mapped[RegistrationStatus | None]
    """What she was when she was withdrawn or replaced: a walk-in comes back as a walk-in."""
    left_at: Mapped[datetime | None]
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"), index=True)
    """Whom she stands in for (đi thay); that row is kept, as replaced."""
    waiting_number: Mapped[int | None]
    """Her turn among those who wait for a seat of this training; gaps mean nothing."""
    answers: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    """To the questions of the training, by key; see ``eventapp.questions``."""
    registered_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    training: Mapped[Training] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    agency: Mapped[Agency] = relationship(lazy="raise_on_sql")
    group: Mapped[AudienceGroup] = relationship(lazy="raise_on_sql")
    point: Mapped[Point] = relationship(lazy="raise_on_sql")
    replaces: Mapped[Registration | None] = relationship(
        remote_side="Registration.id", lazy="raise_on_sql"
    )

    __table_args__ = (
        unique(
            "training_id",
            "person_id",
            message=N_("This person is already registered for the training."),
            field="full_name",
        ),
        Index(None, "training_id", "name_key", "id"),
        Index(None, "point_id", "status"),
    )
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for

    @property
    def journal_name(self) -> str:
        return self.full_name

    @property
    def is_expected(self) -> bool:
        return self.status in EXPECTED

    @property
    def is_waiting(self) -> bool:
        return self.status is RegistrationStatus.WAITING

    @property
    def is_unconfirmed(self) -> bool:
        return self.status is RegistrationStatus.UNCONFIRMED

    @property
    def is_withdrawn(self) -> bool:
        """Whether she does not come any more: withdrawn, or somebody goes in her place."""
        return self.status in OFF_LIST

    @property
    def is_replaced(self) -> bool:
        return self.status is RegistrationStatus.REPLACED

    def leave(self, status: RegistrationStatus, reason: str, *, at: datetime) -> None:
        """Go off the list and keep the trace: what she was, when, and why."""
        self.left_as, self.left_at = self.status, at
        self.status, self.waiting_number, self.withdrawal_reason = status, None, reason

    def come_back(self, status: RegistrationStatus) -> None:
        self.status, self.withdrawal_reason = status, None
        self.left_as = self.left_at = None
