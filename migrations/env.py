"""Alembic's environment: online only, with the application's own engine and metadata."""

from __future__ import annotations

from alembic import context
from flask import current_app

from eventapp.database import Base, UTCDateTime


def written(kind: str, item: object, autogen_context: object) -> str | bool:
    """Write our own column type as plain SQLAlchemy: history must run after the code moved on."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def is_ours(name: str | None, kind: str, parents: object) -> bool:
    """On PostgreSQL the worker's queue makes its tables itself: they are none of ours."""
    return kind != "table" or not (name or "").startswith("queue_")


def run() -> None:
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_server_default=True,
            render_item=written,
            include_name=is_ours,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
