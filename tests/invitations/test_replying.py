"""Answers of agencies: opened, draft, sent, nobody; and deadlines that bind them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from eventapp import clock
from eventapp.database import STALE
from eventapp.invitations import queries, service
from eventapp.invitations.models import ReplyState
from eventapp.registrations.service import nominate
from eventapp.trainings.models import TrainingState
from tests.factories import PointFactory, RegistrationFactory
from tests.invitations.scene import Scene, a_scene
from tests.invitations.test_service import refused
from tests.registrations.nominations import Commune

DUE = datetime(2021, 10, 12, 9, 30, tzinfo=UTC)  # 16:30 on the day before tests run


def state(scene: Scene, number: int = 0) -> ReplyState:
    answers = queries.replies(scene.training, viewer=scene.organiser)
    return answers[number].state


def test_an_answer_goes_from_not_opened_to_sent():
    scene = a_scene()
    agency, focal = scene.communes[0], scene.focal[0]
    assert state(scene) is ReplyState.NOT_OPENED

    service.note_opened(scene.training, agency, by=focal)
    assert state(scene) is ReplyState.OPENED

    scene.lists(0)
    assert state(scene) is ReplyState.DRAFT

    service.send_list(scene.training, agency, by=focal)
    assert state(scene) is ReplyState.SENT
    assert state(scene, 1) is ReplyState.NOT_OPENED


def test_the_first_look_is_the_one_that_counts(time):
    scene = a_scene()
    for hours in (0, 5):
        time(DUE + timedelta(hours=hours))
        service.note_opened(scene.training, scene.communes[0], by=scene.focal[0])

    reply = queries.find_reply(scene.training, scene.communes[0].id)
    assert reply
    assert reply.opened_at == DUE


def test_an_empty_list_is_not_sent():
    scene = a_scene()

    assert refused_for(scene, service.send_list) == (
        None,
        "Register somebody first, or say that nobody comes.",
    )


def refused_for(scene: Scene, action, *args):
    return refused_by(scene.focal[0], action, scene.training, scene.communes[0], *args)


def refused_by(user, action, *args, **kwargs):
    with pytest.raises(Exception) as refusal:  # noqa: PT011 - what it says is compared
        action(*args, by=user, **kwargs)
    return refusal.value.field, str(refusal.value)


def test_nobody_comes_is_an_answer_with_a_reason_and_can_be_taken_back():
    scene = a_scene()
    agency, focal = scene.communes[0], scene.focal[0]
    assert refused_for(scene, service.reply_nil, "  ") == ("reason", "Say why nobody comes.")
    assert refused_for(scene, service.reply_nil, "x" * 501)[0] == "reason"

    service.reply_nil(scene.training, agency, "Trực phòng dịch", by=focal)
    answer = queries.replies(scene.training, viewer=focal)[0]
    assert (answer.state, answer.reply.nil_reason) == (ReplyState.NIL, "Trực phòng dịch")

    service.withdraw_nil(scene.training, agency, by=focal)
    assert state(scene) is ReplyState.NOT_OPENED
    assert refused_for(scene, service.withdraw_nil)[1] == (
        "Your agency has not said that nobody comes."
    )


def test_nobody_comes_is_refused_while_somebody_is_on_the_list():
    scene = a_scene()
    scene.lists(0, people=2)

    assert refused_for(scene, service.reply_nil, "Bận") == (
        "reason",
        "2 people of your agency are on the list. Withdraw them first.",
    )


def test_a_closed_training_takes_no_answer():
    scene = a_scene()
    scene.training.state = TrainingState.CLOSED
    closed = "The training is closed: its list can no longer be changed."

    assert refused_for(scene, service.reply_nil, "Bận")[1] == closed
    assert refused_for(scene, service.send_list)[1] == closed


def nominate_one(scene: Scene, by) -> str:
    """Name somebody of the first commune; the refusal, or nothing."""
    scene.training.state = TrainingState.PUBLISHED
    agency = scene.communes[0]
    point = PointFactory(training=scene.training, agency=agency)
    wanted = Commune(scene.training, agency, point, scene.focal[0]).nomination()
    (outcome,) = nominate([wanted], training=scene.training, by=by)
    return str(outcome.refusal) if outcome.refusal else ""


def test_late_names_are_taken_or_not_as_the_terms_say():
    scene = a_scene()
    terms = service.set_terms(scene.training, DUE, takes_late=False, version=0, by=scene.organiser)
    sentence = "Lists were taken until 16h30 on 12/10/2021. Please call the organisers."

    assert nominate_one(scene, scene.focal[0]) == sentence
    assert refused_for(scene, service.send_list) == ("agency", sentence)

    service.set_terms(
        scene.training, DUE, takes_late=True, version=terms.version, by=scene.organiser
    )
    assert nominate_one(scene, scene.focal[0]) == ""


def test_an_agency_may_have_a_deadline_of_its_own():
    scene = a_scene()
    service.set_terms(scene.training, DUE, takes_late=False, version=0, by=scene.organiser)
    later = clock.now() + timedelta(hours=3)

    service.give_time(scene.training, scene.communes[0], later, by=scene.organiser)

    assert nominate_one(scene, scene.focal[0]) == ""
    first, second = queries.replies(scene.training, viewer=scene.organiser)
    assert (first.due_at, second.due_at) == (later, DUE)
    assert (first.is_late, second.is_late) == (False, True)


def test_the_organisers_are_bound_by_no_deadline_and_their_entry_is_an_answer():
    scene = a_scene()
    service.set_terms(scene.training, DUE, takes_late=False, version=0, by=scene.organiser)
    service.reply_nil(scene.training, scene.communes[0], "Bận", by=scene.focal[0])

    assert nominate_one(scene, scene.organiser) == ""

    assert state(scene) is ReplyState.SENT


def test_whoever_said_nobody_comes_takes_that_back_before_naming_somebody():
    scene = a_scene()
    service.reply_nil(scene.training, scene.communes[0], "Bận", by=scene.focal[0])

    assert nominate_one(scene, scene.focal[0]) == (
        "Your agency has said that nobody comes. Take that answer back first."
    )


def test_a_deadline_after_the_training_is_refused():
    scene = a_scene()

    assert refused(
        service.set_terms,
        scene.training,
        datetime(2021, 10, 23, 9, tzinfo=UTC),
        takes_late=True,
        version=0,
    ) == ("day", "The answers are needed before the training ends on 22/10/2021.")


def test_of_two_organisers_the_second_is_told_that_the_terms_changed():
    scene = a_scene()
    service.set_terms(scene.training, DUE, takes_late=True, version=0, by=scene.organiser)

    assert refused(service.set_terms, scene.training, DUE, takes_late=False, version=0) == (
        None,
        STALE,
    )


def test_seats_with_people_on_them_are_not_taken_back():
    scene = a_scene()
    scene.lists(0, people=2)
    invitation = queries.get_invitation(
        scene.training, scene.communes[0].id, "G4", viewer=scene.organiser
    )
    sentence = "2 people are registered on these seats. Withdraw them first."

    assert refused(service.remove_invitation, invitation, reason="Nhầm") == ("reason", sentence)
    assert refused(service.plan_seats, scene.training, scene.communes[0], {}, seen={"G4": 3}) == (
        "G4",
        sentence,
    )


def test_a_focal_person_sees_the_answer_of_her_own_agency_alone():
    scene = a_scene(communes=3)
    RegistrationFactory(point=PointFactory(training=scene.training, agency=scene.communes[1]))

    answers = queries.replies(scene.training, viewer=scene.focal[1])

    assert [one.agency for one in answers] == [scene.communes[1]]
    assert answers[0].people == 1
