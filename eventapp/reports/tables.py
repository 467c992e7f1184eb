"""Tables of figures: the same lines for page, paper and spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from eventapp.agencies.models import AgencyLevel
from eventapp.errors import N_
from eventapp.people.models import Sex
from eventapp.reports import measures
from eventapp.reports.figures import Cell, Figures, by, total
from eventapp.reports.measures import Measure, Value
from eventapp.reports.queries.summary import Summary
from eventapp.reports.units import ENDED
from eventapp.reports.words import LEVELS, SEXES, half_day_title
from eventapp.trainings.models import AudienceGroup

TOTAL = "Tổng cộng"
KeyOf = TypeVar("KeyOf")


@dataclass(frozen=True)
class Line:
    """One line of figures; ``number`` is empty for the heading of a section."""

    name: str
    figures: Figures
    number: int | None = None


@dataclass(frozen=True)
class FigureTable:
    """Lines under the same columns, and what they add up to.

    ``title`` and ``subject`` (the head of the names) are the paper's words, ``label`` and
    ``subject_label`` the page's message ids.
    """

    key: str
    title: str
    label: str
    subject: str
    subject_label: str
    measures: tuple[Measure, ...]
    lines: tuple[Line, ...]
    total: Figures

    def values(self, figures: Figures) -> list[Value]:
        return [measure.of(figures) for measure in self.measures]


def by_group(summary: Summary) -> FigureTable:
    sums = by(summary.trainees, lambda cell: cell.group_id)
    return FigureTable(
        "group",
        "Theo nhóm đối tượng (người)",
        N_("People by group"),
        "Nhóm đối tượng",
        N_("Group"),
        measures.PEOPLE,
        _numbered((group.name, sums.get(group.id, Figures())) for group in trainee_groups(summary)),
        total(summary.trainees),
    )


def by_level(summary: Summary) -> FigureTable:
    sums = by(summary.trainees, lambda cell: summary.agencies[cell.agency_id].level)
    return FigureTable(
        "level",
        "Theo cấp của cơ quan, đơn vị (người)",
        N_("People by level of the agency"),
        "Cấp",
        N_("Level"),
        measures.PEOPLE,
        _numbered(
            (LEVELS[level] if level else ENDED, sums[level])
            for level in (*AgencyLevel, None)
            if level in sums
        ),
        total(summary.trainees),
    )


def by_sex(summary: Summary) -> FigureTable:
    everybody = total(summary.trainees)
    return FigureTable(
        "sex",
        "Theo giới tính",
        N_("By sex"),
        "Giới tính",
        N_("Sex"),
        _with_times(measures.SEX, summary),
        _numbered((SEXES[sex], everybody.only(sex)) for sex in Sex),
        everybody,
    )


def times_by_group(summary: Summary) -> FigureTable:
    sums = by(summary.trainees, lambda cell: cell.group_id)
    return FigureTable(
        "times-group",
        "Lượt người theo nhóm đối tượng",
        N_("Attendances by group"),
        "Nhóm đối tượng",
        N_("Group"),
        measures.ATTENDANCES,
        _numbered((group.name, sums.get(group.id, Figures())) for group in trainee_groups(summary)),
        total(summary.trainees),
    )


def times_by_half_day(summary: Summary) -> FigureTable:
    return FigureTable(
        "times-half-day",
        "Lượt người theo buổi",
        N_("Attendances by half-day"),
        "Buổi",
        N_("Half-day"),
        measures.ATTENDANCES,
        _numbered((half_day_title(s), summary.half_days[s.id]) for s in summary.sessions),
        sum(summary.half_days.values(), Figures()),
    )


def overview(summary: Summary) -> list[FigureTable]:
    """The tables of the body; attendances say more than people only over several half-days."""
    tables = [by_group(summary), by_level(summary), by_sex(summary)]
    if len(summary.sessions) > 1:
        tables += [times_by_group(summary), times_by_half_day(summary)]
    return tables


def by_agency(summary: Summary, group: AudienceGroup) -> FigureTable:
    """A line per agency of one group, communes under their district where there was one."""
    cells = [cell for cell in summary.trainees if cell.group_id == group.id]
    return FigureTable(
        f"agency-{group.code}",
        group.name,
        group.name,
        "Cơ quan, đơn vị",
        N_("Agency"),
        _with_times(measures.PEOPLE, summary),
        tuple(_agency_lines(summary, cells)),
        total(cells),
    )


def _with_times(columns: tuple[Measure, ...], summary: Summary) -> tuple[Measure, ...]:
    """Attendances beside people, where the two differ."""
    return (*columns, measures.TIMES_PRESENT) if len(summary.sessions) > 1 else columns


def trainee_groups(summary: Summary) -> list[AudienceGroup]:
    return [group for group in summary.groups.values() if group.is_trainee]


def annex_groups(summary: Summary) -> list[AudienceGroup]:
    """The groups somebody was called or came for."""
    known = {cell.group_id for cell in summary.trainees}
    return [group for group in trainee_groups(summary) if group.id in known]


def _agency_lines(summary: Summary, cells: Sequence[Cell]) -> Iterable[Line]:
    sections = {cell.agency_id: summary.agencies[cell.agency_id].section for cell in cells}
    sums = by(cells, lambda cell: sections[cell.agency_id])
    last = ""
    for number, cell in enumerate(cells, 1):
        section = sections[cell.agency_id]
        if section and section != last:
            yield Line(section, sums[section])
        last = section
        yield Line(summary.agencies[cell.agency_id].name, cell.figures, number)


def _numbered(lines: Iterable[tuple[str, Figures]]) -> tuple[Line, ...]:
    return tuple(Line(name, figures, n) for n, (name, figures) in enumerate(lines, 1))
