"""Notices in the reader's language: the same sentence on pages, in mails and in calendars."""

from __future__ import annotations

from datetime import datetime

from flask_babel import gettext as _

from eventapp import clock
from eventapp.templating import clock_time, day, period
from eventapp.trainings.models import HalfDay, Notice, NoticeKind


def sentence(notice: Notice) -> str:
    """What changed, from when to when; the reason stands beside it."""
    match notice.kind:
        case NoticeKind.POSTPONED:
            text = _(
                "The training of %(days)s is postponed. The new days will be told here.",
                days=_days(notice.was_from, notice.was_until),
            )
        case NoticeKind.NEW_DATES:
            text = _(
                "The training moves from %(was)s to %(now)s.",
                was=_days(notice.was_from, notice.was_until),
                now=_days(notice.from_, notice.until),
            )
        case NoticeKind.CANCELLED:
            text = _("%(half_day)s is cancelled.", half_day=half_day(notice.was_from))
        case NoticeKind.RESTORED:
            text = _(
                "%(half_day)s is held after all, %(hours)s.",
                half_day=half_day(notice.from_),
                hours=_hours(notice.from_, notice.until),
            )
        case NoticeKind.MOVED:
            text = _(
                "%(half_day)s moves to %(now)s, %(hours)s.",
                half_day=half_day(notice.was_from),
                now=half_day(notice.from_).lower(),
                hours=_hours(notice.from_, notice.until),
            )
        case NoticeKind.NEW_HOURS:
            text = _(
                "%(half_day)s has new hours: %(now)s instead of %(was)s.",
                half_day=half_day(notice.from_),
                now=_hours(notice.from_, notice.until),
                was=_hours(notice.was_from, notice.was_until),
            )
        case NoticeKind.ADDED:
            text = _(
                "%(half_day)s is added, %(hours)s.",
                half_day=half_day(notice.from_),
                hours=_hours(notice.from_, notice.until),
            )
    return str(text)


def half_day(moment: datetime | None) -> str:
    """Sáng 13/10/2021."""
    if moment is None:
        return ""
    here = clock.local(moment)
    half = HalfDay.MORNING if here.hour < _NOON else HalfDay.AFTERNOON
    return f"{_(half.label)} {day(here.date())}"


def _hours(first: datetime | None, last: datetime | None) -> str:
    return f"{clock_time(first)}–{clock_time(last)}" if first and last else ""


def _days(first: datetime | None, last: datetime | None) -> str:
    if first is None or last is None:
        return ""
    return period(clock.local(first).date(), clock.local(last).date())


_NOON = 12
