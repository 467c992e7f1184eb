"""The annex about the line: its numbers tie, and it says by which rule they came about."""

from __future__ import annotations

import pytest

from eventapp.connections.service import set_line_rule, withdraw_log
from eventapp.documents import RowStyle, Table
from eventapp.reports import papers, queries
from eventapp.reports.papers import line_log
from eventapp.reports.queries.line_record import line_record
from eventapp.reports.scope import of_session, whole
from eventapp.trainings.queries import get_training
from tests.connections.scene import Scene
from tests.factories import TrainingSessionFactory
from tests.reports.printing import text_of


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    TrainingSessionFactory(training=scene.training, afternoon=True)
    scene.training = get_training(scene.training.code, viewer=scene.organiser)
    return scene


def record(scene: Scene, sessions=None):
    return line_record(scene.training, sessions or scene.training.sessions, viewer=scene.organiser)


def table_of(scene: Scene, sessions=None) -> Table:
    return line_log.line_blocks(record(scene, sessions))[0]


def test_without_an_applied_log_there_is_no_annex(scene):
    scene.log(scene.row("ĐC001"), applied=False)
    assert record(scene) is None

    log = scene.log(scene.row("ĐC001", 1))
    assert record(scene) is not None

    withdraw_log(log, reason="Nhầm", by=scene.organiser)
    assert record(scene) is None


def test_the_annex_of_a_half_day_says_from_when_to_when_and_where_it_broke(scene):
    scene.log(scene.row("ĐC001", 0, 60), scene.row("ĐC001", 75, 165), scene.row("ĐC002", 0, 20))

    rows = [row.cells for row in table_of(scene, [scene.morning]).rows]

    assert rows == [
        (1, scene.hong_tien.name, "7h30", "11h30", "225", "83,3%", "8h30–8h45", "Nối đủ"),
        (2, scene.tan_dan.name, "7h30", "7h50", "20", "7,4%", "", "Chưa đủ"),
        ("Số điểm cầu nối đủ: 01/02",),
    ]


def test_the_numbers_of_several_half_days_tie(scene):
    scene.log(
        scene.row("ĐC001", 0, 240),
        scene.row("ĐC002", 0, 20),
        scene.row("ĐC001", 360, 175),
        scene.row("ĐC002", 360, 175),
    )

    *rows, total = table_of(scene).rows

    assert [row.cells[2:] for row in rows] == [("240", "175", 2), ("20*", "175", 1)]
    assert (total.style, total.cells[1:]) == (RowStyle.TOTAL, ("1", "2", "3"))
    assert sum(int(row.cells[-1]) for row in rows) == int(total.cells[-1])


def test_the_rule_that_was_used_and_the_unknown_half_days_are_printed(scene):
    scene.log(scene.row("ĐC001"))
    set_line_rule(scene.training, share=55, checks=3, by=scene.organiser)

    text = " ".join(line_log.notes(record(scene)))

    assert "từ 55% thời gian của buổi" in text
    assert "ít nhất 3 trong 3 thời điểm" in text
    assert "Chưa có nhật ký, không tính là không kết nối: chiều 13/10." in text


@pytest.mark.parametrize("one", [True, False])
def test_the_consolidated_report_has_the_annex_and_its_sentence(scene, one):
    scene.log(scene.row("ĐC001"))
    scope = of_session(scene.training, scene.morning) if one else whole(scene.training)
    summary = queries.summary(scene.training, scope.sessions, viewer=scene.organiser)
    progress = queries.progress(scene.training, scope.sessions, viewer=scene.organiser)
    lines = record(scene, scope.sessions)

    paper = papers.consolidated(scope, summary, progress, lines=lines)

    assert paper.annexes[-1].title == line_log.TITLE
    assert "sáng 13/10: 01 trên 02 điểm cầu" in text_of(paper)
    assert papers.consolidated(scope, summary, progress).annexes == paper.annexes[:-1]


def test_the_report_is_downloaded_with_its_annex(scene, sign_in):
    scene.log(scene.row("ĐC001"))
    browser = sign_in(scene.organiser)

    for form in ("pdf", "xlsx"):
        answer = browser.get(f"/trainings/{scene.training.code}/papers/consolidated.{form}")
        assert answer.status_code == 200
