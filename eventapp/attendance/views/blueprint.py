"""The blueprint to which every page of attendance belongs."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("attendance", __name__)
