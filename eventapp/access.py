"""Who may do what: the whole table, and the one guard that enforces it.

Views only carry a label, ``@requires(...)`` or ``@public``. The guard reads the label before
every request and turns away whatever has none. Which *rows* somebody sees is the second half
of access and lives in each feature's ``queries.visible_to``: there the viewer acts with those
of her grants alone that hold the permission of the page.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, current_app, request
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user

from eventapp.errors import N_

login_manager = LoginManager()

View = TypeVar("View", bound=Callable[..., Any])


class Permission(StrEnum):
    PLAN_TRAININGS = "plan trainings"
    REGISTER_PARTICIPANTS = "register participants"
    SEE_PARTICIPANTS = "see participants"
    TAKE_ROLL = "take roll"
    WATCH_BOARD = "watch board"
    LOCK_SHEETS = "lock sheets"
    IMPORT_LOGS = "import connection logs"
    READ_REPORTS = "read reports"
    ISSUE_PAPERS = "issue papers"
    READ_JOURNAL = "read journal"
    KEEP_ACCOUNTS = "keep accounts"
    KEEP_AGENCIES = "keep agencies"


class Role(StrEnum):
    ORGANISER = "organiser"
    FOCAL_PERSON = "focal_person"
    OPERATOR = "operator"
    OFFICIAL = "official"
    ADMINISTRATOR = "administrator"

    def may(self, permission: Permission) -> bool:
        return permission in PERMISSIONS[self]

    @property
    def label(self) -> str:
        return ROLE_LABELS[self]


ROLE_LABELS = {
    Role.ORGANISER: N_("Organiser"),
    Role.FOCAL_PERSON: N_("Focal person"),
    Role.OPERATOR: N_("Point operator"),
    Role.OFFICIAL: N_("Official"),
    Role.ADMINISTRATOR: N_("Administrator"),
}

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ORGANISER: frozenset(Permission),
    Role.FOCAL_PERSON: frozenset({Permission.REGISTER_PARTICIPANTS, Permission.SEE_PARTICIPANTS}),
    Role.OPERATOR: frozenset({Permission.TAKE_ROLL}),
    Role.OFFICIAL: frozenset(
        {
            Permission.SEE_PARTICIPANTS,
            Permission.WATCH_BOARD,
            Permission.READ_REPORTS,
            Permission.ISSUE_PAPERS,
        }
    ),
    Role.ADMINISTRATOR: frozenset({Permission.KEEP_ACCOUNTS, Permission.KEEP_AGENCIES}),
}

PUBLIC = "anyone"
SIGNED_IN = "anyone who is signed in"
OWN_CHECK = "whom its own check lets in"
labels: dict[Callable[..., Any], Permission | str] = {}


def public(view: View) -> View:
    """Label a view that anyone may open, signed in or not."""
    labels[view] = PUBLIC
    return view


def signed_in(view: View) -> View:
    """Label a view that every signed-in person may open."""
    labels[view] = SIGNED_IN
    return view


def checks_itself(view: View) -> View:
    """Label a view that knows senders who do not sign in (a paired phone) and checks them all."""
    labels[view] = OWN_CHECK
    return view


def requires(permission: Permission) -> Callable[[View], View]:
    """Label a view with the permission it takes to open it."""

    def label(view: View) -> View:
        labels[view] = permission
        return view

    return label


def may(permission: Permission) -> bool:
    """Tell whether the person looking at this page holds the permission."""
    return bool(current_user.is_authenticated and current_user.may(permission))


def init_app(app: Flask) -> None:
    login_manager.init_app(app)
    app.before_request(guard)


def guard() -> ResponseReturnValue | None:
    """Turn away whoever may not open the requested page."""
    if request.endpoint in {None, "static"}:
        return None
    label = labels.get(current_app.view_functions[request.endpoint])
    if label in {PUBLIC, OWN_CHECK}:
        return None
    if not current_user.is_authenticated:
        if request.path.startswith("/api/"):
            abort(401)  # a program has no use for a sign-in page
        answer: ResponseReturnValue = login_manager.unauthorized()
        return answer
    if label == SIGNED_IN:
        return None
    if not isinstance(label, Permission) or not may(label):
        abort(403)
    current_user.act_with(label)
    return None
