"""What reports remember: who took which paper away, what was written into a report."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.database import Base, Code, Key, Line, LongLine
from eventapp.reports.result_text import Sections
from eventapp.trainings.models import Training


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


class ResultText(Base):
    """The words of a result report, sections I to IV; numbers stand in it as words in braces."""

    __tablename__ = "result_text"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), unique=True)
    preparation: Mapped[str] = mapped_column(Text)
    results: Mapped[str] = mapped_column(Text)
    assessment: Mapped[str] = mapped_column(Text)
    proposals: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)

    training: Mapped[Training] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - the kind SQLAlchemy asks for

    @classmethod
    def usual(cls, training: Training) -> ResultText:
        """Not saved yet: version 0."""
        return cls(training_id=training.id, version=0, **Sections().named)

    @property
    def sections(self) -> Sections:
        return Sections(self.preparation, self.results, self.assessment, self.proposals)

    @property
    def journal_name(self) -> str:
        return f"Báo cáo kết quả {self.training_id}"
