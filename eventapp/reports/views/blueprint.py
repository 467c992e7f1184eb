"""The blueprint to which every page of reports belongs."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("reports", __name__)
