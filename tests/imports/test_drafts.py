"""From a file to a draft: kept whole, judged without changing anything, answered, thrown away."""

from __future__ import annotations

import pytest

from eventapp.access import Role
from eventapp.agencies.models import AgencyLevel
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.imports import queries, service
from eventapp.imports.answering import Decisions, Facts
from eventapp.imports.drafting import Sent, digest_of
from eventapp.imports.models import BirthOrder, ImportRow, ListImport
from eventapp.lists.reading import read_pasted
from eventapp.lists.request import Request
from eventapp.people.models import Person, Sex
from eventapp.questions.models import QuestionKind
from eventapp.questions.service import Wording, ask
from eventapp.registrations.models import Registration
from eventapp.registrations.service import register
from tests.factories import AgencyFactory, InvitationFactory, PointFactory, UserFactory, group_of
from tests.imports.scene import BE, HEADER, NA, UT, call, fates, judged, send, somebody, table
from tests.registrations.nominations import commune


def test_a_draft_registers_nobody_and_keeps_cells_and_values():
    world = commune()

    list_import = send(world, NA, ("TRẦN VĂN BÉ", *BE[1:]))

    first, second = queries.rows_of(list_import)
    assert db.session.query(Registration).count() == db.session.query(Person).count() == 0
    assert (second.cells["full_name"], second.full_name) == ("TRẦN VĂN BÉ", "Trần Văn Bé")
    assert (first.birth, second.birth, first.sex) == ("1980", "05/03/1975", Sex.FEMALE)
    assert (list_import.group_id, list_import.point_id) == (
        group_of(world.training, "G4").id,
        world.point.id,
    )
    assert fates(judged(list_import, world)) == ["registered", "registered"]


def test_identity_numbers_are_never_kept_and_their_column_is_named():
    world = commune()
    header = (*HEADER, "Số CCCD", "Ghi chú")
    text = table((*NA, "033180001234", "CCCD 033180001234, đang mang thai"), header=header)

    list_import = send(world, text=text)

    (row,) = queries.rows_of(list_import)
    kept = [list_import.about, row.cells, row.full_name, row.phone, row.birth]
    assert "033180001234" not in repr(kept)
    assert [(one["header"], one["reason"]) for one in list_import.about["dropped"]] == [
        ("Số CCCD", "ID_NUMBER")
    ]
    assert "note" not in row.cells  # it is about her health


def test_the_same_file_is_kept_once_unless_it_is_asked_for_again():
    world = commune()
    first = send(world, NA)
    assert send(world, NA) is first

    service.confirm(first, version=first.version, by=world.focal)
    assert send(world, NA) is first
    again = send(world, NA, is_again=True)

    assert again is not first
    assert fates(judged(again, world)) == ["already_there"]


def test_a_focal_person_sends_the_list_of_her_own_agency_only():
    world = commune()

    with pytest.raises(RuleBroken) as refusal:
        send(world, NA, agency=AgencyFactory())

    assert refusal.value.field == "agency"
    assert send(world, NA, by=UserFactory()).agency is world.agency


def test_a_list_without_people_is_refused():
    with pytest.raises(RuleBroken, match=r"No people were found in this list\."):
        send(commune(), text="STT\tHọ và tên\tNăm sinh\n\t\t\n")


def test_whoever_certainly_stands_twice_is_left_out_once():
    world = commune()
    list_import = send(world, NA, NA, BE)
    assert fates(judged(list_import, world)) == ["registered", "-", "registered"]

    service.answer_row(list_import, 3, "take", by=world.focal)

    assert fates(judged(list_import, world)) == ["registered", "already_there", "registered"]


def test_two_people_of_one_name_and_year_are_asked_about():
    world = commune()
    na, other = (*NA[:4], ""), (*NA[:3], "Phó Chủ tịch Hội LHPN xã", "")
    list_import = send(world, na, other)
    assert fates(judged(list_import, world)) == ["registered", "?"]

    service.answer_row(list_import, 3, "another", by=world.focal)

    assert fates(judged(list_import, world)) == ["registered", "registered"]


