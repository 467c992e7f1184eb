"""Walking all routes, and reading what an answer says about access."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from flask import Flask
from werkzeug.routing import AnyConverter, Rule

from tests.security.table import ROUTES


def rules(app: Flask, known: Collection[str]) -> Iterator[tuple[Rule, str]]:
    """Every route and method of the table whose arguments have values."""
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            if allowed(rule.endpoint, method) is not None and rule.arguments <= set(known):
                yield rule, method


def address_of(rule: Rule, place: dict[str, Any]) -> str:
    """The path to a place; of a choice written into the route the first will do."""
    choices = {
        argument: min(converter.items)
        for argument, converter in rule._converters.items()
        if isinstance(converter, AnyConverter) and place.get(argument) not in converter.items
    }
    built = rule.build(place | choices, append_unknown=False)
    assert built is not None, rule
    return built[1]


def allowed(endpoint: str, method: str) -> set[str] | None:
    """Who may, by the table."""
    return ROUTES.get(f"{endpoint} {method}", ROUTES.get(endpoint))


def outcome(answer: Any) -> int:
    """The status, where 200 stands for whatever shows that somebody was let in."""
    if answer.status_code == 302 and answer.location.startswith("/sign-in"):
        return 302
    return 200 if answer.status_code in {200, 302, 303, 400, 409, 422} else answer.status_code
