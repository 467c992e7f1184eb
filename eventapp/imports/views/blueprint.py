"""Where the pages of list imports live."""

from __future__ import annotations

from flask import Blueprint

from eventapp.imports.saying import sayings

bp = Blueprint("imports", __name__, url_prefix="/trainings/<code>/imports")

bp.context_processor(sayings)

ONE = "/<int(max=2147483647):import_id>"
ROW = f"{ONE}/rows/<int(max=2147483647):number>"
