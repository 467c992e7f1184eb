"""Guided reorganisations on the page: form, preview with what it touches, confirmation."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from eventapp.access import Role
from eventapp.agencies.models import Agency, AgencyLevel, AgencySuccession
from eventapp.database import db
from eventapp.journal.models import JournalEntry
from tests.factories import (
    AgencyFactory,
    InvitationFactory,
    PointFactory,
    RegistrationFactory,
    TrainingFactory,
    UserFactory,
    group_of,
)

DECREE = {"on": "01/01/2027", "legal_basis": "Nghị quyết 1/NQ-UBTVQH16"}


@pytest.fixture
def commune():
    province = AgencyFactory(name="UBND tỉnh Hưng Yên", level=AgencyLevel.PROVINCIAL)
    AgencyFactory(name="Xã Hai", parent=province, official_code="22")
    return AgencyFactory(name="Xã Một", parent=province, official_code="11")


def text(answer) -> str:
    return " ".join(answer.get_data(as_text=True).split())


def successions() -> int:
    return db.session.scalar(select(func.count()).select_from(AgencySuccession))


FORMS = {
    "rename": ({"name": "Xã Ba"}, "“Xã Ba” takes the place of “Xã Một”.", "has its new name"),
    "merge": ({"others": "xa hai", "into": "self"}, "“Xã Hai” ends on 31/12/2026.", "is merged"),
    "split": (
        {"into": "Xã Ba; 33\n22"},
        "“Xã Hai” takes a part of “Xã Một”.",
        "is split",
    ),
    "dissolve": ({}, "Nobody takes its place.", "is dissolved"),
    "hand-over": (
        {"to": "22", "function": "bình đẳng giới"},
        "“Xã Hai” takes over from “Xã Một”: bình đẳng giới.",
        "The function is handed over.",
    ),
}


@pytest.mark.parametrize("kind", FORMS)
def test_nothing_is_written_before_it_is_confirmed(sign_in, commune, kind):
    facts, does, done = FORMS[kind]
    address, browser = f"/agencies/{commune.id}/{kind}", sign_in()

    form = browser.get(address)
    preview = text(browser.post(address, data=DECREE | facts))
    written_before = successions()
    after = browser.post(address, data=DECREE | facts | {"confirm": "1"}, follow_redirects=True)

    assert form.status_code == 200
    assert does in preview
    assert "No account, person, invitation or point" in preview
    assert written_before == 0
    assert successions() > 0
    assert done in text(after)


@pytest.mark.parametrize("kind", FORMS)
def test_what_was_typed_can_be_changed_after_the_preview(sign_in, commune, kind):
    facts = FORMS[kind][0]

    answer = sign_in().post(f"/agencies/{commune.id}/{kind}", data=DECREE | facts | {"edit": "1"})

    assert answer.status_code == 200
    assert "01/01/2027" in text(answer)
    assert "See what it touches" in text(answer)
    assert successions() == 0


def test_the_preview_carries_everything_that_was_typed(sign_in, commune):
    preview = text(
        sign_in().post(
            f"/agencies/{commune.id}/split",
            data=DECREE | {"into": "Xã Ba; 33\nXã Bốn", "goes_on": "y"},
        )
    )

    for name, value in (("into", "Xã Ba; 33 Xã Bốn"), ("goes_on", "y"), ("on", "01/01/2027")):
        assert f'name="{name}" value="{value}"' in preview


def test_the_preview_says_whom_it_touches(sign_in, commune):
    UserFactory(full_name="Trần Thị Đầu Mối", role=Role.FOCAL_PERSON, agency=commune)
    days = {"starts_on": date(2027, 3, 1), "ends_on": date(2027, 3, 2)}
    later, earlier = TrainingFactory(code="BDG-2027", **days), TrainingFactory()
    for training in (later, earlier):
        point = PointFactory(training=training, agency=commune, name=f"Phòng {training.code}")
        group = group_of(training, "G4")
        InvitationFactory(training=training, agency=commune, group=group)
        RegistrationFactory(training=training, agency=commune, group=group, point=point)

    preview = text(sign_in().post(f"/agencies/{commune.id}/dissolve", data=DECREE))

    assert "Trần Thị Đầu Mối" in preview
    assert "hand each over to the successor" in preview
    assert "BDG-2027: Xã Một" in preview
    assert "Phòng BDG-2027" in preview
    assert f"Phòng {earlier.code}" not in preview


@pytest.mark.parametrize(
    ("kind", "facts", "sentence"),
    [
        ("rename", {"name": ""}, "Enter the new name."),
        ("rename", {"name": "Xã Hai"}, "there is another “Xã Hai” in the same place"),
        ("rename", {"name": "Xã Ba", "on": "12/31/2026"}, "did you mean 31/12/2026?"),
        ("rename", {"name": "Xã Ba", "legal_basis": ""}, "Enter the paper that decides it."),
        ("rename", {"name": "Thị trấn Ba"}, "there is no thị trấn"),
        ("merge", {"others": "Xã Chín"}, "No agency is called “Xã Chín” on 31/12/2026."),
        ("merge", {"others": "Xã Hai", "into": "new"}, "The name is missing."),
        ("merge", {"others": "Xã Hai\n" * 31}, "At most 30 lines."),
        ("split", {"into": "Xã Ba"}, "two agencies at least"),
        ("hand-over", {"to": "Xã Chín", "function": "x"}, "No agency is called “Xã Chín”"),
        ("hand-over", {"to": "Xã Một", "function": "x"}, "cannot take its own place"),
    ],
)
def test_a_refusal_keeps_what_was_typed(sign_in, commune, kind, facts, sentence):
    answer = sign_in().post(
        f"/agencies/{commune.id}/{kind}", data=DECREE | {"into": "self"} | facts
    )

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert successions() == 0


def test_a_name_that_several_bear_asks_for_the_code(sign_in, commune):
    other = AgencyFactory(name="UBND tỉnh Khác", level=AgencyLevel.PROVINCIAL)
    AgencyFactory(name="Xã Hai", parent=other, official_code="99")

    answer = sign_in().post(
        f"/agencies/{commune.id}/hand-over", data=DECREE | {"to": "Xã Hai", "function": "x"}
    )

    assert "may be several: Xã Hai, UBND tỉnh Hưng Yên (22); Xã Hai, UBND tỉnh Khác (99)" in text(
        answer
    )


def test_a_second_confirmation_is_refused(sign_in, commune):
    browser = sign_in()
    data = DECREE | {"name": "Xã Ba", "confirm": "1"}

    browser.post(f"/agencies/{commune.id}/rename", data=data)
    again = browser.post(f"/agencies/{commune.id}/rename", data=data)

    assert again.status_code == 422
    assert "has ended on 31/12/2026 already" in text(again) or "ends on 31/12/2026" in text(again)
    assert successions() == 1


def test_the_journal_says_who_did_it(sign_in, commune):
    user = UserFactory(full_name="Lê Văn Tổ Chức")

    sign_in(user).post(
        f"/agencies/{commune.id}/rename", data=DECREE | {"name": "Xã Ba", "confirm": "1"}
    )

    lines = db.session.scalars(select(JournalEntry).where(JournalEntry.action == "agencies.rename"))
    assert {line.actor_name for line in lines} == {"Lê Văn Tổ Chức"}
    assert db.session.scalars(select(Agency).where(Agency.name == "Xã Ba")).one()
