"""The blueprint to which every page of points belongs."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("points", __name__)
