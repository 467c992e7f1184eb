"""The blueprint to which every page of the registry belongs."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("registry", __name__)

PAPER = "/trainings/<code>/papers/issued/<int(max=2147483647):paper_id>"
