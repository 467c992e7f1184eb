"""What people write about themselves, and what an organiser says about a link."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, RadioField, SelectField, StringField, ValidationError
from wtforms.validators import InputRequired

from eventapp import clock
from eventapp.agencies.models import Agency
from eventapp.enrolment.models import EnrolmentLink
from eventapp.enrolment.opening import Terms
from eventapp.enrolment.service import OwnFacts
from eventapp.errors import RuleBroken
from eventapp.forms import Form
from eventapp.language import refusal
from eventapp.people.models import Sex
from eventapp.points.models import Point
from eventapp.questions.forms import AsksQuestions
from eventapp.registrations.models import Registration
from eventapp.registrations.nomination import (
    Nomination,
    read_birth,
    read_email,
    read_line,
    read_name,
    read_phone,
)
from eventapp.trainings.models import AudienceGroup, Training
from eventapp.trainings.versions import VersionedForm, small_number
from eventapp.typed_fields import DayField


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What somebody may choose from: groups of her agency, all rooms with the seats taken."""

    training: Training
    agency: Agency
    groups: Sequence[AudienceGroup]
    points: Sequence[Point]
    taken: Mapping[int, int]

    @property
    def usual_point(self) -> Point | None:
        """Her agency's own room, else the main one."""
        own = (point for point in self.points if point.agency_id == self.agency.id)
        return next(own, None) or next((point for point in self.points if point.is_main), None)


class EnrolmentForm(AsksQuestions):
    full_name = StringField(
        _l("Your full name"),
        [InputRequired(_l("Enter your full name."))],
        render_kw={"autocomplete": "name"},
    )
    sex = RadioField(_l("Sex"), validate_choice=False, render_kw={"class": "across"})
    birth = StringField(
        _l("Year or date of birth"),
        [InputRequired(_l("Enter the year you were born in."))],
        description=_l("1980 or 05/03/1980."),
        render_kw={"class": "short", "autocomplete": "bday"},
    )
    position = StringField(
        _l("Position"),
        [InputRequired(_l("Enter your position."))],
        description=_l("As it is to stand on the papers, for example Chủ tịch Hội LHPN xã."),
        render_kw={"autocomplete": "organization-title"},
    )
    phone = StringField(
        _l("Telephone (Zalo)"),
        render_kw={"class": "short", "type": "tel", "autocomplete": "tel"},
    )
    email = StringField(
        _l("E-mail"),
        description=_l("The link to your own page is sent there."),
        render_kw={"type": "email", "autocomplete": "email"},
    )
    group = SelectField(_l("Group"), validate_choice=False)
    point = SelectField(_l("Point where you attend"), validate_choice=False)
    website = StringField(
        _l("Leave this field empty"), render_kw={"autocomplete": "off", "tabindex": "-1"}
    )
    for_training = BooleanField(
        _l("I have read this and agree that my data are used for this training")
    )
    may_contact = BooleanField(_l("I also want to be told of later trainings"))

    def __init__(self, choices: Choices, **options: Any) -> None:
        super().__init__(**options)
        self._choices = choices
        self._groups = {group.code: group for group in choices.groups}
        self._points = {point.code: point for point in choices.points}
        self.may_contact.flags.optional = True
        self.sex.choices = [(sex.value, _(sex.label)) for sex in (Sex.FEMALE, Sex.MALE)]
        self.sex.choices.append((Sex.UNKNOWN.value, _("I would rather not say")))
        self.group.choices = [("", _("Choose a group"))]
        self.group.choices += [(one.code, f"{one.code}: {one.name}") for one in choices.groups]
        self.point.choices = point_choices(choices)
        if not self.is_submitted() and (usual := choices.usual_point):
            self.point.data = usual.code
        if len(self._groups) == 1:
            del self.group

    def nomination(self) -> Nomination:
        first_day = self._choices.training.starts_on
        birth_date, birth_year = read_birth(self.birth.data, first_day=first_day)
        group = (
            self._groups[self.group.data] if "group" in self else next(iter(self._groups.values()))
        )
        return Nomination(
            full_name=self.full_name.data,
            sex=Sex(self.sex.data),
            birth_date=birth_date,
            birth_year=birth_year,
            position=self.position.data,
            agency=self._choices.agency,
            group=group,
            point=self._points[self.point.data],
            phone=self.phone.data,
            email=self.email.data,
            answers=self.answers(group.id),
        )

    def validate_full_name(self, field: Field) -> None:
        _reading(read_name, field)

    def validate_birth(self, field: Field) -> None:
        _reading(read_birth, field, first_day=self._choices.training.starts_on)

    def validate_position(self, field: Field) -> None:
        _reading(read_line, field, field="position")

    def validate_phone(self, field: Field) -> None:
        _reading(read_phone, field)
        if not field.data and not self.email.data:
            raise ValidationError(_("Leave a telephone number or an e-mail address."))

    def validate_email(self, field: Field) -> None:
        _reading(read_email, field)

    def validate_sex(self, field: Field) -> None:
        if field.data not in set(Sex):
            raise ValidationError(_("Choose one of the answers."))

    def validate_group(self, field: Field) -> None:
        if field.data not in self._groups:
            raise ValidationError(_("Choose the group you belong to."))

    def validate_point(self, field: Field) -> None:
        if field.data not in self._points:
            raise ValidationError(_("Choose the point where you attend."))

    def validate_website(self, field: Field) -> None:
        if field.data:
            raise ValidationError(_("Please leave this field empty; people do not see it."))

    def validate_for_training(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("Without your agreement you cannot be registered here."))


