"""Styles and scripts on their way to a phone with bad internet: few requests, kept, compressed.

The styles that every page shares are written in short files and sent as one. An address with its
content's hash may be kept for ever; text is compressed on its way out.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, abort, current_app, request, session, url_for
from flask_compress import Compress
from werkzeug.http import quote_etag, unquote_etag

from eventapp.access import public

BUNDLES = {
    "page": (
        *("vendor/bootstrap-reboot.min.css", "vendor/bootstrap-utilities.min.css"),
        *("css/fonts.css", "css/tokens.css", "css/base.css", "css/buttons.css", "css/states.css"),
        *("css/menu.css", "css/shell.css", "css/page.css", "css/components.css", "css/days.css"),
        *("css/forms.css", "css/choices.css", "css/tables.css", "css/print.css"),
    ),
    "roll-call": (
        *("vendor/bootstrap-reboot.min.css", "css/tokens.css", "css/base.css", "css/buttons.css"),
        *("css/states.css", "css/menu.css", "css/roll_call.css", "css/people.css"),
        *("css/forms.css", "css/choices.css", "css/attendance.css"),
        *("css/phone.css", "css/scan.css"),
    ),
}
_ROLL_CALL = "js/roll_call"
SCRIPTS = {
    "roll-call": (
        "vendor/idb.js",
        *(f"{_ROLL_CALL}/{name}.js" for name in ("ids", "store", "wire", "outbox", "rows", "bar")),
        *(f"{_ROLL_CALL}/{name}.js" for name in ("sheet", "report", "scan", "export", "updates")),
        *(f"{_ROLL_CALL}/{name}.js" for name in ("shell", "boot")),
    ),
    "pair": ("vendor/idb.js", f"{_ROLL_CALL}/store.js", f"{_ROLL_CALL}/pair.js"),
    "worker": (
        "vendor/idb.js",
        *(f"{_ROLL_CALL}/{name}.js" for name in ("store", "wire", "worker")),
    ),
}
_IMPORTS = re.compile(rb"^import [^;]*;\n|^export \{[^}]*\};?\n", re.MULTILINE)
_EXPORT = re.compile(rb"^export ", re.MULTILINE)
COMPRESSED = (
    *("text/html", "text/css", "text/plain", "text/javascript", "text/calendar", "text/csv"),
    *("application/json", "application/problem+json", "application/manifest+json"),
    *("application/javascript", "application/xml", "application/wasm", "image/svg+xml"),
)
FOR_EVER, A_DAY = 31_536_000, 86_400  # seconds

compress = Compress()


def init_app(app: Flask) -> None:
    app.config.setdefault("COMPRESS_ALGORITHM", ["br", "gzip"])
    app.config.setdefault("COMPRESS_MIN_SIZE", 1000)
    app.config.setdefault("COMPRESS_BR_LEVEL", 4)
    app.before_request(_forget_encoding_of_tags)
    app.config.setdefault("COMPRESS_MIMETYPES", [*COMPRESSED])
    compress.init_app(app)
    app.after_request(_let_browsers_keep)
    app.add_url_rule("/static/css/<name>.bundle.css", "bundle", bundle)
    app.add_url_rule("/static/js/<name>.bundle.js", "scripts", scripts)
    app.add_template_global(bundle_url)
    app.add_template_global(scripts_url)
    app.add_template_global(static_url)


@public
def bundle(name: str) -> Response:
    """The files of a bundle, one after another."""
    if name not in BUNDLES:
        abort(404)
    return Response(_joined(_static_folder(), name), mimetype="text/css")


def bundle_url(name: str) -> str:
    """The address of a bundle with its content's hash."""
    return url_for("bundle", name=name, v=_short_hash(_joined(_static_folder(), name)))


@public
def scripts(name: str) -> Response:
    """The modules of a script, one after another in one scope: one request instead of twelve."""
    if name not in SCRIPTS:
        abort(404)
    return Response(script(name), mimetype="text/javascript")


def scripts_url(name: str) -> str:
    """The address of a script with its content's hash."""
    return url_for("scripts", name=name, v=_short_hash(script(name)))


def script(name: str) -> bytes:
    """A script without what only ties its modules together: their names are unlike anyway."""
    return _woven(_static_folder(), name)


def static_url(filename: str) -> str:
    """The address of a static file with its content's hash, so that browsers may keep it."""
    return url_for("static", filename=filename, v=_hash_of(_static_folder() / filename))


def _static_folder() -> Path:
    return Path(str(current_app.static_folder))


@lru_cache
def _joined(folder: Path, name: str) -> bytes:
    return b"\n".join((folder / file).read_bytes() for file in BUNDLES[name])


@lru_cache
def _woven(folder: Path, name: str) -> bytes:
    modules = [(folder / file).read_bytes() for file in SCRIPTS[name]]
    return b"\n".join(_EXPORT.sub(b"", _IMPORTS.sub(b"", module)) for module in modules)


@lru_cache
def _hash_of(file: Path) -> str:
    return _short_hash(file.read_bytes())


@lru_cache
def _short_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]


def _let_browsers_keep(response: Response) -> Response:
    if request.endpoint in {"static", "bundle", "scripts"} and response.status_code in {200, 304}:
        kind = response.mimetype or ""
        if kind.startswith("text/") or kind.endswith(("svg+xml", "script", "wasm")):
            response.direct_passthrough = False
            response.make_sequence()  # whole, so that it is compressed and its file closed
        session.accessed = False  # looked at on the way, but these files are for anybody
        kept = "v" in request.args
        response.cache_control.no_cache = None
        response.cache_control.public = True
        response.cache_control.immutable = kept
        response.cache_control.max_age = FOR_EVER if kept else A_DAY
    return response


def _forget_encoding_of_tags() -> None:
    """``"abc:br"`` is the tag ``"abc"`` of an answer that was compressed on its way out."""
    header = request.headers.get("If-None-Match")
    if header and ":" in header:
        tags = [unquote_etag(tag.strip())[0] or "" for tag in header.split(",")]
        request.environ["HTTP_IF_NONE_MATCH"] = ", ".join(
            quote_etag(tag.rpartition(":")[0] or tag) for tag in tags
        )