def test_one_answer_decides_the_dates_of_the_whole_column():
    world = commune()
    text = table(
        ("Lê Thị Na", "Nữ", "03/08/1973", "CV", "0912000001"),
        ("Trần Văn Bé", "Nam", "17/08/1973", "CV", "0912000002"),
    )
    list_import = send(world, text=text)
    row = queries.get_row(list_import, 2)
    row.warnings = [*row.warnings, "DOB_POSSIBLY_SWAPPED"]
    db.session.commit()
    assert judged(list_import, world).asks_birth_order

    for order, birth in (("exchange", "1973-03-08"), ("keep", "1973-08-03"), ("year", "None")):
        service.decide(list_import, Decisions(birth_order=BirthOrder(order)), by=world.focal)
        judgement = judged(list_import, world)
        assert not judgement.asks_birth_order
        assert str(judgement.verdicts[0].nomination.birth_date) == birth


def test_a_list_of_another_year_is_asked_about():
    world = commune()
    text = "DANH SÁCH dự tập huấn năm 2022\n" + table(NA)
    list_import = send(world, text=text)
    assert (judged(list_import, world).asks_year, judged(list_import, world).questions) == (True, 1)

    service.decide(list_import, Decisions(is_this_training=True), by=world.focal)

    assert judged(list_import, world).questions == 0


@pytest.mark.parametrize(
    ("person", "answer", "fate"),
    [
        (("Lê Thị Na", "Nữ", "1980", "CV", "09120"), "no_phone", "registered"),
        (("Lê Thị Na", "Nữ", "tám mươi", "CV", "0912000001"), "no_birth", "registered"),
        (("Lê Thị Na", "Nữ", "2010", "CV", "0912000001"), "skip", "-"),
        (("Nguyễn Văn Bằng", "Nữ", "1979", "CV", "0912000001"), "male", "registered"),
    ],
)
def test_a_question_is_answered_with_one_press(person, answer: str, fate: str):
    world = commune()
    list_import = send(world, person, UT)
    assert fates(judged(list_import, world)) == ["?", "registered"]
    assert answer in {a.code for a in judged(list_import, world).open[0].questions[0].answers}

    service.answer_row(list_import, 2, answer, by=world.focal)

    assert fates(judged(list_import, world)) == [fate, "registered"]


def test_an_answer_nobody_offered_is_refused():
    world = commune()
    list_import = send(world, NA)

    for answer in ("", "same-", "same-99999999999", "<script>"):
        with pytest.raises(RuleBroken, match="none of the answers"):
            service.answer_row(list_import, 2, answer, by=world.focal)


def test_a_row_is_corrected_by_hand():
    world = commune()
    other = PointFactory(training=world.training)
    list_import = send(world, ("Lê Thị Na", "Nữ", "1980", "CV", "09120"))

    service.correct_row(
        list_import,
        2,
        Facts(
            full_name="lê thị nụ",
            sex=Sex.FEMALE,
            birth="5/3/1981",
            position="Bí thư",
            phone="0912 000 009",
            email="",
            role_code="X_BCH_PN",
            group_id=None,
            point_id=other.id,
        ),
        by=world.focal,
    )

    (verdict,) = judged(list_import, world).verdicts
    assert verdict.nomination.full_name == "Lê Thị Nụ"
    assert str(verdict.nomination.birth_date) == "1981-03-05"
    assert (verdict.nomination.point.id, verdict.fate) == (other.id, "registered")


