"""What every point does around the start of a half-day, by when, and that it was done."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from eventapp.database import Base, Key, Line, unique
from eventapp.errors import N_


class ChecklistItem(StrEnum):
    """From "the technician is there" to "the head count is reported"."""

    TECHNICIAN = "technician"
    SIGN_IN = "sign_in"
    COUNTED = "counted"
    CONNECTED = "connected"
    REPORTED = "reported"

    @property
    def label(self) -> str:
        return ITEM_LABELS[self]


ITEM_LABELS = {
    ChecklistItem.TECHNICIAN: N_("Technician there, devices on, line joined"),
    ChecklistItem.SIGN_IN: N_("Sign-in of delegates open"),
    ChecklistItem.COUNTED: N_("Delegates counted"),
    ChecklistItem.CONNECTED: N_("Connected and seated"),
    ChecklistItem.REPORTED: N_("Head count reported"),
}
# Minutes from the start of the half-day; the report is due when the training says.
USUAL_MINUTES = {
    ChecklistItem.TECHNICIAN: -60,
    ChecklistItem.SIGN_IN: -30,
    ChecklistItem.COUNTED: -15,
    ChecklistItem.CONNECTED: -10,
}


class ChecklistMinutes(Base):
    """When an item is due in one training, where not as usual; none: it is left out there."""

    __tablename__ = "checklist_minutes"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"))
    item: Mapped[ChecklistItem]
    minutes: Mapped[int | None]

    __table_args__ = (
        unique("training_id", "item", message=N_("This item is already there."), field="minutes"),
    )


class ChecklistTick(Base):
    """Somebody says that an item was done at a point before a half-day."""

    __tablename__ = "checklist_tick"
    journalled = True

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("training_session.id"), index=True)
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"))
    item: Mapped[ChecklistItem]
    ticked_at: Mapped[datetime]
    ticked_by_name: Mapped[Line]

    __table_args__ = (
        unique(
            "point_id", "session_id", "item", message=N_("This is ticked already."), field="item"
        ),
    )
