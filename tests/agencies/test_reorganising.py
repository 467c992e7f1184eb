"""Renaming, merging, splitting, dissolving and handing over: one decree, all or nothing."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from eventapp.agencies import service
from eventapp.agencies.models import Agency, AgencyLevel, AgencySuccession, SuccessionKind
from eventapp.agencies.queries import find_by_code, find_named, get_agency, history, successors
from eventapp.agencies.reorganising import Decree, NewName
from eventapp.database import db
from eventapp.errors import RuleBroken
from tests.factories import AgencyFactory

DECREE = Decree(date(2027, 1, 1), "Nghị quyết 1/NQ-UBTVQH16")
BEFORE, AFTER = date(2026, 12, 31), date(2027, 1, 1)


@pytest.fixture
def province():
    return AgencyFactory(name="UBND tỉnh Hưng Yên", level=AgencyLevel.PROVINCIAL, kind="tỉnh")


def commune(name, parent, **facts):
    return get_agency(AgencyFactory(name=f"Xã {name}", parent=parent, **facts).id)


def successions():
    return db.session.scalars(select(AgencySuccession).order_by(AgencySuccession.id)).all()


def test_a_renamed_agency_is_closed_and_goes_on_under_its_new_name(province):
    old = commune("Lạc Đạo", province, official_code="11989")

    [new] = service.rename(old, NewName(name="Phường Lạc Đạo"), DECREE, by=None)

    assert (old.valid_to, new.valid_from, new.valid_to) == (BEFORE, AFTER, None)
    assert (new.short_name, new.kind, new.official_code) == ("Lạc Đạo", "phường", "11989")
    assert new.parent is province
    assert [(one.kind, one.legal_basis) for one in successions()] == [
        (SuccessionKind.RENAMED, "Nghị quyết 1/NQ-UBTVQH16")
    ]
    assert find_named("xã Lạc Đạo", on=AFTER) is None
    assert successors(old.id, on=AFTER) == [new]


def test_those_under_a_renamed_agency_move_along(province):
    department = get_agency(
        AgencyFactory(name="Sở Một", level=AgencyLevel.DEPARTMENTAL, kind="so", parent=province).id
    )
    office = AgencyFactory(name="Chi cục", level=AgencyLevel.OTHER, kind="", parent=department)
    desk = AgencyFactory(name="Phòng", level=AgencyLevel.OTHER, kind="", parent=office)
    gone = AgencyFactory(name="Cũ", parent=department, valid_to=date(2020, 1, 1))

    [new] = service.rename(department, NewName(name="Sở Hai"), DECREE, by=None)

    [office_now], [desk_now] = successors(office.id, on=AFTER), successors(desk.id, on=AFTER)
    assert (office_now.name, office_now.parent_id) == ("Chi cục", new.id)
    assert (desk_now.parent_id, desk.valid_to) == (office_now.id, BEFORE)
    assert gone.valid_to == date(2020, 1, 1)


def test_several_become_a_new_one(province):
    one, other = commune("Một", province), commune("Hai", province)

    [new] = service.merge([one, other], NewName(name="Xã Ba"), DECREE, by=None)

    assert [one.valid_to, other.valid_to] == [BEFORE, BEFORE]
    assert {succession.from_id for succession in history(new).before()} == {one.id, other.id}


def test_one_takes_others_in_and_goes_on(province):
    one, other = commune("Một", province), commune("Hai", province)

    assert service.merge([one, other], one, DECREE, by=None) == []

    assert (one.valid_to, other.valid_to) == (None, BEFORE)
    assert successors(other.id, on=AFTER) == [one]


def test_a_split_agency_has_several_heirs_new_and_old(province):
    old, neighbour = commune("Ngọc Thanh", province), commune("Đức Hợp", province)

    [new] = service.split(old, [NewName(name="Xã Hiệp Cường"), neighbour], DECREE, by=None)

    assert {one.id for one in successors(old.id, on=AFTER)} == {new.id, neighbour.id}
    assert all(one.is_partial for one in successions())


def test_an_agency_may_give_a_part_away_and_go_on(province):
    old = commune("Một", province)

    [new] = service.split(old, [NewName(name="Xã Hai")], DECREE, goes_on=True, by=None)

    assert old.valid_to is None
    assert {one.id for one in successors(old.id, on=AFTER)} == {old.id, new.id}


def test_a_dissolved_agency_has_no_heir(province):
    old = commune("Một", province)

    service.dissolve(old, DECREE, by=None)

    assert old.valid_to == BEFORE
    assert successors(old.id, on=AFTER) == []


def test_a_function_is_handed_over_and_both_go_on(province):
    old, new = commune("Một", province), commune("Hai", province)

    service.hand_over(old, new, "bình đẳng giới", DECREE, by=None)

    assert (old.valid_to, new.valid_to) == (None, None)
    assert [one.function for one in successions()] == ["bình đẳng giới"]
    assert successors(old.id, on=AFTER) == [old]


def test_what_was_decided_for_later_goes_on_with_the_one_that_moved(province):
    department = get_agency(AgencyFactory(name="Sở Một", level=AgencyLevel.OTHER, kind="").id)
    child = AgencyFactory(parent=department, valid_to=date(2027, 5, 31))
    heir = AgencyFactory()
    db.session.add(
        AgencySuccession(
            from_id=child.id,
            to_id=heir.id,
            kind=SuccessionKind.MERGED,
            effective_on=date(2027, 6, 1),
        )
    )

    service.rename(department, NewName(name="Sở Hai"), DECREE, by=None)

    [child_now] = successors(child.id, on=AFTER)
    assert child_now.valid_to == date(2027, 5, 31)
    assert successors(child.id, on=date(2027, 6, 1)) == [heir]


@pytest.mark.parametrize(
    ("days", "field", "sentence"),
    [
        ({"valid_to": date(2026, 6, 30)}, "on", "“Xã Một” has ended on 30/06/2026 already."),
        (
            {"valid_to": date(2027, 6, 30)},
            "on",
            "“Xã Một” ends on 30/06/2027 already; that is not changed.",
        ),
        ({"valid_from": date(2027, 1, 1)}, "on", "“Xã Một” starts only on 01/01/2027."),
    ],
)
def test_only_what_exists_and_goes_on_can_be_changed(province, days, field, sentence):
    old = commune("Một", province, **days)

    for change in (
        lambda: service.rename(old, NewName(name="Xã Hai"), DECREE, by=None),
        lambda: service.dissolve(old, DECREE, by=None),
    ):
        with pytest.raises(RuleBroken) as refused:
            change()
        assert (str(refused.value), refused.value.field) == (sentence, field)
    assert successions() == []


def test_a_name_and_a_code_are_one_agencys_at_a_time(province):
    old = commune("Một", province, official_code="1")
    commune("Hai", province, official_code="2")

    with pytest.raises(RuleBroken, match="there is another “Xã Hai” in the same place") as name:
        service.rename(old, NewName(name="Xã Hai"), DECREE, by=None)
    with pytest.raises(RuleBroken, match="the code 2 is that of “Xã Hai”") as code:
        service.rename(old, NewName(name="Xã Ba", official_code="2"), DECREE, by=None)

    assert (name.value.field, code.value.field) == ("name", "official_code")


def test_a_reorganisation_makes_no_thi_tran_after_june_2025(province):
    old = commune("Một", province)

    with pytest.raises(RuleBroken, match="there is no thị trấn"):
        service.rename(old, NewName(name="Thị trấn Một"), DECREE, by=None)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda a, _b: service.merge([a, a], a, DECREE, by=None), "two agencies at least"),
        (lambda a, b: service.merge([a, b], a, DECREE, by=None), "of another level"),
        (lambda a, _b: service.split(a, [NewName(name="X")], DECREE, by=None), "two agencies"),
        (
            lambda a, _b: service.split(a, [NewName(name="X"), NewName(name="X")], DECREE, by=None),
            "“X” stands there twice",
        ),
        (lambda a, b: service.split(a, [a, b], DECREE, by=None), "cannot take its own place"),
        (lambda a, _b: service.hand_over(a, a, "x", DECREE, by=None), "cannot take its own place"),
        (lambda a, b: service.hand_over(a, b, "", DECREE, by=None), "Say which function"),
        (lambda a, _b: service.rename(a, NewName(name=a.name), DECREE, by=None), "called already"),
        (lambda _a, b: service.dissolve(b, DECREE, by=None), "1 agencies stand under it"),
        (lambda _a, _b: Decree(AFTER, " "), "the paper that decides it"),
        (lambda _a, _b: NewName(name=""), "The name is missing"),
        (lambda _a, _b: NewName(name="X" * 501), "too long"),
    ],
)
def test_what_makes_no_sense_is_refused(province, change, sentence):
    child = commune("Một", province)

    with pytest.raises(RuleBroken, match=sentence):
        change(child, get_agency(province.id))
    assert successions() == []
    assert child.valid_to is None


def test_the_code_of_a_closed_agency_may_be_given_again(province):
    one, other = commune("Một", province, official_code="1"), commune("Hai", province)

    [new] = service.merge([one, other], NewName(name="Xã Ba", official_code="1"), DECREE, by=None)

    assert find_by_code("1", BEFORE) is one
    assert find_by_code("1", AFTER) is new
    assert db.session.scalars(select(Agency).where(Agency.official_code == "1")).all() == [one, new]
