"""One log line format, and on every line the request and the person behind it."""

from __future__ import annotations

import logging
from logging.config import dictConfig
from time import perf_counter
from urllib.parse import quote
from uuid import uuid4

from flask import Flask, Response, g, has_request_context, request, session

log = logging.getLogger("eventapp.request")


class WhoAndWhere(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        inside = has_request_context()
        record.request_id = g.get("request_id", "-") if inside else "-"
        record.user_id = session.get("_user_id", "-").split(".")[0] if inside else "-"
        return True


def init_app(app: Flask) -> None:
    dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "filters": {"who": {"()": WhoAndWhere}},
            "formatters": {
                "line": {
                    "format": "%(asctime)s %(levelname)s %(name)s"
                    " request=%(request_id)s user=%(user_id)s %(message)s"
                }
            },
            "handlers": {
                "stderr": {
                    "class": "logging.StreamHandler",
                    "filters": ["who"],
                    "formatter": "line",
                }
            },
            "root": {"level": "WARNING", "handlers": ["stderr"]},
            "loggers": {"eventapp": {"level": app.config["LOG_LEVEL"]}},
        }
    )
    app.before_request(_number_the_request)
    app.after_request(_write_one_line)


def _number_the_request() -> None:
    g.request_id = uuid4().hex[:8]
    g.request_began = perf_counter()


def _path() -> str:
    """The path asked for, without the secret that is part of some: see ``/code/<secret>``."""
    secret = (request.view_args or {}).get("secret")
    return quote(request.path.replace(secret, "…") if secret else request.path)


def _write_one_line(response: Response) -> Response:
    if request.endpoint not in {"static", "bundle"}:
        took = (perf_counter() - g.get("request_began", perf_counter())) * 1000
        log.info("%s %s %s %.0fms", request.method, _path(), response.status_code, took)
    response.headers["X-Request-Id"] = g.get("request_id", "-")
    return response
