"""Lists that an agency sends to a training, and what is done with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eventapp.imports import queries, service
from eventapp.imports.drafting import Sent, digest_of
from eventapp.imports.judging import Judgement
from eventapp.imports.models import ListImport
from eventapp.lists.reading import read_pasted
from eventapp.lists.request import Request
from eventapp.registrations.models import Registration
from tests.factories import InvitationFactory, group_of
from tests.registrations.nominations import Commune

HEADER = ("STT", "Họ và tên", "Giới tính", "Năm sinh", "Chức vụ", "Điện thoại")
NA = ("Lê Thị Na", "Nữ", "1980", "Chủ tịch Hội LHPN xã", "0912000001")
BE = ("Trần Văn Bé", "Nam", "05/03/1975", "Phó Chủ tịch UBND xã", "0912000002")
UT = ("Vũ Thị Út", "Nữ", "1990", "Công chức VH-XH", "0912000003")

Row = Sequence[str]
SYLLABLES = ("An", "Bích", "Chi", "Dung", "Giang", "Hạnh", "Lan", "Mai", "Nga", "Oanh")


def somebody(number: int) -> Row:
    """Another woman for every number."""
    first, second = divmod(number, len(SYLLABLES))
    name = f"Trần Thị {SYLLABLES[first]} {SYLLABLES[second]}"
    return (name, "Nữ", "1980", "Công chức", f"0913{number:06}")


def table(*people: Row, header: Row = HEADER) -> str:
    """As it is pasted from a spreadsheet."""
    rows = [header, *((str(number), *person) for number, person in enumerate(people, 1))]
    return "\n".join("\t".join(row) for row in rows)


def send(world: Commune, *people: Row, text: str = "", name: str = "DS.xlsx", **how: Any):
    """A draft of this list, sent by the focal person."""
    text = text or table(*people)
    reading = read_pasted(text, Request(name=name, on=world.training.starts_on))
    sent = Sent(reading=reading, digest=digest_of(text), is_again=how.pop("is_again", False))
    by = how.pop("by", world.focal)
    return service.keep_draft(
        sent, training=world.training, agency=how.pop("agency", world.agency), by=by
    )


def judged(list_import: ListImport, world: Commune) -> Judgement:
    return queries.judgement_of(list_import, viewer=world.focal)


def confirm(list_import: ListImport, world: Commune) -> dict[str, int]:
    """Confirm, and the result without zeros."""
    done = service.confirm(list_import, version=list_import.version, by=world.focal)
    return {word: number for word, number in done.counts.items() if number}


def fates(judgement: Judgement) -> list[str | None]:
    """What will become of every row; "?" where something is asked, "-" where it is left out."""
    return [
        "-" if one.row.is_skipped else "?" if one.is_open else one.fate.value
        for one in judgement.verdicts
    ]


def call(world: Commune, *, seats: int) -> None:
    InvitationFactory(
        training=world.training,
        agency=world.agency,
        group=group_of(world.training, "G4"),
        seats=seats,
    )


def on_list(registrations: Sequence[Registration]) -> list[tuple[str, str]]:
    return sorted((one.full_name, one.status.value) for one in registrations)
