"""``flask marks``: whether what was marked is still as it was stored."""

from __future__ import annotations

from dataclasses import asdict

import click
from flask_babel import gettext as _
from sqlalchemy.exc import NoResultFound

from eventapp.access import Role
from eventapp.accounts.models import Grant, User
from eventapp.attendance.queries.chains import ChainCheck, check_chains
from eventapp.console import REFUSED, Commands, json_option, say
from eventapp.errors import RuleBroken
from eventapp.trainings.queries import get_training

marks = Commands("marks", help="The marks of roll calls.")


@marks.command("verify")
@click.option("--training", "code", metavar="CODE", required=True)
@click.option("--point", metavar="CODE", default="", help="A point, such as ĐC001.")
@click.option("--session", metavar="CODE", default="", help="A half-day, such as 1310S.")
@click.option("--digest", metavar="HEX", default="", help="What a paper prints: is it here?")
@json_option
@click.pass_context
def verify(  # noqa: PLR0913 - one argument per option
    ctx: click.Context, *, code: str, point: str, session: str, digest: str, as_json: bool
) -> None:
    """Reckon the hash chain of every sheet again; exit 1 when a mark is not as it was stored."""
    try:
        training = get_training(code, viewer=User(grants=[Grant(role=Role.ORGANISER)]))
    except NoResultFound:
        raise RuleBroken("There is no training with the code %(code)s.", code=code) from None
    checks = check_chains(training, point=point, session=session, digest=digest.lower())
    broken = [check for check in checks if check.faults]
    is_found = not digest or any(check.has_digest for check in checks)
    say(
        "\n".join([*map(_line, checks), _total(checks, broken, is_found=is_found)]),
        {"sheets": [asdict(check) for check in checks], "broken": len(broken), "found": is_found},
        as_json=as_json,
    )
    if broken or not is_found:
        ctx.exit(REFUSED)


def _line(check: ChainCheck) -> str:
    state = "; ".join(check.faults) or _("holds")
    place = f"{check.session_code} {check.point_code}"
    return f"{place}\t{check.head.length}\t{check.head.digest[:16]}\t{state}"


def _total(checks: list[ChainCheck], broken: list[ChainCheck], *, is_found: bool) -> str:
    total = sum(check.head.length for check in checks)
    words: str = _(
        "Chains: %(sheets)s, marks: %(marks)s, broken: %(broken)s.",
        sheets=len(checks),
        marks=total,
        broken=len(broken),
    )
    return words if is_found else f"{words}\n" + _("No chain has this digest.")
