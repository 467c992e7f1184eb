"""What copying a training costs at 172 and at 400 points.

``python -m benchmarks.copying``: for the list of what comes along and for making the draft, the
processor time and the number of SQL statements.
"""

from __future__ import annotations

from datetime import date
from time import process_time

from benchmarks.pages import counting
from benchmarks.training_of_size import CODE, training_of_size
from eventapp.agencies.queries import get_agency
from eventapp.planning.queries import preview
from eventapp.planning.service import copy_training
from eventapp.planning.wish import CopyWish
from eventapp.trainings.queries import get_training

SIZES = (172, 400)


def main() -> None:
    for points in SIZES:
        with training_of_size(points, points) as (app, organiser), app.app_context():
            training = get_training(CODE, viewer=organiser)
            wish = CopyWish(
                code="COPY-2021",
                title=training.title,
                host=get_agency(training.host_id),
                starts_on=date(2021, 11, 8),
            )
            for name, action in (
                ("list", lambda t=training, w=wish: preview(t, w)),
                ("copy", lambda t=training, w=wish, by=organiser: copy_training(t, w, by=by)),
            ):
                begun = process_time()
                with counting() as statements:
                    action()
                seconds = process_time() - begun
                print(f"{points} points, {name}: {seconds:.2f} s, {len(statements)} statements")


if __name__ == "__main__":
    main()
