"""The list: on the page, as a file, and one person of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, Role, may, requires
from eventapp.invitations.queries import AgencyReply, seats_called
from eventapp.invitations.views.reply import opened_answer
from eventapp.journal.queries import history_of
from eventapp.keys import asked_key
from eventapp.points.models import Point
from eventapp.points.queries import points_of
from eventapp.questions.queries import questions_of
from eventapp.questions.wording import told_answers
from eventapp.registrations import queries
from eventapp.registrations.experience import experienced
from eventapp.registrations.file import list_file
from eventapp.registrations.forms import role_name
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.queries import Order, Wanted
from eventapp.registrations.search import LONGEST_QUERY
from eventapp.registrations.views.blueprint import ROW, bp
from eventapp.spreadsheets import CONTENT_TYPE
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training
from eventapp.trainings.vocabulary import ROLES
from eventapp.vietnamese.names import clean_text

INCOMPLETE = "incomplete"
ASKED = ("q", "group", "agency", "area", "point", "status", "order")


@bp.get("/")
@requires(Permission.SEE_PARTICIPANTS)
def index(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    wanted = wanted_rows()
    points = points_of(training, viewer=current_user)
    answer = own_answer(training)
    return render_template(
        "registrations/index.html",
        training=training,
        wanted=wanted,
        found=queries.registrations(
            training,
            wanted,
            viewer=current_user,
            page=request.args.get("page", 1, type=int),
        ),
        summary=queries.summary(training, viewer=current_user),
        called=seats_called(training, viewer=current_user)[1],
        points=points,
        own_point=own_point(points),
        asked={word: request.args[word] for word in ASKED if request.args.get(word)},
        status=request.args.get("status", ""),
        experienced=experienced(training),
        just_withdrawn=just_withdrawn(training),
        choices=filter_choices(training, points),
        may_change=may_change(training),
        role_names=role_names(),
        answer=answer,
    )


@bp.get("/list.xlsx")
@requires(Permission.SEE_PARTICIPANTS)
def export(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    rows = queries.all_registrations(training, wanted_rows(), viewer=current_user)
    answer = Response(
        list_file(training, rows, role_names(), experienced(training), questions_of(training)),
        mimetype=CONTENT_TYPE,
    )
    answer.headers.set(
        "Content-Disposition", "attachment", filename=f"danh-sach-{training.code}.xlsx"
    )
    return answer


@bp.get(f"{ROW}/")
@requires(Permission.SEE_PARTICIPANTS)
def detail(code: str, registration_id: int) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    registration = queries.get_registration(training, registration_id, viewer=current_user)
    return render_template(
        "registrations/detail.html",
        training=training,
        registration=registration,
        answers=told_answers(questions_of(training), registration.answers),
        substitute=queries.substitute_of(registration) if registration.is_replaced else None,
        history=history_of("registration", registration.id),
        may_change=may_change(training),
        role_names=role_names(),
    )


def wanted_rows() -> Wanted:
    """What the address asks for; a word it does not know asks for nothing."""
    status, order = request.args.get("status", ""), request.args.get("order", "")
    return Wanted(
        text=clean_text(request.args.get("q", ""))[:LONGEST_QUERY],
        group=request.args.get("group", ""),
        area=request.args.get("area", ""),
        point=request.args.get("point", ""),
        agency_id=asked_key(request.args, "agency"),
        status=RegistrationStatus(status) if status in set(RegistrationStatus) else None,
        is_incomplete=status == INCOMPLETE,
        order=Order(order) if order in set(Order) else Order.NAME,
    )


def filter_choices(training: Training, points: Sequence[Point]) -> dict[str, list[tuple[Any, str]]]:
    """The choices of each filter; one that leaves nothing to choose is empty."""
    groups = [(group.code, f"{group.code}: {_(group.level.label)}") for group in training.groups]
    areas = [(area, area) for area in dict.fromkeys(point.area for point in points)]
    agencies: list[tuple[Any, str]] = []
    if current_user.role is not Role.FOCAL_PERSON:
        agencies = list(queries.agencies_listed(training, viewer=current_user))
    return {
        "group": [("", _("All groups")), *groups] if agencies else [],
        "agency": [("", _("All agencies")), *agencies] if len(agencies) > 1 else [],
        "area": [("", _("All areas")), *areas] if len(areas) > 1 and agencies else [],
        "status": [
            ("", _("On the list")),
            (INCOMPLETE, _("Something missing")),
            *((status.value, _(status.label)) for status in RegistrationStatus),
        ],
        "order": [(order.value, _(order.label)) for order in Order],
    }


def own_answer(training: Training) -> AgencyReply | None:
    """What a focal person's agency has answered; looking at its list counts as opening it."""
    if current_user.role is not Role.FOCAL_PERSON or current_user.agency is None:
        return None
    return opened_answer(training, current_user.agency)


def just_withdrawn(training: Training) -> Registration | None:
    """Who was withdrawn a moment ago, so that it can be undone."""
    if registration_id := asked_key(request.args, "withdrawn"):
        return queries.find_withdrawn(training, registration_id, viewer=current_user)
    return None


def own_point(points: Sequence[Point]) -> Point | None:
    """The room of the viewer's own agency, if it has one."""
    return next((point for point in points if point.agency_id == current_user.agency_id), None)


def may_change(training: Training) -> bool:
    return may(Permission.REGISTER_PARTICIPANTS) and not training.state.is_over


def role_names() -> dict[str, str]:
    """The name of every role, by code, in the reader's language."""
    return {code: role_name(role) for code, role in ROLES.items()}
