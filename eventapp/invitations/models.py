"""What an invitation is."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.agencies.models import Agency
from eventapp.database import Base, Key, unique
from eventapp.errors import N_
from eventapp.trainings.models import AudienceGroup, Training


class Invitation(Base):
    """Seats for one agency in one group of a training: the number *called* (triệu tập)."""

    __tablename__ = "invitation"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("audience_group.id"), index=True)
    seats: Mapped[int]

    training: Mapped[Training] = relationship(lazy="raise_on_sql")
    agency: Mapped[Agency] = relationship(lazy="raise_on_sql")
    group: Mapped[AudienceGroup] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        unique(
            "training_id",
            "agency_id",
            "group_id",
            message=N_("This agency already has seats in this group."),
            field="agency",
        ),
        CheckConstraint("seats >= 0", name="seats_not_negative"),
    )
