"""Every page and every kind of person: who is let in, who is not, and what exists for whom."""

from __future__ import annotations

from typing import Any

import pytest
from werkzeug.routing import Rule

from eventapp.access import PUBLIC, labels
from tests.security.places import foreign_places, is_hidden, own_place, sent
from tests.security.province import client, undone
from tests.security.routes import address_of, allowed, outcome, rules
from tests.security.table import EVERYBODY, NOBODY


@pytest.mark.parametrize("role", [*sorted(EVERYBODY), NOBODY])
def test_what_each_may_open(app, province, role):
    """Foreign: 404; not allowed: 403; nobody: to the sign-in. No address is asked twice."""
    browser = client(app, province.users.get(role))
    own, foreign = own_place(province, role), foreign_places(province)
    wrong: dict[tuple[str, str, str], str] = {}

    def ask(rule: Rule, method: str, why: str, place: dict[str, Any], wanted: int) -> None:
        address = address_of(rule, place)
        with undone():
            answer = browser.open(address, method=method, **sent(rule.endpoint, province, place))
            got = outcome(answer)
            answer.close()
        if got != wanted:
            wrong[rule.endpoint, method, why] = f"{got}, not {wanted}: {address}"

    for rule, method in rules(app, own):
        label = labels.get(app.view_functions[rule.endpoint])
        if rule.endpoint == "static" or label == PUBLIC:
            continue
        if role == NOBODY:
            ask(rule, method, "own", own, 401 if rule.rule.startswith("/api/") else 302)
            continue
        if role not in (allowed(rule.endpoint, method) or set()):
            ask(rule, method, "own", own, 404 if label == "anyone who is signed in" else 403)
            continue
        hidden = is_hidden(province, rule.endpoint, label, rule.arguments, role)
        ask(rule, method, "own", own, 404 if hidden else 200)
        for why, place in foreign.items():
            is_there = not hidden and place.exists_for(role, rule.arguments)
            if place.concerns(rule.arguments) and not is_there:
                ask(rule, method, why, own | place.change, 404)

    assert wrong == {}
