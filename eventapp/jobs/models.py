"""What a job is."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.database import Base, Code, Key, Line, LongLine
from eventapp.errors import N_


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"

    @property
    def label(self) -> str:
        return STATE_LABELS[self]


STATE_LABELS = {
    JobState.WAITING: N_("Waiting for its turn"),
    JobState.RUNNING: N_("In progress"),
    JobState.DONE: N_("Done"),
    JobState.FAILED: N_("Failed"),
}


class Job(Base):
    """One piece of work: ``kind`` and ``arguments`` say what, ``subject`` says it to a reader.

    ``held_until`` is on the machine's clock: until then the worker that took the job has it alone.
    ``message`` is a message id, filled with ``message_values``.
    """

    __tablename__ = "job"

    id: Mapped[Key]
    kind: Mapped[Code]
    subject: Mapped[Line]
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[JobState] = mapped_column(default=JobState.WAITING)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    tries: Mapped[int] = mapped_column(default=0)
    held_until: Mapped[datetime | None]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"), index=True)
    asked_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    message: Mapped[LongLine] = mapped_column(default="")
    message_values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    endpoint: Mapped[Line] = mapped_column(default="")
    address: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    file_name: Mapped[Line] = mapped_column(default="")

    asked_by: Mapped[Any] = relationship("User", lazy="raise_on_sql")

    __table_args__ = (Index(None, "state", "held_until"),)

    @property
    def is_over(self) -> bool:
        return self.state in {JobState.DONE, JobState.FAILED}
