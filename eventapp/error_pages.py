"""How errors reach the browser: a page in words, or a problem document for programs."""

from __future__ import annotations

from flask import Flask, Response, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import NoResultFound
from werkzeug.exceptions import Conflict, HTTPException, InternalServerError, NotFound

from eventapp.access import login_manager
from eventapp.errors import RuleBroken
from eventapp.language import refusal


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, _page)
    app.register_error_handler(NoResultFound, lambda _: _page(NotFound()))
    app.register_error_handler(RuleBroken, lambda error: _page(Conflict(refusal(error))))


def _page(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None:  # a redirect in an exception's clothes
        return error.get_response()
    if isinstance(error, InternalServerError):
        _forget_account()
    if request.path.startswith("/api/"):
        return _problem(error), _headers(error)
    return (
        render_template(
            "errors/page.html",
            code=error.code or 500,
            sentence=error.description if isinstance(error, Conflict) else None,
            is_stale_form=isinstance(error, CSRFError),
        ),
        error.code or 500,
        _headers(error),
    )


def _headers(error: HTTPException) -> list[tuple[str, str]]:
    """What the status obliges to say: Allow, Retry-After."""
    return [(name, value) for name, value in error.get_headers() if name != "Content-Type"]


def _forget_account() -> None:
    """Draw the page without asking who this is: the database may be what failed."""
    g._login_user = login_manager.anonymous_user()  # noqa: SLF001 - where Flask-Login looks first


def _problem(error: HTTPException) -> Response:
    """RFC 9457: what went wrong, for a program."""
    answer = jsonify(
        type="about:blank",
        status=error.code or 500,
        title=error.name,
        detail=error.description,
        code=error.name.lower().replace(" ", "_"),
    )
    answer.status_code = error.code or 500
    answer.content_type = "application/problem+json"
    return answer
