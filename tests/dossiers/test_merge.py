"""Two records become one person and two again; nothing is lost on the way."""

from __future__ import annotations

from datetime import date

import pytest

from eventapp.access import Role
from eventapp.accounts.models import Grant
from eventapp.database import db
from eventapp.dossiers.queries import merges_of
from eventapp.dossiers.service import keep_apart, merge, undo
from eventapp.errors import RuleBroken
from eventapp.people.identity import Identity
from eventapp.people.models import Person, Sex
from eventapp.people.service import identify
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.service import restore
from tests.factories import (
    AgencyFactory,
    PersonFactory,
    PointFactory,
    RegistrationFactory,
    UserFactory,
)

WHY = "Đã gọi điện hỏi"


def record(**facts) -> Registration:
    person = PersonFactory(full_name="Nguyễn Thị Hà", **facts)
    return RegistrationFactory(full_name="Nguyễn Thị Hà", person=person)


def test_merge_moves_registrations_and_completes_what_is_missing():
    one = record(birth_year=None)
    other = record(birth_date=date(1980, 3, 5), phone="0912345678")
    kept, gone = one.person, other.person

    merge(kept, gone, reason=WHY, by=UserFactory())

    assert (one.person_id, other.person_id) == (kept.id, kept.id)
    assert (kept.birth_date, kept.phone) == (date(1980, 3, 5), "0912345678")
    assert gone.merged_into_id == kept.id
    assert other.full_name == "Nguyễn Thị Hà"


def test_undo_restores_exactly():
    one, other = record(birth_year=None), record(birth_year=1980, phone="0912345678")
    kept, gone, by = one.person, other.person, UserFactory()
    done = merge(kept, gone, reason=WHY, by=by)

    undo(done, by=by)

    assert (one.person_id, other.person_id) == (kept.id, gone.id)
    assert (kept.birth_year, kept.phone, gone.merged_into_id) == (None, None, None)
    assert merges_of(kept) == []


def test_undo_keeps_a_correction_made_since():
    one, other, by = record(), record(phone="0912345678"), UserFactory()
    done = merge(one.person, other.person, reason=WHY, by=by)
    one.person.phone = "0987654321"
    db.session.commit()

    undo(done, by=by)

    assert one.person.phone == "0987654321"


def test_merges_in_a_row_are_undone_from_the_last():
    first, second, third = record(), record(), record()
    by = UserFactory()
    inner = merge(second.person, first.person, reason=WHY, by=by)
    outer = merge(third.person, db.session.get(Person, inner.survivor_id), reason=WHY, by=by)

    with pytest.raises(RuleBroken) as refusal:
        undo(inner, by=by)
    ids = {row.person_id for row in (first, second, third)}
    undo(outer, by=by)
    undo(inner, by=by)

    assert refusal.value.message == (
        "The two were merged with somebody else later. Undo that first."
    )
    assert len(ids) == 1
    assert len({row.person_id for row in (first, second, third)}) == 3


def test_merge_refuses_two_rows_of_one_training():
    one = record()
    other = RegistrationFactory(point=PointFactory(training=one.training))

    with pytest.raises(RuleBroken) as refusal:
        merge(one.person, other.person, reason=WHY, by=UserFactory())

    assert refusal.value.values["training"] == one.training.code
    assert other.person_id != one.person_id


def test_merge_leaves_a_withdrawn_row_of_the_same_training_where_it_is():
    one = record()
    gone = RegistrationFactory(
        point=PointFactory(training=one.training), status=RegistrationStatus.WITHDRAWN
    )
    absorbed, by = gone.person, UserFactory()

    merge(one.person, absorbed, reason=WHY, by=by)
    with pytest.raises(RuleBroken) as refusal:
        restore(gone, by=by)

    assert gone.person_id == absorbed.id
    assert refusal.value.message == "%(name)s is already registered, by %(agency)s."


def test_a_merged_person_is_found_by_what_either_record_knew():
    one, other, by = record(phone="0912345678"), record(phone="0987654321"), UserFactory()
    merge(one.person, other.person, reason=WHY, by=by)

    found = identify(Identity(full_name="Nguyễn Thị Hà", sex=Sex.FEMALE, phone="0987654321"), by=by)

    assert found is one.person
    assert found.id == one.person_id


def test_merge_belongs_to_whoever_may_decide_about_all_rows():
    district = AgencyFactory()
    point = PointFactory(agency=AgencyFactory(parent_id=district.id))
    one, other = RegistrationFactory(point=point), record()
    part = UserFactory(grants=[Grant(role=Role.ORGANISER, agency=district, reaches_down=True)])

    with pytest.raises(RuleBroken) as refusal:
        merge(one.person, other.person, reason=WHY, by=part)

    assert refusal.value.message.startswith("%(name)s was also sent by agencies outside your part.")


def test_keep_apart_says_so_once():
    one, other, by = record(), record(), UserFactory()
    keep_apart(other.person, one.person, by=by)

    with pytest.raises(RuleBroken) as refusal:
        keep_apart(one.person, other.person, by=by)

    assert refusal.value.message == "It is already noted that these are two people."
