"""Papers not printed yet: their name, whether they are final, and how they are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from eventapp.accounts.models import User
from eventapp.documents import Paper
from eventapp.reports import papers, queries, workbooks
from eventapp.reports.entry import NOT_ENTERED, Entry
from eventapp.reports.queries import Choice
from eventapp.reports.queries.line_record import line_record
from eventapp.reports.selection import Selection
from eventapp.reports.words import small

Draw = Callable[[Entry], Paper]


@dataclass(frozen=True)
class Draft:
    """``title`` is the name of its file, without the ending; a final paper can be kept."""

    title: str
    is_final: bool
    draw: Draw
    workbook: Callable[[], bytes]

    def paper(self, entry: Entry = NOT_ENTERED) -> Paper:
        """The paper as the registry entered it."""
        return replace(self.draw(entry), verification=entry.verification)


def sheet(asked: Selection, viewer: User) -> Draft:
    """The attendance sheet of a point in a half-day or day."""
    assert asked.point  # noqa: S101 - the catalogue says that it needs one
    roll = queries.roll(asked.scope, asked.point, viewer=viewer, number=asked.number)
    kind = "Mẫu ký danh sách điểm danh" if asked.to_sign else "Danh sách điểm danh"
    return Draft(
        title=f"{kind} {small(roll.subject.point_name)} {asked.scope.short}",
        is_final=asked.to_sign or roll.is_locked,
        draw=lambda _: papers.sheet(roll, blank=asked.to_sign),
        workbook=lambda: workbooks.sheet_workbook(roll, blank=asked.to_sign),
    )


def consolidated(asked: Selection, viewer: User) -> Draft:
    """The consolidated report of a training, a day or a half-day."""
    scope = asked.scope
    summary = queries.summary(asked.training, scope.sessions, viewer=viewer)
    restated = ""
    if asked.units_on:
        summary = queries.restate(summary, on=asked.units_on)
        restated = f"quy đổi {asked.units_on:%d-%m-%Y}"
    parts = ("Báo cáo kết quả tham dự", asked.training.code, scope.short, restated)
    progress = queries.progress(asked.training, scope.sessions, viewer=viewer)
    lines = line_record(asked.training, scope.sessions, viewer=viewer)
    return Draft(
        title=" ".join(filter(None, parts)),
        is_final=progress.is_final,
        draw=lambda entry: papers.consolidated(scope, summary, progress, entry, lines),
        workbook=lambda: workbooks.consolidated_workbook(scope, summary, lines),
    )


def participants(asked: Selection, viewer: User) -> Draft:
    """The list of participants of the whole training, or of a group, an agency or a point."""
    choice = Choice(asked.group, asked.agency, asked.point)
    found = queries.participants(asked.training, choice, viewer=viewer)
    parts = (
        "Danh sách ký nhận" if asked.to_sign else "Danh sách đại biểu",
        asked.training.code,
        choice.group.code if choice.group else "",
        choice.agency.name if choice.agency else "",
        choice.point.name if choice.point else "",
    )
    return Draft(
        title=" ".join(filter(None, parts)),
        is_final=True,
        draw=lambda _: papers.participant_list(found, to_sign=asked.to_sign),
        workbook=lambda: workbooks.participant_workbook(found),
    )
