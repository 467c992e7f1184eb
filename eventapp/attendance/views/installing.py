"""The roll call as an app on the phone: its shell, its worker, its manifest, and pairing.

The shell and the worker are for anybody and hold no name; whoever has them has nothing yet.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request
from flask import url_for as address_of
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, get_locale
from flask_babel import gettext as _
from flask_login import current_user

from eventapp.access import public
from eventapp.assets import bundle_url, script, scripts_url, static_url
from eventapp.attendance.presence import Presence
from eventapp.attendance.roll_call_forms import ReportForm
from eventapp.attendance.views.wording import phone_words
from eventapp.language import LANGUAGES
from eventapp.security import SCANNING_POLICY

bp = Blueprint("roll_call_app", __name__, url_prefix="/roll-call")
OWNER = "roll-call-of"
API = "/api/rollcall/v1"
A_YEAR = 31_536_000  # seconds
SCANNER = ("js/scanner.js", "vendor/zxing-reader.js", "vendor/zxing-reader.wasm")
ICONS = ("icons/app-192.png", "icons/app-512.png", "icons/app-maskable-512.png")


def phone_urls(scope: str) -> dict[str, str]:
    """Where the script finds the server; ``scope`` is what the worker may open without a line."""
    return {
        "events": f"{API}/events",
        "rosters": f"{API}/rosters/",
        "reports": f"{API}/reports/",
        "sheets": f"{API}/sheets",
        "scans": f"{API}/scans/",
        "worker": address_of("roll_call_app.worker", language=get_locale()),
        "scope": scope,
    }


@bp.get("/")
@bp.get("/<path:place>/")
@public
def shell(place: str = "") -> ResponseReturnValue:
    """The empty roll call; its script finds out whose phone this is and which sheet is meant."""
    return _shell()


@bp.get("/shell/<language>")
@public
def shell_file(language: str) -> ResponseReturnValue:
    """The same for the worker to keep, in one language."""
    if language not in LANGUAGES:
        abort(404)
    with force_locale(language):
        return _shell()


def _shell() -> Response:
    answer = make_response(_shell_page())
    answer.headers["Cache-Control"] = "no-cache"
    answer.headers["Content-Security-Policy"] = SCANNING_POLICY
    return answer


def _shell_page() -> str:
    return render_template(
        "attendance/roll_call_shell.html",
        urls=phone_urls("/roll-call/"),
        words=phone_words(),
        blank=_blank_line(),
        report_form=ReportForm(formdata=None, meta={"csrf": False}),
    )


def _blank_line() -> dict[str, Any]:
    """What the markup of a person is made from, for the script to fill."""
    nobody = {
        "id": 0,
        "full_name": "",
        "position": "",
        "agency_name": "",
        "replaces": None,
        "is_replaced": False,
    }
    return {
        "registration": nobody,
        "number": "",
        "value": Presence.UNMARKED,
        "is_unmarked": True,
        "is_conflict": False,
        "heads": (),
        "reason": None,
    }


@bp.get("/<language>/worker.js")
@public
def worker(language: str) -> ResponseReturnValue:
    """The worker with the names of the files it keeps; their hashes make its version."""
    if language not in LANGUAGES:
        abort(404)
    with force_locale(language):
        page = _shell_page()
    files = [
        bundle_url("roll-call"),
        scripts_url("roll-call"),
        static_url("vendor/icons.svg"),
        static_url("vendor/qrcode.mjs"),
        static_url("icons/mark.svg"),
        address_of("roll_call_app.manifest"),
    ]
    code = script("worker")
    version = hashlib.sha256(json.dumps([page, files]).encode() + code).hexdigest()[:12]
    shell_at = address_of("roll_call_app.shell_file", language=language)
    later = [static_url(name) for name in SCANNER]
    head = (
        f"const VERSION = {version!r};\nconst FILES = {files!r};\nconst LATER = {later!r};\n"
        f"const SHELL = {shell_at!r};\n"
    )
    answer = Response(head.encode() + code, mimetype="text/javascript")
    answer.headers["Service-Worker-Allowed"] = "/"
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@bp.get("/manifest.webmanifest")
@public
def manifest() -> ResponseReturnValue:
    answer = Response(
        json.dumps(
            {
                "id": "/roll-call/",
                "name": "Điểm danh – Sổ Tập huấn",
                "short_name": "Điểm danh",
                "description": "Điểm danh tại điểm cầu, cả khi mất mạng.",
                "lang": "vi",
                "start_url": "/roll-call/",
                "scope": "/",
                "display": "standalone",
                "background_color": "#f4f3ee",
                "theme_color": "#17384f",
                "icons": [
                    {
                        "src": static_url(icon),
                        "type": "image/png",
                        "sizes": "192x192" if "192" in icon else "512x512",
                        "purpose": "maskable" if "maskable" in icon else "any",
                    }
                    for icon in ICONS
                ],
            },
            ensure_ascii=False,
        ),
        mimetype="application/manifest+json",
    )
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer


@bp.get("/pair")
@public
def pair() -> ResponseReturnValue:
    """Where the code of a pairing is typed, or comes in the address behind the #."""
    words = {
        "paired": _("This phone is paired: {name}."),
        "until": _("It can take the roll until {day}."),
        "failed": _("There is no connection to the server. Try again in a moment."),
        "no_store": _("This browser keeps nothing (a private window?). Open the link elsewhere."),
    }
    return render_template("attendance/pair.html", words=words, api=f"{API}/pairing")


@bp.after_app_request
def tell_owner(response: Response) -> Response:
    """Tell the page's script, in a cookie, whose lists it may show when there is no line.

    It opens nothing: what a reader may see the server decides from the sign-in alone.
    """
    if response.mimetype != "text/html" or request.blueprint == bp.name:
        return response
    if request.endpoint == "accounts.sign_out":
        response.delete_cookie(OWNER)
    elif current_user.is_authenticated:
        owner = f"u{current_user.id}"
        if request.cookies.get(OWNER) != owner:
            secure = current_app.config["SECURE_COOKIES"]
            response.set_cookie(OWNER, owner, max_age=A_YEAR, samesite="Lax", secure=secure)
    return response
