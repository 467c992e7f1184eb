"""What it costs to import lists.

``python -m benchmarks.imports [--json] [--persons N]``, on SQLite as ``./run`` has it:

- a list of 1,500 people read, judged against 100,000 known persons, and confirmed;
- 400 agencies (``--agencies N``) that send 20 people each, one after another;
- a search as one types over a training of 100,000 people: time and number of questions.
"""

from __future__ import annotations

import argparse
import json
import resource
from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import Any

from sqlalchemy import event, insert
from sqlalchemy.engine import Engine

from benchmarks.lists import FAMILY, GIVEN
from benchmarks.training_of_size import training_of_size
from eventapp import clock
from eventapp.accounts.models import User
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.database import db
from eventapp.imports import queries, service
from eventapp.imports.drafting import Sent, digest_of
from eventapp.lists.apart import read_apart
from eventapp.lists.request import Request
from eventapp.people.models import Person, Sex
from eventapp.points.models import Point
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.registrations.queries import Wanted, registrations
from eventapp.trainings.models import Training
from eventapp.trainings.service import TrainingDetails, plan_training
from eventapp.vietnamese import names

HEADER = "STT\tHọ và tên\tGiới tính\tNgày sinh\tChức vụ\tĐiện thoại"
LONG_LIST, AGENCIES, EACH = 1_500, 400, 20
MIDDLE = ("Thị", "Thị Thu", "Thị Bích", "Thị Minh", "Thị Kim")


def measured(act: Callable[[], Any]) -> tuple[float, Any]:
    start = perf_counter()
    result = act()
    return round(perf_counter() - start, 3), result


def name_of(number: int) -> str:
    """Names repeat after some thousands, as they do."""
    parts = (FAMILY, MIDDLE, GIVEN, GIVEN)
    chosen = []
    for part in parts:
        number, at = divmod(number, len(part))
        chosen.append(part[at])
    return " ".join(chosen)


def table(first: int, people: int) -> str:
    """A list of women nobody knows, from one number on."""
    rows = [HEADER]
    for number in range(1, people + 1):
        key = first + number
        born = f"{key % 28 + 1:02}/{key % 12 + 1:02}/{1960 + key % 40}"
        rows.append(f"{number}\t{name_of(key)}\tNữ\t{born}\tCông chức\t0981{key:06}")
    return "\n".join(rows)


def know(persons: int) -> None:
    """Persons of earlier trainings, with the same names and other telephones."""
    db.session.execute(
        insert(Person),
        [
            {
                "full_name": name_of(number),
                "canonical": names.canonical(name_of(number)),
                "sex": Sex.FEMALE,
                "birth_year": 1955 + number % 3,
                "birth_date": None,
                "phone": f"09{number:08}",
                "email": None,
            }
            for number in range(persons)
        ],
    )
    db.session.commit()


def import_one(training: Training, agency: Agency, text: str, *, by: User) -> dict[str, float]:
    reading_time, reading = measured(
        lambda: read_apart(text, Request(name="list", on=training.starts_on))
    )
    sent = Sent(reading=reading, digest=digest_of(text))
    keeping, draft = measured(
        lambda: service.keep_draft(sent, training=training, agency=agency, by=by)
    )
    judging, judgement = measured(lambda: queries.judgement_of(draft, viewer=by))
    confirming, done = measured(lambda: service.import_at_once(draft, by=by))
    return {
        "read": reading_time,
        "keep": keeping,
        "judge": judging,
        "confirm": confirming,
        "people": len(judgement.verdicts),
        "registered": done.counts["registered"],
    }


def fill(training: Training, persons: int) -> None:
    """As many rows of one training as there are persons."""
    point = db.session.query(Point).filter_by(training_id=training.id).first()
    group = training.groups[0]
    rows = db.session.query(Person.id, Person.full_name, Person.phone).limit(persons)
    values = [
        {
            "training_id": training.id,
            "person_id": person,
            "agency_id": point.agency_id,
            "group_id": group.id,
            "point_id": point.id,
            "status": RegistrationStatus.REGISTERED,
            "full_name": name,
            "name_key": names.sort_key(name),
            "search": names.fold(name),
            "sex": Sex.FEMALE,
            "position": "",
            "agency_name": "",
            "phone": phone,
            "registered_at": clock.now(),
            "version": 1,
        }
        for person, name, phone in rows
    ]
    db.session.execute(insert(Registration), values)
    db.session.commit()


def search(training: Training, *, by: User) -> dict[str, Any]:
    found = {}
    for typed in ("ng", "nguyen", "nguyen thi", "nguyen thi ha", "Nguyễn Thị Hà", "0912"):
        asked: list[str] = []

        def note(_c: object, _k: object, statement: str, *_: object, into: Any = asked) -> None:
            into.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        seconds, page = measured(
            lambda text=typed: registrations(training, Wanted(text=text), viewer=by)
        )
        event.remove(Engine, "before_cursor_execute", note)
        found[typed] = {"seconds": seconds, "found": page.total, "questions": len(asked)}
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--persons", type=int, default=100_000)
    arguments.add_argument("--agencies", type=int, default=AGENCIES)
    options = arguments.parse_args()
    with (
        training_of_size(options.agencies, options.agencies) as (app, organiser),
        app.app_context(),
    ):
        know(options.persons)
        host = db.session.query(Agency).filter_by(level=AgencyLevel.DEPARTMENTAL).first()
        communes = (
            db.session.query(Agency).filter_by(level=AgencyLevel.COMMUNE).limit(options.agencies)
        )
        training = db.session.query(Training).first()
        for point in db.session.query(Point).filter_by(training_id=training.id):
            point.seats = 5_000
        db.session.commit()
        long = import_one(training, host, table(0, LONG_LIST), by=organiser)
        start = perf_counter()
        many = [
            import_one(training, agency, table(LONG_LIST + EACH * at, EACH), by=organiser)
            for at, agency in enumerate(communes)
        ]
        result = {
            "persons": options.persons,
            "long_list": long,
            "lists": len(many),
            "lists_people": sum(one["people"] for one in many),
            "lists_registered": sum(one["registered"] for one in many),
            "lists_seconds": round(perf_counter() - start, 1),
            "lists_confirm_seconds": round(sum(one["confirm"] for one in many), 1),
        }
        other = plan_training(
            TrainingDetails(
                code="SEARCH",
                title="Search",
                host=host,
                place="Hưng Yên",
                starts_on=date(2021, 11, 3),
                ends_on=date(2021, 11, 3),
                groups=("G4",),
            ),
            by=organiser,
        )
        copied = db.session.query(Point).filter_by(training_id=training.id).first()
        db.session.add(
            Point(
                training_id=other.id,
                agency_id=copied.agency_id,
                code="ĐC001",
                name="Main",
                area="-",
                area_position=0,
                position=0,
                is_main=True,
                seats=200_000,
            )
        )
        db.session.commit()
        fill(other, options.persons)
        result["search"] = search(other, by=organiser)
        result["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(result, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
