"""History that reads as it would have happened: at its own time, by its own people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import db


@contextmanager
def acting(moment: datetime, by: User | None, action: str) -> Iterator[None]:
    """What is done inside the block was done then, by her; the journal knows it as ``action``."""
    told = db.session().info
    before = told.get("action"), told.get("by")
    told["action"], told["by"] = action, by
    try:
        with clock.stopped_at(moment):
            yield
            db.session.flush()
    finally:
        told["action"], told["by"] = before
