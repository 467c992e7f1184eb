"""``flask reports``: any paper, without the web."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import click
from flask import current_app
from flask_babel import gettext as _
from sqlalchemy.exc import NoResultFound

from eventapp import clock
from eventapp.access import Role
from eventapp.accounts.models import Grant, User
from eventapp.console import Commands, Day, json_option, say
from eventapp.errors import N_, RuleBroken
from eventapp.reports.catalogue import CATALOGUE, Need, PaperKind, draft
from eventapp.reports.files import Form, printed
from eventapp.reports.queries import get_choice
from eventapp.reports.scope import Scope, find_scope
from eventapp.reports.selection import Selection
from eventapp.trainings.queries import get_training

reports = Commands("reports", help="Papers of a training: PDF, or a spreadsheet.")


@reports.command("build")
@click.argument("kind", type=click.Choice([kind.value for kind in PaperKind]))
@click.option("--training", "code", metavar="CODE", required=True)
@click.option("--point", metavar="CODE", default="", help="A point, such as ĐC001.")
@click.option("--session", metavar="CODE", default="", help="A half-day, such as 1310S.")
@click.option("--day", type=Day(), help="A day, such as 13/10/2021.")
@click.option("--group", metavar="CODE", default="", help="A group, such as G4.")
@click.option(
    "--units",
    type=click.Choice(["then", "today"]),
    default="then",
    help="Figures by the agencies of then, or restated to those of today.",
)
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
    units: str,
    blank: bool,
    output: Path,
    as_json: bool,
) -> None:
    """Write a paper: the attendance sheet of a point, the consolidated report, the participants.

    -o FILE.pdf or FILE.xlsx says in which form.
    """
    form = _form(output, PaperKind(kind))
    _check_usage(PaperKind(kind), point=point, part=session or day, both=bool(session and day))
    asked = _selection(_scope(code, day, session), point, group, to_sign=blank)
    if units == "today":
        asked = replace(asked, units_on=clock.today())
    file = printed(draft(PaperKind(kind), asked, viewer=_anybody()), form, _folder())
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


def _form(output: Path, kind: PaperKind) -> Form:
    forms = [form for form in Form if form is not Form.DOCX or CATALOGUE[kind].has_word]
    for form in forms:
        if output.suffix.lower() == f".{form.value}":
            return form
    raise click.UsageError("Call the file FILE." + " or FILE.".join(forms) + ".")


def _check_usage(kind: PaperKind, *, point: str, part: object, both: bool) -> None:
    wanted = CATALOGUE[kind]
    if both:
        raise click.UsageError("Give --session or --day, not both.")
    if wanted.fits(has_point=bool(point), has_part=bool(part)):
        return
    if wanted.point is not Need.MAY and bool(point) is not (wanted.point is Need.MUST):
        word = "of one point: it needs" if wanted.point is Need.MUST else "of all points, without"
        raise click.UsageError(f"This paper is {word} --point.")
    word = "of a day or half-day: it needs" if wanted.part is Need.MUST else "of all days, without"
    raise click.UsageError(f"This paper is {word} --session or --day.")


def _scope(code: str, day: date | None, session: str) -> Scope:
    with _named(N_("There is no training with the code %(code)s."), code):
        training = get_training(code, viewer=_anybody())
    scope = find_scope(training, day=day, session=session)
    if scope is None:
        raise RuleBroken("The training has no such half-day or day.")
    return scope


def _selection(scope: Scope, point: str, group: str, *, to_sign: bool) -> Selection:
    with _named(N_("The training has no group with the code %(code)s."), group):
        of_group = get_choice(scope.training, viewer=_anybody(), group=group).group
    with _named(N_("The training has no point with the code %(code)s."), point):
        of_point = get_choice(scope.training, viewer=_anybody(), point=point).point
    return Selection(scope, of_point, of_group, to_sign=to_sign)


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
