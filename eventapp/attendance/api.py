"""The roll call for programs: events in, acknowledgements out."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("attendance_api", __name__, url_prefix="/api/rollcall/v1")
