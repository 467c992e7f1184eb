"""What it costs to read a registration list.

``python -m benchmarks.lists [--json] [--rows N]``: a list of that many people (1,500 unless said
otherwise) with two header rows, sections, joined offices and a total line, as .xlsx and as .csv:
the median time of reading it here, of reading it in a process of its own, and the peak of memory of
that process. Then a 120 KiB archive that unpacks to 45 MiB: how soon it is refused.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from time import perf_counter

import xlsxwriter

from eventapp.errors import RuleBroken
from eventapp.lists.apart import read_apart
from eventapp.lists.reading import read_file

ROWS = 1_500
RUNS = 5
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
GIVEN = ("Hà", "Hạnh", "Lan", "Mai", "Tuấn", "Dũng", "Hương", "Thảo", "Ánh", "Phượng", "Sơn")
HEAD = ["TT", "Họ và tên", "Năm sinh", "", "Chức vụ", "Đơn vị", "Số điện thoại", "Email", "Ghi chú"]
SECOND = ["", "", "Nam", "Nữ", "", "", "", "", ""]


def rows_of_list(people: int) -> list[list[str | int]]:
    """A list as a district sends it, with a section every 150 people."""
    rows: list[list[str | int]] = [
        ["UBND HUYỆN ÂN THI"],
        [],
        ["DANH SÁCH THAM DỰ TẬP HUẤN NĂM 2021"],
        [],
        list(HEAD),
        list(SECOND),
    ]
    for number in range(1, people + 1):
        if number % 150 == 1:
            rows.append([f"{'I' * (number // 150 % 3 + 1)}", "CÁC XÃ TRONG CỤM"])
        rows.append(_person(number))
    return [*rows, [f"Tổng số: {people} người"]]


def _person(number: int) -> list[str | int]:
    woman = number % 3 > 0
    middle = "Thị" if woman else "Văn"
    name = f"{FAMILY[number % 10]} {middle} {GIVEN[number % 11]} {GIVEN[number // 11 % 11]}"
    birth = f"{number % 28 + 1}/{number % 12 + 1}/{1960 + number % 40}"
    births = ["", birth] if woman else [birth, ""]
    unit = f"Xã Số {number // 10}"
    return [
        number,
        name,
        *births,
        "PCT UBND",
        unit,
        f"0912{number:06}",
        f"a{number}@vd.example",
        "",
    ]


def xlsx(rows: list[list[str | int]]) -> bytes:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    sheet.merge_range(4, 2, 4, 3, "Năm sinh")
    book.close()
    return buffer.getvalue()


def text(rows: list[list[str | int]]) -> bytes:
    out = StringIO()
    for row in rows:
        out.write("\t".join(map(str, row)) + "\n")
    return out.getvalue().encode()


def bomb() -> bytes:
    buffer = BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/workbook.xml", "w") as member,
    ):
        for _ in range(1_800):
            member.write(b"<row><c><v>1</v></c></row>" * 1_000)
    return buffer.getvalue()


def median(action: Callable[[], object]) -> float:
    """Milliseconds."""
    times = []
    for _ in range(RUNS):
        started = perf_counter()
        action()
        times.append(perf_counter() - started)
    return round(statistics.median(times) * 1000, 1)


def refused(content: bytes) -> None:
    try:
        read_apart(content)
    except RuleBroken:
        return
    raise AssertionError("the bomb was read")


def measure(people: int) -> dict[str, float | int]:
    rows = rows_of_list(people)
    files = {"xlsx": xlsx(rows), "tsv": text(rows)}
    found: dict[str, float | int] = {"rows": people}
    for kind, content in files.items():
        reading = read_file(content)
        if reading.totals.parsed != people:
            raise AssertionError(f"{kind}: {reading.totals.parsed} of {people} people")
        found[f"{kind}_kib"] = len(content) // 1024
        found[f"{kind}_here_ms"] = median(lambda content=content: read_file(content))
        found[f"{kind}_apart_ms"] = median(lambda content=content: read_apart(content))
    found["peak_of_the_process_mib"] = _peak()
    hostile = bomb()
    found["bomb_kib"] = len(hostile) // 1024
    found["bomb_refused_ms"] = median(lambda: refused(hostile))
    found["peak_with_the_bomb_mib"] = _peak()
    return found


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rows", type=int, default=ROWS)
    asked = parser.parse_args()
    found = measure(asked.rows)
    if asked.json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name:>26} {value}" for name, value in found.items()))


if __name__ == "__main__":
    main()
