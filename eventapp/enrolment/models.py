"""Links that let people register themselves, what they agreed to, and links to their own pages."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp import clock
from eventapp.agencies.models import Agency
from eventapp.database import Base, Key
from eventapp.errors import N_
from eventapp.registrations.models import Registration
from eventapp.trainings.models import Training


class Purpose(StrEnum):
    """What somebody agrees to, each for itself."""

    TRAINING = "training"
    CONTACT = "contact"

    @property
    def label(self) -> str:
        return PURPOSE_LABELS[self]


PURPOSE_LABELS = {
    Purpose.TRAINING: N_("Use of the data for this training"),
    Purpose.CONTACT: N_("Being told of later trainings"),
}


class EnrolmentLink(Base):
    """A way to register oneself for a training: for one agency, or for all that were called.

    ``token`` is the random part of its address. It works while it is open, until ``closes_at``
    and until it is revoked, which is for good.
    """

    __tablename__ = "enrolment_link"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    token: Mapped[str] = mapped_column(String(40), unique=True)
    is_open: Mapped[bool] = mapped_column(default=True)
    closes_at: Mapped[datetime | None]
    must_be_confirmed: Mapped[bool] = mapped_column(default=False)
    revoked_at: Mapped[datetime | None]
    made_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    training: Mapped[Training] = relationship(lazy="raise_on_sql")
    agency: Mapped[Agency | None] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for

    @property
    def is_revoked(self) -> bool:
        return self.revoked_at is not None

    @property
    def is_over(self) -> bool:
        return self.closes_at is not None and self.closes_at <= clock.now()

    @property
    def takes_people(self) -> bool:
        return self.is_open and not self.is_revoked and not self.is_over


class OwnLink(Base):
    """The secret address of somebody's own page: only a hash of it is kept."""

    __tablename__ = "own_link"

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    registration: Mapped[Registration] = relationship(lazy="raise_on_sql")


class Consent(Base):
    """What somebody answered to one purpose, to which version of the notice; never changed.

    The newest row of a purpose counts. ``link_id``: the way she came in.
    """

    __tablename__ = "consent"

    id: Mapped[Key]
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    link_id: Mapped[int | None] = mapped_column(ForeignKey("enrolment_link.id"), index=True)
    purpose: Mapped[Purpose]
    is_given: Mapped[bool]
    notice_version: Mapped[str] = mapped_column(String(20))
    given_at: Mapped[datetime]

    __table_args__ = (Index(None, "registration_id", "purpose", "id"),)


class EnrolmentTry(Base):
    """A form that was sent: ``address`` is a hash; kept for minutes, to slow machines down."""

    __tablename__ = "enrolment_try"

    id: Mapped[Key]
    link_id: Mapped[int] = mapped_column(ForeignKey("enrolment_link.id"))
    address: Mapped[str] = mapped_column(String(64))
    tried_at: Mapped[datetime] = mapped_column(index=True)

    __table_args__ = (
        Index(None, "link_id", "tried_at"),
        Index(None, "address", "tried_at"),
    )
