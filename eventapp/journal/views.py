"""The journal: who changed what, when, from what to what."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from eventapp.access import Permission, requires
from eventapp.journal import queries
from eventapp.journal.words import SUBJECTS
from eventapp.keys import asked_key

bp = Blueprint("journal", __name__)


@bp.get("/journal/")
@requires(Permission.READ_JOURNAL)
def index() -> ResponseReturnValue:
    trainings = dict(queries.trainings())
    chosen = request.args.get("training", "")
    subject = request.args.get("subject", "")
    wanted = queries.Wanted(
        training_id=trainings.get(chosen, 0) if chosen else None,
        subject=subject if subject in SUBJECTS else "",
        actor_id=asked_key(request.args, "who"),
    )
    return render_template(
        "journal/index.html",
        found=queries.entries(wanted, page=request.args.get("page", 1, type=int)),
        wanted=wanted,
        training_code=chosen,
        trainings=[(code, code) for code in trainings],
        actors=[(key, name if key else _("The program")) for key, name in queries.actors()],
        subjects=[(table, _(label)) for table, label in SUBJECTS.items()],
    )
