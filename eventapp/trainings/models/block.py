"""What fills a half-day: blocks with a topic and a lecturer."""

from __future__ import annotations

from datetime import time

from sqlalchemy import CheckConstraint, ForeignKey, Time
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.database import Base, Folded, Key, Line, LongLine, SortKey, unique
from eventapp.errors import N_
from eventapp.people.models import Sex


class Lecturer(Base):
    """Who teaches (giảng viên, báo cáo viên), known across trainings; never counted as trainee."""

    __tablename__ = "lecturer"
    journalled = True

    id: Mapped[Key]
    full_name: Mapped[Line]
    sex: Mapped[Sex]
    position: Mapped[Line] = mapped_column(default="")
    organisation: Mapped[LongLine] = mapped_column(default="")
    search: Mapped[Folded]
    sort_key: Mapped[SortKey]
    version: Mapped[int] = mapped_column(default=1)

    __table_args__ = (
        unique(
            "full_name",
            "organisation",
            message=N_("This lecturer is already there."),
            field="full_name",
        ),
    )
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for

    @property
    def journal_name(self) -> str:
        return self.full_name


class SessionBlock(Base):
    """A part of a half-day; ``starts`` and ``ends`` are on a clock in Vietnam, on its day."""

    __tablename__ = "session_block"
    journalled = True

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("training_session.id"), index=True)
    position: Mapped[int]
    starts: Mapped[time] = mapped_column(Time)
    ends: Mapped[time] = mapped_column(Time)
    topic: Mapped[LongLine]
    lecturer_id: Mapped[int | None] = mapped_column(ForeignKey("lecturer.id"), index=True)

    lecturer: Mapped[Lecturer | None] = relationship(lazy="raise_on_sql")

    __table_args__ = (CheckConstraint("ends > starts", name="ends_after_start"),)
