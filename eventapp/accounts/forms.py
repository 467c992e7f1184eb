"""What people type to sign in and to change their password."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from eventapp.accounts.passwords import SHORTEST
from eventapp.forms import Form


def _verbatim(autocomplete: str) -> dict[str, str]:
    return {"data-verbatim": "yes", "autocomplete": autocomplete}


class SignInForm(Form):
    email = EmailField(
        _l("E-mail"),
        [InputRequired(_l("Enter your e-mail.")), Length(max=254, message=_l("Check the e-mail."))],
        render_kw={"autocomplete": "username"},
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
