"""Confirming a list: one action, a result that adds up, and lists that are sent again."""

from __future__ import annotations

import pytest

from eventapp.database import STALE, db
from eventapp.errors import RuleBroken
from eventapp.imports import queries, service
from eventapp.journal.models import JournalEntry
from eventapp.people.models import Person
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.service import register
from tests.factories import PointFactory, TrainingFactory
from tests.imports.scene import BE, NA, UT, call, confirm, fates, judged, on_list, send, somebody
from tests.registrations.nominations import Commune, commune


def rows_on_list() -> list[tuple[str, str]]:
    return on_list(db.session.query(Registration).all())


def first_list(world: Commune, *people) -> None:
    confirm(send(world, *people), world)


def test_every_row_of_a_confirmed_list_has_its_fate_and_they_add_up():
    world = commune()
    call(world, seats=2)
    register(world.nomination("Lê Thị Na", phone=NA[4]), training=world.training, by=world.focal)
    list_import = send(world, (*NA[:3], "Bí thư", NA[4]), BE, UT, UT, ("Ông Sâu",))
    service.answer_row(list_import, 6, "skip", by=world.focal)

    assert fates(judged(list_import, world)) == ["changed", "registered", "waiting", "-", "-"]
    assert confirm(list_import, world) == {
        "read": 5,
        "changed": 1,
        "registered": 1,
        "waiting": 1,
        "skipped": 2,
    }
    assert rows_on_list() == [
        ("Lê Thị Na", "registered"),
        ("Trần Văn Bé", "registered"),
        ("Vũ Thị Út", "waiting"),
    ]
    assert [row.fate for row in queries.rows_of(list_import)] == [
        "changed",
        "registered",
        "waiting",
        None,
        None,
    ]


def test_a_list_with_open_questions_registers_nobody():
    world = commune()
    list_import = send(world, NA, ("Trần Văn Bé", "Nam", "mù", "CV", ""))

    with pytest.raises(RuleBroken, match="1 questions are still open"):
        confirm(list_import, world)

    assert rows_on_list() == []


def test_a_list_is_confirmed_once_and_only_as_it_was_seen():
    world = commune()
    list_import = send(world, NA, BE)
    seen = list_import.version
    service.answer_row(list_import, 3, "skip", by=world.focal)

    with pytest.raises(RuleBroken) as refusal:
        service.confirm(list_import, version=seen, by=world.focal)
    assert str(refusal.value) == STALE

    confirm(list_import, world)
    for act in (
        lambda: service.confirm(list_import, version=list_import.version, by=world.focal),
        lambda: service.answer_row(list_import, 2, "skip", by=world.focal),
        lambda: service.discard(list_import, by=world.focal),
    ):
        with pytest.raises(RuleBroken, match="confirmed already"):
            act()


def test_a_corrected_list_shows_and_applies_what_is_different():
    world = commune()
    first_list(world, NA, BE, UT)

    second = send(
        world,
        ("Lê Thị Na", "Nữ", "1980", "Bí thư Đảng ủy", "0912000001"),
        BE,
        ("Phạm Thị Mơ", "Nữ", "1988", "Chi hội trưởng", "0912000004"),
        name="chính thức lần 2.xlsx",
    )
    judgement = judged(second, world)

    assert fates(judgement) == ["changed", "already_there", "registered"]
    assert judgement.verdicts[0].differences == {
        "position": ("Chủ tịch Hội LHPN xã", "Bí thư Đảng ủy")
    }
    assert [row.full_name for row in judgement.missing] == ["Vũ Thị Út"]
    assert (judgement.asks_removals, judgement.questions) == (True, 1)

    service.decide_removals(second, [judgement.missing[0].id], by=world.focal)
    result = confirm(second, world)

    assert result == {
        "read": 3,
        "changed": 1,
        "already_there": 1,
        "registered": 1,
        "withdrawn": 1,
    }
    gone = db.session.query(Registration).filter_by(full_name="Vũ Thị Út").one()
    assert (gone.status, gone.withdrawal_reason) == (
        RegistrationStatus.WITHDRAWN,
        "Không có trong danh sách gửi lại: chính thức lần 2.xlsx",
    )
    assert db.session.query(Person).count() == 4


def test_a_list_that_only_adds_people_withdraws_nobody():
    world = commune()
    first_list(world, NA, BE)

    second = send(world, UT)
    service.decide_removals(second, [], by=world.focal)

    assert confirm(second, world) == {"read": 1, "registered": 1}
    assert len(rows_on_list()) == 3


