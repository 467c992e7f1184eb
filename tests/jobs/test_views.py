"""Pages of jobs."""

from __future__ import annotations

import pytest
from flask import Flask

from eventapp.jobs import service
from eventapp.jobs.models import Job
from tests.factories import UserFactory
from tests.jobs.work import put_off


def ask(kind: str, user: object, **arguments: object) -> Job:
    return service.enqueue(kind, arguments, subject="danh-sach.xlsx", by=user)


def test_a_finished_job_gives_its_file_and_its_page(sign_in):
    user = UserFactory()
    job = ask("tests.write", user, word="xong")
    browser = sign_in(user)

    page = browser.get(f"/jobs/{job.id}/").text
    file = browser.get(f"/jobs/{job.id}/file")

    assert "Written: xong." in page
    assert "job.js" not in page
    assert (file.text, file.headers["Content-Disposition"]) == (
        "xong",
        "attachment; filename=a.txt",
    )
    file.close()


def test_a_failed_job_says_why(sign_in):
    user = UserFactory()
    job = ask("tests.refuse", user)

    assert "There are 3 reasons." in sign_in(user).get(f"/jobs/{job.id}/").text


def test_a_job_in_progress_is_looked_at_again(sign_in, app: Flask):
    user = UserFactory()
    with put_off(app):
        job = ask("tests.write", user, word="xong")
    service.take(job.id)
    service.move_on(job.id, 20, 80)
    browser = sign_in(user)

    assert "job.js" in browser.get(f"/jobs/{job.id}/").text
    fragment = browser.get(f"/jobs/{job.id}/?fragment=1").text
    assert "20 of 80" in fragment
    assert "<html" not in fragment


def test_jobs_of_others_do_not_exist(sign_in):
    job = ask("tests.write", UserFactory(), word="riêng")
    browser = sign_in()

    assert browser.get(f"/jobs/{job.id}/").status_code == 404
    assert browser.get(f"/jobs/{job.id}/file").status_code == 404
    assert "You have no jobs." in browser.get("/jobs/").text


@pytest.mark.parametrize("jobs", [1, 3])
def test_index_asks_the_database_the_same_number_of_questions(sign_in, count_queries, jobs):
    user = UserFactory()
    for number in range(jobs):
        ask("tests.write", user, word=str(number))
    browser = sign_in(user)

    with count_queries() as queries:
        page = browser.get("/jobs/").text

    assert page.count("danh-sach.xlsx") == jobs
    assert len(queries) == 2
