"""Where the pages of self-registration live, and what every public one of them carries."""

from __future__ import annotations

import segno
from flask import Blueprint, Response, request
from markupsafe import Markup

bp = Blueprint("enrolment", __name__)

OF_TRAINING = "/trainings/<code>/self-registration"
PUBLIC = ("/r/", "/me/")


@bp.after_request
def keep_to_herself(answer: Response) -> Response:
    """Pages behind a secret address are kept by nobody and found by no search engine."""
    if request.path.startswith(PUBLIC):
        answer.headers["Cache-Control"] = "no-store"
        answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer


def qr_of(address: str) -> Markup:
    drawn = segno.make(address, error="m").svg_inline(scale=5, border=3)
    return Markup(drawn)  # noqa: S704 - drawn by the library from our own address
