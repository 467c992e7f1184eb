"""Issuing papers, taking them back, and handing in what was signed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import is_limited
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.registry import queries
from eventapp.registry.models import CopyKind, IssuedPaper, PaperSource, SignedCopy, StoredFile
from eventapp.registry.queries import Series
from eventapp.registry.signatures import Verdict
from eventapp.reports.selection import Selection
from eventapp.trainings.models import Training
from eventapp.vietnamese.names import clean_text

PDF = "application/pdf"
LONGEST_REASON = 200


@dataclass(frozen=True)
class Issue:
    """A printed paper that is to be entered: what it is, what it says, what it was made from."""

    asked: Selection
    series: Series
    version: int
    title: str
    code: str
    data_hash: str
    pdf: bytes
    sources: Mapping[int, int]
    number: int | None = None
    symbol: str = ""
    dated_on: date | None = None
    signer: str = ""
    sealed: Sealed | None = None


@dataclass(frozen=True)
class Sealed:
    """The same file signed by the office's key, and what its signature says."""

    pdf: bytes
    verdict: Verdict


@atomic
def enter(issue: Issue, *, by: User) -> IssuedPaper:
    """Keep a paper as the next version of its series; refused when anything changed meanwhile."""
    db.session.scalar(
        select(Training.id).where(Training.id == issue.series.training_id).with_for_update()
    )
    _check_still_true(issue, by)
    _check_number(issue)
    paper = IssuedPaper(
        training_id=issue.series.training_id,
        kind=issue.series.kind,
        selection=issue.series.selection,
        part=issue.series.part,
        agency_id=by.agency_id if is_limited(by, Role.ORGANISER, Role.OFFICIAL) else None,
        version=issue.version,
        title=issue.title,
        number=issue.number,
        symbol=issue.symbol,
        dated_on=issue.dated_on,
        signer=issue.signer,
        code=issue.code,
        data_hash=issue.data_hash,
        file_id=_keep(issue.pdf, PDF).id,
        issued_at=clock.now(),
        issued_by_id=by.id,
        issuer_name=by.full_name,
    )
    db.session.add(paper)
    db.session.flush()
    db.session.add_all(
        PaperSource(paper_id=paper.id, sheet_id=sheet_id, number=number)
        for sheet_id, number in issue.sources.items()
    )
    if issue.sealed:
        _add_copy(
            paper,
            issue.sealed.pdf,
            name=f"{issue.title}.pdf",
            content_type=PDF,
            kind=CopyKind.OFFICE_KEY,
            verdict=issue.sealed.verdict,
            by=by,
        )
    return paper


@atomic
def take_back(paper: IssuedPaper, *, reason: str, by: User) -> None:
    """Say that a paper was issued by mistake; it stays, and whoever checks it is told."""
    said = clean_text(reason)
    if not said:
        raise RuleBroken("Say why the paper is taken back.", field="reason")
    if len(said) > LONGEST_REASON:
        raise RuleBroken(
            "Please write at most %(most)s characters; these are %(length)s.",
            field="reason",
            most=LONGEST_REASON,
            length=len(said),
        )
    if paper.withdrawn_at:
        raise RuleBroken("This paper was taken back already.", field="reason")
    paper.withdrawn_at, paper.withdrawal_reason = clock.now(), said


@atomic
def hand_in(  # noqa: PLR0913 - the facts of one file
    paper: IssuedPaper,
    content: bytes,
    *,
    name: str,
    content_type: str,
    verdict: Verdict,
    by: User,
) -> SignedCopy:
    """Keep what came back signed. The file itself is never changed; the same twice is refused."""
    digest = hashlib.sha256(content).hexdigest()
    known = select(StoredFile.id).join(SignedCopy).where(SignedCopy.paper_id == paper.id)
    if db.session.scalar(known.where(StoredFile.sha256 == digest)):
        raise RuleBroken("This very file was handed in already.", field="file")
    kind = CopyKind.SIGNED_FILE if verdict.signers else CopyKind.SCAN
    return _add_copy(
        paper, content, name=name, content_type=content_type, kind=kind, verdict=verdict, by=by
    )


def _add_copy(  # noqa: PLR0913 - the facts of one file
    paper: IssuedPaper,
    content: bytes,
    *,
    name: str,
    content_type: str,
    kind: CopyKind,
    verdict: Verdict,
    by: User,
) -> SignedCopy:
    issued = queries.content_of(paper.file_id)
    copy = SignedCopy(
        paper_id=paper.id,
        kind=kind,
        file_id=_keep(content, content_type).id,
        file_name=clean_text(name)[:200],
        is_intact=verdict.is_intact,
        is_trusted=verdict.is_trusted,
        is_same_paper=bool(verdict.signers) and content.startswith(issued),
        signer=", ".join(verdict.signers)[:200],
        signed_at=verdict.signed_at,
        handed_in_at=clock.now(),
        author_id=by.id,
        author_name=by.full_name,
    )
    db.session.add(copy)
    db.session.flush()
    return copy


def _check_still_true(issue: Issue, by: User) -> None:
    earlier = next(iter(queries.versions(issue.series)), None)
    if (earlier.version if earlier else 0) != issue.version - 1:
        raise RuleBroken("Somebody issued this paper a moment ago. Look at that one first.")
    if queries.sources(issue.series.kind, issue.asked, viewer=by) != issue.sources:
        raise RuleBroken("A sheet changed while the paper was being made. Please try again.")
    if (
        earlier
        and not earlier.withdrawn_at
        and earlier.data_hash == issue.data_hash
        and not queries.has_changed_sheets(earlier)
    ):
        raise RuleBroken(
            "This paper was issued as version %(version)s, and nothing changed since.",
            version=earlier.version,
        )


def _check_number(issue: Issue) -> None:
    if issue.number is None:
        return
    year = (issue.dated_on or clock.today()).year
    if holder := queries.holder_of_number(issue.series, issue.number, issue.symbol, year):
        raise RuleBroken(
            "The number %(number)s was given to another paper: %(title)s.",
            field="number",
            number=issue.number,
            title=holder.title,
        )


def _keep(content: bytes, content_type: str) -> StoredFile:
    file = StoredFile(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        content_type=content_type,
        content=content,
    )
    db.session.add(file)
    db.session.flush()
    return file
