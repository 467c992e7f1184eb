"""What a question is."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.database import Base, Key, Line, unique
from eventapp.errors import N_
from eventapp.trainings.models import AudienceGroup


class QuestionKind(StrEnum):
    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    YES_NO = "yes_no"

    @property
    def label(self) -> str:
        return KIND_LABELS[self]


KIND_LABELS = {
    QuestionKind.TEXT: N_("A short text"),
    QuestionKind.CHOICE: N_("One of several answers"),
    QuestionKind.NUMBER: N_("A number"),
    QuestionKind.YES_NO: N_("Yes or no"),
}


class Question(Base):
    """One question of a training, for everybody or for one group.

    ``choices`` are the answers of a choice, as people read them and as they are kept. Once
    somebody has answered (``is_answered``) a question is never removed, only closed.
    """

    __tablename__ = "question"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("audience_group.id"), index=True)
    position: Mapped[int]
    text: Mapped[Line]
    hint: Mapped[Line]
    kind: Mapped[QuestionKind]
    choices: Mapped[list[str]] = mapped_column(JSON)
    is_required: Mapped[bool] = mapped_column(default=False)
    is_closed: Mapped[bool] = mapped_column(default=False)
    is_answered: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)

    group: Mapped[AudienceGroup | None] = relationship(lazy="raise_on_sql")

    __table_args__ = (
        unique(
            "training_id",
            "text",
            message=N_("This training asks the same question already."),
            field="text",
        ),
    )
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for

    @property
    def journal_name(self) -> str:
        return self.text

    @property
    def key(self) -> str:
        """What its answers are kept under, and its field in forms is named after."""
        return str(self.id)

    @property
    def field(self) -> str:
        return f"question_{self.id}"

    def is_for(self, group_id: int | None) -> bool:
        return self.group_id is None or self.group_id == group_id
