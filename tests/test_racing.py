"""Eight people read one number and write it back plus one: none of the additions is lost."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.database import atomic, db
from tests.factories import AgencyFactory
from tests.racing import at_once, real_application


@atomic
def add_one(agency_id: int, *, by: User | None) -> None:
    agency = db.session.scalars(
        select(Agency)
        .where(Agency.id == agency_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    agency.abbreviation = str(int(agency.abbreviation) + 1)


def test_actions_take_turns(tmp_path: Path):
    with real_application(tmp_path) as app:
        agency_id = AgencyFactory(abbreviation="0").id
        db.session.commit()

        def read_then_add(_: int) -> None:
            db.session.scalar(select(Agency.abbreviation))  # a page was read first
            for _ in range(10):
                add_one(agency_id, by=None)

        results = at_once(app, 8, read_then_add)

        assert results == [None] * 8
        assert db.session.scalar(select(Agency.abbreviation)) == "80"
