"""Pages of seats: totals that tie, filters, and forms that lose nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from eventapp.access import Role
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.database import db
from eventapp.invitations.models import Invitation
from eventapp.trainings.models import Training, TrainingState
from tests.factories import AgencyFactory, InvitationFactory, group_of
from tests.trainings.plans import department, planned

INDEX = "/trainings/BDG-2021/invitations/"


def text_of(response: Any) -> str:
    return str(response.get_data(as_text=True))


def numbers(row: str) -> list[str]:
    return re.findall(r'data-l="[^"]+">([\d,]*)<', row)


def a_province(communes: int = 2) -> tuple[Training, dict[str, Agency]]:
    """A draft whose province has one district with some communes."""
    host = department()
    district = AgencyFactory(
        name="Huyện Khoái Châu", level=AgencyLevel.DISTRICT, parent_id=host.parent_id
    )
    agencies = {"Sở": host, "Huyện Khoái Châu": district}
    for n in range(communes):
        name = f"Xã Hồng Tiến {n}"
        agencies[name] = AgencyFactory(name=name, parent_id=district.id)
    return planned(host), agencies


def give(training: Training, agency: Agency, **seats: int) -> None:
    for code, number in seats.items():
        InvitationFactory(
            training=training, agency=agency, group=group_of(training, code), seats=number
        )


def test_the_totals_tie(sign_in: Callable[..., Any]):
    training, agencies = a_province()
    give(training, agencies["Sở"], G1=2, G9=5)
    give(training, agencies["Xã Hồng Tiến 0"], G4=1100)
    give(training, agencies["Xã Hồng Tiến 1"], G4=16)

    page = text_of(sign_in().get(INDEX))

    assert "<h1>People called: 1,123, agencies: 3</h1>" in page
    assert "Trainees among them: 1,118." in page
    assert numbers(page.split("<tfoot>")[1]) == ["2", "0", "0", "1,116", "5", "1,123"]


def test_an_agency_of_elsewhere_that_is_called_is_in_the_table(sign_in: Callable[..., Any]):
    training, _ = a_province()
    give(training, AgencyFactory(name="Học viện Mẫu", level=AgencyLevel.CENTRAL), G9=2)

    page = text_of(sign_in().get(INDEX))

    assert "Học viện Mẫu" in page
    assert numbers(page.split("<tfoot>")[1])[-1] == "2"


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({}, ["Sở", "Huyện Khoái Châu", "Xã Hồng Tiến 0", "Xã Hồng Tiến 1"]),
        ({"q": "hong tien 1"}, ["Xã Hồng Tiến 1"]),
        ({"level": "commune"}, ["Xã Hồng Tiến 0", "Xã Hồng Tiến 1"]),
        ({"called": "yes"}, ["Xã Hồng Tiến 0"]),
        ({"called": "no", "level": "commune"}, ["Xã Hồng Tiến 1"]),
        ({"q": "không có ở đâu"}, []),
        ({"level": "nonsense", "district": "x"}, []),
    ],
)
def test_the_table_is_filtered(
    sign_in: Callable[..., Any], query: dict[str, str], shown: list[str]
):
    training, agencies = a_province()
    give(training, agencies["Xã Hồng Tiến 0"], G4=16)

    page = text_of(sign_in().get(INDEX, query_string=query))

    body = page.split("<tbody>")[1].split("</tbody>")[0] if "<tbody>" in page else ""
    assert [name for name, agency in agencies.items() if f"{agency.name}</a>" in body] == shown


def test_a_district_is_shown_with_its_communes(sign_in: Callable[..., Any]):
    _, agencies = a_province()
    district = agencies["Huyện Khoái Châu"].id

    page = text_of(sign_in().get(INDEX, query_string={"district": district}))

    body = page.split("<tbody>")[1].split("</tbody>")[0]
    assert body.count("<tr>") == 3


@pytest.mark.parametrize("communes", [1, 3])
def test_the_table_asks_the_same_number_of_questions(
    sign_in: Callable[..., Any], count_queries: Callable[..., Any], communes: int
):
    training, agencies = a_province(communes)
    for n in range(communes):
        give(training, agencies[f"Xã Hồng Tiến {n}"], G3=1, G4=16)
    browser = sign_in()

    with count_queries() as queries:
        browser.get(INDEX)

    assert len(queries) == 7


def test_a_whole_level_gets_seats(sign_in: Callable[..., Any]):
    training, agencies = a_province()
    give(training, agencies["Xã Hồng Tiến 0"], G4=20)
    browser = sign_in()
    assert "Commune level (2)" in text_of(browser.get(INDEX + "rule"))
    typed = {"group": group_of(training, "G4").id, "level": "commune", "seats": "16"}

    preview = text_of(browser.post(INDEX + "rule", data=typed))
    assert "1 agencies would get 16 seats each, 16 people in all." in preview
    assert "1 agencies have seats in this group already and keep them." in preview
    assert db.session.query(Invitation).count() == 1

    confirmed = f"{typed['group']}:commune:0:16"
    answer = browser.post(INDEX + "rule", data=typed | {"confirmed": confirmed})

    assert answer.location == INDEX + "?level=commune"
    page = text_of(browser.get(answer.location))
    assert "Agencies that got seats: 1." in page
    assert "Agencies that had seats already and keep them: 1." in page
    assert numbers(page.split("<tfoot>")[1])[-1] == "36"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"seats": "0"}, "from 1 to 2000."),
        ({"seats": "99999"}, "from 1 to 2000."),
        ({"seats": "mười"}, "Enter a whole number."),
        ({"seats": ""}, "Enter how many people are called."),
        ({"group": ""}, "Choose the group."),
        ({"level": ""}, "Choose the level."),
    ],
)
def test_a_refused_level_form_says_why(
    sign_in: Callable[..., Any], changed: dict[str, str], sentence: str
):
    training, _ = a_province()
    typed = {"group": group_of(training, "G4").id, "level": "commune", "seats": "16"}

    answer = sign_in().post(INDEX + "rule", data=typed | changed)

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert db.session.query(Invitation).count() == 0


def test_the_seats_of_one_agency_are_changed_and_the_filter_kept(sign_in: Callable[..., Any]):
    training, agencies = a_province()
    commune = agencies["Xã Hồng Tiến 0"]
    give(training, commune, G3=4, G4=16)
    browser = sign_in()
    path = f"{INDEX}{commune.id}?q=hong"
    assert 'name="seen" type="hidden" value="G3=4 G4=16"' in text_of(browser.get(path))

    answer = browser.post(path, data={"seen": "G3=4 G4=16", "G3": "", "G4": "12", "G9": "1"})

    assert answer.location == INDEX + "?q=hong"
    assert {
        (row.group_id, row.seats) for row in db.session.query(Invitation).populate_existing()
    } == {(group_of(training, "G4").id, 12), (group_of(training, "G9").id, 1)}


def test_stale_seats_show_both_numbers_and_can_be_sent_again(sign_in: Callable[..., Any]):
    training, agencies = a_province()
    commune = agencies["Xã Hồng Tiến 0"]
    give(training, commune, G4=16)
    browser = sign_in()

    answer = browser.post(f"{INDEX}{commune.id}", data={"seen": "G4=10", "G4": "12"})

    page = text_of(answer)
    assert answer.status_code == 422
    assert "Saved by somebody else in the meantime: 16" in page
    assert 'value="12"' in page
    assert 'name="seen" type="hidden" value="G4=16"' in page
    again = browser.post(f"{INDEX}{commune.id}", data={"seen": "G4=16", "G4": "12"})
    assert again.status_code == 302


@pytest.mark.parametrize("seen", ["G4", "G4=", "G4=²", "=16", "G4=-1", "G4=" + "9" * 5000])
def test_a_hidden_field_that_makes_no_sense_is_stale(sign_in: Callable[..., Any], seen: str):
    training, agencies = a_province()
    commune = agencies["Xã Hồng Tiến 0"]
    give(training, commune, G4=16)

    answer = sign_in().post(f"{INDEX}{commune.id}", data={"seen": seen, "G4": "12"})

    assert answer.status_code == 422


def test_an_absurd_number_is_refused_beside_its_group(sign_in: Callable[..., Any]):
    _, agencies = a_province()
    commune = agencies["Xã Hồng Tiến 0"]

    answer = sign_in().post(f"{INDEX}{commune.id}", data={"G3": "5", "G4": "-16"})

    page = text_of(answer)
    assert answer.status_code == 422
    assert "from 1 to 2000." in page.split('id="G4-error"')[1][:300]
    assert 'value="-16"' in page
    assert db.session.query(Invitation).count() == 0


def test_a_closed_agency_is_refused(sign_in: Callable[..., Any]):
    training, _ = a_province()
    closed = AgencyFactory(name="Xã Cũ", valid_to=training.starts_on.replace(day=1))

    answer = sign_in().post(f"{INDEX}{closed.id}", data={"G4": "16"})

    assert answer.status_code == 422
    assert "Xã Cũ does not exist on 20/10/2021." in text_of(answer)


def test_an_agency_that_does_not_exist_is_not_found(sign_in: Callable[..., Any]):
    a_province()

    browser = sign_in()
    for unknown in ("999999", "9" * 40):
        assert browser.get(f"{INDEX}{unknown}").status_code == 404


def test_before_any_agency_the_table_says_what_to_do(sign_in: Callable[..., Any]):
    host = department(valid_to=None)
    training = planned(host)
    host.valid_to = training.starts_on.replace(day=1)
    db.session.get_one(Agency, host.parent_id).valid_to = host.valid_to
    db.session.commit()

    assert "No agency exists on that day" in text_of(sign_in().get(INDEX))


@pytest.mark.parametrize("role", [Role.FOCAL_PERSON, Role.OPERATOR, Role.OFFICIAL])
def test_only_organisers_see_and_change_seats(sign_in: Callable[..., Any], role: Role):
    _, agencies = a_province()
    browser = sign_in(role=role)

    for path in (
        "",
        "rule",
        "file",
        "seats.xlsx",
        "replies",
        "chase",
        "deadline",
        str(agencies["Sở"].id),
    ):
        assert browser.get(INDEX + path).status_code == 403


def test_seats_of_a_closed_training_cannot_be_changed(sign_in: Callable[..., Any]):
    training, agencies = a_province()
    give(training, agencies["Sở"], G1=2)
    training.state = TrainingState.CLOSED
    db.session.commit()
    browser = sign_in()

    page = text_of(browser.get(INDEX))
    assert "Seats by rule" not in page
    answer = browser.post(f"{INDEX}{agencies['Sở'].id}", data={"seen": "G1=2", "G1": "3"})
    assert "This training is closed" in text_of(answer)
