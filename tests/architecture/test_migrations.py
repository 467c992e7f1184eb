"""History: migrations in one line, and the tables they make are the models'."""

from __future__ import annotations

import ast
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from eventapp.database import Base, db

VERSIONS = Path(__file__).parent.parent.parent / "migrations" / "versions"


def values(file: Path) -> dict[str, object]:
    return {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.Assign)
    }


def test_migrations_are_numbered_in_one_line():
    files = sorted(VERSIONS.glob("*.py"))
    numbers = [file.name[:4] for file in files]

    assert numbers == [f"{number:04}" for number in range(1, len(files) + 1)]
    assert [values(file)["revision"] for file in files] == numbers
    assert [values(file)["down_revision"] for file in files] == [None, *numbers[:-1]]


def test_a_migration_never_imports_the_application():
    assert [file.name for file in VERSIONS.glob("*.py") if "eventapp" in file.read_text()] == []


def test_the_tables_are_those_of_the_models():
    context = MigrationContext.configure(
        db.session.connection(), opts={"compare_type": True, "compare_server_default": True}
    )

    assert compare_metadata(context, Base.metadata) == []
