"""Pages of logs and lines: from the upload to a remark, for whom, in how many questions."""

from __future__ import annotations

from io import BytesIO

import pytest

from eventapp.access import Role
from eventapp.attendance.service import report_sheet
from eventapp.connections.models import ConnectionLog, ContradictionRemark, LogState
from eventapp.database import db
from tests.attendance.pages import heading, words
from tests.connections.scene import HEAD, Scene
from tests.factories import RegistrationFactory, UserFactory


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture
def browser(scene, sign_in):
    return sign_in(scene.organiser)


def base(scene: Scene) -> str:
    return f"/trainings/{scene.training.code}/lines"


def send(browser, scene: Scene, content: bytes, name: str = "zoom.csv", **fields: str):
    return browser.post(
        f"{base(scene)}/logs/new",
        data={"file": (BytesIO(content), name), "zone": "Asia/Ho_Chi_Minh", **fields},
    )


def rows(scene: Scene, *names: str) -> bytes:
    return (HEAD + "\n".join(scene.row(name) for name in names) + "\n").encode()


def only_log() -> ConnectionLog:
    return db.session.query(ConnectionLog).populate_existing().one()


def test_an_upload_shows_what_was_found_and_counts_for_nothing(browser, scene):
    answer = send(browser, scene, rows(scene, "ĐC001 Hồng Tiến", "xã Tân Đan"))

    log = only_log()
    assert answer.location == f"{base(scene)}/logs/{log.id}/"
    page = browser.get(answer.location)
    assert heading(page) == "Names that wait for a point: 1"
    assert "Nothing counts yet." in words(page)
    assert "Morning 13/10: first join 07:30, start 07:30" in words(page)
    assert "ĐC002 xã Tân Dân" in words(page)
    assert "Points this log never saw: 1" in words(page)


def test_applying_and_withdrawing_are_one_press_and_a_reason(browser, scene):
    send(browser, scene, rows(scene, "ĐC001"))
    log = only_log()
    address = f"{base(scene)}/logs/{log.id}"

    browser.post(f"{address}/apply", data={"version": log.version})
    assert only_log().state is LogState.APPLIED
    assert heading(browser.get(f"{address}/")) == "This log counts; every name is decided"

    refused = browser.post(f"{address}/withdraw", data={"reason": ""})
    assert (refused.status_code, "Say why the log is withdrawn." in words(refused)) == (422, True)
    browser.post(f"{address}/withdraw", data={"reason": "Nhầm hội nghị"})
    assert "Nhầm hội nghị" in words(browser.get(f"{base(scene)}/"))


def test_the_same_file_again_leads_to_the_log_that_is_there(browser, scene):
    first = send(browser, scene, rows(scene, "ĐC001"))

    again = browser.post(
        f"{base(scene)}/logs/new",
        data={
            "file": (BytesIO(rows(scene, "ĐC001")), "renamed.csv"),
            "zone": "Asia/Ho_Chi_Minh",
        },
        follow_redirects=True,
    )

    assert again.request.path == first.location
    assert "This log has been imported already. Nothing was added." in words(again)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04 workbook", "This is a workbook or an archive, not the log itself."),
        (HEAD.encode(), "The file has the heading of a log but nobody in it."),
    ],
)
def test_a_wrong_file_is_refused_beside_its_field(browser, scene, content, sentence):
    answer = send(browser, scene, content)

    assert (answer.status_code, sentence in words(answer)) == (422, True)


def test_no_file_is_said_so(browser, scene):
    answer = browser.post(f"{base(scene)}/logs/new", data={"zone": "UTC"})

    assert (answer.status_code, "Choose the file." in words(answer)) == (422, True)


def test_day_and_month_are_asked_and_answered(browser, scene):
    send(browser, scene, (HEAD + "ĐC001,,06/12/2021 07:30,06/12/2021 11:30,240\n").encode())
    log = only_log()
    address = f"{base(scene)}/logs/{log.id}"
    page = browser.get(f"{address}/")
    assert heading(page) == "One answer is needed to read this log"

    browser.post(f"{address}/read-again", data={"zone": "Asia/Ho_Chi_Minh", "day_order": "day"})

    assert (only_log().question, only_log().day_first) == (None, True)
    assert "Most joins lie far from every half-day" in words(browser.get(f"{address}/"))


def test_columns_of_an_unknown_table_are_named(browser, scene):
    table = "Thiết bị;Bắt đầu;Kết thúc\nĐC001;13/10/2021 07:30;13/10/2021 11:30\n"
    send(browser, scene, table.encode())
    address = f"{base(scene)}/logs/{only_log().id}"
    assert "This table is not known." in words(browser.get(f"{address}/"))

    zone = {"zone": "Asia/Ho_Chi_Minh", "header_line": "1", "column-0": "name"}
    refused = browser.post(f"{address}/read-again", data=zone)
    assert (refused.status_code, "Say which column holds" in words(refused)) == (422, True)
    browser.post(f"{address}/read-again", data={**zone, "column-1": "join", "column-2": "leave"})

    assert (only_log().question, only_log().line_count) == (None, 1)


