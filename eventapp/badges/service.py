"""Giving out personal codes and taking them back."""

from __future__ import annotations

from sqlalchemy import select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.badges.models import PersonalCode
from eventapp.badges.queries import badges, code_of
from eventapp.badges.secrets import digest_of, new_token
from eventapp.database import atomic, db, insert_new
from eventapp.errors import RuleBroken
from eventapp.points.models import Point
from eventapp.registrations.models import Registration
from eventapp.trainings.models import Training


@atomic
def issue_missing(training: Training, point: Point | None = None, *, by: User) -> int:
    """Give a code to everybody on the list who has none; tells how many that were."""
    lacking = [
        one.registration.id for one in badges(training, point, viewer=by) if one.code is None
    ]
    if lacking:
        db.session.execute(insert_new(PersonalCode), [_row(one, by) for one in lacking])
    return len(lacking)


@atomic
def issue(registration: Registration, *, by: User) -> PersonalCode:
    """Give a new code; the one before no longer counts."""
    if not registration.is_expected:
        raise RuleBroken("Only people on the list get a code.")
    _revoke(registration, by)
    code = PersonalCode(**_row(registration.id, by))
    db.session.add(code)
    db.session.flush()
    return code


@atomic
def revoke(registration: Registration, *, by: User) -> None:
    """Take the code back: whoever shows it is told that it no longer counts."""
    _revoke(registration, by)


def _revoke(registration: Registration, by: User) -> None:
    db.session.scalar(
        select(Registration.id).where(Registration.id == registration.id).with_for_update()
    )
    if code := code_of(registration):
        code.revoked_at = clock.now()
        code.revoked_by_id = by.id
        db.session.flush()


def _row(registration_id: int, by: User) -> dict[str, object]:
    token = new_token()
    return {
        "registration_id": registration_id,
        "token": token,
        "digest": digest_of(token),
        "issued_at": clock.now(),
        "issued_by_id": by.id,
    }
