"""What a board costs when several people watch it: ``python -m benchmarks.board [--viewers N]``.

At 172 and 400 points, nine in ten of them reported: the first look after a change, the same look
of everybody else, and the question of everybody whether anything is new (304).
"""

from __future__ import annotations

import argparse
import statistics
from time import process_time

from flask import Flask
from flask.testing import FlaskClient

from benchmarks.pages import SIZES, counting
from benchmarks.training_of_size import CODE, training_of_size
from eventapp.access import Role
from eventapp.accounts.models import Grant, User
from eventapp.accounts.service import begin_sign_in
from eventapp.attendance.kept import forget
from eventapp.database import db

BOARD = f"/trainings/{CODE}/board/1310S/?fragment=1"


def _viewers(app: Flask, count: int) -> list[FlaskClient]:
    browsers = []
    for number in range(count):
        browser = app.test_client()
        with app.app_context():
            user = User(
                email=f"viewer{number}@hungyen.example",
                full_name="Nguyễn Thị Xem",
                grants=[Grant(role=Role.ORGANISER)],
                password_hash="-",  # noqa: S106 - nobody signs in with it
                created_at=db.session.query(User).first().created_at,
            )
            db.session.add(user)
            db.session.commit()
            user.here = begin_sign_in(user, device="benchmark", address="", by=user)
            with browser.session_transaction() as cookie:
                cookie["_user_id"] = user.get_id()
        browsers.append(browser)
    return browsers


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--viewers", type=int, default=10)
    count = reader.parse_args().viewers
    print(f"{'points':>6}  {'look':<28}{'cpu ms':>8}{'SQL':>5}{'KiB':>8}")
    for points, people in SIZES:
        with training_of_size(points, people) as (app, _):
            browsers = _viewers(app, count)
            browsers[0].get(BOARD)
            with app.app_context():
                forget()
            looks = [_look(browser) for browser in browsers]
            again = [
                _look(browser, tag) for browser, (*_, tag) in zip(browsers, looks, strict=True)
            ]
            _print(points, "the first after a change", looks[:1])
            _print(points, f"each of {count - 1} others", looks[1:])
            _print(points, "nothing new (304)", again)


def _look(browser: FlaskClient, tag: str = "") -> tuple[float, int, float, str]:
    began = process_time()
    with counting() as statements:
        answer = browser.get(BOARD, headers={"If-None-Match": tag} if tag else {})
    spent = (process_time() - began) * 1000
    return spent, len(statements), len(answer.data) / 1024, answer.headers["ETag"]


def _print(points: int, name: str, looks: list[tuple[float, int, float, str]]) -> None:
    cpu, statements, kib = (
        statistics.median(column) for column in list(zip(*looks, strict=True))[:3]
    )
    print(f"{points:>6}  {name:<28}{cpu:>8.1f}{statements:>5.0f}{kib:>8.1f}")


if __name__ == "__main__":
    main()
