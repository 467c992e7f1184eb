"""From the words of an address, or of a job, to what a paper is asked of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy.exc import NoResultFound

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.keys import asked_key
from eventapp.reports.catalogue import CATALOGUE, PaperKind
from eventapp.reports.queries import get_choice
from eventapp.reports.scope import Scope, find_scope
from eventapp.reports.selection import Selection
from eventapp.trainings.models import Training
from eventapp.vietnamese.dates import parse_date


def select(
    kind: PaperKind, training: Training, words: Mapping[str, str], *, viewer: User
) -> Selection:
    """What these words ask a paper of; NoResultFound where they name nothing, or not enough."""
    choice = get_choice(
        training,
        viewer=viewer,
        group=words.get("group", ""),
        agency_id=asked_key(words, "agency") or 0,
        point=words.get("point", ""),
    )
    asked = Selection(
        scope_in(training, words),
        point=choice.point,
        group=choice.group,
        agency=choice.agency,
        number=asked_key(words, "version") or 0,
        to_sign="1" in {words.get("sign"), words.get("blank")},
        units_on=units_in(words),
    )
    if not CATALOGUE[kind].fits(has_point=bool(asked.point), has_part=bool(asked.scope.query)):
        raise NoResultFound
    return asked


def scope_in(training: Training, words: Mapping[str, str]) -> Scope:
    """The scope that ``day`` or ``session`` names; NoResultFound when it is not there."""
    text = words.get("day", "")
    day = parse_date(text) if text else None
    scope = find_scope(training, day=day, session=words.get("session", ""))
    if scope is None or (text and day is None):
        raise NoResultFound
    return scope


def units_or_words(words: Mapping[str, str]) -> tuple[date | None, str]:
    """The same as ``units_in``, and what was typed when that is no day."""
    try:
        return units_in(words), ""
    except NoResultFound:
        return None, words["units"][:40]


def units_in(words: Mapping[str, str]) -> date | None:
    """The day to whose agencies figures are restated ("today", or a day); none: as they were."""
    word = words.get("units", "")
    day = clock.today() if word == "today" else parse_date(word)
    if word and day is None:
        raise NoResultFound
    return day
