"""Pages about a half-day as a reader sees them: their addresses, words and numbers."""

from __future__ import annotations

import re

from werkzeug.test import TestResponse

from eventapp.attendance.models import Sheet
from eventapp.attendance.queries import find_sheet
from eventapp.attendance.service import mark_all_present, report_sheet
from tests.attendance.scene import Scene, make_scene


def neighbours(count: int) -> list[Scene]:
    """Points of one training in one half-day, two women at each."""
    first = make_scene(2)
    shared = {"training": first.training, "session": first.session}
    return [first, *(make_scene(2, **shared) for _ in range(count - 1))]


def board_address(scene: Scene, rest: str = "") -> str:
    return f"/trainings/{scene.training.code}/board/{scene.session.code}/{rest}"


def sheet_address(scene: Scene, action: str = "") -> str:
    code, session, point = scene.training.code, scene.session.code, scene.point.code
    return f"/trainings/{code}/sheets/{session}/{point}/{action}"


def sheet_of(scene: Scene) -> Sheet | None:
    return find_sheet(scene.point, scene.session)


def report(scene: Scene, count: int | None = None, **fields) -> Sheet:
    """Everybody is marked present, and this many (else all of them) are counted."""
    mark_all_present(scene.point, scene.session, by=scene.operator)
    counted = len(scene.people) if count is None else count
    report_sheet(scene.point, scene.session, counted, by=scene.operator, **fields)
    return sheet_of(scene)


def words(response: TestResponse) -> str:
    """What is read on a page, one space between the words."""
    plain = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", response.get_data(as_text=True))
    return re.sub(r" (?=[,.;])", "", " ".join(plain.split()))


def heading(response: TestResponse) -> str:
    found = re.search(r"<h1>(.*?)</h1>", response.get_data(as_text=True), re.DOTALL)
    return " ".join(found[1].split())


def error_beside(response: TestResponse, field: str) -> str:
    """The sentence beside a field of a form that was refused."""
    found = re.search(
        rf'id="{field}-error".*?<span>(.*?)</span>', response.get_data(as_text=True), re.DOTALL
    )
    return " ".join(found[1].split()) if found else ""
