"""Two people send and confirm for one agency at one moment."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from eventapp.accounts.models import User
from eventapp.agencies.queries import get_agency
from eventapp.database import db
from eventapp.errors import RuleBroken
from eventapp.imports import queries, service
from eventapp.imports.models import ListImport
from eventapp.points.queries import get_point
from eventapp.registrations.models import Registration
from eventapp.trainings.queries import get_training
from tests.imports.scene import BE, NA, UT, send, somebody
from tests.racing import at_once, real_application
from tests.registrations.nominations import Commune, commune


def seen_by(user_id: int, code: str, point_code: str) -> Commune:
    user = db.session.get_one(User, user_id)
    training = get_training(code, viewer=user)
    point = get_point(training, point_code, viewer=user)
    return Commune(training, get_agency(user.agency_id), point, user)


def test_the_same_file_sent_by_several_at_once_is_one_draft(tmp_path: Path):
    with real_application(tmp_path) as app:
        world = commune()
        keys = world.focal.id, world.training.code, world.point.code
        db.session.commit()

        ids = at_once(app, 4, lambda _: send(seen_by(*keys), NA, BE).id)

        assert len(set(ids)) == 1
        assert db.session.query(ListImport).count() == 1


def test_one_draft_confirmed_by_several_at_once_registers_once(tmp_path: Path):
    with real_application(tmp_path) as app:
        world = commune()
        keys = world.focal.id, world.training.code, world.point.code
        draft = send(world, NA, BE, UT)
        draft_id, version = draft.id, draft.version
        db.session.commit()

        def act(_: int) -> str:
            mine = seen_by(*keys)
            found = queries.get_import(mine.training, draft_id, viewer=mine.focal)
            service.confirm(found, version=version, by=mine.focal)
            return "done"

        results = at_once(app, 4, act)

        assert results.count("done") == 1
        assert sum(isinstance(one, RuleBroken) for one in results) == 3
        assert db.session.query(Registration).count() == 3


def test_two_lists_with_the_same_people_register_nobody_twice(tmp_path: Path):
    with real_application(tmp_path) as app:
        world = commune(seats=50)
        keys = world.focal.id, world.training.code, world.point.code
        shared = [somebody(number) for number in range(8)]
        nobodys = [(*NA[:4], "")]  # no telephone, no date: alike in everything
        drafts = [send(world, *shared, *nobodys, somebody(20 + number)) for number in range(3)]
        ids = [(draft.id, draft.version) for draft in drafts]
        db.session.commit()

        def act(number: int) -> dict[str, int]:
            mine = seen_by(*keys)
            draft_id, version = ids[number]
            found = queries.get_import(mine.training, draft_id, viewer=mine.focal)
            try:
                service.confirm(found, version=version, by=mine.focal)
            except RuleBroken:  # the others' people are not in this list: decide first
                service.decide_removals(found, [], by=mine.focal)
                service.confirm(found, version=found.version, by=mine.focal)
            return found.counts

        results = at_once(app, 3, act)

        total = Counter()
        for counts in results:
            total.update(counts)
            assert (
                counts["read"]
                == 10
                == sum(
                    counts[word]
                    for word in ("registered", "waiting", "changed", "already_there", "refused")
                )
            )
        assert (total["registered"], total["already_there"], total["refused"]) == (12, 18, 0)
        assert db.session.query(Registration).count() == 12
