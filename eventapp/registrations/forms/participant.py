"""What is typed about one participant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, RadioField, SelectField, StringField, ValidationError
from wtforms.validators import InputRequired

from eventapp.agencies.models import Agency
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.people.models import Sex
from eventapp.points.models import Point
from eventapp.questions.forms import AsksQuestions, answers_as_typed
from eventapp.questions.models import Question
from eventapp.registrations.models import Registration
from eventapp.registrations.nomination import (
    Nomination,
    read_birth,
    read_email,
    read_line,
    read_name,
    read_phone,
)
from eventapp.trainings.models import AudienceGroup
from eventapp.trainings.versions import VersionedForm
from eventapp.trainings.vocabulary import AudienceRole
from eventapp.vietnamese.dates import format_date


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What may be chosen: agencies (one when it is fixed), groups with roles, points with seats."""

    first_day: date
    agencies: Sequence[Agency]
    roles: Mapping[AudienceGroup, Sequence[AudienceRole]]
    points: Sequence[Point]
    taken: Mapping[int, int]
    home: int | None = None
    """The id of the agency whose own points come first."""


class RegistrationForm(AsksQuestions, VersionedForm):
    agency = SelectField(_l("Agency"), validate_choice=False)
    full_name = StringField(
        _l("Full name"),
        [InputRequired(_l("Enter the full name."))],
        render_kw={"autocomplete": "off"},
    )
    sex = RadioField(_l("Sex"), validate_choice=False, render_kw={"class": "across"})
    birth = StringField(
        _l("Year or date of birth"),
        description=_l("1980 or 05/03/1980."),
        render_kw={"class": "short", "autocomplete": "off"},
    )
    position = StringField(
        _l("Position"),
        [InputRequired(_l("Enter the position."))],
        description=_l("As it is to stand on the papers, for example Chủ tịch Hội LHPN xã."),
        render_kw={"autocomplete": "off"},
    )
    group = SelectField(_l("Group"), validate_choice=False)
    role_code = SelectField(_l("Role at the training"), validate_choice=False)
    point = SelectField(_l("Point"), validate_choice=False)
    phone = StringField(
        _l("Telephone (Zalo)"),
        render_kw={"class": "short", "type": "tel", "autocomplete": "off"},
    )
    email = StringField(_l("E-mail"), render_kw={"type": "email", "autocomplete": "off"})
    is_another_person = BooleanField(_l("Yes, this is another person: register both"))

    def __init__(self, offer: Offer, **options: Any) -> None:
        super().__init__(**options)
        self.offer = offer
        self._agencies = {str(agency.id): agency for agency in offer.agencies}
        self._groups = {group.code: group for group in offer.roles}
        self._points = {point.code: point for point in offer.points}
        self.email.flags.optional = True
        self.agency.choices = [("", _("Choose an agency")), *_agency_choices(offer)]
        self.sex.choices = [(sex.value, _(sex.label)) for sex in Sex]
        self.group.choices = _group_choices(offer)
        self.role_code.choices = _role_choices(offer)
        self.point.choices = _point_choices(offer)
        if len(self._agencies) == 1:
            del self.agency

    def nomination(self) -> Nomination:
        agency = self._agencies[self.agency.data] if "agency" in self else self.offer.agencies[0]
        birth_date, birth_year = read_birth(self.birth.data, first_day=self.offer.first_day)
        group = self._groups[self.group.data]
        return Nomination(
            full_name=self.full_name.data,
            sex=Sex(self.sex.data),
            birth_date=birth_date,
            birth_year=birth_year,
            position=self.position.data,
            agency=agency,
            group=group,
            role_code=self.role_code.data or None,
            point=self._points[self.point.data],
            phone=self.phone.data,
            email=self.email.data,
            is_another_person=self.is_another_person.data,
            answers=self.answers(group.id),
        )

    def validate_full_name(self, field: Field) -> None:
        _reading(read_name, field)

    def validate_birth(self, field: Field) -> None:
        _reading(read_birth, field, first_day=self.offer.first_day)

    def validate_position(self, field: Field) -> None:
        _reading(read_line, field, field="position")

    def validate_phone(self, field: Field) -> None:
        _reading(read_phone, field)

    def validate_email(self, field: Field) -> None:
        _reading(read_email, field)

    def validate_agency(self, field: Field) -> None:
        if field.data not in self._agencies:
            raise ValidationError(_("Choose the agency that sends this person."))

    def validate_sex(self, field: Field) -> None:
        if field.data not in set(Sex):
            raise ValidationError(_("Choose: female, male or not known."))

    def validate_group(self, field: Field) -> None:
        if field.data not in self._groups:
            raise ValidationError(_("Choose the group this person belongs to."))

    def validate_role_code(self, field: Field) -> None:
        codes = {role.code for roles in self.offer.roles.values() for role in roles}
        if field.data not in codes:
            raise ValidationError(_("Choose the role of this person."))

    def validate_point(self, field: Field) -> None:
        if field.data not in self._points:
            raise ValidationError(_("Choose the point where this person attends."))


def as_typed(registration: Registration, questions: Sequence[Question] = ()) -> dict[str, Any]:
    """A registration as somebody would have typed it."""
    born = registration.birth_date
    return {
        "agency": str(registration.agency_id),
        "full_name": registration.full_name,
        "sex": registration.sex.value,
        "birth": format_date(born) if born else str(registration.birth_year or ""),
        "position": registration.position,
        "group": registration.group.code,
        "role_code": registration.role_code or "",
        "point": registration.point.code,
        "phone": registration.phone or "",
        "email": registration.email or "",
        "version": str(registration.version),
        **answers_as_typed(questions, registration.answers),
    }


def role_name(role: AudienceRole) -> str:
    return role.name_en if str(get_locale()) == "en" else role.name


def _reading(read: Callable[..., Any], value: Field, **known: Any) -> None:
    try:
        read(value.data or "", **known)
    except RuleBroken as error:
        raise ValidationError(refusal(error)) from error


def _agency_choices(offer: Offer) -> list[tuple[str, str]]:
    return [(str(agency.id), agency.name) for agency in offer.agencies]


def _group_choices(offer: Offer) -> list[tuple[str, str]]:
    choices = [(group.code, f"{group.code}: {group.name}") for group in offer.roles]
    return choices if len(choices) == 1 else [("", _("Choose a group")), *choices]


def _role_choices(offer: Offer) -> Any:
    groups = {
        f"{group.code}: {group.name}": [(role.code, role_name(role)) for role in roles]
        for group, roles in offer.roles.items()
    }
    if len(groups) == 1:
        return [("", _("Choose a role")), *next(iter(groups.values()))]
    return {_("Choose a role"): [("", _("Not chosen yet"))], **groups}


def _point_choices(offer: Offer) -> dict[str, list[tuple[str, str]]]:
    own = [point for point in offer.points if point.agency_id == offer.home]
    areas: dict[str, list[tuple[str, str]]] = {}
    if own:
        areas[_("Your agency's own point")] = [_point_choice(point, offer) for point in own]
    else:
        areas[_("Choose a point")] = [("", _("Not chosen yet"))]
    for point in offer.points:
        if point not in own:
            areas.setdefault(point.area, []).append(_point_choice(point, offer))
    return areas


def _point_choice(point: Point, offer: Offer) -> tuple[str, str]:
    left = point.seats - offer.taken.get(point.id, 0)
    free = _("%(left)s seats left", left=left) if left > 0 else _("full")
    return point.code, f"{point.name} · {free}"