class OwnForm(AsksQuestions, VersionedForm):
    """What somebody may change about her own registration."""

    position = StringField(
        _l("Position"),
        [InputRequired(_l("Enter your position."))],
        render_kw={"autocomplete": "organization-title"},
    )
    phone = StringField(
        _l("Telephone (Zalo)"),
        render_kw={"class": "short", "type": "tel", "autocomplete": "tel"},
    )
    email = StringField(_l("E-mail"), render_kw={"type": "email", "autocomplete": "email"})
    point = SelectField(_l("Point where you attend"), validate_choice=False)

    def __init__(self, choices: Choices, group_id: int, **options: Any) -> None:
        super().__init__(**options)
        self._points = {point.code: point for point in choices.points}
        self._group_id = group_id
        self.email.flags.optional = True
        self.point.choices = point_choices(choices)

    def facts(self) -> OwnFacts:
        return OwnFacts(
            position=self.position.data,
            phone=self.phone.data or "",
            email=self.email.data or "",
            point=self._points[self.point.data],
            answers=self.answers(self._group_id),
        )

    def validate_position(self, field: Field) -> None:
        _reading(read_line, field, field="position")

    def validate_phone(self, field: Field) -> None:
        _reading(read_phone, field)
        if not field.data and not self.email.data:
            raise ValidationError(_("Leave a telephone number or an e-mail address."))

    def validate_email(self, field: Field) -> None:
        _reading(read_email, field)

    def validate_point(self, field: Field) -> None:
        if field.data not in self._points:
            raise ValidationError(_("Choose the point where you attend."))


class OwnWithdrawalForm(Form):
    reason = StringField(
        _l("Reason"),
        [InputRequired(_l("Say why you do not attend."))],
        description=_l("For example: on leave, another duty, somebody else goes instead."),
        render_kw={"autocomplete": "off"},
    )


class LinkForm(VersionedForm):
    agency = SelectField(_l("For which agency"))
    closes_on = DayField(
        _l("Until"),
        description=_l("13/10/2021; to the end of that day. Empty: until you close it."),
    )
    must_be_confirmed = BooleanField(
        _l("The focal person or an organiser confirms everybody who registers")
    )

    def __init__(self, agencies: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(**options)
        self.closes_on.flags.optional = True
        self.agency.choices = [
            ("", _("All agencies that are called: people choose theirs")),
            *((str(key), name) for key, name in agencies),
        ]
        if not agencies:
            del self.agency

    @property
    def agency_id(self) -> int | None:
        return small_number(self.agency.data or "") if "agency" in self else None

    def terms(self) -> Terms:
        day = self.closes_on.data
        end = datetime.combine(day + timedelta(days=1), time(), clock.LOCAL) if day else None
        return Terms(closes_at=end, must_be_confirmed=self.must_be_confirmed.data)


def last_day(link: EnrolmentLink) -> date | None:
    """The last day on which a link takes people."""
    return clock.local(link.closes_at - timedelta(minutes=1)).date() if link.closes_at else None


def own_as_typed(registration: Registration) -> dict[str, Any]:
    return {
        "position": registration.position,
        "phone": registration.phone or "",
        "email": registration.email or "",
        "point": registration.point.code,
        "version": str(registration.version),
    }


def point_choices(choices: Choices) -> dict[str, list[tuple[str, str]]]:
    """Rooms by area, the usual one first; full ones say so."""
    usual = choices.usual_point
    areas: dict[str, list[tuple[str, str]]] = {}
    if usual:
        areas[_("Your usual point")] = [_choice(usual, choices)]
    for point in choices.points:
        if point is not usual:
            areas.setdefault(point.area or _("Other points"), []).append(_choice(point, choices))
    return areas


def _choice(point: Point, choices: Choices) -> tuple[str, str]:
    is_full = point.seats <= choices.taken.get(point.id, 0)
    place = ", ".join(part for part in (point.name, point.room) if part)
    return point.code, f"{place} · {_('full')}" if is_full else place


def _reading(read: Callable[..., Any], value: Field, **known: Any) -> None:
    try:
        read(value.data or "", **known)
    except RuleBroken as error:
        raise ValidationError(refusal(error)) from error
