"""What people and programs see when something cannot be done."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from sqlalchemy.exc import NoResultFound

from eventapp import create_app
from eventapp.access import Role, public
from eventapp.errors import RuleBroken
from tests.factories import UserFactory
from tests.html import check_page


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[FlaskClient]:
    """A browser on an application as it runs in the field: CSRF on, errors answered."""
    app = create_app(
        {
            "SECRET_KEY": "a key for tests that is long enough",
            "DATA_DIR": tmp_path,
            "DATABASE_URL": "",
            "LOG_LEVEL": "CRITICAL",
            "MAX_UPLOAD_MIB": 1,
        }
    )
    add_odd_pages(app)
    logging.getLogger(app.name).setLevel(logging.CRITICAL)
    yield app.test_client()
    with app.app_context():
        from eventapp.database import db

        db.engine.dispose()


def add_odd_pages(app: Flask) -> None:
    @app.get("/odd/broken")
    @public
    def broken():
        raise ZeroDivisionError

    @app.get("/odd/gone")
    @public
    def gone():
        raise NoResultFound

    @app.get("/odd/refused")
    @public
    def refused():
        raise RuleBroken("All %(seats)s seats at this point are taken.", seats=20)

    @app.get("/odd/unavailable")
    @public
    def unavailable():
        abort(503)

    @app.get("/api/v1/odd/broken")
    @public
    def broken_for_programs():
        raise ZeroDivisionError


def page(answer) -> str:
    text = answer.get_data(as_text=True)
    check_page(text)
    return text


def test_what_is_not_there_is_404_in_words(strict):
    answer = strict.get("/no/such/page")

    assert answer.status_code == 404
    assert "Chưa tìm thấy trang này" in page(answer)


def test_a_row_that_is_not_there_or_not_yours_is_404(strict):
    assert strict.get("/odd/gone").status_code == 404


def test_a_page_of_another_role_is_403(sign_in):
    answer = sign_in(role=Role.OPERATOR).get("/journal/")

    assert answer.status_code == 403
    assert "This page is not for your account" in page(answer)


def test_a_form_without_its_token_is_400_and_says_that_nothing_was_saved(strict):
    answer = strict.post("/sign-in", data={"email": "a@b.example", "password": "x"})

    assert answer.status_code == 400
    assert "Chưa có gì được lưu" in page(answer)


def test_a_form_with_a_token_of_somebody_else_is_400(strict):
    strict.get("/sign-in")

    assert strict.post("/sign-in", data={"csrf_token": "made up"}).status_code == 400


def test_a_form_with_its_token_is_read(strict):
    fields = html5lib.parse(
        strict.get("/sign-in").get_data(as_text=True), namespaceHTMLElements=False
    ).iter("input")
    token = next(node.get("value") for node in fields if node.get("name") == "csrf_token")

    answer = strict.post("/language", data={"language": "en", "csrf_token": token, "next": "/x"})

    assert (answer.status_code, answer.location) == (302, "/x")


def test_a_wrong_method_is_405(strict):
    answer = strict.get("/sign-out")

    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]
    page(answer)


def test_a_body_that_is_too_large_is_413(strict):
    answer = strict.post("/sign-in", data={"email": "x" * 1_100_000})

    assert answer.status_code == 413
    page(answer)


def test_our_own_fault_is_500_without_a_word_about_the_inside(strict):
    answer = strict.get("/odd/broken")

    assert answer.status_code == 500
    text = page(answer)
    assert "ZeroDivisionError" not in text
    assert "Traceback" not in text


def test_our_own_fault_during_a_page_that_asks_the_database_is_500_too(strict):
    """No table exists here: the error page must not need one."""
    with strict.session_transaction() as cookie:
        cookie["_user_id"] = "1.token"

    answer = strict.get("/account")

    assert answer.status_code == 500
    page(answer)


def test_a_refusal_outside_a_form_is_409_with_its_sentence(strict):
    answer = strict.get("/odd/refused")

    assert answer.status_code == 409
    assert "All 20 seats at this point are taken." in page(answer)


def test_unavailable_is_503(strict):
    answer = strict.get("/odd/unavailable")

    assert answer.status_code == 503
    page(answer)


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/v1/no/such", 404, "not_found"),
        ("/api/v1/odd/broken", 500, "internal_server_error"),
    ],
)
def test_programs_get_a_problem_document(strict, path, status, code):
    answer = strict.get(path)

    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert (answer.json["status"], answer.json["code"]) == (status, code)


def test_every_error_page_exists_in_both_languages(sign_in):
    browser = sign_in(UserFactory(role=Role.OPERATOR))
    shown = {}
    for language in ("vi", "en"):
        browser.post("/language", data={"language": language})
        shown[language] = page(browser.get("/journal/"))

    assert 'lang="vi"' in shown["vi"]
    assert 'lang="en"' in shown["en"]
    assert "This page is not for your account" not in shown["vi"]
