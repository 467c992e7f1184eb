"""What is shown beside grants: names of their places, agencies to choose from, their history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from eventapp.access import Role
from eventapp.accounts.models import Grant, User
from eventapp.accounts.scope import agencies_of
from eventapp.agencies.models import Agency
from eventapp.agencies.queries import agencies_on
from eventapp.database import db
from eventapp.journal.naming import Key, names_of
from eventapp.journal.queries import histories_of
from eventapp.journal.reading import Line


def places_of(grants: Iterable[Grant]) -> dict[int, str]:
    """What each grant is over, by its id: an agency, or a point; nothing where neither is named.

    Points are named through the journal's words: their feature stands above this one.
    """
    grants = list(grants)
    keys = {grant.id: Key("point", grant.point_id) for grant in grants if grant.point_id}
    names = names_of(db.session.connection(), keys.values()) if keys else {}
    found = {grant.id: grant.agency.name for grant in grants if grant.agency}
    return found | {grant_id: names[key].name for grant_id, key in keys.items() if key in names}


def agencies_offered(viewer: User, *, on: date) -> Sequence[Agency]:
    """The agencies of a day over which the viewer may give roles."""
    own = None if viewer.holds(Role.ADMINISTRATOR) else agencies_of(viewer, Role.ORGANISER)
    return [agency for agency in agencies_on(on) if own is None or agency.id in own]


def history_of_account(user: User) -> list[Line]:
    """Who opened it, gave it what, and took it away again."""
    return histories_of({"user_account": {user.id}, "role_grant": {one.id for one in user.grants}})
