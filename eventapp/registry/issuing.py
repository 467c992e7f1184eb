"""From a draft to an issued paper: checked, numbered, printed with its code, then entered.

Printing takes a second, so it is done before the registry's transaction begins; what changed
meanwhile makes the transaction refuse.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from eventapp.accounts.models import User
from eventapp.documents import OfficeKey, content_hash, render, seal
from eventapp.errors import RuleBroken
from eventapp.registry import queries, service
from eventapp.registry.codes import Codes
from eventapp.registry.models import IssuedPaper
from eventapp.registry.signatures import check
from eventapp.reports.catalogue import CATALOGUE, PaperKind, draft
from eventapp.reports.entry import Entry
from eventapp.reports.selection import Selection

LARGEST_NUMBER = 99_999


@dataclass(frozen=True)
class Details:
    """What the registry gives a paper; a list has none of it."""

    number: int | None = None
    dated_on: date | None = None
    authority: tuple[str, ...] = ()
    signer: str = ""


def issue(  # noqa: PLR0913 - a paper, and what the office adds to it
    kind: PaperKind,
    asked: Selection,
    details: Details,
    *,
    codes: Codes,
    by: User,
    key: OfficeKey | None = None,
) -> IssuedPaper:
    """Issue the paper as it is now, signed with the office's key where there is one.

    RuleBroken when it is a draft, was issued before without a change, or changes while it is
    printed.
    """
    found = draft(kind, asked, viewer=by)
    if asked.to_sign or asked.number or not found.is_final:
        raise RuleBroken("This is still a draft: lock its sheets first.")
    _check(details)
    series = queries.series_of(kind, asked, viewer=by)
    sources = queries.sources(kind, asked, viewer=by)
    version = max((paper.version for paper in queries.versions(series)), default=0) + 1
    entry = Entry(details.number, details.dated_on, details.authority, details.signer or None)
    paper = found.paper(entry)
    data_hash = content_hash(paper)
    verification = codes.verification(
        asked.training.code, series.kind, series.selection, series.part, version, data_hash
    )
    pdf = render(replace(paper, verification=verification), to_seal=key is not None)
    return service.enter(
        service.Issue(
            asked=asked,
            series=series,
            version=version,
            title=found.title,
            code=verification.code,
            data_hash=data_hash,
            pdf=pdf,
            sources=sources,
            number=details.number,
            symbol=asked.training.host_symbol if CATALOGUE[kind].has_number else "",
            dated_on=details.dated_on,
            signer=details.signer,
            sealed=_sealed(pdf, key),
        ),
        by=by,
    )


def _sealed(pdf: bytes, key: OfficeKey | None) -> service.Sealed | None:
    """The signed file, looked at as any other that comes signed."""
    if key is None:
        return None
    signed = seal(pdf, key)
    return service.Sealed(signed, check(signed, own=key.certificate))


def _check(details: Details) -> None:
    if details.number is not None and not 0 < details.number <= LARGEST_NUMBER:
        raise RuleBroken("A number is between 1 and %(most)s.", field="number", most=LARGEST_NUMBER)
    if details.number is not None and details.dated_on is None:
        raise RuleBroken("Enter the date of the paper beside its number.", field="dated_on")
