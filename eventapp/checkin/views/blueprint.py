"""The blueprint to which every page of checking in belongs."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("checkin", __name__)
