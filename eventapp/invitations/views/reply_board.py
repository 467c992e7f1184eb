"""The answers added up, on a page and as a workbook."""

from __future__ import annotations

from flask import Response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import Permission, requires
from eventapp.invitations import queries
from eventapp.invitations.named import facts_of_lists, named_twice
from eventapp.invitations.reply_board import ReplyBoard, reply_board
from eventapp.invitations.reply_sheet import reply_sheet
from eventapp.invitations.views.blueprint import SEATS, bp
from eventapp.spreadsheets import CONTENT_TYPE
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training


@bp.get(f"{SEATS}answers")
@requires(Permission.PLAN_TRAININGS)
def answers(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    return render_template(
        "invitations/answers.html",
        training=training,
        board=_board(training),
        terms=queries.reply_terms(training),
    )


@bp.get(f"{SEATS}answers.xlsx")
@requires(Permission.PLAN_TRAININGS)
def answers_file(code: str) -> ResponseReturnValue:
    training = get_training(code, viewer=current_user)
    answer = Response(reply_sheet(training, _board(training)), mimetype=CONTENT_TYPE)
    name = f"tra-loi-{training.code}.xlsx"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def _board(training: Training) -> ReplyBoard:
    return reply_board(
        queries.replies(training, viewer=current_user),
        facts_of_lists(training),
        named_twice(training),
        _,
    )
