"""Where the pages of registrations live."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("registrations", __name__, url_prefix="/trainings/<code>/registrations")

ROW = "/<int(max=2147483647):registration_id>"
"""The address of one row; a larger number is no key of any database and is not found."""
