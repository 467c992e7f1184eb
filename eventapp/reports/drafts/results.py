"""The draft of the result report: the office's words, the figures of the attendance report."""

from __future__ import annotations

from eventapp.accounts.models import User
from eventapp.reports import papers, queries, workbooks
from eventapp.reports.drafts.draft import Draft, named
from eventapp.reports.entry import NOT_ENTERED
from eventapp.reports.papers.result_report import ResultReport
from eventapp.reports.queries.result_text import result_text
from eventapp.reports.scope import whole
from eventapp.reports.selection import Selection
from eventapp.reports.word import result_document


def result_report(asked: Selection, viewer: User) -> Draft:
    """Sections I to IV of the whole training."""
    training = asked.training
    report = ResultReport(
        training,
        queries.summary(training, training.sessions, viewer=viewer),
        queries.progress(training, training.sessions, viewer=viewer),
        result_text(training).sections,
    )
    return Draft(
        title=named("Báo cáo kết quả", training.code),
        is_final=report.progress.is_final,
        draw=lambda entry: papers.result_report(report, entry),
        workbook=lambda: workbooks.result_workbook(whole(training), report.tables),
        word=lambda: result_document(report, NOT_ENTERED),
    )
