"""Kinds of jobs that exist in tests only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask

from eventapp.errors import RuleBroken
from eventapp.jobs import queue
from eventapp.jobs.kinds import Assignment, Result, kind

done: list[Any] = []


@kind("tests.write", "Write a word down")
def write(job: Assignment, *, word: str) -> Result:
    done.append((word, job.by.id if job.by else None))
    job.progress(1, 2)
    job.file.write_text(word)
    return Result(
        message="Written: %(word)s.",
        values={"word": word},
        endpoint="jobs.index",
        file_name="a.txt",
    )


@kind("tests.refuse", "Refuse")
def refuse(job: Assignment) -> None:
    raise RuleBroken("There are %(n)s reasons.", n=3)


@kind("tests.break", "Break")
def break_down(job: Assignment) -> None:
    raise ZeroDivisionError


@contextmanager
def put_off(app: Flask) -> Iterator[None]:
    """Jobs wait inside the block, as they do in production."""
    huey = queue.of(app)
    huey.immediate = False
    huey.storage.flush_all()
    try:
        yield
    finally:
        huey.storage.flush_all()
        huey.immediate = True
