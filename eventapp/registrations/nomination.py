"""One nomination: who is sent by which agency, for which group, to which point.

Every way in (form, pasted table, file, walk-in) makes this value, so every way in has the same
rules about names, births, telephones and e-mails. What a list or form gives is read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from eventapp.agencies.models import Agency
from eventapp.errors import RuleBroken
from eventapp.people.identity import Identity
from eventapp.people.models import Sex
from eventapp.points.models import Point
from eventapp.questions.answers import Answers, merged
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

    ``phone`` and ``email`` may come as typed. Two fields answer the question whether somebody
    alike who is already registered is the same person: ``is_another_person``, or ``same_as``, the
    id of her row, which then says what the nomination says, apart from facts that are ``unsaid``.
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
    same_as: int | None = None
    answers: Answers = field(default_factory=dict, hash=False)
    """To questions of the training; what is not in it stays as it is."""
    unsaid: frozenset[str] = frozenset()
    """Facts by field that nobody has stated: usual values, or none."""

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
        registration.agency_id, registration.group_id = self.agency.id, self.group.id
        registration.point_id = self.point.id
        registration.agency_name = self.agency.name
        registration.full_name = self.full_name
        registration.name_key = names.sort_key(self.full_name)
        registration.search = self.search
        registration.sex = self.sex
        registration.birth_date, registration.birth_year = self.birth_date, self.birth_year
        registration.position, registration.role_code = self.position, self.role_code
        registration.phone, registration.email = self.phone, self.email
        registration.answers = merged(registration.answers, self.answers) or None

    def completed_from(self, registration: Registration) -> Nomination:
        """The nomination with what is unsaid as the row says it; group and point are loaded."""
        return replace(
            self, **{fact: getattr(registration, fact) for fact in self.unsaid}, unsaid=frozenset()
        )

    def differences(self, registration: Registration) -> dict[str, tuple[object, object]]:
        """What would change on a row, by column: what it says now, and what is nominated."""
        mine = {
            "full_name": self.full_name,
            "sex": self.sex,
            "birth_year": self.birth_year,
            "birth_date": self.birth_date,
            "position": self.position,
            "group_id": self.group.id,
            "role_code": self.role_code,
            "point_id": self.point.id,
            "phone": self.phone,
            "email": self.email,
            "answers": merged(registration.answers, self.answers) or None,
        }
        found = {column: (getattr(registration, column), new) for column, new in mine.items()}
        return {column: pair for column, pair in found.items() if pair[0] != pair[1]}


class Fate(StrEnum):
    """What became of one nomination."""

    REGISTERED = "registered"
    WAITING = "waiting"
    CHANGED = "changed"
    ALREADY_THERE = "already_there"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one nomination: a registration, or a refusal that may be a question."""

    nomination: Nomination
    fate: Fate = Fate.REFUSED
    registration: Registration | None = None
    refusal: RuleBroken | None = None

    @property
    def is_accepted(self) -> bool:
        return self.registration is not None

    @property
    def is_question(self) -> bool:
        return isinstance(self.refusal, PossibleDuplicate)


class PossibleDuplicate(RuleBroken):
    """Somebody alike is registered: a person must say whether it is somebody else.

    ``row`` is hers. ``is_probable``: name, year of birth and agency are the same;
    ``is_identical``: and everything else.
    """

    def __init__(
        self,
        message: str,
        *,
        row: Registration,
        is_probable: bool,
        is_identical: bool,
        **values: object,
    ) -> None:
        super().__init__(message, field="is_another_person", **values)
        self.row, self.is_probable = row, is_probable
        self.is_identical = is_probable and is_identical and not row.is_withdrawn


class AlreadyRegistered(RuleBroken):
    """Certainly somebody who is registered; ``row`` is hers."""

    def __init__(self, message: str, *, row: Registration, **values: object) -> None:
        super().__init__(message, field="full_name", **values)
        self.row = row


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
