"""The page of the journal."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from eventapp.access import Role
from eventapp.agencies.models import AgencyLevel
from eventapp.database import atomic, db
from eventapp.journal.models import EntryKind, JournalEntry
from eventapp.registrations.models import RegistrationStatus
from tests.conftest import WEDNESDAY_MORNING
from tests.factories import AgencyFactory, RegistrationFactory, TrainingFactory, UserFactory


def entry(number: int = 1, **fields) -> JournalEntry:
    line = JournalEntry(
        **{
            "written_at": WEDNESDAY_MORNING,
            "actor_id": 1000 + number,
            "actor_name": f"Người {number}",
            "action": "registrations.change",
            "kind": EntryKind.CHANGED,
            "subject": "registration",
            "subject_id": number,
            "subject_name": f"Trần Thị {number}",
            "training_id": 7,
            "changes": {"position": ["Chủ tịch", "Phó Chủ tịch"]},
            **fields,
        }
    )
    db.session.add(line)
    db.session.commit()
    return line


def read(sign_in, address="/journal/", user=None) -> str:
    return sign_in(user).get(address).get_data(as_text=True)


@atomic
def withdraw(registration, *, by):
    registration.status = RegistrationStatus.WITHDRAWN
    registration.birth_date = date(1980, 3, 5)
    registration.group_id = None if by is None else registration.group_id


def test_index_says_who_did_what_when_from_what_to_what(sign_in):
    registration = RegistrationFactory(full_name="Trần Thị Hoa", birth_date=None)
    hanh = UserFactory(full_name="Nguyễn Thị Hạnh")
    withdraw(registration, by=hanh)

    page = " ".join(read(sign_in, user=hanh).split())

    assert "13/10/2021, 08:00" in page
    assert "<b>Nguyễn Thị Hạnh</b>" in page
    assert "Participant: Trần Thị Hoa" in page
    assert "State:</span> Registered" in page
    assert "<b>Withdrawn</b>" in page
    assert "<b>05/03/1980</b>" in page


def test_index_in_vietnamese(sign_in):
    entry(changes={"status": ["registered", "withdrawn"], "sex": ["unknown", "female"]})
    browser = sign_in()
    browser.post("/language", data={"language": "vi"})

    page = " ".join(browser.get("/journal/").get_data(as_text=True).split())

    assert "<b>Người 1</b> sửa thông tin người tham dự" in page
    assert "Người tham dự: Trần Thị 1" in page
    assert "Trạng thái:</span> Đã đăng ký" in page
    assert "Giới tính:" in page


def test_keys_are_shown_as_names(sign_in):
    old = AgencyFactory(name="Huyện Khoái Châu", level=AgencyLevel.DISTRICT)
    entry(subject="agency", changes={"parent_id": [old.id, 987654]})

    page = read(sign_in)

    assert "Huyện Khoái Châu" in page
    assert "#987654" in page, "a row that is gone"


def test_values_of_any_kind_are_readable(sign_in):
    entry(
        subject="sheet",
        changes={
            "is_connected": [True, False],
            "reported_at": [None, datetime(2021, 10, 13, 1, 15, tzinfo=UTC).isoformat()],
            "head_count": [0, 14],
            "state": ["open", "a state of an earlier version"],
            "forgotten_column": ["", "<b>bold</b>"],
        },
    )

    page = " ".join(read(sign_in).split())

    assert "yes" in page
    assert "<b>13/10/2021, 08:15</b>" in page
    assert "0 <svg" in page
    assert "a state of an earlier version" in page
    assert "&lt;b&gt;bold&lt;/b&gt;" in page


def test_codes_are_shown_by_their_names(sign_in):
    entry(changes={"role_code": ["X_BCH_PN", "a code of an earlier version"]})
    entry(subject="training_session", changes={"code": [None, "1310S"], "topic": [None, "Luật"]})

    page = read(sign_in)

    assert "Hội LHPN xã" in page
    assert "X_BCH_PN" not in page
    assert "a code of an earlier version" in page
    assert "1310S" not in page, "an address, said by the name of the row already"


def test_what_the_program_did_is_said_in_words(sign_in):
    entry(1, actor_id=None, actor_name="eventapp")

    page = read(sign_in)

    assert "<b>The program</b>" in page
    assert "eventapp" not in page


def test_index_shows_the_newest_first(sign_in):
    entry(1)
    entry(2)

    page = read(sign_in, "/journal/?training=&subject=registration")

    assert page.index("Trần Thị 2") < page.index("Trần Thị 1")


def test_index_of_one_training(sign_in):
    training = TrainingFactory(code="BDG-2021")
    entry(1, training_id=training.id)
    entry(2, training_id=training.id + 1)

    page = read(sign_in, "/journal/?training=BDG-2021")

    assert "Trần Thị 1" in page
    assert "Trần Thị 2" not in page
    assert "Training</span>" not in page
    assert ": BDG-2021" in page, "the training's own lines belong to it"


@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        ("subject=registration", {1, 2, 3}),
        ("subject=sheet", {4}),
        ("who=1002", {2}),
        ("who=0", {3}),
        ("subject=sheet&who=1002", set()),
        ("training=no-such-training", set()),
        ("subject=no-such-table", {1, 2, 3, 4}),
        ("who=x", {1, 2, 3, 4}),
    ],
)
def test_index_is_filtered(sign_in, filters, shown):
    entry(1)
    entry(2)
    entry(3, actor_id=None, actor_name="eventapp")
    entry(4, subject="sheet")

    page = read(sign_in, f"/journal/?{filters}")

    assert {number for number in range(1, 5) if f"Trần Thị {number}" in page} == shown


def test_index_without_lines_teaches(sign_in):
    browser = sign_in()
    db.session.query(JournalEntry).delete()
    db.session.commit()

    assert "Nothing has been changed yet." in browser.get("/journal/").get_data(as_text=True)
    page = browser.get("/journal/?subject=sheet").get_data(as_text=True)
    assert "Nothing in the journal matches." in page


def test_index_has_pages(sign_in):
    for number in range(1, 122):
        entry(number)

    first = read(sign_in, "/journal/?subject=registration")
    last = read(sign_in, "/journal/?subject=registration&page=99")

    assert "121 changes match" in first
    assert "/journal/?subject=registration&amp;page=2" in first
    assert first.count("<time") == 50
    assert last.count("<time") == 21


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999"])
def test_an_odd_page_is_the_nearest_one(sign_in, page):
    entry(1)

    assert "Trần Thị 1" in read(sign_in, f"/journal/?subject=registration&page={page}")


@pytest.mark.parametrize("people", [1, 3])
def test_index_asks_the_same_number_of_questions(sign_in, count_queries, people):
    browser = sign_in()
    RegistrationFactory.create_batch(people)

    with count_queries() as queries:
        browser.get("/journal/")

    # who; trainings, how many, the page, actors; five tables of names
    assert len(queries) == 11


@pytest.mark.parametrize("role", [Role.FOCAL_PERSON, Role.OPERATOR, Role.OFFICIAL])
def test_the_journal_is_for_organisers(sign_in, role):
    assert sign_in(role=role).get("/journal/").status_code == 403
