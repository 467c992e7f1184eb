"""``flask users``."""

from __future__ import annotations

import json

import pytest

from eventapp.access import Role
from eventapp.accounts.authentication import authenticate
from eventapp.accounts.queries import find_by_email
from tests.factories import AgencyFactory, UserFactory


@pytest.fixture
def run(app):
    return lambda *words, **kwargs: app.test_cli_runner().invoke(args=["users", *words], **kwargs)


def test_add_opens_an_account_and_shows_its_password_once(run):
    AgencyFactory(name="Xã Hồng Tiến", official_code="12244")

    answer = run("add", "Nhung@Hungyen.example", "--role", "focal_person", "--agency", "12244",
                 "--name", "vũ thị hồng nhung", "--json")  # fmt: skip

    assert answer.exit_code == 0
    document = json.loads(answer.output)
    user = authenticate("nhung@hungyen.example", document["password"])
    assert (user.full_name, user.role, user.agency.name) == (
        "Vũ Thị Hồng Nhung",
        Role.FOCAL_PERSON,
        "Xã Hồng Tiến",
    )


def test_add_for_people_prints_one_line(run):
    answer = run("add", "hanh@hungyen.example", "--role", "organiser")

    assert "hanh@hungyen.example\tCán bộ tổ chức\tToàn tỉnh" in answer.output


def test_add_asks_for_a_password(run):
    answer = run("add", "hanh@hungyen.example", "--role", "organiser", "--ask-password",
                 input="lúa chín đầy đồng\n" * 2)  # fmt: skip

    assert answer.exit_code == 0
    assert "lúa chín" not in answer.output
    assert authenticate("hanh@hungyen.example", "lúa chín đầy đồng")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["Hạnh @", "--role", "organiser"], "Anh/chị xem lại e-mail"),
        (["hanh@hungyen.example", "--role", "organiser"], "There is already an account"),
        (["nhung@hungyen.example", "--role", "focal_person"], "phải thuộc một cơ quan"),
        (["nhung@hungyen.example", "--role", "official", "--agency", "999"], "mang mã 999"),
    ],
)
def test_add_refuses_in_one_sentence_with_status_1(run, words, sentence):
    UserFactory(email="hanh@hungyen.example")

    answer = run("add", *words)

    assert answer.exit_code == 1
    assert answer.stdout == ""
    assert find_by_email("nhung@hungyen.example") is None


def test_a_refusal_for_programs_is_one_document(run):
    answer = run("add", "Hạnh @", "--role", "organiser", "--json")

    assert list(json.loads(answer.stdout)) == ["refused"]


def test_add_refuses_an_unknown_role_with_status_2(run):
    assert run("add", "hanh@hungyen.example", "--role", "king").exit_code == 2


def test_an_agency_that_is_closed_gets_no_account(run):
    from datetime import date

    AgencyFactory(official_code="12244", valid_to=date(2021, 10, 12))

    assert run("add", "h@h.example", "--role", "official", "--agency", "12244").exit_code == 1


def test_new_password_replaces_a_lost_one(run):
    UserFactory(email="hanh@hungyen.example")

    document = json.loads(run("new-password", "hanh@hungyen.example", "--json").stdout)

    assert authenticate("hanh@hungyen.example", document["password"])


def test_new_password_refuses_an_unknown_e_mail(run):
    assert run("new-password", "nobody@hungyen.example").exit_code == 1


@pytest.mark.parametrize("people", [1, 3])
def test_list_asks_the_same_number_of_questions(run, count_queries, people):
    UserFactory.create_batch(people, agency=AgencyFactory())

    with count_queries() as queries:
        answer = run("list", "--json")

    assert len(json.loads(answer.stdout)["users"]) == people
    assert len(queries) == 1


def test_list_for_people_says_role_and_agency(run):
    UserFactory(email="hanh@hungyen.example", full_name="Nguyễn Thị Hạnh", is_active=False)

    assert run("list").stdout == (
        "hanh@hungyen.example\tCán bộ tổ chức\tToàn tỉnh\tNguyễn Thị Hạnh\tđã khóa\n"
    )
