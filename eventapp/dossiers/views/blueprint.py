"""Where the pages of people live."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("dossiers", __name__, url_prefix="/people")

PERSON = "/<int(max=2147483647):person_id>"
