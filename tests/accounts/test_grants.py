"""What a grant gives, where, from when until when, and who may give it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from eventapp import clock
from eventapp.access import Permission, Role
from eventapp.accounts.models import Grant
from eventapp.accounts.queries import Wanted as Asked
from eventapp.accounts.queries import accounts, find_by_email, get_account
from eventapp.accounts.scope import agencies_of
from eventapp.accounts.service import (
    NewUser,
    Terms,
    add_user,
    disable_user,
    end_grant,
    give_grant,
)
from eventapp.agencies.models import AgencyLevel
from eventapp.errors import RuleBroken
from eventapp.points.queries import points_of
from eventapp.registrations.queries import visible_to
from eventapp.trainings.queries import get_training
from tests.factories import (
    AgencyFactory,
    PointFactory,
    TrainingFactory,
    UserFactory,
    grant_of,
    operator_of,
)


@pytest.fixture
def district():
    return AgencyFactory(name="Huyện Khoái Châu", level=AgencyLevel.DISTRICT)


@pytest.fixture
def commune(district):
    return AgencyFactory(name="Xã Hồng Tiến", parent=district)


@pytest.fixture
def administrator():
    return UserFactory(role=Role.ADMINISTRATOR)


def organiser_of(agency):
    return UserFactory(grants=[Grant(role=Role.ORGANISER, agency=agency, reaches_down=True)])


def refused(action, *args, **kwargs) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as refusal:
        action(*args, **kwargs)
    return refusal.value.field, str(refusal.value)


@pytest.mark.parametrize(
    ("starts", "ends", "may"),
    [(None, None, True), (-1, None, True), (1, None, False), (-2, -1, False), (-1, 1, True)],
)
def test_a_grant_that_has_ended_or_not_begun_gives_nothing(starts, ends, may):
    moments = [clock.now() + timedelta(hours=n) if n else None for n in (starts, ends)]
    user = UserFactory(
        grants=[Grant(role=Role.ORGANISER, starts_at=moments[0], ends_at=moments[1])]
    )

    assert user.may(Permission.PLAN_TRAININGS) is may
    assert user.roles == ([Role.ORGANISER] if may else [])


def test_roles_add_up_but_each_page_uses_only_those_it_asks_for(commune):
    """Focal person of one commune, operator at one point: all rooms to choose, one to take roll."""
    training = TrainingFactory()
    own, other = PointFactory(training=training, agency=commune), PointFactory(training=training)
    user = operator_of(own)
    user.grants.append(grant_of(Role.FOCAL_PERSON, commune))

    assert user.may(Permission.REGISTER_PARTICIPANTS)
    assert user.may(Permission.TAKE_ROLL)
    assert points_of(training, viewer=user) == [own, other]

    user.act_with(Permission.TAKE_ROLL)
    assert points_of(training, viewer=user) == [own]


def test_an_operator_of_an_agency_runs_every_point_it_hosts(commune):
    training = TrainingFactory()
    own = PointFactory(training=training, agency=commune)
    PointFactory(training=training)
    user = UserFactory(grants=[Grant(role=Role.OPERATOR, agency=commune)])

    assert points_of(training, viewer=user) == [own]
    assert own in points_of(training, viewer=UserFactory())
    assert points_of(training, viewer=UserFactory())[0].operators == [user]


def test_a_part_of_the_tree_reaches_down_only_when_it_says_so(district, commune):
    exact = UserFactory(grants=[Grant(role=Role.FOCAL_PERSON, agency=district)])
    down = UserFactory(grants=[Grant(role=Role.FOCAL_PERSON, agency=district, reaches_down=True)])

    assert agencies_of(exact, Role.FOCAL_PERSON) == {district.id}
    assert agencies_of(down, Role.FOCAL_PERSON) == {district.id, commune.id}
    assert agencies_of(UserFactory(), Role.ORGANISER) is None
    assert str(visible_to(UserFactory())) == "true"


def test_an_organiser_of_a_district_plans_only_what_it_hosts(district, commune):
    user = organiser_of(district)
    here, there = TrainingFactory(host=district), TrainingFactory()
    point = PointFactory(training=there, agency=commune)
    PointFactory(training=there)

    assert points_of(there, viewer=user) == [point]
    assert not user.may(Permission.READ_JOURNAL)
    user.act_with(Permission.PLAN_TRAININGS)
    assert get_training(here.code, viewer=user) == here
    with pytest.raises(Exception, match="No row was found"):
        get_training(there.code, viewer=user)


def test_an_administrator_gives_every_role(administrator, district):
    user = UserFactory(grants=[])
    for role in Role:
        agency = None if role is Role.ADMINISTRATOR else district
        give_grant(user, Terms(role=role, agency=agency), by=administrator)

    held = find_by_email(user.email).held
    assert {grant.role for grant in held} == set(Role)
    assert not administrator.may(Permission.WATCH_BOARD)


def test_an_organiser_gives_lists_and_roll_calls_in_her_part_alone(district, commune):
    user, by = UserFactory(grants=[]), organiser_of(district)
    elsewhere = AgencyFactory()

    give_grant(user, Terms(role=Role.FOCAL_PERSON, agency=commune), by=by)
    assert refused(give_grant, user, Terms(role=Role.OFFICIAL, agency=commune), by=by) == (
        "role",
        "Only an administrator gives or ends this role.",
    )
    assert refused(give_grant, user, Terms(role=Role.OPERATOR, agency=elsewhere), by=by) == (
        "agency",
        "This agency is not in your part of the tree.",
    )


def test_the_same_role_is_not_given_twice(administrator, commune):
    user = UserFactory(role=Role.FOCAL_PERSON, agency=commune)

    terms = Terms(role=Role.FOCAL_PERSON, agency=commune)
    assert refused(give_grant, user, terms, by=administrator) == (
        "role",
        "This person has this role there already.",
    )


@pytest.mark.parametrize(
    ("terms", "refusal"),
    [
        (
            {"role": Role.FOCAL_PERSON},
            ("agency", "A focal person belongs to an agency: name it."),
        ),
        (
            {"role": Role.OFFICIAL, "first_day": date(2021, 12, 2), "last_day": date(2021, 12, 1)},
            ("last_day", "The last day comes before the first."),
        ),
        (
            {"role": Role.OFFICIAL, "last_day": date(2021, 10, 12)},
            ("last_day", "The last day is over already."),
        ),
    ],
)
def test_terms_that_make_no_sense_are_refused(terms, refusal):
    assert refused(Terms, **terms) == refusal


def test_both_days_of_a_grant_are_included(administrator, time):
    user = UserFactory(grants=[])
    day = date(2021, 10, 15)
    grant = give_grant(
        user, Terms(role=Role.OFFICIAL, first_day=day, last_day=day), by=administrator
    )

    assert [clock.local(at).strftime("%d %H:%M") for at in (grant.starts_at, grant.ends_at)] == [
        "15 00:00",
        "16 00:00",
    ]
    assert not grant.is_in_force


def test_an_ended_role_is_gone_at_once(administrator, commune):
    user = UserFactory(role=Role.FOCAL_PERSON, agency=commune)

    end_grant(user.grants[0], by=administrator)

    assert user.roles == []


def test_one_administrator_always_remains(administrator):
    last = "This is the last administrator. Name another one first."

    assert refused(end_grant, administrator.grants[0], by=administrator) == (None, last)
    assert refused(disable_user, administrator, by=None) == (None, last)
    other = UserFactory(role=Role.ADMINISTRATOR)
    end_grant(administrator.grants[0], by=other)
    assert administrator.roles == []


def test_whoever_holds_more_is_nobodys_account_but_the_administrators(district, commune):
    by = organiser_of(district)
    mine = UserFactory(role=Role.FOCAL_PERSON, agency=commune)
    more = UserFactory(role=Role.FOCAL_PERSON, agency=commune)
    give_grant(more, Terms(role=Role.OFFICIAL), by=None)
    elsewhere = UserFactory(role=Role.FOCAL_PERSON, agency=AgencyFactory())

    found = [row.user for row in accounts(Asked(), viewer=by, page=1).rows]

    assert found == [mine]
    for other in (more, elsewhere):
        with pytest.raises(Exception, match="No row was found"):
            get_account(other.id, viewer=by)
    assert get_account(more.id, viewer=UserFactory(role=Role.ADMINISTRATOR)) == more


def test_an_account_opens_without_mailbox_and_password(administrator, commune):
    new = NewUser(
        email="nhung.hongtien",
        full_name="vũ thị nhung",
        role=Role.FOCAL_PERSON,
        agency=commune,
        phone="0912 345 678",
    )
    user = add_user(new, by=administrator)

    assert (user.email, user.full_name, user.mailbox, user.phone) == (
        "nhung.hongtien",
        "Vũ Thị Nhung",
        None,
        "0912345678",
    )
    assert (user.password_hash, user.workplace) == ("", commune)
