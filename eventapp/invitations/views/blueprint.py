"""Where the pages of seats and answers are hung up."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("invitations", __name__)
SEATS = "/trainings/<code>/invitations/"
AGENCY = f"{SEATS}<int(max=2147483647):agency_id>"
