"""What a person decides about a training and its half-days, with the rules that need no database.

The same refusal therefore reaches a form, a command and an import.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from eventapp.agencies.models import Agency
from eventapp.errors import RuleBroken
from eventapp.trainings.blocks import BlockPlan
from eventapp.trainings.models import HalfDay
from eventapp.trainings.vocabulary import GROUPS
from eventapp.vietnamese.dates import format_date
from eventapp.vietnamese.names import clean_text
from eventapp.vietnamese.phones import parse_phone

LONGEST = 31
YEARS = (2000, 2100)
CODE_LENGTH, PLACE_LENGTH, TITLE_LENGTH = 40, 200, 500
LONGEST_WAIT = 240
LONGEST_OPEN = 336
NOON = time(12)
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}")
_CODE = re.compile("[A-Z0-9]+(-[A-Z0-9]+)*")


@dataclass(frozen=True, kw_only=True)
class DayTimes:
    """From when to when the half-days last, on a clock in Vietnam."""

    morning_starts: time = time(7, 30)
    morning_ends: time = time(11, 30)
    afternoon_starts: time = time(13, 30)
    afternoon_ends: time = time(16, 30)

    def __post_init__(self) -> None:
        for half in HalfDay:
            starts, ends = self.of(half)
            check_times(half, starts, ends, prefix=f"{half.value}_")
        if self.afternoon_starts < self.morning_ends:
            raise RuleBroken(
                "The afternoon cannot start before the morning is over.", field="afternoon_starts"
            )

    def of(self, half: HalfDay) -> tuple[time, time]:
        if half is HalfDay.MORNING:
            return self.morning_starts, self.morning_ends
        return self.afternoon_starts, self.afternoon_ends


@dataclass(frozen=True, kw_only=True)
class SessionPlan:
    """What a person decides about one half-day; blocks and groups that are None stay.

    ``accepts_…``: whoever plans it knows of the day off, or of the lecturer who teaches elsewhere.
    """

    starts: time
    ends: time
    topic: str = ""
    blocks: tuple[BlockPlan, ...] | None = None
    groups: tuple[str, ...] | None = None
    accepts_days_off: bool = True
    accepts_clashes: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "topic", clean_text(self.topic))
        check_length(self.topic, TITLE_LENGTH, "topic")


@dataclass(frozen=True, kw_only=True)
class TrainingDetails:
    """What a person decides about a training; ``times`` matter for the half-days it makes.

    Sheets open ``opens_minutes`` before a half-day, are due ``due_minutes`` after its start and
    close ``closes_hours`` after its end.
    """

    code: str
    title: str
    host: Agency
    place: str
    starts_on: date
    ends_on: date
    groups: tuple[str, ...]
    opens_minutes: int = 30
    due_minutes: int = 45
    closes_hours: int = 24
    times: DayTimes = field(default_factory=DayTimes)
    contact_office: str = ""
    contact_phone: str | None = None
    contact_email: str | None = None
    accepts_days_off: bool = True

    @property
    def days(self) -> list[date]:
        """Every day from the first to the last."""
        count = (self.ends_on - self.starts_on).days + 1
        return [self.starts_on + timedelta(days=n) for n in range(count)]

    def __post_init__(self) -> None:
        for name in ("code", "title", "place", "contact_office"):
            object.__setattr__(self, name, clean_text(getattr(self, name)))
        object.__setattr__(self, "code", self.code.upper())
        self._check_words()
        self._check_days()
        self._check_groups()
        self._check_contact()
        for name in ("opens_minutes", "due_minutes"):
            if not 0 <= getattr(self, name) <= LONGEST_WAIT:
                raise RuleBroken(
                    "Enter a number of minutes from 0 to %(most)s.", field=name, most=LONGEST_WAIT
                )

        if not 1 <= self.closes_hours <= LONGEST_OPEN:
            raise RuleBroken(
                "Enter a number of hours from 1 to %(most)s.",
                field="closes_hours",
                most=LONGEST_OPEN,
            )

    def _check_words(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise RuleBroken(
                "Write the code with letters without accents, digits and hyphens, as in BDG-2021.",
                field="code",
            )
        check_length(self.code, CODE_LENGTH, "code")
        if not self.title:
            raise RuleBroken("Enter the title of the training.", field="title")
        check_length(self.title, TITLE_LENGTH, "title")
        if not self.place:
            raise RuleBroken("Enter the place named before the date on papers.", field="place")
        check_length(self.place, PLACE_LENGTH, "place")

    def _check_days(self) -> None:
        for name in ("starts_on", "ends_on"):
            if not YEARS[0] <= getattr(self, name).year <= YEARS[1]:
                raise RuleBroken(
                    "Check the year: it must be between %(first)s and %(last)s.",
                    field=name,
                    first=YEARS[0],
                    last=YEARS[1],
                )
        if self.ends_on < self.starts_on:
            raise RuleBroken("The training cannot end before it starts.", field="ends_on")
        if self.ends_on - self.starts_on >= timedelta(days=LONGEST):
            raise RuleBroken(
                "A training lasts at most %(days)s days. Check both dates.",
                field="ends_on",
                days=LONGEST,
            )

    def _check_contact(self) -> None:
        check_length(self.contact_office, TITLE_LENGTH, "contact_office")
        phone = parse_phone(self.contact_phone)
        if phone.others or (self.contact_phone and phone.number is None):
            raise RuleBroken(
                "Check the phone number: 10 digits for a mobile, 11 for a fixed line.",
                field="contact_phone",
            )
        object.__setattr__(self, "contact_phone", phone.number)
        email = clean_text(self.contact_email or "").lower()
        if email and not _EMAIL.fullmatch(email):
            raise RuleBroken("Check the e-mail address.", field="contact_email")
        object.__setattr__(self, "contact_email", email or None)

    def _check_groups(self) -> None:
        if not self.groups:
            raise RuleBroken("Choose at least one group.", field="groups")
        for code in self.groups:
            if code not in GROUPS:
                raise RuleBroken(
                    "There is no group %(group)s in the vocabulary.", field="groups", group=code
                )
            last = GROUPS[code].valid_to
            if last is not None and last < self.starts_on:
                raise RuleBroken(
                    "Group %(group)s ended on %(day)s: its level of government no longer exists "
                    "when the training begins.",
                    field="groups",
                    group=code,
                    day=format_date(last),
                )


def check_times(half: HalfDay, starts: time, ends: time, prefix: str = "") -> None:
    """Refuse hours that are no morning or no afternoon; ``prefix`` begins the field's name."""
    if half is HalfDay.MORNING and starts >= NOON:
        raise RuleBroken("A morning starts before 12:00.", field=f"{prefix}starts")
    if half is HalfDay.AFTERNOON and starts < NOON:
        raise RuleBroken("An afternoon starts at 12:00 or later.", field=f"{prefix}starts")
    if ends <= starts:
        raise RuleBroken("A half-day must end after it starts.", field=f"{prefix}ends")


def check_length(text: str, most: int, name: str) -> None:
    if len(text) > most:
        raise RuleBroken(
            "This is too long: %(length)s characters, at most %(most)s.",
            field=name,
            length=len(text),
            most=most,
        )
