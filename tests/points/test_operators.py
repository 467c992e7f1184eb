"""Who runs a point."""

from __future__ import annotations

import pytest

from eventapp.access import Role
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.journal.models import JournalEntry
from eventapp.points.models import PointOperator
from eventapp.points.queries import get_point, operators
from eventapp.points.service import assign_operator, remove_operator
from tests.factories import PointFactory, UserFactory, operator_of


def test_an_operator_gets_a_point_and_loses_it_again():
    point, organiser = PointFactory(), UserFactory()
    operator = UserFactory(role=Role.OPERATOR)

    assign_operator(point, operator, by=organiser)
    assert get_point(point.training, point.code, viewer=operator).operators == [operator]

    remove_operator(point, operator, by=organiser)
    assert db.session.query(PointOperator).count() == 0
    actions = db.session.query(JournalEntry.action).filter_by(actor_id=organiser.id)
    assert [action for (action,) in actions.order_by(JournalEntry.id)] == [
        "points.assign_operator",
        "points.remove_operator",
    ]


def test_an_operator_runs_a_point_once():
    point = PointFactory()
    operator = operator_of(point)

    with pytest.raises(RuleBroken) as refusal:
        assign_operator(point, operator, by=UserFactory())

    assert (refusal.value.field, str(refusal.value)) == (
        "operator",
        "This person already runs this point.",
    )


@pytest.mark.parametrize(
    "account",
    [
        {"role": Role.FOCAL_PERSON},
        {"role": Role.ORGANISER},
        {"role": Role.OPERATOR, "is_active": False},
    ],
)
def test_only_an_active_operator_runs_a_point(account: dict[str, object]):
    user = UserFactory(full_name="Trần Văn Mẫu", **account)

    with pytest.raises(RuleBroken) as refusal:
        assign_operator(PointFactory(), user, by=UserFactory())

    assert (refusal.value.field, str(refusal.value)) == (
        "operator",
        "Trần Văn Mẫu has no account of a point operator.",
    )


def test_operators_are_offered_by_given_name():
    for name in ("Nguyễn Văn Bình", "Vũ Thị An", "Trần Văn Cường"):
        UserFactory(full_name=name, role=Role.OPERATOR)
    UserFactory(role=Role.OPERATOR, is_active=False)
    UserFactory(role=Role.ORGANISER)

    assert [user.full_name for user in operators()] == [
        "Vũ Thị An",
        "Nguyễn Văn Bình",
        "Trần Văn Cường",
    ]
