"""What reports remember: who took which paper away."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from eventapp.database import Base, Code, Key, Line, LongLine


class PaperTaken(Base):
    """A paper somebody downloaded: it holds names, so the journal says who has it."""

    __tablename__ = "paper_taken"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), index=True)
    title: Mapped[LongLine]
    form: Mapped[Code]
    sha256: Mapped[str] = mapped_column(String(64))
    taken_at: Mapped[datetime]
    taken_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    taker_name: Mapped[Line]

    @property
    def journal_name(self) -> str:
        return self.title
