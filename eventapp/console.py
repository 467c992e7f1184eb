"""How commands speak: text for people, one JSON document for programs, exit 1 for a refusal."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import click
from flask.cli import AppGroup

from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.vietnamese.dates import parse_date

REFUSED = 1


class Command(click.Command):
    """A command that may meet :class:`RuleBroken`: it is said in one sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except RuleBroken as error:
            sentence = refusal(error)
        if ctx.params.get("as_json"):
            say("", {"refused": sentence}, as_json=True)
        click.echo(sentence, err=True)
        return ctx.exit(REFUSED)


class Commands(AppGroup):
    """The commands of a feature."""

    command_class = Command


class Day(click.ParamType[date]):
    """A day as people here write it (13/10/2021), or 2021-10-13."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        day = parse_date(value) if isinstance(value, str) else value
        return day or self.fail(f"{value!r} is not a day; write 13/10/2021.", param, ctx)


json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def say(text: str, document: object, *, as_json: bool) -> None:
    """Print ``text``, or ``document`` for programs."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2) if as_json else text)
