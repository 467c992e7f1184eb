"""Roles go on for the agency that follows when one merges or ends."""

from __future__ import annotations

from datetime import date

import pytest

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts import succession
from eventapp.accounts.models import Grant
from eventapp.accounts.service import hand_over_grant
from eventapp.accounts.views import handing_over
from eventapp.database import db
from eventapp.errors import RuleBroken
from tests.factories import AgencyFactory, UserFactory

MERGED_ON = date(2022, 1, 1)
PAGE = "/accounts/hand-over"


@pytest.fixture
def old():
    return AgencyFactory(name="Xã Hồng Tiến", valid_to=date(2021, 12, 31))


@pytest.fixture
def new():
    return AgencyFactory(name="Xã Việt Tiến", valid_from=MERGED_ON)


@pytest.fixture
def focal(old):
    return UserFactory(full_name="Vũ Thị Nhung", role=Role.FOCAL_PERSON, agency=old)


def test_the_old_role_ends_when_the_new_one_begins(focal, new):
    by = UserFactory(role=Role.ADMINISTRATOR)

    later = hand_over_grant(focal.grants[0], new, MERGED_ON, by=by)

    assert focal.grants[0].ends_at == later.starts_at
    assert clock.local(later.starts_at).date() == MERGED_ON
    assert (later.user_id, later.role, later.agency_id) == (focal.id, Role.FOCAL_PERSON, new.id)
    assert focal.roles == [Role.FOCAL_PERSON]  # until that day she goes on as before


def test_an_agency_of_another_time_cannot_follow(focal, new):
    with pytest.raises(RuleBroken) as refusal:
        hand_over_grant(focal.grants[0], new, date(2021, 12, 1), by=None)

    assert refusal.value.field == "agency"
    assert str(refusal.value) == "Xã Việt Tiến does not exist on 01/12/2021."


def test_the_page_offers_the_successor_and_hands_over(sign_in, focal, new, monkeypatch):
    monkeypatch.setattr(handing_over, "successors_on", lambda *_: [new])
    browser = sign_in(role=Role.ADMINISTRATOR)
    (grant,) = focal.grants

    asked = browser.get(f"{PAGE}?day=01/01/2022").get_data(as_text=True)
    sent = {"day": "01/01/2022", f"to-{grant.id}": str(new.id)}
    answer = browser.post(PAGE, data=sent)
    after = browser.get(answer.location).get_data(as_text=True)

    assert "1 roles lose their agency by 01/01/2022" in asked
    assert f'<option value="{new.id}" selected>Xã Việt Tiến</option>' in asked
    assert "Roles handed over: 1." in after
    assert "No role loses its agency by 01/01/2022" in after
    assert db.session.query(Grant).filter_by(agency_id=new.id).count() == 1


def test_without_a_known_successor_the_agency_is_chosen_by_hand(sign_in, focal, new):
    browser = sign_in(role=Role.ADMINISTRATOR)

    page = browser.get(f"{PAGE}?day=01/01/2022").get_data(as_text=True)

    assert f'<option value="{new.id}">Xã Việt Tiến</option>' in page.replace(" >", ">")
    assert list(succession.successors_on(new, date(2021, 1, 1))) == []


def test_a_role_left_as_it_is_stays(sign_in, focal):
    browser = sign_in(role=Role.ADMINISTRATOR)

    browser.post(PAGE, data={"day": "01/01/2022", f"to-{focal.grants[0].id}": ""})

    assert focal.grants[0].ends_at is None


def test_a_day_that_is_none_is_said_so(sign_in):
    page = sign_in(role=Role.ADMINISTRATOR).get(f"{PAGE}?day=2022").get_data(as_text=True)

    assert "“2022” is not a day." in page
