"""The database session, the base of every model, and what saving means.

The only module that knows Flask-SQLAlchemy: models stand on :class:`Base`, so that they are
fully typed and free of Flask.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Annotated, Any, ParamSpec, TypeVar

from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    DateTime,
    Dialect,
    Enum,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import Insert as PostgreSQLInsert
from sqlalchemy.dialects.sqlite import Insert as SQLiteInsert
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column
from sqlalchemy.orm.exc import StaleDataError

from eventapp import sqlite
from eventapp.errors import N_, RuleBroken

P = ParamSpec("P")
R = TypeVar("R")

Key = Annotated[int, mapped_column(primary_key=True)]
Code = Annotated[str, mapped_column(String(40))]
Line = Annotated[str, mapped_column(String(200))]
LongLine = Annotated[str, mapped_column(String(500))]
EmailAddress = Annotated[str, mapped_column(String(254))]
# Made by eventapp.vietnamese, longer than the text it stands for; bytes decide its order.
SortKey = Annotated[str, mapped_column(Text().with_variant(Text(collation="C"), "postgresql"))]
Folded = Annotated[str, mapped_column(Text)]


class UTCDateTime(TypeDecorator[datetime]):
    """A moment in time: aware in Python, UTC in every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - the name and kind SQLAlchemy asks for
        datetime: UTCDateTime,
        enum.Enum: Enum(
            enum.Enum,
            native_enum=False,
            length=30,
            values_callable=lambda kind: [member.value for member in kind],
        ),
    }


db = SQLAlchemy(metadata=Base.metadata, session_options={"expire_on_commit": False})
migrate = Migrate()


def init_app(app: Flask) -> None:
    """Open the database; SQLite gets its own driver, one fair writer and full durability."""
    uses_sqlite = make_url(app.config["SQLALCHEMY_DATABASE_URI"]).get_backend_name() == "sqlite"
    app.config.setdefault(
        "SQLALCHEMY_ENGINE_OPTIONS",
        sqlite.engine_options() if uses_sqlite else {"pool_size": 16, "pool_pre_ping": True},
    )
    db.init_app(app)
    migrate.init_app(app, db, render_as_batch=True, compare_server_default=True)
    if uses_sqlite:
        with app.app_context():
            sqlite.prepare(db.engine)


def unique(*columns: str, message: str, field: str) -> UniqueConstraint:
    """A unique constraint that knows how to explain itself on a form."""
    return UniqueConstraint(*columns, info={"message": message, "field": field})


def insert_new(model: type[Base]) -> SQLiteInsert | PostgreSQLInsert:
    """An INSERT that passes over rows which are already there, whichever key they share."""
    kind = db.session.get_bind().dialect.name
    insert = PostgreSQLInsert if kind == "postgresql" else SQLiteInsert
    return insert(model).on_conflict_do_nothing()


AFTERWARDS = "afterwards"
actions: set[Callable[..., Any]] = set()


def action_name(action: Callable[..., Any]) -> str:
    """The feature and the function: "registrations.register", in whichever room it lives."""
    _, feature, *_ = (*action.__module__.split("."), "-")
    return f"{feature}.{action.__name__}"


def atomic(action: Callable[P, R]) -> Callable[P, R]:
    """Make an action all or nothing: saved when it returns, undone when it raises.

    Actions may call actions. Each undoes only itself; the outermost one takes its turn to write
    and saves. What was loaded before stays usable after a refusal. ``by=`` names the actor for
    the journal.
    """

    @wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        session = db.session()
        if "action" in session.info:
            return _inner(session, action, *args, **kwargs)

        session.commit()  # leave the snapshot the page was read from: rules must see today's facts
        session.info["action"] = action_name(action)
        session.info["by"] = kwargs.get("by")
        calls = session.info[AFTERWARDS] = []
        try:
            result = _saved(session, action, *args, **kwargs)
        finally:
            del session.info["action"], session.info["by"], session.info[AFTERWARDS]
        for call in calls:
            call()
        return result

    actions.add(run)
    return run


def afterwards(call: Callable[[], object]) -> None:
    """Do this when the action that is going on is saved, never when it is refused.

    At once when none is going on. It must not raise: what it follows is saved already.
    """
    calls = db.session().info.get(AFTERWARDS)
    if calls is None:
        call()
    else:
        calls.append(call)


def _inner(session: Session, action: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    calls = session.info.get(AFTERWARDS, [])
    planned = len(calls)
    try:
        with session.begin_nested():
            return action(*args, **kwargs)
    except BaseException:
        del calls[planned:]  # what was refused is followed by nothing
        raise


def _saved(session: Session, action: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    with sqlite.turn_to_write(session):
        try:
            with session.begin_nested():
                result = action(*args, **kwargs)
            session.commit()
        except (RuleBroken, IntegrityError, StaleDataError) as error:
            session.commit()  # the savepoint undid the action; what was loaded stays usable
            explained = _explained(error)
            if explained is error:
                raise
            raise explained from error
        except BaseException:
            session.rollback()
            raise
    return result


STALE = N_("Somebody changed this in the meantime. Look at the newest values and try again.")


def _explained(error: RuleBroken | IntegrityError | StaleDataError) -> Exception:
    """The refusal written where the violated constraint is declared, or the error itself."""
    if isinstance(error, StaleDataError):
        return RuleBroken(STALE)
    if isinstance(error, RuleBroken):
        return error
    text = str(error.orig)
    for table in Base.metadata.tables.values():
        for constraint in table.constraints:
            if not isinstance(constraint, UniqueConstraint) or "message" not in constraint.info:
                continue
            columns = ", ".join(f"{table.name}.{column.name}" for column in constraint.columns)
            named = isinstance(constraint.name, str) and f'"{constraint.name}"' in text
            if named or text.endswith(columns):
                return RuleBroken(**constraint.info)
    return error
