"""The history page of a person, who sees it, and what she may ask about her data."""

from __future__ import annotations

import json
from datetime import date

from eventapp.access import Role
from eventapp.attendance.models import Answer
from eventapp.attendance.presence import Presence
from eventapp.database import db
from eventapp.dossiers.models import RequestKind, RightsRequest
from eventapp.dossiers.service import merge
from eventapp.journal.models import JournalEntry
from eventapp.people.models import Person
from eventapp.registrations.experience import experienced
from eventapp.registrations.models import Registration
from tests.conftest import WEDNESDAY_MORNING
from tests.factories import (
    PointFactory,
    RegistrationFactory,
    TrainingFactory,
    TrainingSessionFactory,
    UserFactory,
)


def present(row: Registration) -> None:
    session = TrainingSessionFactory(training=row.training)
    db.session.add(
        Answer(
            session_id=session.id,
            registration_id=row.id,
            point_id=row.point_id,
            value=Presence.PRESENT,
            heads=["1"],
            marked_at=WEDNESDAY_MORNING,
        )
    )
    db.session.commit()


def again(row: Registration) -> Registration:
    """The same person at a training a year later."""
    later = TrainingFactory(starts_on=date(2022, 10, 12), ends_on=date(2022, 10, 14))
    return RegistrationFactory(point=PointFactory(training=later), person=row.person)


def test_who_came_before_is_not_there_for_the_first_time():
    row = RegistrationFactory()
    present(row)
    later = again(row)

    assert experienced(later.training) == {row.person_id}
    assert experienced(row.training) == set()


def test_who_was_registered_but_never_came_is_there_for_the_first_time():
    later = again(RegistrationFactory())

    assert experienced(later.training) == set()


def test_a_focal_person_sees_the_trainings_her_agency_sent_somebody_to(sign_in):
    row = RegistrationFactory()
    later = again(row)
    browser = sign_in(UserFactory(role=Role.FOCAL_PERSON, agency=row.agency))

    page = browser.get(f"/people/{row.person_id}/").get_data(as_text=True)

    assert row.training.code in page
    assert later.training.code not in page


def test_a_merged_record_leads_to_the_one_that_stands_for_it(sign_in):
    one, other, by = RegistrationFactory(), RegistrationFactory(), UserFactory()
    gone = other.person_id
    merge(one.person, other.person, reason="Đã hỏi", by=by)

    answer = sign_in(by).get(f"/people/{gone}/")

    assert answer.location == f"/people/{one.person_id}/"


def test_a_copy_holds_everything_and_is_recorded(sign_in):
    row = RegistrationFactory()
    present(row)

    answer = sign_in().post(f"/people/{row.person_id}/copy.json")

    (training,) = json.loads(answer.data)["trainings"]
    assert training["half_days"] == [{"code": "1310S", "answer": "present"}]
    assert db.session.query(RightsRequest).one().kind is RequestKind.COPY


def test_erasure_blanks_contact_everywhere_and_says_what_is_kept(sign_in):
    row = RegistrationFactory(phone="0912345678")
    row.person.phone = "0912345678"
    db.session.commit()

    sign_in().post(
        f"/people/{row.person_id}/erase", data={"asked_on": "13/10/2021", "asked": "Gọi điện"}
    )

    db.session.expire_all()
    request = db.session.query(RightsRequest).one()
    said = [str(entry.changes) for entry in db.session.query(JournalEntry)]
    person = db.session.get_one(Person, row.person_id)
    assert (row.phone, person.phone) == (None, None)
    assert request.kept.startswith("Kept: name, sex")
    assert not [changes for changes in said if "0912345678" in changes]
    assert row.full_name
