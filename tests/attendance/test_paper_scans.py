"""Scans of the signed paper sheet: what is taken, who gets them back."""

from __future__ import annotations

from io import BytesIO

import pytest

from eventapp.access import Role
from eventapp.attendance.models import SheetScan
from eventapp.attendance.service import attach_scan
from eventapp.database import db
from eventapp.errors import RuleBroken
from tests.attendance.pages import error_beside, sheet_address, sheet_of, words
from tests.attendance.scene import make_scene
from tests.factories import UserFactory

PDF = b"%PDF-1.7\nsigned"


def send(browser, scene, content: bytes, name: str = "phieu.pdf"):
    return browser.post(
        sheet_address(scene, "scans"),
        data={"scan": (BytesIO(content), name)},
        content_type="multipart/form-data",
        follow_redirects=True,
    )


def attach(scene, content: bytes = PDF):
    return attach_scan(
        scene.point, scene.session, content=content, file_name="phieu.pdf", by=scene.operator
    )


def test_a_scan_is_kept_as_it_came_and_downloaded_by_those_who_see_the_sheet(sign_in):
    scene = make_scene()

    page = send(sign_in(scene.operator), scene, PDF, "Phiếu ký.pdf")

    scan = db.session.query(SheetScan).one()
    assert "The scan is attached to the sheet." in words(page)
    assert (scan.content_type, scan.size, scan.content) == ("application/pdf", len(PDF), PDF)
    official = sign_in(UserFactory(role=Role.OFFICIAL))
    found = official.get(sheet_address(scene, f"scans/{scan.id}"))
    assert (found.data, found.mimetype) == (PDF, "application/pdf")
    assert found.headers["Content-Disposition"].startswith("attachment")
    assert "Phiếu ký.pdf" in words(official.get(sheet_address(scene)))


def test_an_operator_of_another_point_gets_no_scan(sign_in):
    scene = make_scene()
    other = make_scene(training=scene.training, session=scene.session)
    scan = attach(scene)
    browser = sign_in(other.operator)

    assert browser.get(sheet_address(scene, f"scans/{scan.id}/file")).status_code == 404
    assert browser.get(sheet_address(other, f"scans/{scan.id}/file")).status_code == 404


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b"MZ\x90\x00", "Send a PDF, a JPEG or a PNG; this file is none of them."),
        (b"<svg>", "Send a PDF, a JPEG or a PNG; this file is none of them."),
    ],
)
def test_what_is_no_scan_is_refused_by_its_bytes(sign_in, content, sentence):
    scene = make_scene()

    page = send(sign_in(scene.operator), scene, content)

    assert page.status_code == 422
    assert sentence in error_beside(page, "scan")
    assert sheet_of(scene) is None or not db.session.query(SheetScan).count()


def test_what_is_too_large_is_refused():
    scene = make_scene()

    with pytest.raises(RuleBroken, match="This file is larger than 10 MB") as refused:
        attach(scene, b"%PDF-" + b"0" * 10 * 1024 * 1024)

    assert refused.value.field == "scan"


def test_the_same_file_twice_is_refused(sign_in):
    scene = make_scene()
    browser = sign_in(scene.operator)
    send(browser, scene, PDF)

    page = send(browser, scene, PDF)

    assert "This very file is already attached to the sheet." in words(page)
    assert db.session.query(SheetScan).count() == 1
