"""What every feature promises, checked by reading the application itself."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest
from flask import Flask
from jinja2.meta import find_referenced_templates

import eventapp
from eventapp.access import OWN_CHECK, PUBLIC, Permission, labels
from eventapp.database import Base, actions

ROOT = Path(__file__).parent.parent.parent
OPEN_TO_ANYONE = {
    "accounts.enter_code",
    "accounts.first_password",
    "accounts.sign_in",
    "accounts.sign_out",
    "attendance_api.pair",
    "bundle",
    "checkin.enter",
    "checkin.who",
    "enrolment.calendar",
    "enrolment.change",
    "enrolment.contact",
    "enrolment.enter",
    "enrolment.own",
    "enrolment.withdraw",
    "home.language",
    "programme.of_group",
    "programme.of_point",
    "programme.page",
    "programme.whole",
    "registry.check",
    "registry.verify",
    "roll_call_app.manifest",
    "roll_call_app.pair",
    "roll_call_app.shell",
    "roll_call_app.shell_file",
    "roll_call_app.worker",
    "scripts",
}
CHECKING_THEMSELVES = {
    f"attendance_api.{name}" for name in ("report", "roster", "scan", "sheets", "take")
}


def modules(ending: str) -> list[str]:
    return [
        found.name
        for found in pkgutil.walk_packages(eventapp.__path__, "eventapp.")
        if f".{ending}" in found.name
    ]


def test_every_page_says_who_may_open_it(app: Flask):
    unlabelled = [
        endpoint
        for endpoint, view in app.view_functions.items()
        if endpoint != "static" and view not in labels
    ]

    assert unlabelled == []


def test_only_known_pages_are_open_to_anyone(app: Flask):
    public = {name for name, view in app.view_functions.items() if labels.get(view) == PUBLIC}

    assert public == OPEN_TO_ANYONE


def test_only_the_roll_call_of_phones_checks_its_senders_itself(app: Flask):
    own = {name for name, view in app.view_functions.items() if labels.get(view) == OWN_CHECK}

    assert own == CHECKING_THEMSELVES


def test_every_permission_opens_some_page(app: Flask):
    used = {labels.get(view) for view in app.view_functions.values()}

    assert {permission for permission in Permission if permission not in used} == set()


def test_every_public_service_function_is_one_transaction():
    loose = [
        f"{name}.{function_name}"
        for name in modules("service")
        for module in [importlib.import_module(name)]
        for function_name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not function_name.startswith("_")
        and function not in actions
        and not any(function is action.__wrapped__ for action in actions)
    ]

    assert loose == []


def test_every_action_names_its_actor():
    nameless = [
        f"{action.__module__}.{action.__name__}"
        for action in actions
        if action.__module__.startswith("eventapp.")
        and "by" not in inspect.signature(action).parameters
    ]

    assert nameless == []


def test_no_query_writes():
    """Reads may not add, delete or flush: what changes facts is an action."""
    writing = [
        f"{name}:{node.lineno}"
        for name in modules("queries")
        for node in ast.walk(ast.parse(Path(importlib.import_module(name).__file__).read_text()))
        if isinstance(node, ast.Attribute)
        and ast.unparse(node) in {"db.session.add", "db.session.delete", "db.session.commit"}
    ]

    assert writing == []


def test_only_clock_asks_the_machine_for_the_time():
    asking = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in (ROOT / "eventapp").rglob("*.py")
        if file.name != "clock.py"
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Attribute)
        and ast.unparse(node)
        in {"datetime.now", "datetime.utcnow", "date.today", "time.time", "datetime.today"}
    ]

    assert asking == []


def test_relationships_never_load_by_surprise():
    loose = [
        f"{mapper.class_.__name__}.{relation.key}"
        for mapper in Base.registry.mappers
        for relation in mapper.relationships
        if relation.lazy != "raise_on_sql"
    ]

    assert loose == []


def test_no_room_grows_past_300_lines():
    large = [
        f"{file.relative_to(ROOT)}: {lines}"
        for folder in ("eventapp", "tests", "benchmarks", "templates")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in {".py", ".html", ".js", ".css"}
        and "vendor" not in file.parts
        and (lines := file.read_text().count("\n")) > 300
    ]

    assert large == []


def test_half_the_rooms_have_under_80_lines():
    sizes = sorted(
        file.read_text().count("\n")
        for file in (ROOT / "eventapp").rglob("*.py")
        if file.read_text().strip()
    )

    assert sizes[len(sizes) // 2] < 80


def test_names_say_something():
    empty_words = {"utils", "helpers", "common", "misc", "manager", "handler"}

    assert [path for path in ROOT.joinpath("eventapp").rglob("*") if path.stem in empty_words] == []


def test_every_template_compiles(app: Flask):
    for name in app.jinja_env.list_templates(extensions=["html"]):
        app.jinja_env.get_template(name)


def test_every_template_folder_belongs_to_a_feature_or_is_shared(app: Flask):
    folders = {name.split("/")[0] for name in app.jinja_env.list_templates()}

    assert folders <= {"layouts", "components", "errors", "documents"} | set(app.blueprints)


def test_every_template_is_used(app: Flask):
    loader = app.jinja_loader
    named_in_code = {
        literal.value
        for file in Path(app.root_path).rglob("*.py")
        for literal in ast.walk(ast.parse(file.read_text()))
        if isinstance(literal, ast.Constant) and isinstance(literal.value, str)
    }
    pages = [name for name in loader.list_templates() if not name.startswith("documents/")]
    named_in_templates = {
        reference
        for name in pages
        for reference in find_referenced_templates(
            app.jinja_env.parse(loader.get_source(app.jinja_env, name)[0])
        )
    }

    assert set(pages) - named_in_code - named_in_templates == set()


@pytest.mark.parametrize("folder", ["eventapp", "templates", "tests", "docs", "benchmarks"])
def test_nothing_is_loaded_from_elsewhere(folder: str):
    """No content delivery network: pages are whole without the internet."""
    guilty = [
        str(file.relative_to(ROOT))
        for file in (ROOT / folder).rglob("*.html")
        if 'src="http' in file.read_text() or 'href="//' in file.read_text()
    ]

    assert guilty == []
