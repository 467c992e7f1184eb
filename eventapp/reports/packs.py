"""Several papers in one file: chosen on a page, made by the worker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from eventapp.errors import N_
from eventapp.points.models import Point
from eventapp.reports.catalogue import PaperKind
from eventapp.reports.scope import Scope
from eventapp.trainings.models import Training

JOB = "reports.pack"
MOST_PAPERS = 1_500


class PackForm(StrEnum):
    """How the papers are put together."""

    ONE_PDF = "one_pdf"
    PDFS = "pdfs"
    WORKBOOKS = "workbooks"

    @property
    def label(self) -> str:
        return FORM_LABELS[self]


FORM_LABELS = {
    PackForm.ONE_PDF: N_("One PDF, to print in one go"),
    PackForm.PDFS: N_("A ZIP with a PDF for each"),
    PackForm.WORKBOOKS: N_("A ZIP with an Excel file for each"),
}


class Content(StrEnum):
    """What may go into a pack."""

    SHEETS = "sheets"
    SHEETS_TO_SIGN = "sheets_to_sign"
    MINUTES = "minutes"
    REPORTS = "reports"
    RESULT_REPORT = "result_report"
    PARTICIPANTS = "participants"
    PLAN = "plan"
    RECEIPTS = "receipts"
    BADGES = "badges"

    @property
    def label(self) -> str:
        return CONTENT_LABELS[self]


CONTENT_LABELS = {
    Content.SHEETS: N_("Attendance sheets of the points"),
    Content.SHEETS_TO_SIGN: N_("Attendance sheets to be signed by hand"),
    Content.MINUTES: N_("Minutes of the points"),
    Content.REPORTS: N_("Attendance reports"),
    Content.RESULT_REPORT: N_("Result report"),
    Content.PARTICIPANTS: N_("Lists of participants, one per group"),
    Content.PLAN: N_("Annexes of the plan"),
    Content.RECEIPTS: N_("Receipts of documents and money, one per point"),
    Content.BADGES: N_("Badges, one file per point"),
}


OF_TRAINING = {
    Content.PLAN: PaperKind.PLAN_ANNEXES,
    Content.RESULT_REPORT: PaperKind.RESULT_REPORT,
}
"""What the training has once."""

OF_HALF_DAYS: tuple[tuple[Content, PaperKind, dict[str, str]], ...] = (
    (Content.SHEETS, PaperKind.SHEET, {}),
    (Content.SHEETS_TO_SIGN, PaperKind.SHEET, {"sign": "1"}),
    (Content.MINUTES, PaperKind.MINUTES, {}),
)
"""What each point has of each half-day or day."""

OF_POINTS = {
    Content.RECEIPTS: (PaperKind.RECEIPTS, PaperKind.SUPPORT_RECEIPTS),
    Content.BADGES: (PaperKind.BADGES,),
}
"""What each point has once."""


@dataclass(frozen=True)
class Pack:
    """``papers`` are kinds and the words that select each, in the order of the file."""

    training: Training
    form: PackForm
    papers: tuple[tuple[PaperKind, dict[str, str]], ...]

    @property
    def title(self) -> str:
        return f"Giấy tờ {self.training.code}"

    @property
    def arguments(self) -> dict[str, Any]:
        """The same as JSON, for the worker."""
        return {
            "training": self.training.code,
            "form": self.form.value,
            "papers": [[kind.value, words] for kind, words in self.papers],
        }


def papers_of(
    contents: Sequence[Content],
    *,
    scopes: Sequence[Scope],
    points: Sequence[Point],
    groups: Sequence[str],
) -> Iterator[tuple[PaperKind, dict[str, str]]]:
    """The plan, reports, then sheets half-day by half-day in the order of the points, lists."""
    yield from ((kind, {}) for content, kind in OF_TRAINING.items() if content in contents)
    if Content.REPORTS in contents:
        yield from ((PaperKind.CONSOLIDATED, scope.query) for scope in scopes)
    for content, kind, sign in OF_HALF_DAYS:
        if content in contents:
            for scope in scopes:
                for point in points:
                    yield kind, scope.query | {"point": point.code} | sign
    for content, kinds in OF_POINTS.items():
        if content in contents:
            yield from ((kind, {"point": point.code}) for kind in kinds for point in points)
    if Content.PARTICIPANTS in contents:
        yield from ((PaperKind.PARTICIPANTS, {"group": group}) for group in groups)
