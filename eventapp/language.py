"""Vietnamese first, English second: which one, and how the domain's words are translated."""

from __future__ import annotations

from flask import Flask, request, session
from flask_babel import Babel, gettext

from eventapp.errors import RuleBroken

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
COOKIE = "language"

babel = Babel()


def init_app(app: Flask) -> None:
    app.config.setdefault("BABEL_DEFAULT_LOCALE", "vi")
    app.config.setdefault("BABEL_DEFAULT_TIMEZONE", "Asia/Ho_Chi_Minh")
    babel.init_app(app, locale_selector=chosen)


def chosen() -> str:
    """The language picked in the page, else Vietnamese: the browser's wish is often a default."""
    kept = session.get(COOKIE) if request else None
    return kept if kept in LANGUAGES else "vi"


def choose(language: str) -> None:
    """Keep the language for this browser; anything unknown keeps what was."""
    if language in LANGUAGES:
        session[COOKIE] = language


def refusal(error: RuleBroken) -> str:
    """The sentence of a refusal in the reader's language."""
    text: str = gettext(error.message)
    return text % error.values if error.values else text
