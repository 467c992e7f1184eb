"""Whoever holds a paper asks whether it is genuine, without signing in."""

from __future__ import annotations

import pytest
from flask import Flask

from eventapp.registry import queries
from eventapp.registry.codes import Codes, typed
from tests.registry.test_issuing import LIST, SHEET, reopen, world  # noqa: F401 - a fixture
from tests.reports.world import World


@pytest.fixture
def paper(world: World, sign_in):  # noqa: F811 - the fixture
    sign_in().post(SHEET)
    return queries.issued_papers(world.training, viewer=world.organiser)[0].paper


@pytest.fixture
def passer_by(app: Flask):
    browser = app.test_client()
    browser.post("/language", data={"language": "en"})
    return browser


def test_a_genuine_paper_is_confirmed_with_what_stands_on_it(paper, passer_by):
    page = passer_by.get(f"/verify/{paper.code}").get_data(as_text=True)

    assert "<h1>This paper is genuine</h1>" in page
    assert paper.file.sha256 in page
    assert paper.title in page


def test_nobody_on_the_paper_is_named(world, sign_in, passer_by):  # noqa: F811
    sign_in().post(LIST)
    code = queries.issued_papers(world.training, viewer=world.organiser)[0].paper.code

    page = passer_by.get(f"/verify/{code}").get_data(as_text=True)

    assert "Trần Thị An" not in page
    assert "Nguyễn Thị Mẫu" not in page


def test_a_corrected_sheet_and_then_a_new_version_are_told(world, paper, sign_in, passer_by):  # noqa: F811
    reopen(world)
    changed = passer_by.get(f"/verify/{paper.code}").get_data(as_text=True)
    world.lock(world.commune, world.morning, 2)
    sign_in().post(SHEET)
    replaced = passer_by.get(f"/verify/{paper.code}").get_data(as_text=True)

    assert "Genuine, but its numbers changed since" in changed
    assert "Superseded by version 2" in replaced


def test_a_code_may_be_typed_in_small_letters_and_without_hyphens(paper, passer_by):
    answer = passer_by.get("/verify/", query_string={"code": paper.code.replace("-", " ").lower()})

    assert answer.location.endswith(f"/verify/{paper.code}")


@pytest.mark.parametrize("code", ["AAAA-AAAA-AAAA", "x", "%00", "ĐĐ'--", "A" * 500])
def test_an_unknown_code_is_a_sentence(paper, passer_by, code):
    answer = passer_by.get(f"/verify/{code}")

    assert answer.status_code == 404


def test_an_unknown_code_stays_in_the_field(paper, passer_by):
    page = passer_by.get("/verify/AAAA-BBBB-CCCC").get_data(as_text=True)

    assert "No paper has this code" in page
    assert 'value="AAAA-BBBB-CCCC"' in page


def test_letters_that_look_like_figures_are_understood():
    assert typed(" k7qd mx2p-4rt0 ") == "K7QD-MX2P-4RTO"


def test_other_secrets_and_other_facts_make_other_codes():
    codes = {
        Codes(secret, str).verification(*facts).code
        for secret in ("a", "b")
        for facts in (("x", "y"), ("xy", ""), ("x", "z"))
    }

    assert len(codes) == 6
