"""The main pages of every role, seen by axe: nobody is shut out, on a phone and on a desktop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.attendance.service import mark_all_present, report_sheet
from eventapp.connections.service import add_log
from eventapp.connections.taking_in import Choice, Upload, take_in
from tests.attendance.scene import Scene, make_scene
from tests.e2e.conftest import Server
from tests.factories import InvitationFactory, TrainingSessionFactory, UserFactory, group_of

pytestmark = pytest.mark.e2e

PHONE, DESKTOP = 360, 1280
LOG = (
    "Name (original name),Email,Join time,Leave time,Duration (minutes)\n"
    "xã Bãi Sậy,,13/10/2021 07:20,13/10/2021 09:30,130\n"
    "Máy chiếu Tân Tiến,,13/10/2021 07:20,,\n"
)
ODD = {"/nowhere": 404, "/agencies/?on=x": 422}
ANYBODY = "/ /trainings/ /account /nowhere"
# Pages of the training, from its own address on.
READERS = """
    points/
    line-tests/
    checklist/{session}/
    registrations/
    registrations/?q=zzz
    registrations/{person}/
    board/
    board/{session}/?view=table
    board/{session}/?view=wall
    board/{session}/?q=zzz
    board/{session}/timeline/
    sheets/{here}/
    papers/
    papers/summary/ papers/?when=before papers/?when=after papers/letters/
    papers/result-text/
    lines/
    lines/half-days/{session}/
    lines/half-days/{session}/contradictions/
    """
ELSEWHERE = {
    Role.ORGANISER: """
    /agencies/
    /agencies/?on=x
    /agencies/?level=commune
    /agencies/?q=zzz
    /agencies/import
    /agencies/{agency}/
    /agencies/{agency}/split
    /journal/
    /mails/
    /jobs/
    /lecturers/
    /lecturers/new
    /trainings/new
    """
}
PAGES = {
    Role.ORGANISER: f"""{READERS}
    edit
    move
    postpone
    copy
    check
    sessions/new
    sessions/{{session}}/edit
    sessions/{{session}}/cancel
    invitations/
    invitations/rule
    invitations/file
    invitations/replies
    invitations/answers
    invitations/chase
    invitations/deadline
    invitations/{{agency}}
    points/new
    points/bulk
    points/{{point}}/edit
    points/table
    points/import
    points/order
    line-tests/new
    checklist/minutes
    registrations/new
    registrations/{{person}}/withdraw
    sheets/{{there}}/
    sheets/{{here}}/report
    sheets/{{here}}/answers/{{person}}
    board/{{session}}/reminders/
    lines/logs/new
    lines/rule
    lines/logs/{{log}}/
    lines/logs/{{log}}/withdraw
    lines/logs/{{unknown}}/
    """,
    Role.FOCAL_PERSON: """
    reply/
    reply/nobody
    registrations/
    registrations/new
    registrations/{person}/edit
    """,
    Role.OPERATOR: """
    roll-call/{here}/
    points/{point}/checklist/{session}/
    """,
    Role.OFFICIAL: READERS,
}


def seed() -> tuple[dict[Role, User], dict[str, object]]:
    """One account of each role, and what its pages are about: two points, one of them reported."""
    here = make_scene(3, name="Điểm cầu xã Bãi Sậy")
    there = make_scene(2, training=here.training, session=here.session, name="Điểm cầu xã Tân Tiến")
    TrainingSessionFactory(training=here.training, afternoon=True)
    mark_all_present(there.point, there.session, by=there.operator)
    report_sheet(there.point, there.session, 2, by=there.operator)
    person = here.people[0]
    group = group_of(here.training, "G4")
    InvitationFactory(training=here.training, agency=person.agency, group_id=group.id, seats=5)
    users = {
        Role.ORGANISER: UserFactory(role=Role.ORGANISER),
        Role.FOCAL_PERSON: UserFactory(role=Role.FOCAL_PERSON, agency=person.agency),
        Role.OPERATOR: here.operator,
        Role.OFFICIAL: UserFactory(role=Role.OFFICIAL),
    }
    return users, {
        "code": here.training.code,
        "session": here.session.code,
        "point": here.point.code,
        "here": place(here),
        "there": place(there),
        "person": person.id,
        "agency": person.agency_id,
        "log": import_log(here, users[Role.ORGANISER], LOG),
        "unknown": import_log(here, users[Role.ORGANISER], "Thiết bị;Bắt đầu\nA;7h30\n"),
    }


def import_log(scene: Scene, by: User, text: str) -> int:
    upload = take_in(Upload("zoom.csv", text.encode(), Choice()), scene.training.days)
    return add_log(scene.training, upload, by=by).id


def place(scene: Scene) -> str:
    return f"{scene.session.code}/{scene.point.code}"


def addresses(role: Role, words: dict[str, object]) -> list[str]:
    """Every page of a role's test, with the names filled in."""
    training = f"/trainings/{words['code']}/"
    own = [training + page.format(**words) for page in ["", *PAGES[role].split()]]
    elsewhere = [*ANYBODY.split(), *ELSEWHERE.get(role, "").format(**words).split()]
    return [quote(address, safe="/?=") for address in elsewhere + own]


def faults(page: Page, address: str) -> Iterator[str]:
    """What axe finds, and whatever makes a phone scroll sideways."""
    for fault in Axe().run(page).response["violations"]:
        yield f"{address}: {fault['id']} {[node['html'] for node in fault['nodes']][:3]}"
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        yield f"{address}: wider than the window"


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("role", list(PAGES))
def test_pages_shut_nobody_out(
    live_server: Callable[..., Server], new_page: Callable[..., Page], role: Role, width: int
) -> None:
    server = live_server(seed)
    users, words = server.seeded
    page = new_page(width, server=server, user=users[role])

    found: list[str] = []
    for address in addresses(role, words):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == ODD.get(address, 200), address
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        found += faults(page, address)

    assert found == []


def test_the_sign_in_page_shuts_nobody_out(
    live_server: Callable[..., Server], new_page: Callable[..., Page]
) -> None:
    page = new_page(PHONE, server=live_server())
    page.goto("/sign-in")
    page.get_by_role("button", name="Đăng nhập").click()

    assert list(faults(page, "after an empty sign-in")) == []
