"""Where the pages of logs and lines live."""

from __future__ import annotations

from flask import Blueprint

from eventapp.connections.words import format_name, problem_text

bp = Blueprint("connections", __name__, url_prefix="/trainings/<code>/lines")

LOG = "/logs/<int(max=2147483647):log_id>"
NAME = f"{LOG}/names/<int(max=2147483647):identity_id>"


@bp.context_processor
def vocabulary() -> dict[str, object]:
    """What every page of this feature may call."""
    return {"format_name": format_name, "problem_text": problem_text}
