"""What people type to sign in, to choose a password, and to open accounts for others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from eventapp.access import Role
from eventapp.accounts.passwords import SHORTEST
from eventapp.accounts.service import NewUser, Terms
from eventapp.agencies.models import Agency
from eventapp.forms import Form
from eventapp.typed_fields import DayField, choice_or_none

_SHORT = {"class": "short", "inputmode": "numeric", "autocomplete": "off"}


def _verbatim(autocomplete: str) -> dict[str, str]:
    return {"data-verbatim": "yes", "autocomplete": autocomplete}


class SignInForm(Form):
    email = StringField(
        _l("E-mail or sign-in name"),
        [InputRequired(_l("Enter your e-mail.")), Length(max=254, message=_l("Check the e-mail."))],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "inputmode": "email"},
    )
    password = PasswordField(
        _l("Password"),
        [InputRequired(_l("Enter your password."))],
        render_kw=_verbatim("current-password"),
    )


class PasswordForm(Form):
    current = PasswordField(
        _l("Present password"),
        [InputRequired(_l("Enter your present password."))],
        render_kw=_verbatim("current-password"),
    )
    new = PasswordField(
        _l("New password"),
        [InputRequired(_l("Enter a new password."))],
        description=_l(
            "At least %(least)s characters. A short sentence is easy to keep in mind.",
            least=SHORTEST,
        ),
        render_kw=_verbatim("new-password"),
    )


class CodeForm(Form):
    code = StringField(
        _l("One-time code"),
        [
            InputRequired(_l("Enter the code from the paper.")),
            Length(max=60, message=_l("Check the code: it has four groups of four characters.")),
        ],
        description=_l("Four groups of four characters, as printed: abcd-efgh-jkmn-pqrs."),
        render_kw={"autocomplete": "one-time-code", "autocapitalize": "none"},
    )


class FirstPasswordForm(Form):
    new = PasswordField(
        _l("New password"),
        [InputRequired(_l("Enter a new password."))],
        description=_l(
            "At least %(least)s characters. A short sentence is easy to keep in mind.",
            least=SHORTEST,
        ),
        render_kw=_verbatim("new-password"),
    )


class _WhoForm(Form):
    """Whom an account is for."""

    full_name = StringField(
        _l("Full name"),
        [
            InputRequired(_l("Enter the full name.")),
            Length(max=200, message=_l("Enter the name, at most 200 characters.")),
        ],
        render_kw={"autocomplete": "off"},
    )
    email = StringField(
        _l("E-mail or sign-in name"),
        [InputRequired(_l("Enter an e-mail or a sign-in name."))],
        description=_l(
            "Her own e-mail. Where several people share a mailbox, a name of small letters and"
            " digits, such as nhung.hongtien."
        ),
        render_kw={"autocomplete": "off", "autocapitalize": "none"},
    )
    phone = StringField(
        _l("Phone"),
        [Optional()],
        render_kw={"class": "short", "inputmode": "tel", "autocomplete": "off"},
    )


class _RoleForm(Form):
    """A role, and over what; ``roles`` and ``agencies`` are what may be given."""

    role = SelectField(_l("Role"), [InputRequired(_l("Choose the role."))])
    agency = SelectField(_l("Agency"), [Optional()], coerce=choice_or_none)
    reaches_down = BooleanField(_l("With all agencies under it"))

    def __init__(
        self, roles: Sequence[Role], agencies: Sequence[Agency], *, is_limited: bool, **options: Any
    ) -> None:
        super().__init__(**options)
        self._agencies = {agency.id: agency for agency in agencies}
        self.role.choices = [("", _("Choose a role")), *((r.value, _(r.label)) for r in roles)]
        everything = _("Choose an agency") if is_limited else _("The whole province")
        self.agency.choices = [("", everything), *((one.id, one.name) for one in agencies)]

    @property
    def chosen_agency(self) -> Agency | None:
        return self._agencies.get(self.agency.data)


class GrantForm(_RoleForm):
    """A role, from when until when."""

    first_day = DayField(
        _l("First day"), [Optional()], description=_l("Empty: from now on."), render_kw=_SHORT
    )
    last_day = DayField(
        _l("Last day"), [Optional()], description=_l("Empty: until it is ended."), render_kw=_SHORT
    )

    def terms(self) -> Terms:
        return Terms(
            role=Role(self.role.data),
            agency=self.chosen_agency,
            reaches_down=self.reaches_down.data,
            first_day=self.first_day.data,
            last_day=self.last_day.data,
        )


class NewAccountForm(_RoleForm, _WhoForm):
    """Who, and her first role."""

    def new_user(self) -> NewUser:
        return NewUser(
            email=self.email.data,
            full_name=self.full_name.data,
            phone=self.phone.data,
            role=Role(self.role.data),
            agency=self.chosen_agency,
            reaches_down=self.reaches_down.data,
        )
