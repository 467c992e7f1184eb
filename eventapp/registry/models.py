"""What was issued, from which sheets, and what came back signed."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventapp.accounts.models import User
from eventapp.attendance.models import Sheet
from eventapp.database import Base, Code, Key, Line, LongLine, unique
from eventapp.errors import N_
from eventapp.reports.catalogue import PaperKind
from eventapp.trainings.models import Training


class StoredFile(Base):
    """Bytes that never change, in the same transaction and back-up as what speaks of them."""

    __tablename__ = "stored_file"

    id: Mapped[Key]
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    content_type: Mapped[Code]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class IssuedPaper(Base):
    """A paper as it was issued. ``selection`` is the query of its address: of what it speaks.

    ``part`` is the part of the province its issuer may see; nothing: the whole. ``version`` counts
    the papers of one selection; the highest is in force. ``data_hash`` is the SHA-256 of what is on
    it, ``code`` what a reader types to check it.
    """

    __tablename__ = "issued_paper"
    journalled = True

    id: Mapped[Key]
    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"))
    kind: Mapped[PaperKind]
    selection: Mapped[Line]
    part: Mapped[LongLine] = mapped_column(default="")
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    version: Mapped[int]
    title: Mapped[LongLine]
    number: Mapped[int | None]
    symbol: Mapped[Code] = mapped_column(default="")
    dated_on: Mapped[date | None]
    signer: Mapped[Line] = mapped_column(default="")
    code: Mapped[str] = mapped_column(String(20))
    data_hash: Mapped[str] = mapped_column(String(64))
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    issued_at: Mapped[datetime]
    issued_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    issuer_name: Mapped[Line]
    withdrawn_at: Mapped[datetime | None]
    withdrawal_reason: Mapped[str | None] = mapped_column(String(200))

    training: Mapped[Training] = relationship(lazy="raise_on_sql")
    file: Mapped[StoredFile] = relationship(lazy="raise_on_sql")
    issued_by: Mapped[User] = relationship(lazy="raise_on_sql")
    copies: Mapped[list[SignedCopy]] = relationship(
        order_by="SignedCopy.id", lazy="raise_on_sql", back_populates="paper"
    )

    __table_args__ = (
        unique(
            *("training_id", "kind", "selection", "part", "version"),
            message=N_("Somebody issued this paper a moment ago. Look at that one first."),
            field="number",
        ),
        UniqueConstraint("code"),
    )

    @property
    def journal_name(self) -> str:
        return self.title

    @property
    def sealed(self) -> SignedCopy | None:
        """The paper with the signature of the office's key, if there was a key."""
        return next((copy for copy in self.copies if copy.kind is CopyKind.OFFICE_KEY), None)


class PaperSource(Base):
    """The version of a roll-call sheet that a paper was made from; 0: it was not locked."""

    __tablename__ = "paper_source"

    paper_id: Mapped[int] = mapped_column(ForeignKey("issued_paper.id"), primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey(Sheet.id), primary_key=True, index=True)
    number: Mapped[int]


class CopyKind(StrEnum):
    """A photo or scan of a signed paper, or a file with an electronic signature.

    ``OFFICE_KEY``: the program itself signed, with the office's key, as the paper was issued.
    """

    SCAN = "scan"
    SIGNED_FILE = "signed_file"
    OFFICE_KEY = "office_key"

    @property
    def label(self) -> str:
        return COPY_LABELS[self]


COPY_LABELS = {
    CopyKind.SCAN: N_("Scan of the signed paper"),
    CopyKind.SIGNED_FILE: N_("File with an electronic signature"),
    CopyKind.OFFICE_KEY: N_("Signed by the office's key"),
}


class SignedCopy(Base):
    """What came back signed, and what its signature said when it was handed in.

    ``is_intact``: nothing was changed after signing; ``is_trusted``: a known authority vouches for
    the signer; ``is_same_paper``: it is the very file that was issued, with a signature added.
    """

    __tablename__ = "signed_copy"
    journalled = True

    id: Mapped[Key]
    paper_id: Mapped[int] = mapped_column(ForeignKey("issued_paper.id"), index=True)
    kind: Mapped[CopyKind]
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    file_name: Mapped[Line]
    is_intact: Mapped[bool] = mapped_column(default=False)
    is_trusted: Mapped[bool] = mapped_column(default=False)
    is_same_paper: Mapped[bool] = mapped_column(default=False)
    signer: Mapped[Line] = mapped_column(default="")
    signed_at: Mapped[datetime | None]
    handed_in_at: Mapped[datetime]
    author_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    author_name: Mapped[Line]

    paper: Mapped[IssuedPaper] = relationship(lazy="raise_on_sql", back_populates="copies")
    file: Mapped[StoredFile] = relationship(lazy="raise_on_sql")

    @property
    def journal_name(self) -> str:
        return self.file_name
