"""``flask users``: first accounts, what they may do, and a new password for whoever lost hers."""

from __future__ import annotations

import click
from flask_babel import gettext as _

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts import passwords, queries, service
from eventapp.accounts.models import Grant, User
from eventapp.accounts.places import places_of
from eventapp.agencies.models import Agency
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
        agency=_agency(agency),
    )
    password = _asked() if ask_password else passwords.new_password()
    user = service.add_user(new, password=password, by=None)
    _tell(user, None if ask_password else password, as_json=as_json)


@users.command("new-password")
@click.argument("email", metavar="E-MAIL")
@click.option("--ask-password", is_flag=True, help="Ask for a password instead of making one.")
@json_option
def new_password(*, email: str, ask_password: bool, as_json: bool) -> None:
    """Replace a lost password; every device has to sign in again."""
    user = _user(email)
    password = _asked() if ask_password else passwords.new_password()
    service.set_password(user, password, by=None)
    _tell(user, None if ask_password else password, as_json=as_json)


@users.command("grants")
@click.argument("email", metavar="E-MAIL")
@click.option("--give", type=click.Choice([role.value for role in Role]), help="Give this role.")
@click.option("--agency", metavar="CODE", help="Over this agency; none: all.")
@click.option("--with-lower", is_flag=True, help="And over everything under the agency.")
@click.option("--end", "ending", type=int, metavar="NUMBER", help="End the grant of this number.")
@json_option
def grants(  # noqa: PLR0913 - one argument per option
    *,
    email: str,
    give: str | None,
    agency: str | None,
    with_lower: bool,
    ending: int | None,
    as_json: bool,
) -> None:
    """What somebody may do and where; give a role, or end one."""
    user = _user(email)
    if give:
        terms = service.Terms(role=Role(give), agency=_agency(agency), reaches_down=with_lower)
        service.give_grant(user, terms, by=None)
    if ending is not None:
        found = [grant for grant in user.grants if grant.id == ending]
        if not found:
            raise RuleBroken("%(email)s has no role number %(number)s.", email=email, number=ending)
        service.end_grant(found[0], by=None)
    held = queries.grants_of(user)
    places = places_of(held)
    say(
        "\n".join(_line(grant, places.get(grant.id, "")) for grant in held),
        {"email": user.email, "grants": [_facts(grant, places) for grant in held]},
        as_json=as_json,
    )


@users.command("disable")
@click.argument("email", metavar="E-MAIL")
@click.option("--undo", is_flag=True, help="Open the account again.")
@json_option
def disable(*, email: str, undo: bool, as_json: bool) -> None:
    """Close an account; its devices are signed out."""
    user = _user(email)
    (service.enable_user if undo else service.disable_user)(user, by=None)
    _tell(user, None, as_json=as_json)


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


def _agency(code: str | None) -> Agency | None:
    found = find_by_code(code, clock.today()) if code else None
    if code and found is None:
        raise RuleBroken("There is no agency with the code %(code)s today.", code=code)
    return found


def _user(email: str) -> User:
    user = queries.find_by_email(email)
    if user is None:
        raise RuleBroken("There is no account with the e-mail %(email)s.", email=email)
    return user


def _asked() -> str:
    asked: str = click.prompt(_("Password"), hide_input=True, confirmation_prompt=True)
    return asked


def _tell(user: User, password: str | None, *, as_json: bool) -> None:
    say(_words(user, password), _document(user) | {"password": password}, as_json=as_json)


def _document(user: User) -> dict[str, object]:
    return {
        "email": user.email,
        "name": user.full_name,
        "role": user.role.value,
        "roles": [role.value for role in user.roles],
        "agency": user.agency.name if user.agency else None,
        "is_active": user.is_active,
    }


def _words(user: User, password: str | None) -> str:
    parts = [user.email, ", ".join(_(role.label) for role in user.roles) or _("no role")]
    parts.append(user.agency.name if user.agency else _("The whole province"))
    parts.append(user.full_name)
    if not user.is_active:
        parts.append(_("closed"))
    if password:
        parts.append(_("password: %(password)s", password=password))
    return "\t".join(parts)


def _line(grant: Grant, place: str) -> str:
    state = _("ended") if grant.has_ended else ("" if grant.is_in_force else _("not begun"))
    place = place or (_("The whole province") if grant.is_over_everything else _("no point yet"))
    return "\t".join([str(grant.id), _(grant.role.label), place, state]).rstrip()


def _facts(grant: Grant, places: dict[int, str]) -> dict[str, object]:
    return {
        "number": grant.id,
        "role": grant.role.value,
        "place": places.get(grant.id),
        "with_lower": grant.reaches_down,
        "starts_at": grant.starts_at.isoformat() if grant.starts_at else None,
        "ends_at": grant.ends_at.isoformat() if grant.ends_at else None,
        "is_in_force": grant.is_in_force,
    }
