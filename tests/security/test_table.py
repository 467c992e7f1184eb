"""The table of pages is complete: whoever adds a page says there who may open it."""

from __future__ import annotations

from flask import Flask

from eventapp.access import PERMISSIONS, PUBLIC, SIGNED_IN, labels
from tests.security import table
from tests.security.places import own_place
from tests.security.routes import rules

WHAT_TO_ADD = (
    "What do these name? Add one of the own part to own_place() in tests/security/places.py,"
    " and one that belongs to somebody else to foreign_places():"
)
SETS = {name: value for name, value in vars(table).items() if isinstance(value, set)}
OF_ROLES = {
    "organiser": table.ORGANISER,
    "focal_person": table.FOCAL,
    "operator": table.OPERATOR,
    "official": table.OFFICIAL,
    "administrator": table.ADMINISTRATOR,
}


def suggested(label: object) -> str:
    """The name of the set of ``table.py`` that this label probably means."""
    if label in {PUBLIC, None}:
        return "ANYBODY"
    if label == SIGNED_IN:
        return "EVERYBODY"
    roles = {OF_ROLES[role.value] for role, held in PERMISSIONS.items() if label in held}
    plain = set(OF_ROLES.values())
    return next((name for name, value in SETS.items() if value & plain == roles), "{…}")


def test_every_page_stands_in_the_table(app: Flask):
    known = {key.partition(" ")[0] for key in table.ROUTES}
    missing = {
        f'    "{rule.endpoint}": {suggested(labels.get(app.view_functions[rule.endpoint]))},'
        for rule in app.url_map.iter_rules()
        if rule.endpoint not in known
    }

    assert not missing, "\n".join(
        ["Who may open these pages? Add to ROUTES in tests/security/table.py:", *sorted(missing)]
    )


def test_the_table_names_no_page_that_is_gone(app: Flask):
    there = set(app.view_functions)
    gone = {key for key in table.ROUTES if key.partition(" ")[0] not in there}

    assert not gone, f"Take these out of ROUTES in tests/security/table.py: {sorted(gone)}"


def test_every_argument_of_an_address_has_a_value(app: Flask, province):
    known = own_place(province).keys()
    unknown = {
        f'        "{argument}": …,  # {rule.rule}'
        for rule in app.url_map.iter_rules()
        for argument in rule.arguments
        if argument not in known
    }

    assert not unknown, "\n".join([WHAT_TO_ADD, *sorted(unknown)])


def test_every_page_has_a_label(app: Flask):
    unlabelled = {name for name, view in app.view_functions.items() if view not in labels}

    assert unlabelled == {"static"}


def test_the_table_and_the_labels_agree_on_what_is_public(app: Flask):
    """A page that lost its label by mistake is noticed even where its answer looks the same."""
    public = {name for name, view in app.view_functions.items() if labels.get(view) == PUBLIC}
    listed = {key.partition(" ")[0] for key, who in table.ROUTES.items() if table.NOBODY in who}

    assert public == listed - {"static"}


def test_the_walk_knows_all_routes(app: Flask, province):
    """What the first tests complain about is left out of the walk, and nothing else."""
    assert {rule.endpoint for rule, _ in rules(app, own_place(province))} == {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint in table.ROUTES and rule.arguments <= own_place(province).keys()
    }
