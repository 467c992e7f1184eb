"""The papers of a training are fit for the archive and for screen readers."""

from __future__ import annotations

from eventapp.attendance.presence import Presence
from eventapp.documents import Paper, render
from eventapp.reports import papers, queries
from eventapp.reports.catalogue import PaperKind, draft
from eventapp.reports.choosing import select
from eventapp.reports.scope import of_day, of_session, whole
from tests.documents.validating import verdicts
from tests.reports.world import World


def drafted(world: World, kind: PaperKind, **asked: str) -> Paper:
    selection = select(kind, world.training, asked, viewer=world.organiser)
    return draft(kind, selection, viewer=world.organiser).paper()


def test_the_validator_finds_nothing_wrong(tmp_path):
    world = World()
    world.call(world.commune, "G4", 30)
    world.call(world.other_commune, "G4", 2)
    for n in range(25):
        person = world.register(world.commune, f"Đặng Thị Hường {n}")
        world.mark(person, world.morning, Presence.PRESENT if n % 3 else Presence.LATE)
    morning = of_session(world.training, world.morning)
    day = of_day(world.training, world.morning.day)
    point = world.point(world.commune)
    everything = whole(world.training)
    found = queries.participants(world.training, queries.Choice(), viewer=world.organiser)
    summary = queries.summary(world.training, everything.sessions, viewer=world.organiser)
    progress = queries.progress(world.training, everything.sessions, viewer=world.organiser)
    printed = {
        "sheet": papers.sheet(queries.roll(morning, point, viewer=world.organiser)),
        "blank": papers.sheet(queries.roll(morning, point, viewer=world.organiser), blank=True),
        "sheet of a day": papers.sheet(queries.roll(day, point, viewer=world.organiser)),
        "consolidated": papers.consolidated(everything, summary, progress),
        "participants": papers.participant_list(found),
        "to sign": papers.participant_list(found, to_sign=True),
        "badges": papers.badges(found),
        "letter": drafted(world, PaperKind.INVITATION),
        "annexes of the plan": drafted(world, PaperKind.PLAN_ANNEXES),
        "minutes": drafted(world, PaperKind.MINUTES, point=point.code, session="1310S"),
        "result report": drafted(world, PaperKind.RESULT_REPORT),
        "receipts": drafted(world, PaperKind.RECEIPTS),
    }
    files = {
        (standard, name): pdf
        for name, paper in printed.items()
        for pdf in (render(paper),)
        for standard in ("3a", "ua1")
    }

    told = verdicts(files, tmp_path)

    assert {verdict.split()[0] for verdict in told.values()} == {"PASS"}, told
