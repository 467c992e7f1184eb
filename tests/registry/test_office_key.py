"""Papers signed by the office's key as they are issued."""

from __future__ import annotations

import hashlib

import pytest
from flask import Flask

from eventapp.documents import read_key
from eventapp.registry import queries
from eventapp.registry.models import CopyKind
from eventapp.registry.signatures import check
from tests.documents.office import NAME, PASSWORD, make_key
from tests.registry.test_issuing import ENTRY, PAPERS, REPORT, SHEET, world  # noqa: F401 - a fixture
from tests.reports.world import World

SIGNED = "Signed by the office's key"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    make_key(folder)
    return folder


@pytest.fixture
def office_key(app: Flask, folder, monkeypatch):
    monkeypatch.setitem(app.config, "SIGNING_KEY", read_key(folder / "office.p12", PASSWORD))


def the_paper(world: World):  # noqa: F811 - the fixture
    return queries.issued_papers(world.training, viewer=world.organiser)[0].paper


@pytest.mark.parametrize("asked", [REPORT, SHEET])
def test_both_files_are_kept_and_the_signed_one_is_given_out(
    asked,
    office_key,
    folder,
    world,  # noqa: F811
    sign_in,
):
    browser = sign_in()
    place = browser.post(asked, data=ENTRY).location
    given = browser.get(f"{place}paper.pdf").data

    paper = the_paper(world)
    printed = queries.content_of(paper.file_id)
    assert given.startswith(printed)
    assert len(given) > len(printed)
    assert paper.file.sha256 == hashlib.sha256(printed).hexdigest()
    assert paper.sealed.file.sha256 == hashlib.sha256(given).hexdigest()
    verdict = check(given, trusted=folder)
    assert (verdict.is_intact, verdict.is_trusted, verdict.signers) == (True, True, (NAME,))
    assert paper.sealed.kind is CopyKind.OFFICE_KEY
    assert (paper.sealed.is_intact, paper.sealed.is_trusted) == (True, True)
    assert paper.sealed.is_same_paper


def test_pages_say_that_the_office_signed_it(office_key, world, sign_in, app):  # noqa: F811
    browser = sign_in()
    assert NAME in browser.get(SHEET).get_data(as_text=True)
    place = browser.post(SHEET).location
    paper = the_paper(world)
    stranger = app.test_client()
    stranger.post("/language", data={"language": "en"})

    public = stranger.get(f"/verify/{paper.code}").get_data(as_text=True)
    assert SIGNED in public
    assert paper.sealed.file.sha256 in public
    assert paper.file.sha256 in public
    assert SIGNED in browser.get(place).get_data(as_text=True)
    assert SIGNED in browser.get(f"{PAPERS}issued/").get_data(as_text=True)


def test_an_ended_certificate_issues_nothing_and_says_why(
    app,
    tmp_path,
    monkeypatch,
    world,  # noqa: F811
    sign_in,
):
    ended = read_key(make_key(tmp_path, days=1), PASSWORD)
    monkeypatch.setitem(app.config, "SIGNING_KEY", ended)

    answer = sign_in().post(SHEET)

    assert answer.status_code == 422
    assert "The certificate of the office&#39;s key is good from" in answer.get_data(as_text=True)
    assert queries.issued_papers(world.training, viewer=world.organiser) == []


def test_without_a_key_papers_are_issued_unsigned(world, sign_in):  # noqa: F811
    browser = sign_in()
    place = browser.post(SHEET).location

    assert the_paper(world).sealed is None
    assert SIGNED not in browser.get(place).get_data(as_text=True)
    assert check(browser.get(f"{place}paper.pdf").data).signers == ()
