"""The blueprint to which every page of agencies belongs."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("agencies", __name__)
