"""What every answer carries and every unsafe request must bring: headers, CSRF, safe redirects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, abort, request
from flask_login import current_user
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

csrf = CSRFProtect()
View = TypeVar("View", bound=Callable[..., Any])

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; "
    "script-src 'self'; "
    "style-src 'self'; "
    "img-src 'self' data:; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "manifest-src 'self'; "
    "worker-src 'self'; "
    "form-action 'self'; "
    "base-uri 'none'; "
    "frame-ancestors 'none'; "
)
# Where the camera reads codes: its decoder is compiled in the page (and nothing else may be).
SCANNING_POLICY = CONTENT_SECURITY_POLICY.replace(
    "script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"
)
FILES_FOR_ANYBODY = {
    *("static", "bundle", "scripts"),
    *("roll_call_app.manifest", "roll_call_app.worker", "roll_call_app.shell_file"),
}
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def init_app(app: Flask) -> None:
    csrf.init_app(app)
    app.before_request(_refuse_null_characters)
    app.after_request(_add_headers)
    if hops := app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # as Werkzeug documents it
            app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops
        )


def _refuse_null_characters() -> None:
    """No address of ours has one, and PostgreSQL takes none."""
    if "\0" in request.path:
        abort(404)
    if any("\0" in value for values in request.args.listvalues() for value in values):
        abort(400)


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if request.endpoint not in FILES_FOR_ANYBODY:
        response.vary.add("Cookie")
        if current_user.is_authenticated and "Cache-Control" not in response.headers:
            response.cache_control.no_store = True
    return response


def without_token(view: View) -> View:
    """Ask for no CSRF token here: the view itself makes sure that the request is meant."""
    csrf.exempt(view)
    return view


def local_path(target: str | None, *, otherwise: str) -> str:
    """``target`` when it is a path on this site, else ``otherwise`` (no open redirect)."""
    if (
        not target
        or not target.startswith("/")
        or target[1:2] in {"/", "\\"}
        or "\\" in target
        or target.lower().startswith("/%2f")
        or any(character < "!" for character in target)
    ):
        return otherwise
    return target
