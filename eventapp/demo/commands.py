"""``flask demo load``: the demo into an empty database, its clock to where the demo starts."""

from __future__ import annotations

from dataclasses import asdict

import click
from flask import current_app
from flask_babel import gettext as _

from eventapp import clock
from eventapp.console import Commands, json_option, say
from eventapp.demo import queries
from eventapp.demo.own_clock import DemoClock
from eventapp.demo.plan import CODE
from eventapp.demo.queries import Found
from eventapp.demo.service import load as load_demo
from eventapp.demo.sign_ins import SIGN_INS
from eventapp.errors import RuleBroken
from eventapp.templating import day

demo = Commands("demo", help="One training with invented people, on a clock of its own.")


@demo.command("load")
@click.option("--if-empty", is_flag=True, help="Leave a database with other data as it is.")
@json_option
def load(*, if_empty: bool, as_json: bool) -> None:
    """Load the training BDG-2021 into an empty database, once; its clock starts anew each time."""
    found = queries.what_is_there()
    if found is Found.OTHER and if_empty:
        return
    if found is Found.NO_TABLES:
        raise RuleBroken("There are no tables yet. Run “flask db upgrade” first.")
    if found is not Found.DEMO:
        load_demo(by=None, tell=lambda text: click.echo(_(text), err=True))
    start = current_app.config["DEMO_NOW"]
    DemoClock.of(current_app.config["DATA_DIR"]).set_to(start)

    sizes = queries.sizes()
    document = {
        "training": CODE,
        "is_new": found is Found.NOTHING,
        "demo_at": start.isoformat(),
        **asdict(sizes),
        "sign_ins": [
            {"role": one.role.value, "name": one.name, "email": one.email, "password": one.password}
            for one in SIGN_INS
        ],
    }
    said = _("The demo is loaded.") if found is Found.NOTHING else _("The demo is already there.")
    say("\n".join([said, _counts(sizes), _time(), *_sign_ins()]), document, as_json=as_json)


def _counts(sizes: queries.Sizes) -> str:
    words: str = _(
        "%(points)s points, %(registrations)s people, %(locked)s locked sheets.",
        points=sizes.points,
        registrations=sizes.registrations,
        locked=sizes.locked_sheets,
    )
    return words


def _time() -> str:
    start = clock.local(current_app.config["DEMO_NOW"])
    words: str = _(
        "Its clock starts at %(hour)s on %(day)s.", hour=f"{start:%H:%M}", day=day(start.date())
    )
    return words


def _sign_ins() -> list[str]:
    return [
        f"  {_(one.role_label):<22} {one.email:<28} {one.password:<16} {_(one.description)}"
        for one in SIGN_INS
    ]