def test_group_and_point_are_asked_once_where_they_do_not_follow():
    world = commune()
    agency = AgencyFactory(level=world.agency.level)
    for code in ("G1", "G4"):
        group = group_of(world.training, code)
        InvitationFactory(training=world.training, agency=agency, group=group, seats=5)
    focal = UserFactory(role=Role.FOCAL_PERSON, agency=agency)
    list_import = send(world, NA, agency=agency, by=focal)

    judgement = queries.judgement_of(list_import, viewer=focal)
    assert (judgement.asks_group, judgement.asks_point, judgement.questions) == (True, True, 2)

    decisions = Decisions(group_id=group_of(world.training, "G4").id, point_id=world.point.id)
    service.decide(list_import, decisions, by=focal)
    assert fates(queries.judgement_of(list_import, viewer=focal)) == ["registered"]


def test_a_district_sends_the_people_of_its_communes():
    world = commune()
    district = AgencyFactory(name="Huyện Khoái Châu", level=AgencyLevel.DISTRICT)
    world.agency.parent_id = district.id
    room = PointFactory(training=world.training, agency=district)
    focal = UserFactory(role=Role.FOCAL_PERSON, agency=district)
    header = ("STT", "Họ và tên", "Giới tính", "Năm sinh", "Chức vụ", "Đơn vị", "Điện thoại")
    text = table(
        ("Lê Thị Na", "Nữ", "1980", "CV", "UBND huyện", "0912000001"),
        ("Trần Văn Bé", "Nam", "1975", "PCT", "X. Hồng Tiến", "0912000002"),
        header=header,
    )
    db.session.commit()

    list_import = send(world, text=text, agency=district, by=focal)
    verdicts = queries.judgement_of(list_import, viewer=focal).verdicts

    assert [
        (one.nomination.agency.name, one.nomination.group.code, one.nomination.point.id)
        for one in verdicts
    ] == [
        ("Huyện Khoái Châu", "G3", room.id),
        ("Xã Hồng Tiến", "G4", world.point.id),
    ]
    assert [one.fate for one in verdicts] == ["registered", "registered"]


def test_who_is_over_the_seats_will_wait():
    world = commune()
    call(world, seats=2)
    register(world.nomination("Phạm Thị Mơ"), training=world.training, by=world.focal)
    list_import = send(world, NA, BE)
    service.decide_removals(list_import, [], by=world.focal)

    assert fates(judged(list_import, world)) == ["registered", "waiting"]


def test_open_rows_are_left_out_together():
    world = commune()
    list_import = send(world, NA, ("Bé", "Nam", "x", "CV", "1"), ("Út", "Nữ", "?", "CV", "2"))

    assert service.skip_open(list_import, by=world.focal) == len(judged(list_import, world).skipped)
    assert judged(list_import, world).questions == 0


def test_a_draft_is_thrown_away_with_its_rows():
    world = commune()
    list_import = send(world, NA, BE)

    service.discard(list_import, by=world.focal)

    assert db.session.query(ListImport).count() == db.session.query(ImportRow).count() == 0


def test_judging_asks_the_same_number_of_questions_for_any_list(count_queries):
    def asked(people: int) -> int:
        world = commune()
        persons = [somebody(n) for n in range(people)]
        list_import = send(world, *persons)
        with count_queries() as statements:
            judged(list_import, world)
        return len(statements)

    assert asked(1) == asked(40)


def test_an_empty_cell_under_a_required_question_asks_for_its_answer():
    world = commune()
    wording = Wording(text="Ăn trưa", kind=QuestionKind.YES_NO, is_required=True)
    ask(world.training, wording, by=world.focal)
    request = Request(name="DS.xlsx", on=world.training.starts_on, asked=("Ăn trưa",))
    text = table((*NA, "Có"), (*UT, ""), header=(*HEADER, "Ăn trưa"))
    sent = Sent(reading=read_pasted(text, request), digest=digest_of(text))

    draft = service.keep_draft(sent, training=world.training, agency=world.agency, by=world.focal)

    (open_row,) = judged(draft, world).open
    assert open_row.row.full_name == "Vũ Thị Út"
    assert [question.message for question in open_row.questions] == ["Please answer: %(question)s"]
