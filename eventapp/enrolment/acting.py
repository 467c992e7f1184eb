"""As whom somebody acts who has no account: as her agency would, and for it alone."""

from __future__ import annotations

from eventapp.access import Role
from eventapp.accounts.models import Grant, User
from eventapp.agencies.models import Agency
from eventapp.registrations.models import Registration


def herself(name: str, agency: Agency) -> User:
    """Not in the database: a focal person of the one agency, under her own name in the journal."""
    grant = Grant(role=Role.FOCAL_PERSON, agency=agency, agency_id=agency.id)
    return User(full_name=f"{name} (tự đăng ký)"[:200], grants=[grant])


def whoever_is(registration: Registration) -> User:
    """The same, for somebody on her own page; her agency is loaded."""
    return herself(registration.full_name, registration.agency)
