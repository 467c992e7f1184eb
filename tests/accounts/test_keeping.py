"""The pages of whoever keeps accounts."""

from __future__ import annotations

import pytest

from eventapp.access import Role
from eventapp.accounts.models import Grant
from eventapp.accounts.queries import find_by_email
from eventapp.accounts.service import give_grant
from eventapp.accounts.terms import Terms
from eventapp.database import db
from tests.factories import AgencyFactory, PointFactory, UserFactory, operator_of


@pytest.fixture
def commune():
    return AgencyFactory(name="Xã Hồng Tiến")


def page_of(browser, path: str) -> str:
    return browser.get(path).get_data(as_text=True)


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_asks_the_same_number_of_questions(sign_in, count_queries, commune, people):
    for _ in range(people):
        operator_of(PointFactory(), workplace=commune)
        UserFactory(role=Role.FOCAL_PERSON, agency=AgencyFactory())
    browser = sign_in(role=Role.ADMINISTRATOR)

    with count_queries() as queries:
        browser.get("/accounts/")

    assert len(queries) == 4


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("?q=hong+nhung", ["Vũ Thị Hồng Nhung"]),
        ("?q=DAU-MOI", ["Vũ Thị Hồng Nhung"]),
        ("?q=0912345", ["Phạm Văn Quyết"]),
        ("?role=official", ["Lê Thị Bình"]),
        ("?state=closed", ["Lê Thị Bình"]),
        ("?state=invited", ["Vũ Thị Hồng Nhung"]),
        ("?q=nobody", []),
        ("?role=nonsense&state=nonsense&page=99", None),
    ],
)
def test_accounts_are_found_by_name_sign_in_phone_role_and_state(sign_in, commune, asked, found):
    UserFactory(
        full_name="Vũ Thị Hồng Nhung",
        email="dau-moi@hungyen.example",
        role=Role.FOCAL_PERSON,
        agency=commune,
        password_hash="",
    )
    UserFactory(full_name="Phạm Văn Quyết", role=Role.OPERATOR, phone="0912345678")
    UserFactory(full_name="Lê Thị Bình", role=Role.OFFICIAL, is_active=False)
    names = ["Vũ Thị Hồng Nhung", "Phạm Văn Quyết", "Lê Thị Bình"]

    page = page_of(sign_in(role=Role.ADMINISTRATOR), f"/accounts/{asked}")

    assert [name for name in names if name in page] == (names if found is None else found)


def test_opening_an_account_leads_to_its_paper(sign_in, commune):
    browser = sign_in(role=Role.ADMINISTRATOR)
    sent = {
        "full_name": "Hoàng Thị Mới",
        "email": "Moi.LamSon",
        "role": "focal_person",
        "agency": str(commune.id),
    }

    answer = browser.post("/accounts/new", data=sent)

    assert "moi.lamson" in page_of(browser, answer.location)
    user = find_by_email("moi.lamson")
    assert [(grant.role, grant.agency) for grant in user.grants] == [(Role.FOCAL_PERSON, commune)]


def test_a_wrong_form_says_what_is_wrong_and_keeps_what_was_typed(sign_in):
    UserFactory(email="moi.lamson")
    browser = sign_in(role=Role.ADMINISTRATOR)
    sent = {"full_name": "Hoàng Thị Mới", "email": "moi.lamson", "role": "official"}

    twice = browser.post("/accounts/new", data=sent)
    focal = browser.post("/accounts/new", data=sent | {"role": "focal_person"})

    assert (twice.status_code, focal.status_code) == (422, 422)
    assert "There is already an account with this e-mail." in twice.get_data(as_text=True)
    assert "A focal person belongs to an agency: name it." in focal.get_data(as_text=True)
    assert 'value="Hoàng Thị Mới"' in focal.get_data(as_text=True)


def test_a_role_is_given_with_days_and_ended(sign_in, commune):
    user = UserFactory(grants=[])
    browser = sign_in(role=Role.ADMINISTRATOR)
    sent = {
        "role": "official",
        "agency": str(commune.id),
        "reaches_down": "y",
        "first_day": "15/10/2021",
        "last_day": "20/10/2021",
    }

    browser.post(f"/accounts/{user.id}/grants/new", data=sent)
    page = page_of(browser, f"/accounts/{user.id}/")
    grant = db.session.query(Grant).filter_by(user_id=user.id).one()
    browser.post(f"/accounts/{user.id}/grants/{grant.id}/end")

    assert "Begins later" in page
    assert "with all agencies under it" in page
    assert "Ended" in page_of(browser, f"/accounts/{user.id}/")


def test_the_page_tells_who_gave_what(sign_in, commune):
    giver = UserFactory(full_name="Trịnh Quốc Toản", role=Role.ADMINISTRATOR)
    user = UserFactory(grants=[])
    give_grant(user, Terms(role=Role.OFFICIAL, agency=commune), by=giver)

    page = page_of(sign_in(giver), f"/accounts/{user.id}/")

    assert "<b>Trịnh Quốc Toản</b> gave a role" in page


def test_an_account_is_closed_and_opened_again(sign_in):
    user = UserFactory(role=Role.OFFICIAL)
    theirs, browser = sign_in(user), sign_in(role=Role.ADMINISTRATOR)

    browser.post(f"/accounts/{user.id}/disable")
    closed = page_of(browser, f"/accounts/{user.id}/")
    browser.post(f"/accounts/{user.id}/enable")

    assert "This account is closed." in closed
    assert theirs.get("/account").status_code == 302
    assert "This account is closed." not in page_of(browser, f"/accounts/{user.id}/")


def test_nobody_closes_her_own_account(sign_in):
    user = UserFactory(role=Role.ADMINISTRATOR)
    browser = sign_in(user)

    browser.post(f"/accounts/{user.id}/disable")

    assert "You cannot close your own account." in page_of(browser, f"/accounts/{user.id}/")


def test_an_administrator_starts_at_the_accounts_and_sees_no_attendance(sign_in):
    browser = sign_in(role=Role.ADMINISTRATOR)
    point = PointFactory()

    assert browser.get("/").location == "/accounts/"
    assert browser.get(f"/trainings/{point.training.code}/").status_code == 404
    assert browser.get(f"/trainings/{point.training.code}/board/").status_code == 403


def test_whoever_has_several_roles_chooses_whose_day_she_looks_at(sign_in, commune):
    user = operator_of(PointFactory())
    give_grant(user, Terms(role=Role.FOCAL_PERSON, agency=commune), by=None)
    browser = sign_in(user)

    assert "/?as=operator" in page_of(browser, "/")
    assert page_of(browser, "/?as=operator") != page_of(browser, "/?as=focal_person")


def test_whoever_has_no_role_is_told_so(sign_in):
    browser = sign_in(UserFactory(grants=[]))

    assert "You have no role at the moment" in page_of(browser, "/")
    assert "You have no role now." in page_of(browser, "/account")
