"""Loading the demo: the story of one training from the plan to the second morning."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.agencies.queries import agencies_on
from eventapp.agencies.service import import_units
from eventapp.agencies.unit_files import SHIPPED, read
from eventapp.database import atomic
from eventapp.demo import plan, preparation, programme, queries
from eventapp.demo.accounts import Accounts
from eventapp.demo.acting import acting
from eventapp.demo.codes import hand_out
from eventapp.demo.drafts import send_again
from eventapp.demo.enrolling import let_people_register
from eventapp.demo.evidence import add_evidence
from eventapp.demo.lines import import_logs
from eventapp.demo.lists import HOMONYMS, is_silent, walk_in
from eventapp.demo.people import Inventor
from eventapp.demo.registering import register_all, withdraw_some
from eventapp.demo.replying import answer_otherwise
from eventapp.demo.rolls import RollCalls
from eventapp.demo.sign_ins import COMMUNE, SIGN_INS
from eventapp.demo.telephone import Telephone
from eventapp.errors import N_, RuleBroken
from eventapp.invitations.models import Invitation
from eventapp.points.models import Point
from eventapp.points.service import assign_operator
from eventapp.registrations.models import Registration
from eventapp.registrations.service import add_walk_in
from eventapp.trainings.models import Training

SEED = plan.CODE


@atomic
def load(*, by: User | None, tell: Callable[[str], None] = lambda _: None) -> None:
    """Fill an empty database with the demo, all or nothing; ``tell`` hears how far it is."""
    if queries.what_is_there() is not queries.Found.NOTHING:
        raise RuleBroken(
            "The database holds other data: the demo is loaded into an empty one only."
        )
    taken = [one.name for one in SIGN_INS] + [name for pair in HOMONYMS.values() for name in pair]
    inventor = Inventor(SEED, taken)

    tell(N_("Loading agencies and accounts…"))
    with acting(plan.PLANNED - timedelta(days=3), None, "agencies.import_units"):
        agencies = _import_agencies()
    with acting(plan.PLANNED - timedelta(days=1), None, "accounts.add_user"):
        accounts = Accounts(inventor)
        accounts.officials(agencies)
        accounts.focal_persons_of(agencies)
        accounts.administration(agencies)

    tell(N_("Loading plan, points and seats…"))
    organiser = accounts.organiser
    training, points = plan.organise(agencies, by=organiser)
    with acting(plan.PLANNED + timedelta(days=1), organiser, "accounts.add_user"):
        operators = accounts.operators(points)
    with acting(plan.PLANNED + timedelta(days=2), organiser, "points.change_points"):
        preparation.describe_rooms(points)
    with acting(plan.PLANNED + timedelta(days=1), organiser, "points.assign_operator"):
        for point, user in operators.items():
            assign_operator(point, user, by=organiser)
    programme.fill(training, by=organiser)
    invitations = plan.invite_all(training, agencies, by=organiser)

    tell(N_("Loading registrations…"))
    registrations = register_all(training, invitations, points, accounts, inventor)
    withdraw_some(registrations, agencies, accounts)
    answer_otherwise(training, agencies, accounts)
    registrations.append(_walk_in(training, invitations, operators, inventor))

    commune = next(one for one in agencies.values() if one.official_code == COMMUNE)
    send_again(training, commune, registrations, accounts)
    let_people_register(training, commune, by=organiser)
    programme.put_later(training, by=organiser)
    hand_out(training, list(points), by=organiser)

    tell(N_("Loading roll calls…"))
    phones = [
        Telephone(point, user, _list_at(point, registrations), inventor.random)
        for point, user in operators.items()
    ]
    calls = RollCalls(training, phones, inventor)
    preparation.test_lines(training, points, organiser)
    calls.first_day(organiser)
    calls.second_morning()
    add_evidence(phones, training.sessions, organiser)
    preparation.tick_checklists(training.sessions[2], points)
    preparation.combine_two(training.sessions[2], points, organiser)
    import_logs(training, points, by=organiser)


def _import_agencies() -> dict[str, Agency]:
    """The units of the province in 2021, by reference, in the order of their files."""
    files = [read(path) for path in SHIPPED]
    for file in files:
        import_units(file.units, file.links, by=None)
    units = [unit for file in files for unit in file.units]
    found = {agency.reference: agency for agency in agencies_on(plan.FIRST_DAY)}
    return {unit.reference: found[unit.reference] for unit in units if unit.reference in found}


def _walk_in(
    training: Training,
    invitations: Sequence[Invitation],
    operators: Mapping[Point, User],
    inventor: Inventor,
) -> Registration:
    """From a commune that never sent a list one person came all the same."""
    point, user = next(
        (point, user) for point, user in operators.items() if is_silent(point.agency)
    )
    invitation = next(one for one in invitations if one.agency is point.agency)
    nomination = walk_in(invitation, point, inventor)
    with acting(plan.in_2021(10, 13, 7, 26), user, "registrations.add_walk_in"):
        return add_walk_in(nomination, training=training, by=user)


def _list_at(point: Point, registrations: Sequence[Registration]) -> list[Registration]:
    """Who is expected there, in the order of the sheet."""
    expected = [one for one in registrations if one.point is point and one.is_expected]
    return sorted(expected, key=lambda one: (one.name_key, one.id))
