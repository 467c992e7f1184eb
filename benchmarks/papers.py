"""What papers cost an office: the report of a whole training, many askers at once, certificates.

``python -m benchmarks.papers [--json] [--certificates N]`` loads the demo (172 points, 2,800
people, six half-days) into a database of its own and prints

* ``report``: the attendance report of the whole training, asked for by the first (``cold``) and by
  everybody after (``warm``): figures from the database, then the paper;
* ``at_once``: twenty officials who ask for it in one moment, none having asked before;
* ``certificates``: N papers of one page, each with a name, a code and a QR, as single files and as
  one file; what a signature by the office's key adds to each is ``signed_ms``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from unittest.mock import patch

import flask_migrate
from flask import Flask
from sqlalchemy import select

from benchmarks.training_of_size import ROOT
from eventapp import create_app
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.database import db
from eventapp.demo.plan import CODE
from eventapp.documents import (
    Align,
    Letterhead,
    Paper,
    Paragraph,
    Signatory,
    Verification,
    bind,
    cache,
    cached_render,
    read_key,
    render,
    seal,
)
from eventapp.reports.catalogue import PaperKind, draft
from eventapp.reports.scope import whole
from eventapp.reports.selection import Selection
from eventapp.trainings.queries import get_training
from tests.documents.office import PASSWORD, make_key

ASKING = 20
SIGNED = 20
Cost = dict[str, float]


def timed(work: Callable[[], object]) -> Cost:
    wall, cpu = perf_counter(), process_time()
    work()
    return {
        "cpu_s": round(process_time() - cpu, 3),
        "wall_s": round(perf_counter() - wall, 3),
    }


def demo(folder: str) -> Flask:
    app = create_app({"DATA_DIR": folder, "LOG_LEVEL": "ERROR"})
    with app.app_context():
        flask_migrate.upgrade(directory=str(ROOT / "migrations"))
        app.test_cli_runner().invoke(args=["demo", "load", "--json"])
    return app


def report() -> Paper:
    """As an official gets it who may see everything."""
    users = db.session.scalars(select(User).order_by(User.id)).unique()
    official = next(user for user in users if user.holds(Role.OFFICIAL) and not user.agency)
    training = get_training(CODE, viewer=official)
    asked = Selection(whole(training))
    return draft(PaperKind.CONSOLIDATED, asked, viewer=official).paper()


def costs_of_report(folder: Path) -> dict[str, Cost]:
    def ask() -> None:
        cached_render(report(), folder)

    db.session.remove()
    cold = timed(ask)
    db.session.remove()
    return {"cold": cold, "warm": timed(ask)}


def costs_of_askers(folder: Path) -> Cost:
    """How often it was printed is told too: once."""
    paper = report()
    count = 0

    def note(each: Paper) -> bytes:
        nonlocal count
        count += 1
        return render(each)

    def ask(_: int) -> bytes:
        return cached_render(paper, folder)

    with patch.object(cache, "render", note), ThreadPoolExecutor(ASKING) as pool:
        cost = timed(lambda: list(pool.map(ask, range(ASKING))))
    return {"officials": ASKING, "printed": count, **cost}


def certificate(number: int) -> Paper:
    code = f"K7QD-MX2P-{number:04d}"
    return Paper(
        letterhead=Letterhead(
            parent="UBND tỉnh Hưng Yên", agency="Sở Nội vụ", place="Hưng Yên", year=2021
        ),
        title="GIẤY CHỨNG NHẬN",
        blocks=(
            Paragraph("Chứng nhận ông/bà", align=Align.CENTER),
            Paragraph(f"Nguyễn Thị Mẫu {number}", bold=True, align=Align.CENTER),
            Paragraph("Đã hoàn thành lớp tập huấn về bình đẳng giới.", align=Align.CENTER),
        ),
        signatory=Signatory(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Thị Thùy Dương"),
        verification=Verification(f"https://tap-huan.example/verify/{code}", code),
        landscape=True,
    )


def costs_of_certificates(count: int, folder: Path) -> dict[str, object]:
    papers = [certificate(number) for number in range(count)]
    key = read_key(make_key(folder), PASSWORD)
    printed = [render(paper, to_seal=True) for paper in papers[:SIGNED]]
    seal(printed[0], key)
    signed = timed(lambda: [seal(pdf, key) for pdf in printed])
    return {
        "count": count,
        "single_files": timed(lambda: [render(paper) for paper in papers]),
        "one_file": timed(lambda: bind(papers, "Giấy chứng nhận")),
        "signed_ms": round(1000 * signed["cpu_s"] / len(printed), 1),
    }


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--json", action="store_true")
    reader.add_argument("--certificates", type=int, default=1_000)
    wanted = reader.parse_args()
    with TemporaryDirectory(prefix="eventapp-papers-") as name:
        folder = Path(name)
        app = demo(name)
        with app.app_context():
            render(certificate(0))  # what a process reads once
            told = {
                "report": costs_of_report(folder / "first"),
                "at_once": costs_of_askers(folder / "second"),
                "certificates": costs_of_certificates(wanted.certificates, folder),
            }
            db.engine.dispose()
    if wanted.json:
        print(json.dumps(told, indent=2))
        return
    for name, costs in told.items():
        print(f"{name}:")
        for what, cost in costs.items():
            print(f"  {what}: {cost}")


if __name__ == "__main__":
    main()
