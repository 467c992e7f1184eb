"""The pages of the list: who opens them, what they say, what they keep."""

from __future__ import annotations

import pytest

from eventapp.access import Role
from eventapp.database import db
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.trainings.models import TrainingState
from tests.factories import (
    InvitationFactory,
    PointFactory,
    RegistrationFactory,
    UserFactory,
    group_of,
    operator_of,
)
from tests.registrations.nominations import Commune, commune


def address(world: Commune, rest: str = "") -> str:
    return f"/trainings/{world.training.code}/registrations/{rest}"


def typed(world: Commune, **changes: str) -> dict[str, str]:
    return {
        "full_name": "Nguyễn Thị Hà",
        "sex": "female",
        "birth": "05/03/1980",
        "position": "Chủ tịch Hội LHPN xã",
        "group": "G4",
        "role_code": "X_BCH_PN",
        "point": world.point.code,
        "phone": "0912 345 678",
        "email": "",
        **changes,
    }


def row_at(world: Commune, **facts) -> Registration:
    return RegistrationFactory(point=world.point, **facts)


def test_the_heading_is_the_answer(sign_in):
    world = commune()
    InvitationFactory(
        training=world.training, agency=world.agency, group=group_of(world.training, "G4"), seats=10
    )
    browser = sign_in(world.focal)

    assert "<h1>10 seats, nobody registered yet</h1>" in browser.get(address(world)).text

    row_at(world, phone="0912345678")
    page = browser.get(address(world)).text

    assert "<h1>1 of 10 seats are filled</h1>" in page
    assert "9 seats are left." in page


def test_the_list_says_what_is_missing(sign_in):
    world = commune()
    row_at(world, full_name="Lê Thị Na")

    page = sign_in(world.focal).get(address(world)).text

    assert "Something is missing for 1 people." in page
    assert "Telephone missing" in page


@pytest.mark.parametrize("people", [1, 3])
@pytest.mark.parametrize("role", [Role.ORGANISER, Role.FOCAL_PERSON])
def test_the_list_asks_the_same_number_of_questions(
    sign_in, count_queries, people: int, role: Role
):
    world = commune()
    RegistrationFactory.create_batch(people, point=world.point)
    browser = sign_in(world.focal if role is Role.FOCAL_PERSON else None)

    browser.get(address(world))  # the first look of an agency is remembered

    with count_queries() as statements:
        assert browser.get(address(world)).status_code == 200

    assert len(statements) == (13 if role is Role.ORGANISER else 15)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?q=ng+th+ha", ["Nguyễn Thị Hà"]),
        ("?status=withdrawn", ["Trần Thị Bé"]),
        ("?status=incomplete", ["Nguyễn Thị Hà"]),
        ("?group=G1", []),
        ("?code=x&_external=1&page=x&agency=x&status=x&order=x", ["Nguyễn Thị Hà"]),
    ],
)
def test_the_list_answers_searches_and_filters(sign_in, query: str, shown: list[str]):
    world = commune()
    row_at(world, full_name="Nguyễn Thị Hà")
    row_at(world, full_name="Trần Thị Bé", status=RegistrationStatus.WITHDRAWN)

    page = sign_in(world.focal).get(address(world, query))

    assert page.status_code == 200
    assert [n for n in ("Nguyễn Thị Hà", "Trần Thị Bé") if n in page.text] == shown


def test_the_empty_list_says_how_to_start(sign_in):
    world = commune()

    page = sign_in(world.focal).get(address(world)).text

    assert "Nobody is registered yet" in page
    assert address(world, "new") in page


def test_nothing_can_be_added_to_a_closed_training(sign_in):
    world = commune()
    row = row_at(world)
    world.training.state = TrainingState.CLOSED
    db.session.commit()
    browser = sign_in(world.focal)

    assert address(world, "new") not in browser.get(address(world)).text
    assert "/edit" not in browser.get(address(world, f"{row.id}/")).text
    answer = browser.post(address(world, "new"), data=typed(world))
    assert answer.status_code == 422
    assert "The training is closed: its list can no longer be changed." in answer.text


