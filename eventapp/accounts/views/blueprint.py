"""The blueprint of all pages of accounts."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("accounts", __name__)

ACCOUNT = "/accounts/<int(max=2147483647):user_id>"
