"""What the journal keeps."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from eventapp.database import Base, Code, Key, Line

WORDS = "words"
"""In the ``info`` of a column: what its codes are called, ``{code: name}``."""


class EntryKind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class JournalEntry(Base):
    """One row that one action added, changed or removed.

    ``changes`` is ``{column: [from, to]}`` with JSON values; ``actor_id`` is empty for the
    program itself (commands, background work). No foreign keys: the journal outlives its subjects.
    """

    __tablename__ = "journal_entry"

    id: Mapped[Key]
    written_at: Mapped[datetime]
    actor_id: Mapped[int | None]
    actor_name: Mapped[Line]
    action: Mapped[Code]
    kind: Mapped[EntryKind]
    subject: Mapped[Code]
    subject_id: Mapped[int]
    subject_name: Mapped[Line]
    training_id: Mapped[int | None]
    agency_id: Mapped[int | None]
    changes: Mapped[dict[str, Any]] = mapped_column(JSON)

    __table_args__ = (
        Index(None, "training_id", "id"),
        Index(None, "subject", "subject_id", "id"),
        Index(None, "actor_id", "actor_name"),
    )
