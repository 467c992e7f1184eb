"""The columns of every table of figures: one definition for page, paper and spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from eventapp.errors import N_
from eventapp.reports.figures import Figures
from eventapp.vietnamese.numbers import NO_VALUE, format_number


@dataclass(frozen=True)
class Share:
    """A part of a whole; without a whole there is nothing to say."""

    part: int
    whole: int

    @property
    def percent(self) -> Decimal | None:
        """Per cent with one decimal, halves rounded up."""
        if not self.whole:
            return None
        exact = Decimal(100 * self.part) / Decimal(self.whole)
        return exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)

    @property
    def words(self) -> str:
        """87,5 under a head that says %, or "-"."""
        return NO_VALUE if self.percent is None else format_number(self.percent, 1)


Value = int | Share


@dataclass(frozen=True)
class Measure:
    """``title`` (under ``group``) is what papers print, ``label`` the message id for pages."""

    title: str
    label: str
    of: Callable[[Figures], Value]
    width_mm: float
    group: str | None = None

    @property
    def full_title(self) -> str:
        """In one line, for a spreadsheet."""
        return (
            f"{self.group}: {self.title[:1].lower()}{self.title[1:]}" if self.group else self.title
        )


def printed(value: Value) -> str:
    """As on paper: 1.234, 87,5."""
    return value.words if isinstance(value, Share) else format_number(value)


def women(figures: Figures) -> Share:
    """Women among those present whose sex is known."""
    present = figures.people.present
    return Share(present.female, present.known)


def attendance(figures: Figures) -> Share:
    """Present, of those called."""
    return Share(figures.people.present.total, figures.called)


def attendance_of_registered(figures: Figures) -> Share:
    return Share(figures.people.present.total, figures.people.registered.total)


HERE, AWAY = "Có mặt", "Vắng"

CALLED = Measure("Triệu tập", N_("Called"), lambda f: f.called, 12.3)
REGISTERED = Measure("Đăng ký", N_("Registered"), lambda f: f.people.registered.total, 11.9)
PRESENT = (
    Measure("Tổng", N_("Present"), lambda f: f.people.present.total, 11.6, HERE),
    Measure("Nữ", N_("Women present"), lambda f: f.people.present.female, 11.4, HERE),
    Measure("Nam", N_("Men present"), lambda f: f.people.present.male, 11.4, HERE),
    Measure("Chưa rõ", N_("Sex not known"), lambda f: f.people.present.unknown, 12.3, HERE),
)
WOMEN = Measure("Tỷ lệ nữ (%)", N_("Share of women"), women, 11.6)
RATE = Measure("Tỷ lệ tham dự (%)", N_("Turnout"), attendance, 11.6)
EXCUSED, ABSENT = N_("Absent with reason"), N_("Absent without reason")
MISSING = (
    Measure("Có lý do", EXCUSED, lambda f: f.people.excused.total, 10, AWAY),
    Measure("Không lý do", ABSENT, lambda f: f.people.absent.total, 14.2, AWAY),
    Measure("Chưa điểm danh", N_("Not marked yet"), lambda f: f.people.unmarked.total, 12.3),
)
PEOPLE = (CALLED, REGISTERED, *PRESENT, WOMEN, RATE, *MISSING)
SEX = (
    REGISTERED,
    Measure("Có mặt", N_("Present"), lambda f: f.people.present.total, 14),
    Measure("Tỷ lệ trên đăng ký (%)", N_("Turnout of registered"), attendance_of_registered, 18),
    *MISSING,
)
TIMES_PRESENT = Measure(
    "Lượt người có mặt", N_("Attendances"), lambda f: f.attendances.present.total, 15
)

ATTENDANCES = (
    Measure(
        "Phải điểm danh", N_("Attendances expected"), lambda f: f.attendances.registered.total, 14
    ),
    Measure("Tổng", N_("Present"), lambda f: f.attendances.present.total, 13, HERE),
    Measure("Nữ", N_("Women present"), lambda f: f.attendances.present.female, 13, HERE),
    Measure("Nam", N_("Men present"), lambda f: f.attendances.present.male, 12, HERE),
    Measure("Chưa rõ", N_("Sex not known"), lambda f: f.attendances.present.unknown, 12, HERE),
    Measure("Đến muộn", N_("Came late"), lambda f: f.late, 12),
    Measure("Có lý do", EXCUSED, lambda f: f.attendances.excused.total, 11, AWAY),
    Measure("Không lý do", ABSENT, lambda f: f.attendances.absent.total, 14, AWAY),
    Measure("Chưa điểm danh", N_("Not marked yet"), lambda f: f.attendances.unmarked.total, 13),
)