def test_a_replacement_gets_the_seat_of_whom_the_list_leaves_out():
    world = commune()
    call(world, seats=2)
    first_list(world, NA, BE)
    second = send(world, NA, UT)
    (missing,) = judged(second, world).missing
    service.decide_removals(second, [missing.id], by=world.focal)

    assert fates(judged(second, world)) == ["already_there", "registered"]
    assert confirm(second, world)["registered"] == 1


def test_what_a_list_does_not_say_stays_as_it_is():
    world = commune()
    moved = PointFactory(training=world.training)
    row = register(
        world.nomination("Lê Thị Na", phone=NA[4], email="na@vd.example", point=moved),
        training=world.training,
        by=world.focal,
    )

    list_import = send(world, ("Lê Thị Na", "", "", "", NA[4]))

    assert fates(judged(list_import, world)) == ["already_there"]
    confirm(list_import, world)
    assert (row.email, row.birth_year, row.point_id) == ("na@vd.example", 1980, moved.id)


@pytest.mark.parametrize(("answer", "people"), [(0, ["Bí thư"]), (1, ["Bí thư", "CT"])])
def test_somebody_alike_on_the_list_is_the_same_person_or_another(answer: int, people: list[str]):
    world = commune()
    first = world.nomination("Lê Thị Na", position="CT")
    register(first, training=world.training, by=world.focal)
    list_import = send(world, ("Lê Thị Na", "Nữ", "1980", "Bí thư", ""))
    (question,) = judged(list_import, world).open[0].questions
    codes = [one.code for one in question.answers]
    assert codes[1:] == ["another", "skip"]

    service.answer_row(list_import, 2, codes[answer], by=world.focal)
    service.decide_removals(list_import, [], by=world.focal)
    confirm(list_import, world)

    assert sorted(row.position for row in db.session.query(Registration)) == people


def test_the_same_person_from_district_and_commune_is_there_once():
    world = commune()
    other = commune(world.training, name="Xã Tân Dân")
    first_list(world, NA)

    list_import = send(other, NA, UT)

    assert fates(judged(list_import, other)) == ["already_there", "registered"]
    confirm(list_import, other)
    assert db.session.query(Registration).filter_by(agency_id=world.agency.id).count() == 1
    assert len(rows_on_list()) == 2


def test_tones_and_shared_telephones_make_nobody_the_same():
    world = commune()
    people = [
        ("Nguyễn Thị Hà", "Nữ", "1980", "CV", "02213862777"),
        ("Nguyễn Thị Hạ", "Nữ", "1985", "CV", "02213862777"),
        ("Nguyễn Thị Hạ", "Nữ", "1990", "CV", "02213862777"),
    ]

    assert confirm(send(world, *people), world) == {"read": 3, "registered": 3}


def test_a_rule_that_says_no_at_the_last_moment_refuses_a_row_and_nothing_else():
    world = commune(seats=2)
    list_import = send(world, NA, BE)
    judgement = judged(list_import, world)
    assert judgement.questions == 0

    other = commune(world.training, name="Xã Tân Dân")
    guest = other.nomination("Phạm Thị Mơ", point=world.point)
    register(guest, training=world.training, by=other.focal)
    service.import_at_once(list_import, by=world.focal)

    refused = [row for row in queries.rows_of(list_import) if row.fate == "refused"]
    assert [(row.full_name, row.reason["message"][:30]) for row in refused] == [
        ("Trần Văn Bé", "All %(seats)s seats at %(point")
    ]
    counts = list_import.counts
    assert counts["read"] == sum(
        counts[word]
        for word in ("registered", "waiting", "changed", "already_there", "refused", "skipped")
    )


def test_the_journal_says_who_sent_and_registered_the_list():
    world = commune()
    first_list(world, NA)

    lines = {(e.action, e.subject, e.actor_name) for e in db.session.query(JournalEntry)}

    assert ("imports.keep_draft", "list_import", world.focal.full_name) in lines
    assert ("imports.confirm", "registration", world.focal.full_name) in lines


def test_confirming_asks_the_same_number_of_questions_for_any_list(count_queries):
    def asked(people: int) -> int:
        world = commune(TrainingFactory(), seats=100)
        persons = [somebody(n) for n in range(people)]
        list_import = send(world, *persons)
        with count_queries() as statements:
            confirm(list_import, world)
        return len([s for s in statements if not s.startswith("INSERT")])

    assert asked(1) == asked(40)
