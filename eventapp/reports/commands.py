"""``flask reports``: any paper, without the web."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path

import click
from flask import current_app
from flask_babel import gettext as _
from sqlalchemy.exc import NoResultFound

from eventapp.access import Role
from eventapp.accounts.models import Grant, User
from eventapp.console import Commands, Day, json_option, say
from eventapp.errors import N_, RuleBroken
from eventapp.points.queries import get_point
from eventapp.reports import files, queries
from eventapp.reports.files import File, Form
from eventapp.reports.scope import Scope, find_scope
from eventapp.trainings.queries import get_training

reports = Commands("reports", help="Papers of a training: PDF, or a spreadsheet.")


class Kind(StrEnum):
    SHEET = "sheet"
    CONSOLIDATED = "consolidated"
    PARTICIPANTS = "participants"


@reports.command("build")
@click.argument("kind", type=click.Choice([kind.value for kind in Kind]))
@click.option("--training", "code", metavar="CODE", required=True)
@click.option("--point", metavar="CODE", default="", help="A point, such as ĐC001.")
@click.option("--session", metavar="CODE", default="", help="A half-day, such as 1310S.")
@click.option("--day", type=Day(), help="A day, such as 13/10/2021.")
@click.option("--group", metavar="CODE", default="", help="A group, such as G4.")
@click.option("--blank", is_flag=True, help="To be signed by hand.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@json_option
def build(  # noqa: PLR0913 - one argument per option
    *,
    kind: str,
    code: str,
    point: str,
    session: str,
    day: date | None,
    group: str,
    blank: bool,
    output: Path,
    as_json: bool,
) -> None:
    """Write a paper: the attendance sheet of a point, the consolidated report, the participants.

    -o FILE.pdf or FILE.xlsx says in which form.
    """
    form = _form(output)
    _check_usage(Kind(kind), point=point, part=session or day, both=bool(session and day))
    scope = _scope(code, day, session)
    match Kind(kind):
        case Kind.SHEET:
            file = _sheet(scope, point, form, blank=blank)
        case Kind.CONSOLIDATED:
            file = _consolidated(scope, form)
        case Kind.PARTICIPANTS:
            file = _participants(scope, group, point, form, to_sign=blank)
    try:
        output.write_bytes(file.content)
    except OSError as error:
        raise RuleBroken("%(file)s cannot be written.", file=str(output)) from error
    say(
        _("%(file)s is written: %(title)s.", file=str(output), title=file.title),
        {
            "kind": kind,
            "training": code,
            "title": file.title,
            "file": str(output),
            "bytes": len(file.content),
            "sha256": file.digest,
        },
        as_json=as_json,
    )


def _form(output: Path) -> Form:
    try:
        return Form(output.suffix.lower().removeprefix("."))
    except ValueError:
        raise click.UsageError("Call the file FILE.pdf or FILE.xlsx.") from None


def _check_usage(kind: Kind, *, point: str, part: object, both: bool) -> None:
    if both:
        raise click.UsageError("Give --session or --day, not both.")
    if kind is Kind.SHEET and not (point and part):
        raise click.UsageError("A sheet needs --point, and --session or --day.")
    if kind is Kind.PARTICIPANTS and part:
        raise click.UsageError("The list of participants is of the whole training.")
    if kind is Kind.CONSOLIDATED and point:
        raise click.UsageError("The consolidated report is of all points.")


def _scope(code: str, day: date | None, session: str) -> Scope:
    with _named(N_("There is no training with the code %(code)s."), code):
        training = get_training(code, viewer=_anybody())
    scope = find_scope(training, day=day, session=session)
    if scope is None:
        raise RuleBroken("The training has no such half-day or day.")
    return scope


def _sheet(scope: Scope, code: str, form: Form, *, blank: bool) -> File:
    with _named(N_("The training has no point with the code %(code)s."), code):
        point = get_point(scope.training, code, viewer=_anybody())
    roll = queries.roll(scope, point, viewer=_anybody())
    return files.sheet_file(roll, form, _folder(), blank=blank)


def _consolidated(scope: Scope, form: Form) -> File:
    summary = queries.summary(scope.training, scope.sessions, viewer=_anybody())
    progress = queries.progress(scope.training, scope.sessions, viewer=_anybody())
    return files.consolidated_file(scope, summary, progress, form, _folder())


def _participants(scope: Scope, group: str, point: str, form: Form, *, to_sign: bool) -> File:
    with _named(N_("The training has no such group or point: %(code)s."), f"{group} {point}"):
        choice = queries.get_choice(scope.training, viewer=_anybody(), group=group, point=point)
    found = queries.participants(scope.training, choice, viewer=_anybody())
    return files.participants_file(found, form, _folder(), to_sign=to_sign)


def _folder() -> Path:
    return Path(current_app.config["DATA_DIR"]) / "papers"


def _anybody() -> User:
    """Whoever can run commands here may see everything."""
    return User(grants=[Grant(role=Role.ORGANISER)])


@contextmanager
def _named(refusal: str, code: str) -> Iterator[None]:
    try:
        yield
    except NoResultFound:
        raise RuleBroken(refusal, code=code.strip()) from None
