"""Where the pages of trainings hang."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("trainings", __name__)
