"""The form with which somebody names her substitute."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Optional

from eventapp.forms import Form
from eventapp.points.substitution import Substitute
from eventapp.typed_fields import DayField


class SubstituteForm(Form):
    """Who stands in for the operator, and on which days."""

    full_name = StringField(
        _l("Full name"),
        [InputRequired(_l("Enter the full name."))],
        render_kw={"autocomplete": "off"},
    )
    email = StringField(
        _l("E-mail or sign-in name"),
        [InputRequired(_l("Enter an e-mail or a sign-in name."))],
        description=_l(
            "Who has an account keeps it. For anybody else one is opened, and you get a code to"
            " hand over."
        ),
        render_kw={"autocomplete": "off", "autocapitalize": "none"},
    )
    phone = StringField(
        _l("Phone"),
        [Optional()],
        render_kw={"class": "short", "inputmode": "tel", "autocomplete": "off"},
    )
    first_day = DayField(
        _l("First day"),
        [InputRequired(_l("Enter the first day."))],
        render_kw={"class": "short", "inputmode": "numeric"},
    )
    last_day = DayField(
        _l("Last day"),
        [InputRequired(_l("Enter the last day."))],
        render_kw={"class": "short", "inputmode": "numeric"},
    )

    def substitute(self) -> Substitute:
        return Substitute(
            full_name=self.full_name.data,
            email=self.email.data,
            phone=self.phone.data,
            first_day=self.first_day.data,
            last_day=self.last_day.data,
        )
