"""What becomes of a job, also when the queue or the worker dies."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.jobs import queue, service, worker
from eventapp.jobs.models import Job, JobState
from tests.factories import UserFactory
from tests.jobs import work
from tests.jobs.work import put_off
from tests.racing import at_once, real_application


@pytest.fixture(autouse=True)
def forget() -> None:
    work.done.clear()


def ask(kind: str = "tests.write", by: User | None = None, **arguments: object) -> Job:
    if kind == "tests.write":
        arguments = {"word": "đã làm"} | arguments
    return service.enqueue(kind, arguments, subject="danh-sach.xlsx", by=by)


def newest(job: Job) -> Job:
    db.session.refresh(job)
    return job


def waiting_in(app: Flask) -> int:
    return len(queue.of(app))


def test_a_job_is_done_for_whoever_asked_and_says_what_came_of_it():
    user = UserFactory()

    job = newest(ask(by=user))

    assert work.done == [("đã làm", user.id)]
    assert (job.state, job.done, job.total, job.tries) == (JobState.DONE, 1, 2, 1)
    assert (job.message, job.message_values) == ("Written: %(word)s.", {"word": "đã làm"})
    assert worker.file_of(job.id).read_text() == "đã làm"
    assert job.finished_at == clock.now()


def test_a_refusal_is_kept_with_its_sentence():
    job = newest(ask("tests.refuse"))

    assert job.state is JobState.FAILED
    assert (job.message, job.message_values) == ("There are %(n)s reasons.", {"n": 3})


def test_what_breaks_says_so_without_details():
    job = newest(ask("tests.break"))

    assert (job.state, job.message) == (JobState.FAILED, service.BROKEN)


def test_enqueue_knows_only_kinds_that_somebody_does():
    with pytest.raises(LookupError):
        service.enqueue("tests.unknown", {}, subject="", by=None)


def test_the_worker_hears_of_a_job_only_when_the_action_is_saved():
    @atomic
    def ask_and(*, by: User | None) -> None:
        ask()
        assert work.done == []

    ask_and(by=None)

    assert work.done == [("đã làm", None)]


def test_a_refused_action_leaves_no_job():
    @atomic
    def ask_and_refuse(*, by: User | None) -> None:
        ask()
        raise RuleBroken("No.")

    with pytest.raises(RuleBroken):
        ask_and_refuse(by=None)

    assert (work.done, db.session.query(Job).count()) == ([], 0)


def test_a_refused_part_of_an_action_leaves_no_job_either():
    @atomic
    def part(*, by: User | None) -> None:
        ask(word="bỏ")
        raise RuleBroken("No.")

    @atomic
    def whole(*, by: User | None) -> None:
        ask(word="giữ")
        with pytest.raises(RuleBroken):
            part(by=None)

    whole(by=None)

    assert work.done == [("giữ", None)]


def test_a_job_is_done_once_however_often_the_worker_is_woken(app: Flask):
    with put_off(app):
        job = ask()
    worker.do(job.id)
    worker.do(job.id)

    assert len(work.done) == 1


def test_the_sweep_finds_what_a_lost_queue_forgot(app: Flask):
    with put_off(app):
        job = ask()
        queue.of(app).storage.flush_all()
        worker.sweep()
        assert waiting_in(app) == 1
    worker.sweep()

    assert newest(job).state is JobState.DONE


def test_the_sweep_wakes_nobody_while_the_queue_is_full(app: Flask):
    with put_off(app):
        ask()
        worker.sweep()

        assert waiting_in(app) == 1


def test_a_job_whose_worker_was_killed_is_done_by_the_next_one(app: Flask):
    with put_off(app):
        job = ask()
    assert service.take(job.id) is not None  # and then the worker is killed
    worker.sweep()
    assert work.done == []  # it may still be alive

    newest(job).held_until = clock.machine_now() - timedelta(seconds=1)
    db.session.commit()
    worker.sweep()

    assert (newest(job).state, job.tries) == (JobState.DONE, 2)


def test_a_job_that_kills_its_worker_again_and_again_is_given_up(app: Flask):
    with put_off(app):
        job = ask()
    for _ in range(service.MOST_TRIES):
        assert service.take(job.id) is not None
        newest(job).held_until = clock.machine_now() - timedelta(seconds=1)
        db.session.commit()
    worker.do(job.id)

    assert (newest(job).state, job.message, work.done) == (JobState.FAILED, service.GAVE_UP, [])


def test_a_month_later_a_job_is_forgotten_with_its_file():
    old, new = newest(ask()), newest(ask())
    old.held_until = clock.machine_now() - timedelta(days=worker.KEPT_DAYS + 1)
    db.session.commit()

    worker.sweep()

    assert [job.id for job in db.session.query(Job)] == [new.id]
    assert not worker.file_of(old.id).exists()
    assert worker.file_of(new.id).exists()


def test_of_several_workers_one_takes_a_job(tmp_path: Path):
    with real_application(tmp_path) as app:
        with put_off(app):
            job = ask()

        taken = at_once(app, 6, lambda _: service.take(job.id))

        assert sum(isinstance(one, Job) for one in taken) == 1
        assert [one for one in taken if isinstance(one, Exception)] == []
