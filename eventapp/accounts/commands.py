"""``flask users``: first accounts, and a new password for whoever lost hers."""

from __future__ import annotations

import click
from flask_babel import gettext as _

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts import passwords, queries, service
from eventapp.accounts.models import User
from eventapp.agencies.queries import find_by_code
from eventapp.console import Commands, json_option, say
from eventapp.errors import RuleBroken

users = Commands("users", help="Accounts of people who sign in.")


@users.command("add")
@click.argument("email", metavar="E-MAIL")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--agency", metavar="CODE", help="Unit code or id of the unit file; none: all.")
@click.option("--name", help="Full name; without it the part of the e-mail before the @.")
@click.option("--ask-password", is_flag=True, help="Ask for a password instead of making one.")
@json_option
def add(  # noqa: PLR0913 - one argument per option
    *,
    email: str,
    role: str,
    agency: str | None,
    name: str | None,
    ask_password: bool,
    as_json: bool,
) -> None:
    """Open an account; the password is shown once and kept nowhere."""
    new = service.NewUser(
        email=email,
        full_name=name or email.partition("@")[0],
        role=Role(role),
        agency=find_by_code(agency, clock.today()) if agency else None,
    )
    if agency and new.agency is None:
        raise RuleBroken("There is no agency with the code %(code)s today.", code=agency)
    password = _asked() if ask_password else passwords.new_password()
    user = service.add_user(new, password=password, by=None)
    shown = None if ask_password else password
    say(_words(user, shown), _document(user) | {"password": shown}, as_json=as_json)


@users.command("new-password")
@click.argument("email", metavar="E-MAIL")
@click.option("--ask-password", is_flag=True, help="Ask for a password instead of making one.")
@json_option
def new_password(*, email: str, ask_password: bool, as_json: bool) -> None:
    """Replace a lost password; every device has to sign in again."""
    user = queries.find_by_email(email)
    if user is None:
        raise RuleBroken("There is no account with the e-mail %(email)s.", email=email)
    password = _asked() if ask_password else passwords.new_password()
    service.set_password(user, password, by=None)
    shown = None if ask_password else password
    say(_words(user, shown), _document(user) | {"password": shown}, as_json=as_json)


@users.command("list")
@json_option
def index(*, as_json: bool) -> None:
    """Every account: e-mail, role, agency, name."""
    found = queries.users()
    say(
        "\n".join(_words(user, None) for user in found),
        {"users": [_document(user) for user in found]},
        as_json=as_json,
    )


def _asked() -> str:
    asked: str = click.prompt(_("Password"), hide_input=True, confirmation_prompt=True)
    return asked


def _document(user: User) -> dict[str, object]:
    return {
        "email": user.email,
        "name": user.full_name,
        "role": user.role.value,
        "agency": user.agency.name if user.agency else None,
        "is_active": user.is_active,
    }


def _words(user: User, password: str | None) -> str:
    parts = [user.email, _(user.role.label)]
    parts.append(user.agency.name if user.agency else _("The whole province"))
    parts.append(user.full_name)
    if not user.is_active:
        parts.append(_("closed"))
    if password:
        parts.append(_("password: %(password)s", password=password))
    return "\t".join(parts)
