"""``flask connections``: what is understood of a meeting log; nothing is written."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click
from flask_babel import gettext as _

from eventapp import clock
from eventapp.connections.words import format_name, problem_text
from eventapp.console import Commands, Day, json_option, say
from eventapp.errors import RuleBroken
from eventapp.meetings import limits
from eventapp.meetings.document import document_of
from eventapp.meetings.identities import Identity, identities_of
from eventapp.meetings.intervals import Span
from eventapp.meetings.log import Log, Problem, Request
from eventapp.meetings.reading import read_log

connections = Commands("connections", help="Logs of video-conference systems.")


class Zone(click.ParamType[ZoneInfo]):
    """The name of a time zone: Asia/Ho_Chi_Minh, UTC."""

    name = "zone"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> ZoneInfo:
        try:
            return value if isinstance(value, ZoneInfo) else ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.fail(f"{value!r} is no time zone; write Asia/Ho_Chi_Minh or UTC.", param, ctx)


class Moment(click.ParamType[datetime]):
    """2021-10-13T07:30, with an offset or in the zone of the log."""

    name = "moment"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        try:
            return value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no moment; write 2021-10-13T07:30.", param, ctx)


@connections.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--window", nargs=2, type=Moment(), metavar="FROM TO", help="Count only what lies between."
)
@click.option("--tz", "zone", type=Zone(), default=clock.LOCAL.key, help="Zone of the log's clock.")
@click.option("--on", "day", type=Day(), help="The day, for day and month or for a log of hours.")
@json_option
def read(
    *,
    file: Path,
    window: tuple[datetime, datetime] | None,
    zone: ZoneInfo,
    day: date | None,
    as_json: bool,
) -> None:
    """Read FILE (Zoom, Teams, Meet, Webex, BigBlueButton, Cisco) and print who was connected."""
    span = _span(window, zone)
    days = (day,) if day else (span.start.astimezone(zone).date(),) if span else ()
    log = read_log(_content(file), Request(zone=zone, days=days, day=day))
    say("\n".join(_text(log, span)), document_of(log, _sentence, span), as_json=as_json)


def _sentence(problem: Problem) -> str:
    return problem_text(problem.code, problem.values)


def _span(window: tuple[datetime, datetime] | None, zone: ZoneInfo) -> Span | None:
    if window is None:
        return None
    start, end = (one if one.tzinfo else one.replace(tzinfo=zone) for one in window)
    if end <= start:
        raise RuleBroken("The window ends before it begins.")
    return Span(start, end)


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            return source.read(limits.MOST_BYTES + 1)
    except OSError as error:
        raise RuleBroken("The file %(file)s cannot be opened.", file=str(file)) from error


def _text(log: Log, window: Span | None) -> list[str]:
    people = identities_of(log.connections)
    return [
        _(
            "%(format)s: %(lines)s lines, %(names)s names.",
            format=format_name(log.format),
            lines=len(log.connections),
            names=len(people),
        ),
        *(_sentence(problem) for problem in log.problems),
        *(_row(one, window) for one in people),
    ]


def _row(one: Identity, window: Span | None) -> str:
    times = [
        f"{moment:%d/%m/%Y %H:%M:%S}" if moment else "-"
        for moment in (one.first_join, one.last_leave)
    ]
    minutes = f"{one.seconds(window) // 60}" if one.is_known else "-"
    return "\t".join((one.name, one.email or "-", *times, minutes, str(len(one.connections))))
