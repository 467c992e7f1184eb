"""A turn at the list of one training: nominations are checked, taken in, and seats counted."""

from __future__ import annotations

from collections.abc import Sequence

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import agencies_of
from eventapp.errors import RuleBroken
from eventapp.invitations.deadline import must_take_lists
from eventapp.registrations import queries
from eventapp.registrations.facts import read_facts
from eventapp.registrations.likeness import Likeness
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.nomination import Fate, Nomination
from eventapp.registrations.rules import (
    check_agency,
    check_group,
    check_open,
    check_room,
    check_seat,
    is_seat_bound,
)
from eventapp.trainings.models import Training

SENDS = (Role.ORGANISER, Role.FOCAL_PERSON)


class Admission:
    """Checks nominations for one training and keeps count of the seats.

    ``is_rehearsal``: nothing is locked and no row changes; the answers are what they would be.
    """

    def __init__(
        self,
        training: Training,
        nominations: Sequence[Nomination],
        *,
        by: User,
        status: RegistrationStatus = RegistrationStatus.REGISTERED,
        is_rehearsal: bool = False,
    ) -> None:
        self.training, self.by, self.status = training, by, status
        self.is_rehearsal = is_rehearsal
        self.facts = read_facts(training, nominations, is_locking=not is_rehearsal)
        self.people = Likeness(self.facts)
        self._times: dict[int, RuleBroken | None] = {}
        check_open(self.facts.state, by=by)
        is_walk_in = status is RegistrationStatus.WALK_IN
        self._sends = None if is_walk_in else agencies_of(by, *SENDS)

    def check(self, nomination: Nomination, *, stays: Registration | None = None) -> None:
        """Refuse what a rule forbids. ``stays``: her present row, whose seats are hers already."""
        check_agency(nomination, self.training, self._sends)
        check_group(nomination, self.training, self.facts.called, by=self.by)
        if nomination.point.training_id != self.training.id:
            raise RuleBroken("Choose a point of this training.", field="point")
        nomination.check_age(self.training.starts_on)
        self.people.refuse_the_registered(nomination, but=stays)
        if self.status is not RegistrationStatus.WALK_IN:
            if stays is None:
                self._check_time(nomination.agency.id)
            else:
                check_seat(nomination, self.facts, stays, by=self.by)
            if not self.must_wait(nomination, stays):
                check_room(nomination, self.facts, stays)
        self.people.ask_about_others(nomination, but=stays)

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

    def must_wait(self, nomination: Nomination, stays: Registration | None = None) -> bool:
        """Whether the agency's seats are taken, or others wait for them already."""
        if stays or self.status is not RegistrationStatus.REGISTERED:
            return bool(stays and stays.is_waiting)
        place = nomination.agency.id, nomination.group.id
        return is_seat_bound(place, self.facts, by=self.by) and (
            self.facts.used[place] >= self.facts.called[place] or self.facts.queue[place] > 0
        )

    def admit(self, nomination: Nomination) -> tuple[Fate, Registration]:
        """Take one nomination in: as a new row, or as a correction of the row it names."""
        row = self.people.row(nomination.same_as) if nomination.same_as is not None else None
        if row is None or row.is_withdrawn:
            self.check(nomination)
            taken = self.take(nomination)
            return (Fate.WAITING if taken.is_waiting else Fate.REGISTERED), taken
        return self.revise(row, nomination)

    def revise(self, row: Registration, nomination: Nomination) -> tuple[Fate, Registration]:
        """Let the row of somebody on the list say what the nomination says."""
        if row.agency_id != nomination.agency.id:
            return Fate.ALREADY_THERE, row  # sent by another agency, which keeps the word
        nomination = nomination.completed_from(row)
        self.check(nomination, stays=row)
        if row.is_unconfirmed and self.status is RegistrationStatus.REGISTERED:
            if not self.is_rehearsal:
                self.correct(row, nomination)
                self.confirm(row, nomination)
            return Fate.CHANGED, row
        if not nomination.differences(row):
            return Fate.ALREADY_THERE, row
        if not self.is_rehearsal:
            self.correct(row, nomination)
        return Fate.CHANGED, row

    def confirm(self, row: Registration, nomination: Nomination) -> None:
        """Put somebody who registered herself on the list, or in the queue for a seat."""
        waits = self.must_wait(nomination)
        if not waits:
            check_room(nomination, self.facts, None)
        row.status = RegistrationStatus.WAITING if waits else RegistrationStatus.REGISTERED
        self._count(nomination, row)

    def correct(self, row: Registration, nomination: Nomination) -> None:
        """Make a row say what the nomination says, and its person too."""
        person = queries.person_of(row)
        if person.canonical == nomination.canonical or not queries.is_known_elsewhere(row):
            nomination.identity.correct(person)
        else:  # her name belongs to other trainings too: this row was about somebody else
            row.person = self.people.person(nomination) or nomination.identity.person()
        nomination.write_on(row)

    def take(self, nomination: Nomination) -> Registration:
        """Write the row and count its seat, so that the rest of the batch finds both.

        Who was withdrawn and comes back keeps her row; who is unknown becomes a new person.
        """
        waits = self.must_wait(nomination)
        person = self.people.person(nomination)
        row = self.people.row_of(person)
        if self.is_rehearsal:
            person, row = nomination.identity.person(), None
        elif person is None:
            person = nomination.identity.person()
        else:
            nomination.identity.complete(person)
        registration = row or Registration(training=self.training, person=person)
        nomination.write_on(registration)
        registration.status = RegistrationStatus.WAITING if waits else self.status
        self._count(nomination, registration)
        self.people.remember(registration, person)
        return registration

    def free(self, registration: Registration) -> None:
        """Count as free what somebody leaves behind."""
        if registration.is_unconfirmed:
            return
        counted = self.facts.queue if registration.is_waiting else self.facts.used
        counted[registration.agency_id, registration.group_id] -= 1
        if not registration.is_waiting:
            self.facts.taken[registration.point_id] -= 1

    def _count(self, nomination: Nomination, registration: Registration) -> None:
        place = nomination.agency.id, nomination.group.id
        registration.waiting_number = None
        if registration.is_unconfirmed:
            return
        if registration.is_waiting:
            self.facts.queue[place] += 1
            registration.waiting_number = self.facts.next_number()
            return
        self.facts.taken[nomination.point.id] += 1
        if self.status is RegistrationStatus.REGISTERED:
            self.facts.used[place] += 1
