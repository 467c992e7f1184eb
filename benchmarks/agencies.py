"""What the tree of the whole country costs on one day, before and after the two-tier government.

``python -m benchmarks.agencies [--json] [--runs N]``: 63 provinces, 705 districts and 10,599
communes on 13/10/2021; 34 provinces and 3,321 communes on 01/07/2025, with synthetic codes, beside
a province alone. For each page the median time, the SQL statements, the peak of memory it allocates
and the size of the answer; and what restating the figures of all 10,599 communes costs.
"""

from __future__ import annotations

import argparse
import json
import secrets
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import flask_migrate
from flask import Flask
from sqlalchemy import insert, select

from benchmarks.pages import Cost, counting, measure
from eventapp import create_app
from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.service import NewUser, add_user
from eventapp.agencies.models import Agency, AgencyLevel, AgencySuccession, SuccessionKind
from eventapp.agencies.queries import find_named, restated
from eventapp.database import db
from eventapp.vietnamese import names

LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)
IN_2021, IN_2026 = date(2021, 10, 13), date(2026, 11, 25)
SIZES = {"a province": (1, 10, 161, 1, 104), "the country": (63, 705, 10_599, 34, 3_321)}
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Ids:
    """Where the rows of each kind begin."""

    provinces: range
    districts: range
    communes: range
    new_provinces: range
    new_communes: range


def rows(ids: Ids) -> Iterator[dict[str, Any]]:
    """Every agency; children are dealt out to their parents in turn."""
    before = {"valid_from": None, "valid_to": LAST_DAY}
    after = {"valid_from": FIRST_DAY, "valid_to": None}
    for own, level, kind, above, days in (
        (ids.provinces, AgencyLevel.PROVINCIAL, "tỉnh", None, before),
        (ids.districts, AgencyLevel.DISTRICT, "huyện", ids.provinces, before),
        (ids.communes, AgencyLevel.COMMUNE, "xã", ids.districts, before),
        (ids.new_provinces, AgencyLevel.PROVINCIAL, "tỉnh", None, after),
        (ids.new_communes, AgencyLevel.COMMUNE, "xã", ids.new_provinces, after),
    ):
        for n, number in enumerate(own):
            name = f"{kind.capitalize()} Thử Nghiệm {n + 1}"
            yield {
                "id": number,
                "name": name,
                "short_name": name,
                "abbreviation": "UBND",
                "level": level,
                "kind": kind,
                "official_code": f"{n + 1:05}",
                "parent_id": above[n % len(above)] if above else None,
                "search": names.fold(name),
                "sort_key": names.text_sort_key(name),
                **days,
            }


def successions(ids: Ids) -> Iterator[dict[str, Any]]:
    """Each old commune goes into one new one, every 50th is split over two."""
    for n, number in enumerate(ids.communes):
        heirs = [ids.new_communes[n % len(ids.new_communes)]]
        if n % 50 == 0:
            heirs.append(ids.new_communes[(n + 1) % len(ids.new_communes)])
        for heir in heirs:
            yield {
                "from_id": number,
                "to_id": heir,
                "effective_on": FIRST_DAY,
                "kind": SuccessionKind.SPLIT if len(heirs) > 1 else SuccessionKind.MERGED,
                "is_partial": len(heirs) > 1,
                "legal_basis": "",
                "function": "",
            }


@contextmanager
def country(counts: tuple[int, ...]) -> Iterator[tuple[Flask, User, Ids]]:
    starts = [1 + sum(counts[:n]) for n in range(len(counts))]
    ids = Ids(*(range(start, start + n) for start, n in zip(starts, counts, strict=True)))
    with tempfile.TemporaryDirectory(prefix="eventapp-benchmark-") as folder:
        app = create_app(
            {
                "SECRET_KEY": "a key for benchmarks that is long enough",
                "DATA_DIR": Path(folder),
                "DATABASE_URL": "",
                "LOG_LEVEL": "ERROR",
            }
        )
        with app.app_context():
            flask_migrate.upgrade(directory=str(ROOT / "migrations"))
            db.session.execute(insert(Agency), list(rows(ids)))
            db.session.execute(insert(AgencySuccession), list(successions(ids)))
            viewer = organiser()
            db.session.commit()
            yield app, viewer, ids
            db.session.remove()
            db.engine.dispose()


def measured(act: Callable[[], object], runs: int) -> Cost:
    """The same for something that is no page."""
    with counting() as statements:
        act()
    times = []
    for _ in range(runs):
        db.session.expunge_all()
        start = perf_counter()
        act()
        times.append(perf_counter() - start)
    return Cost(round(statistics.median(times) * 1000, 1), 0.0, len(statements), 0.0, 0.0)


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--json", action="store_true")
    reader.add_argument("--runs", type=int, default=5)
    wanted = reader.parse_args()

    costs: dict[str, dict[str, Cost]] = {}
    for size, counts in SIZES.items():
        with country(counts) as (app, viewer, ids):
            print(f"{size}: {sum(counts)} agencies", file=sys.stderr)
            pages = {
                "tree 2021": "/agencies/?on=13/10/2021",
                "a district of 2021": f"/agencies/?on=13/10/2021&at={ids.districts[0]}",
                "tree 2025": "/agencies/?on=01/07/2025",
                "a province of 2025": f"/agencies/?on=01/07/2025&at={ids.new_provinces[0]}",
                "communes of 2021": "/agencies/?on=13/10/2021&level=commune",
                "search": "/agencies/?on=13/10/2021&q=thu+nghiem+7",
                "history": f"/agencies/{ids.new_communes[0]}/",
            }
            for name, path in pages.items():
                costs.setdefault(name, {})[size] = measure(app, viewer, path, wanted.runs)
            everybody = db.session.scalars(
                select(Agency.id).where(Agency.id.in_(list(ids.communes)[:10_000]))
            ).all()
            acts: dict[str, Callable[[], object]] = {
                "restate all communes": partial(restated, everybody, on=IN_2026),
                "look a name up": partial(find_named, "xa thu nghiem 77", on=IN_2021),
            }
            for name, act in acts.items():
                costs.setdefault(name, {})[size] = measured(act, wanted.runs)
    if wanted.json:
        plain = {
            name: {size: asdict(cost) for size, cost in by.items()} for name, by in costs.items()
        }
        print(json.dumps({"agencies": plain}, indent=2))
        return
    show(costs)


def organiser() -> User:
    """Somebody who may see the pages; nobody signs in with that password."""
    new = NewUser(email="benchmark@hungyen.example", full_name="Nguyễn Thị Đo", role=Role.ORGANISER)
    return add_user(new, password=secrets.token_urlsafe(20), by=None)


def show(costs: dict[str, dict[str, Cost]]) -> None:
    print(f"{'':<22}{'size':>14}{'wall ms':>10}{'SQL':>6}{'peak MiB':>10}{'KiB':>9}")
    for name, by in costs.items():
        for size, cost in by.items():
            print(
                f"{name:<22}{size:>14}{cost.wall_ms:>10}{cost.statements:>6}"
                f"{cost.peak_mib:>10}{cost.kib:>9}"
            )
        small, large = by.values()
        same = "MORE SQL" if large.statements > small.statements else "no more SQL"
        print(f"{'':<22}{same:>14}")


if __name__ == "__main__":
    main()
