"""What every answer carries, and what an unsafe request must bring."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from eventapp.security import HEADERS, csrf, local_path


@pytest.fixture
def with_csrf(app: Flask) -> Iterator[None]:
    app.config["WTF_CSRF_ENABLED"] = True
    yield
    app.config["WTF_CSRF_ENABLED"] = False


def test_every_answer_carries_the_headers(app):
    answer = app.test_client().get("/sign-in")

    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_personal_pages_are_not_kept_by_browsers(sign_in):
    answer = sign_in().get("/")

    assert answer.headers["Cache-Control"] == "no-store"
    assert "Cookie" in answer.headers["Vary"]


def test_every_unsafe_method_needs_a_token(app, sign_in, with_csrf):
    browser = sign_in()

    refused = {
        rule.rule: browser.open(
            app.url_map.bind("").build(rule.endpoint, values(rule)), method=method
        ).status_code
        for rule in app.url_map.iter_rules()
        for method in rule.methods & {"POST", "PUT", "PATCH", "DELETE"}
    }

    assert refused
    assert {path: status for path, status in refused.items() if status != 400} == {}
    own = {
        f"eventapp.attendance.api.{name}"
        for name in ("events.take", "reports.report", "pairing.pair", "scans.scan")
    }
    assert csrf._exempt_views == own  # they ask for the token themselves, or for what no form sends


def values(rule) -> dict[str, object]:
    return {
        name: 1 if "int" in str(type(kind)).lower() else next(iter(getattr(kind, "items", "x")))
        for name, kind in rule._converters.items()
    }


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.vn", "//evil.vn", "///evil.vn", "////evil.vn", "/\\evil.vn", "\\\\evil.vn",
        "/\t/evil.vn", "\thttps://evil.vn", " https://evil.vn", "javascript:alert(1)",
        "https:evil.vn",
        "http:/evil.vn", "https:///evil.vn", "/%2f/evil.vn", "https://app.gov.vn@evil.vn/",
        "https://app.gov.vn.evil.vn", "?next=/x", "", None,
    ],
)  # fmt: skip
def test_nobody_is_sent_to_another_site(target):
    assert local_path(target, otherwise="/home") == "/home"


def test_a_path_of_this_site_is_kept():
    assert local_path("/trainings/BDG-2021/?x=1", otherwise="/") == "/trainings/BDG-2021/?x=1"
