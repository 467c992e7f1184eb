"""One nomination: who is sent by which agency, for which group, to which point.

Every way in (form, pasted table, file, walk-in) makes this value, so every way in has the same
rules about names, births, telephones and e-mails. What a list or form gives is read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from eventapp.agencies.models import Agency
from eventapp.errors import RuleBroken
from eventapp.people.identity import Identity
from eventapp.people.models import Sex
from eventapp.points.models import Point
from eventapp.registrations.models import Registration
from eventapp.trainings.models import AudienceGroup
from eventapp.vietnamese import names
from eventapp.vietnamese.birth import FIRST_YEAR, LEAST_AGE, parse_birth
from eventapp.vietnamese.phones import parse_phone

SHORTEST_NAME, LONGEST_NAME = 2, 100
LONGEST_LINE = 200
LONGEST_KEY = 500  # what the shortest column takes; letters of other scripts make long keys
LONGEST_EMAIL = 254

_NO_PART_OF_A_NAME = re.compile(r"[^\w\s'’ʼ‘´.,()/\-\u0300-\u036f]|_")
_EMAIL = re.compile(r"[^@\s,;<>()\"]+@[^@\s,;<>()\".]+(\.[^@\s,;<>()\".]+)+")


@dataclass(frozen=True, kw_only=True)
class Nomination:
    """One person as an agency sends her; values are cleaned and checked when it is made.

    ``phone`` and ``email`` may come as typed. ``is_another_person`` answers the question whether
    somebody alike who is already registered is somebody else.
    """

    full_name: str
    sex: Sex
    agency: Agency
    group: AudienceGroup
    point: Point
    position: str = ""
    role_code: str | None = None
    birth_date: date | None = None
    birth_year: int | None = None
    phone: str | None = None
    email: str | None = None
    is_another_person: bool = False

    def __post_init__(self) -> None:
        set_to = object.__setattr__
        set_to(self, "full_name", read_name(self.full_name))
        set_to(self, "position", read_line(self.position, field="position"))
        set_to(self, "phone", read_phone(self.phone))
        set_to(self, "email", read_email(self.email))
        set_to(self, "role_code", self.role_code or None)
        if self.birth_date:
            set_to(self, "birth_year", self.birth_date.year)
        if self.birth_year is not None and self.birth_year < FIRST_YEAR:
            raise _born_too_early()

    @cached_property
    def search(self) -> str:
        return names.fold(self.full_name)

    @cached_property
    def canonical(self) -> str:
        return names.canonical(self.full_name)

    @property
    def identity(self) -> Identity:
        return Identity(
            full_name=self.full_name,
            sex=self.sex,
            birth_date=self.birth_date,
            birth_year=self.birth_year,
            phone=self.phone,
            email=self.email,
        )

    def check_age(self, first_day: date) -> None:
        """Refuse whoever is not yet 16 on the first day of the training."""
        if self.birth_year is None:
            return
        birthday = self.birth_date or date(self.birth_year, 1, 1)
        if (birthday.year + LEAST_AGE, birthday.month, birthday.day) > (
            first_day.year,
            first_day.month,
            first_day.day,
        ):
            raise _born_too_late(first_day)

    def write_on(self, registration: Registration) -> None:
        """Make the registration say what the nomination says, agency name included."""
        registration.agency, registration.group, registration.point = (
            self.agency,
            self.group,
            self.point,
        )
        registration.agency_name = self.agency.name
        registration.full_name = self.full_name
        registration.name_key = names.sort_key(self.full_name)
        registration.search = self.search
        registration.sex = self.sex
        registration.birth_date, registration.birth_year = self.birth_date, self.birth_year
        registration.position, registration.role_code = self.position, self.role_code
        registration.phone, registration.email = self.phone, self.email


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one nomination: a registration, or a refusal that may be a question."""

    nomination: Nomination
    registration: Registration | None = None
    refusal: RuleBroken | None = None

    @property
    def is_accepted(self) -> bool:
        return self.registration is not None

    @property
    def is_question(self) -> bool:
        return isinstance(self.refusal, PossibleDuplicate)


class PossibleDuplicate(RuleBroken):
    """Somebody alike is registered: a person must say whether it is somebody else."""


def read_name(text: str) -> str:
    """The name as it is kept; refused when it cannot be a name."""
    name = names.clean(text)
    if len(name) < SHORTEST_NAME or not any(letter.isalpha() for letter in name):
        raise RuleBroken("Enter the full name.", field="full_name")
    if len(name) > LONGEST_NAME or len(names.sort_key(name)) > LONGEST_KEY:
        raise RuleBroken(
            "A name has at most %(most)s characters; this one has %(length)s.",
            field="full_name",
            most=LONGEST_NAME,
            length=len(name),
        )
    if sign := _NO_PART_OF_A_NAME.search(name):
        raise RuleBroken(
            "A name is written without “%(sign)s”. Please take it out.",
            field="full_name",
            sign=sign[0],
        )
    return name


def read_line(text: str, *, field: str) -> str:
    line = names.clean_text(text)
    if len(line) > LONGEST_LINE:
        raise RuleBroken(
            "Please write at most %(most)s characters; these are %(length)s.",
            field=field,
            most=LONGEST_LINE,
            length=len(line),
        )
    return line


def read_birth(text: str, *, first_day: date) -> tuple[date | None, int | None]:
    """Date (when the day is known) and year of birth; both empty when nothing was written."""
    birth = parse_birth(text, first_day)
    if "DOB_MISSING" in birth.warnings:
        return None, None
    if "DOB_INVALID" in birth.warnings:
        raise RuleBroken(
            "Write the year (1980) or the date of birth (05/03/1980); “%(text)s” is neither.",
            field="birth",
            text=names.clean_text(text)[:40],
        )
    if "DOB_OUT_OF_RANGE" in birth.warnings:
        digits = re.findall(r"\d{4}", text)
        raise (
            _born_too_early()
            if digits and int(digits[-1]) < FIRST_YEAR
            else _born_too_late(first_day)
        )
    return birth.date, birth.year


def read_phone(text: str | None) -> str | None:
    """The number in national form, or none; refused when something else was written."""
    phone = parse_phone(text)
    if "PHONE_INVALID" in phone.warnings:
        raise RuleBroken(
            "Check the telephone number: a mobile number has 10 digits, as in 0912 345 678.",
            field="phone",
        )
    return phone.number


def read_email(text: str | None) -> str | None:
    email = names.clean_text(text or "").lower()
    if not email:
        return None
    if len(email) > LONGEST_EMAIL or not _EMAIL.fullmatch(email):
        raise RuleBroken(
            "Check the e-mail address: it looks like lan.nguyen@hungyen.gov.vn.", field="email"
        )
    return email


def _born_too_early() -> RuleBroken:
    return RuleBroken(
        "The year of birth must not be before %(year)s.", field="birth", year=FIRST_YEAR
    )


def _born_too_late(first_day: date) -> RuleBroken:
    return RuleBroken(
        "Participants are at least %(age)s years old on %(day)s.",
        field="birth",
        age=LEAST_AGE,
        day=first_day.strftime("%d/%m/%Y"),
    )
