"""Styles in one request, kept by the browser, compressed; a living page still answers 304."""

from __future__ import annotations

import re

import pytest

from eventapp.assets import BUNDLES, FOR_EVER


@pytest.fixture
def browser(app):
    return app.test_client()


def test_a_page_asks_for_its_styles_once(browser):
    page = browser.get("/sign-in").get_data(as_text=True)

    sheets = re.findall(r'<link rel="stylesheet"\s+href="([^"]+)"', page)

    assert len(sheets) <= 2
    assert sheets[0].startswith("/static/css/page.bundle.css?v=")


@pytest.mark.parametrize("name", BUNDLES)
def test_a_bundle_is_its_files_in_order(app, browser, name):
    answer = browser.get(f"/static/css/{name}.bundle.css")

    assert answer.mimetype == "text/css"
    with app.open_resource(f"static/{BUNDLES[name][0]}") as first:
        assert answer.data.startswith(first.read())
    with app.open_resource(f"static/{BUNDLES[name][-1]}") as last:
        assert answer.data.endswith(last.read())


def test_an_unknown_bundle_does_not_exist(browser):
    assert browser.get("/static/css/secret.bundle.css").status_code == 404


def test_what_carries_its_hash_is_kept_for_ever(browser, count_queries, sign_in):
    signed_in = sign_in()

    with count_queries() as queries:
        answer = signed_in.get("/static/css/page.bundle.css?v=1")

    assert answer.cache_control.max_age == FOR_EVER
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert queries == []


def test_other_files_are_kept_for_a_day(browser):
    with browser.get("/static/icons/mark.svg") as answer:
        assert answer.cache_control.max_age == 86_400


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_text_is_compressed_on_its_way_out(browser, encoding):
    plain = browser.get("/sign-in")

    small = browser.get("/sign-in", headers={"Accept-Encoding": encoding}, buffered=True)

    assert small.headers["Content-Encoding"] == encoding
    assert len(small.get_data()) < len(plain.get_data()) / 2