@pytest.mark.parametrize(
    ("role", "statuses"),
    [
        (Role.FOCAL_PERSON, (404, 404, 404, 404)),
        (Role.OPERATOR, (403, 403, 403, 403)),
        (Role.OFFICIAL, (200, 403, 403, 403)),
        (Role.ORGANISER, (200, 200, 200, 302)),
    ],
)
def test_the_row_of_another_agency(sign_in, role: Role, statuses: tuple[int, ...]):
    world = commune()
    row = row_at(world)
    browser = sign_in(UserFactory(role=role, agency=None))

    assert (
        browser.get(address(world, f"{row.id}/")).status_code,
        browser.get(address(world, f"{row.id}/edit")).status_code,
        browser.get(address(world, f"{row.id}/withdraw")).status_code,
        browser.post(address(world, f"{row.id}/restore")).status_code,
    ) == statuses


def test_an_official_of_elsewhere_finds_neither_row_nor_file(sign_in):
    world = commune()
    row = row_at(world, full_name="Lê Thị Na")
    browser = sign_in(UserFactory(role=Role.OFFICIAL, agency=commune().agency))

    assert browser.get(address(world, f"{row.id}/")).status_code == 404
    assert "Lê Thị Na" not in browser.get(address(world)).text


def test_an_operator_has_no_list(sign_in):
    world = commune()

    assert sign_in(operator_of(world.point)).get(address(world)).status_code == 403


def test_the_page_of_one_person_tells_her_history(sign_in):
    world = commune()
    browser = sign_in(world.focal)
    browser.post(address(world, "new"), data=typed(world))
    row = db.session.query(Registration).one()
    browser.post(
        address(world, f"{row.id}/edit"), data=typed(world, position="Bí thư", version="1")
    )

    page = browser.get(address(world, f"{row.id}/")).text

    assert "<h1>Nguyễn Thị Hà</h1>" in page
    assert "Chủ tịch Hội LHPN xã" in page
    assert page.count(world.focal.full_name) >= 2


def test_withdrawing_asks_for_a_reason_and_can_be_undone(sign_in):
    world = commune()
    row = row_at(world)
    browser = sign_in(world.focal)

    refused = browser.post(address(world, f"{row.id}/withdraw"), data={"reason": " "})
    assert refused.status_code == 422
    assert "Say why this person does not attend." in refused.text

    done = browser.post(address(world, f"{row.id}/withdraw"), data={"reason": "Ốm"})
    assert done.location == address(world, f"?withdrawn={row.id}")
    assert address(world, f"{row.id}/restore") in browser.get(done.location).text

    browser.post(address(world, f"{row.id}/restore"))
    db.session.refresh(row)
    assert row.status is RegistrationStatus.REGISTERED
    assert "restore" not in browser.get(done.location).text


def test_restoring_without_a_seat_says_why(sign_in):
    world = commune(seats=0)
    row = row_at(world, status=RegistrationStatus.WITHDRAWN)

    page = sign_in(world.focal).post(address(world, f"{row.id}/restore"), follow_redirects=True)

    assert f"All 0 seats at {world.point.name} are taken." in page.text


def test_the_undo_of_another_agency_is_not_offered_with_a_name(sign_in):
    world = commune()
    stranger = row_at(
        commune(world.training), full_name="Lê Thị Na", status=RegistrationStatus.WITHDRAWN
    )

    page = sign_in(world.focal).get(address(world, f"?withdrawn={stranger.id}"))

    assert "Lê Thị Na" not in page.text
    assert "restore" not in page.text


def test_organisers_register_for_any_agency(sign_in):
    world = commune()
    other = commune(world.training, name="Xã Tân Dân")

    answer = sign_in().post(
        address(world, "new"),
        data=typed(
            world, agency=str(other.agency.id), point=PointFactory(training=world.training).code
        ),
    )

    assert answer.location == address(world)
    assert db.session.query(Registration).one().agency_name == "Xã Tân Dân"


def test_save_and_add_another_stays_on_the_form(sign_in):
    world = commune()

    answer = sign_in(world.focal).post(address(world, "new"), data=typed(world, another="1"))

    assert answer.location == address(world, "new")


def test_the_overview_counts_the_viewers_part_of_the_list(sign_in):
    world = commune()
    overview = f"/trainings/{world.training.code}/"
    browser = sign_in(world.focal)
    assert "Nobody is registered yet." in browser.get(overview).text

    row_at(world)
    row_at(commune(world.training))

    assert "People on the list: 1, women: 1" in browser.get(overview).text
