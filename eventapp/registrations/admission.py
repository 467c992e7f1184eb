"""The rules of registering: who may send whom, for which group, to which point, and how many."""

from __future__ import annotations

from collections.abc import Iterable

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import agencies_of
from eventapp.errors import RuleBroken
from eventapp.invitations.deadline import must_take_lists
from eventapp.registrations.facts import take_turn
from eventapp.registrations.likeness import Likeness
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.nomination import Nomination
from eventapp.trainings.models import Training, TrainingState
from eventapp.trainings.vocabulary import roles_of
from eventapp.vietnamese.dates import format_date

SENDS = (Role.ORGANISER, Role.FOCAL_PERSON)


class Admission:
    """A turn at the list of one training: checks nominations and keeps count of the seats."""

    def __init__(
        self,
        training: Training,
        nominations: Iterable[Nomination],
        *,
        by: User,
        status: RegistrationStatus = RegistrationStatus.REGISTERED,
    ) -> None:
        self.training, self.by, self.status = training, by, status
        self.facts = take_turn(training, nominations)
        self.people = Likeness(self.facts)
        self._times: dict[int, RuleBroken | None] = {}
        check_open(self.facts.state, by=by)
        self.own = agencies_of(by, *SENDS)

    def check(self, nomination: Nomination, *, stays: Registration | None = None) -> None:
        """Refuse what a rule forbids. ``stays``: her present row, whose seats are hers already."""
        self._check_agency(nomination)
        self._check_group(nomination)
        if nomination.point.training_id != self.training.id:
            raise RuleBroken("Choose a point of this training.", field="point")
        nomination.check_age(self.training.starts_on)
        self.people.refuse_the_registered(nomination, but=stays)
        if self.status is not RegistrationStatus.WALK_IN:
            if stays is None:
                self._check_time(nomination.agency.id)
            self._check_called(nomination, stays)
            self._check_room(nomination, stays)
        self.people.ask_about_others(nomination, but=stays)

    def take(self, nomination: Nomination) -> Registration:
        """Write the row and count its seat, so that the rest of the batch finds both.

        Who was withdrawn and comes back keeps her row; who is unknown becomes a new person.
        """
        person = self.people.person(nomination)
        if person is None:
            person = nomination.identity.person()
        else:
            nomination.identity.complete(person)
        registration = self.people.row_of(person) or Registration(
            training=self.training, person=person
        )
        nomination.write_on(registration)
        registration.status = self.status
        self.people.remember(registration, person)
        self.facts.taken[nomination.point.id] += 1
        if self.status is RegistrationStatus.REGISTERED:
            self.facts.used[nomination.agency.id, nomination.group.id] += 1
        return registration

    def _check_agency(self, nomination: Nomination) -> None:
        agency, day = nomination.agency, self.training.starts_on
        is_walk_in = self.status is RegistrationStatus.WALK_IN
        if self.own is not None and not is_walk_in and agency.id not in self.own:
            raise RuleBroken("You register people of your own agency only.", field="agency")
        if not agency.exists_on(day):
            raise RuleBroken(
                "%(agency)s does not exist on %(day)s.",
                field="agency",
                agency=agency.name,
                day=format_date(day),
            )

    def _check_time(self, agency_id: int) -> None:
        """The deadline of an agency, looked up once for the whole batch."""
        if agency_id not in self._times:
            self._times[agency_id] = None
            try:
                must_take_lists(self.training, agency_id, by=self.by)
            except RuleBroken as too_late:
                self._times[agency_id] = too_late
        if refusal := self._times[agency_id]:
            raise refusal

    def _check_group(self, nomination: Nomination) -> None:
        agency, group = nomination.agency, nomination.group
        if group.training_id != self.training.id:
            raise RuleBroken("Choose a group of this training.", field="group")
        is_called = (agency.id, group.id) in self.facts.called
        if self.by.role is Role.FOCAL_PERSON and not (is_called or group.level is agency.level):
            raise RuleBroken(
                "Group %(group)s is not for agencies like yours. Please ask the organisers.",
                field="group",
                group=group.code,
            )
        roles = {role.code for role in roles_of(group.code, on=self.training.starts_on)}
        if nomination.role_code is not None and nomination.role_code not in roles:
            raise RuleBroken(
                "Choose a role of group %(group)s.", field="role_code", group=group.code
            )

    def _check_called(self, nomination: Nomination, stays: Registration | None) -> None:
        """The seats an agency was called for bind the agency, not the organisers."""
        place = nomination.agency.id, nomination.group.id
        if self.by.role is Role.ORGANISER or place not in self.facts.called:
            return
        if stays and (stays.agency_id, stays.group_id) == place:
            return
        called, used = self.facts.called[place], self.facts.used[place]
        if used >= called:
            raise RuleBroken(
                "Group %(group)s: %(called)s people were asked of your agency and %(used)s are "
                "registered. To send more, please ask the organisers.",
                field="group",
                group=nomination.group.code,
                called=called,
                used=used,
            )

    def _check_room(self, nomination: Nomination, stays: Registration | None) -> None:
        point = nomination.point
        if stays and stays.point_id == point.id:
            return
        seats = self.facts.seats[point.id]
        if self.facts.taken[point.id] >= seats:
            raise RuleBroken(
                "All %(seats)s seats at %(point)s are taken. Please choose another point.",
                field="point",
                seats=seats,
                point=point.name,
            )


def check_open(state: TrainingState, *, by: User) -> None:
    """Only organisers work on a draft; nobody changes the list of a closed training."""
    if state.is_over:
        raise RuleBroken("The training is closed: its list can no longer be changed.")
    if state is TrainingState.DRAFT and by.role is not Role.ORGANISER:
        raise RuleBroken("Registration for this training has not been opened yet.")
