"""What a long list costs in print, beside the least it can cost.

``python -m benchmarks.documents --rows N [--json] [--runs K]``: an attendance list of N people in
twelve columns, printed four ways, each in a process of its own: by the ordinary lane (left out
above 1,000 rows), by the list lane as PDF/A-3u (``list``) and as PDF/A-3a and PDF/UA-1
(``list_tagged``), and by pydyf alone (``raw_limit``, see there). The process has imported what it
needs and printed a short list before it is measured; of K runs the one of least CPU is told.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import resource
import subprocess
import sys
from collections.abc import Callable
from time import perf_counter, process_time
from unittest.mock import patch

from pypdf import PdfReader

from benchmarks.raw_limit import raw_limit
from eventapp.documents import Align, Column, Letterhead, Paper, Row, Table, lists, render

MOST_ORDINARY_ROWS = 1_000
COLUMNS = (
    Column("TT", 10),
    Column("Họ và tên", 34, Align.LEFT),
    Column("Giới tính", 10),
    Column("Chức vụ", 26, Align.LEFT),
    Column("Đơn vị", 30, Align.LEFT),
    *(Column(half, 7.5, group=day) for day in ("13/10", "14/10", "15/10") for half in "SC"),
    Column("Ký", 12),
)
FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh"
MIDDLES = "Văn Thị Hữu Đức Minh Thanh Quốc Ngọc Xuân Hồng Kim Thùy Bảo Gia Khánh Phương"
NAMES = "An Bình Cường Dũng Giang Hà Hạnh Hiếu Hòa Hùng Hương Khoa Lan Linh Long Mai Ước Ỷ"
POSTS = ("Chuyên viên", "Phó Trưởng phòng", "Công chức Tư pháp - Hộ tịch", "Chủ tịch UBND xã")
AGENCIES = ("Sở Nội vụ", "Sở Giáo dục và Đào tạo", "UBND xã Hồng Tiến", "Hội LHPN xã Việt Hòa")


def people(count: int) -> list[tuple[str | int, ...]]:
    chance = random.Random(1)  # noqa: S311 - the same people each time

    def person(number: int) -> tuple[str | int, ...]:
        middle = " ".join(chance.sample(MIDDLES.split(), chance.choice((1, 1, 1, 2))))
        name = f"{chance.choice(FAMILIES.split())} {middle} {chance.choice(NAMES.split())}"
        marks = [chance.choice("xxxxxxxxxP") for _ in range(6)]
        sex, post = chance.choice(("Nam", "Nữ")), chance.choice(POSTS)
        return number, name, sex, post, chance.choice(AGENCIES), *marks, ""

    return [person(number) for number in range(1, count + 1)]


def paper(count: int) -> Paper:
    return Paper(
        letterhead=Letterhead(parent="UBND tỉnh Hưng Yên", agency="Sở Nội vụ"),
        title="DANH SÁCH ĐIỂM DANH",
        blocks=(Table(COLUMNS, tuple(map(Row, people(count)))),),
    )


def ordinary(count: int) -> Callable[[], bytes]:
    made = paper(count)

    def printed() -> bytes:
        with patch.object(lists, "LONG_TABLE", count):
            return render(made, tagged=False)

    return printed


def listed(count: int, *, tagged: bool) -> Callable[[], bytes]:
    made = paper(count)
    return lambda: render(made, tagged=tagged)


def raw(count: int) -> Callable[[], bytes]:
    rows = people(count)
    return lambda: raw_limit(COLUMNS, rows)


LANES: dict[str, Callable[[int], Callable[[], bytes]]] = {
    "ordinary": ordinary,
    "list": lambda count: listed(count, tagged=False),
    "list_tagged": lambda count: listed(count, tagged=True),
    "raw_limit": raw,
}


def measure(lane: str, count: int) -> dict[str, float]:
    """One print in this process, after a short one."""
    LANES[lane](20)()
    printed = LANES[lane](count)
    wall, cpu = perf_counter(), process_time()
    pdf = printed()
    cpu, wall = process_time() - cpu, perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "cpu_s": round(cpu, 3),
        "wall_s": round(wall, 3),
        "peak_rss_mb": round(peak, 1),
        "pages": len(PdfReader(io.BytesIO(pdf)).pages),
        "bytes": len(pdf),
    }


def in_a_process(lane: str, count: int, runs: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.documents", "--rows", str(count), "--lane", lane]
    told = [subprocess.run(command, check=True, capture_output=True).stdout for _ in range(runs)]
    measured: list[dict[str, float]] = list(map(json.loads, told))
    return min(measured, key=lambda each: each["cpu_s"])


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--rows", type=int, default=1_000)
    reader.add_argument("--runs", type=int, default=3)
    reader.add_argument("--json", action="store_true")
    reader.add_argument("--lane", choices=LANES, help="measure this lane in this very process")
    wanted = reader.parse_args()
    if wanted.lane:
        print(json.dumps(measure(wanted.lane, wanted.rows)))
        return
    lanes = {
        lane: in_a_process(lane, wanted.rows, 1 if lane == "ordinary" else wanted.runs)
        for lane in LANES
        if lane != "ordinary" or wanted.rows <= MOST_ORDINARY_ROWS
    }
    if wanted.json:
        print(json.dumps({"rows": wanted.rows, "lanes": lanes}, indent=2))
        return
    print(f"{wanted.rows} rows")
    print(f"{'CPU s':>26}{'wall s':>9}{'peak MB':>9}{'pages':>7}{'KB':>8}{'× raw':>8}")
    least = lanes["raw_limit"]["cpu_s"]
    for lane, cost in lanes.items():
        print(
            f"{lane:<14}{cost['cpu_s']:>12}{cost['wall_s']:>9}{cost['peak_rss_mb']:>9}"
            f"{cost['pages']:>7}{cost['bytes'] // 1024:>8}{cost['cpu_s'] / least:>8.1f}"
        )


if __name__ == "__main__":
    main()