def test_a_name_is_decided_by_a_suggestion_or_by_any_point(browser, scene):
    send(browser, scene, rows(scene, "xã Tân Đan", "Máy chiếu", "iPad của Hà"))
    log = only_log()
    address = f"{base(scene)}/logs/{log.id}/names"
    names = {
        name: scene.identity(log, name).id for name in ("xã Tân Đan", "Máy chiếu", "iPad của Hà")
    }

    browser.post(f"{address}/{names['xã Tân Đan']}/choose", data={"point": "ĐC002"})
    page = browser.get(f"{address}/{names['Máy chiếu']}/")
    assert heading(page) == "Which point is “Máy chiếu”?"
    browser.post(f"{address}/{names['Máy chiếu']}/", data={"point": "ĐC001", "remember": "y"})
    browser.post(f"{address}/{names['iPad của Hà']}/set-aside")

    page = browser.get(f"{base(scene)}/logs/{log.id}/")
    assert heading(page) == "This log is ready to be applied"
    assert words(page).count("Chosen by hand") == 3
    browser.post(f"{address}/{names['iPad của Hà']}/look-again")
    assert scene.identity(log, "iPad của Hà").waits


def test_the_half_day_shows_every_point_with_its_line(browser, scene):
    scene.log(scene.row("ĐC001", 0, 60), scene.row("ĐC001", 70, 170))

    page = browser.get(f"{base(scene)}/half-days/1310S/")

    assert heading(page) == "Morning 13/10: 1 of 2 points were connected"
    assert "08:30–08:40" in words(page)
    never = browser.get(f"{base(scene)}/half-days/1310S/?state=never")
    assert ("Tân Dân" in words(never), "Hồng Tiến" in words(never)) == (True, False)


def test_without_a_log_the_line_is_unknown_not_absent(browser, scene):
    page = browser.get(f"{base(scene)}/half-days/1310S/")

    assert heading(page) == "Morning 13/10: no log yet"
    assert "that is unknown, not absent" in words(page)
    assert "No log" in words(page)


def test_a_contradiction_is_looked_at_with_a_reason(browser, scene):
    RegistrationFactory(point=scene.hong_tien)
    report_sheet(scene.hong_tien, scene.morning, 2, by=scene.organiser)
    address = f"{base(scene)}/half-days/1310S/contradictions/"
    page = browser.get(address)
    assert heading(page) == "Morning 13/10: contradictions to look at: 1"
    assert "/sheets/1310S/%C4%90C001/" in page.text
    fields = {
        "kind": "above registered",
        "point": scene.hong_tien.id,
        "about": 0,
        "facts": "count=2 expected=1 here=0",
    }

    refused = browser.post(address, data={**fields, "note": ""})
    assert (refused.status_code, "Write what was found out." in words(refused)) == (422, True)
    stale = browser.post(address, data={**fields, "facts": "count=9", "note": "x"})
    assert "The numbers have changed in the meantime." in words(stale)
    browser.post(address, data={**fields, "note": "Lái xe ngồi cùng"})

    assert heading(browser.get(address)) == "Morning 13/10: nothing contradicts itself"
    assert db.session.query(ContradictionRemark).one().note == "Lái xe ngồi cùng"
    assert browser.post(address, data={**fields, "point": 99, "note": "x"}).status_code == 404


def test_the_rule_is_changed(browser, scene):
    refused = browser.post(f"{base(scene)}/rule", data={"share": "0", "checks": "2"})
    assert refused.status_code == 422

    browser.post(f"{base(scene)}/rule", data={"share": "50", "checks": "3"})

    assert "from 50% of the half-day on" in words(browser.get(f"{base(scene)}/"))


def test_the_file_comes_back_as_it_was(browser, scene):
    content = rows(scene, "ĐC001")
    send(browser, scene, content, name="C:/logs/zoom.csv")

    answer = browser.get(f"{base(scene)}/logs/{only_log().id}/file")

    assert (answer.data, answer.mimetype) == (content, "application/octet-stream")
    assert answer.headers["Content-Disposition"] == "attachment; filename=zoom.csv"


def test_an_official_sees_lines_but_no_names_of_logs(scene, sign_in):
    log = scene.log(scene.row("iPad của Hà"))
    official = sign_in(UserFactory(role=Role.OFFICIAL))

    assert "zoom.csv" not in words(official.get(f"{base(scene)}/"))
    assert official.get(f"{base(scene)}/half-days/1310S/").status_code == 200
    assert official.get(f"{base(scene)}/logs/{log.id}/").status_code == 403
    assert official.post(f"{base(scene)}/half-days/1310S/contradictions/").status_code == 403


def test_a_log_of_another_training_is_not_found(browser, scene):
    other = Scene().log(scene.row("ĐC001"))

    assert browser.get(f"{base(scene)}/logs/{other.id}/").status_code == 404


@pytest.mark.parametrize(
    "page", ["/", "/half-days/1310S/", "/half-days/1310S/contradictions/", "/logs/{log}/"]
)
def test_more_rows_ask_no_more_questions(browser, scene, count_queries, page):
    log = scene.log(scene.row("ĐC001"), scene.row("Máy 1"), applied=False)
    address = base(scene) + page.format(log=log.id)
    with count_queries() as few:
        browser.get(address)

    other = scene.log(scene.row("ĐC002"), scene.row("Máy 2"), scene.row("Máy 3"), applied=False)
    scene.point("Đa Lộc", "ĐC003")
    with count_queries() as many:
        browser.get(base(scene) + page.format(log=other.id))

    assert len(many) == len(few)
