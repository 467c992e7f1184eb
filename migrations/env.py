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


def run() -> None:
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_server_default=True,
            render_item=written,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
