"""The accounts somebody keeps: the list, a new one, one with all that it may do."""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp import clock
from eventapp.access import Permission, Role, requires
from eventapp.accounts import queries, service
from eventapp.accounts.forms import NewAccountForm
from eventapp.accounts.models import GIVEN_BY_ORGANISERS, User
from eventapp.accounts.places import agencies_offered, history_of_account, places_of
from eventapp.accounts.queries import AccountState, Wanted
from eventapp.accounts.scope import is_limited
from eventapp.accounts.views.blueprint import ACCOUNT, bp
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.vietnamese.names import clean_text


@bp.get("/accounts/")
@requires(Permission.KEEP_ACCOUNTS)
def index() -> ResponseReturnValue:
    role, state = request.args.get("role", ""), request.args.get("state", "")
    wanted = Wanted(
        text=clean_text(request.args.get("q", ""))[:200],
        role=Role(role) if role in set(Role) else None,
        state=AccountState(state) if state in set(AccountState) else None,
    )
    found = queries.accounts(
        wanted, viewer=current_user, page=request.args.get("page", 1, type=int)
    )
    grants = [grant for row in found.rows for grant in row.user.grants if grant.is_in_force]
    return render_template(
        "accounts/index.html",
        found=found,
        wanted=wanted,
        places=places_of(grants),
        roles=roles_to_give(),
        states=list(AccountState),
    )


@bp.route("/accounts/new", methods=["GET", "POST"])
@requires(Permission.KEEP_ACCOUNTS)
def new() -> ResponseReturnValue:
    form = NewAccountForm(
        roles_to_give(),
        agencies_offered(current_user, on=clock.today()),
        is_limited=is_limited(current_user, Role.ORGANISER, Role.ADMINISTRATOR),
    )
    with form.reporting_errors():
        if form.validate_on_submit():
            user = service.add_user(form.new_user(), by=current_user)
            code = service.issue_code(user, key=current_app.config["SECRET_KEY"], by=current_user)
            flash(_("The account is open. Hand over the code or the link."))
            return redirect(url_for(".paper", code_id=code.id))
    return render_template("accounts/new.html", form=form), form.status


@bp.get(f"{ACCOUNT}/")
@requires(Permission.KEEP_ACCOUNTS)
def detail(user_id: int) -> ResponseReturnValue:
    user = queries.get_account(user_id, viewer=current_user)
    return render_template(
        "accounts/detail.html",
        user=user,
        state=queries.state_of(user),
        places=places_of(user.grants),
        code=queries.open_code_of(user),
        devices=queries.sign_ins_of(user),
        history=history_of_account(user),
    )


@bp.post(f"{ACCOUNT}/<any(disable, enable):change>")
@requires(Permission.KEEP_ACCOUNTS)
def change_state(user_id: int, change: str) -> ResponseReturnValue:
    """Close the account, or open it again."""
    user = queries.get_account(user_id, viewer=current_user)
    action, done = {
        "disable": (service.disable_user, _("The account is closed. Its devices are signed out.")),
        "enable": (service.enable_user, _("The account is open again.")),
    }[change]
    try:
        action(user, by=current_user)
        flash(done)
    except RuleBroken as error:
        flash(refusal(error), "error")
    return redirect(url_for(".detail", user_id=user_id))


@bp.post(f"{ACCOUNT}/sign-out")
@requires(Permission.KEEP_ACCOUNTS)
def sign_out_everywhere(user_id: int) -> ResponseReturnValue:
    user: User = queries.get_account(user_id, viewer=current_user)
    service.end_sign_ins(user, by=current_user)
    flash(_("All devices of %(name)s are signed out.", name=user.full_name))
    return redirect(url_for(".detail", user_id=user_id))


def roles_to_give() -> list[Role]:
    is_administrator = current_user.holds(Role.ADMINISTRATOR)
    return list(Role) if is_administrator else list(GIVEN_BY_ORGANISERS)
