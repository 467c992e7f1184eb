"""``flask connections read``: the public contract of what a log says."""

from __future__ import annotations

import json
from pathlib import Path

from flask import Flask

from tests.meetings import texts

SAMPLE = Path(__file__).parent.parent / "meetings/samples/ours_synthetic"
LOG = str(SAMPLE / "zoom_vi_points_synthetic.csv")


def run(app: Flask, *arguments: str):
    return app.test_cli_runner().invoke(args=["connections", "read", *arguments])


def test_read_prints_one_document_and_nothing_else(app: Flask):
    document = json.loads(run(app, LOG, "--json").output)

    assert (document["format"], document["problems"]) == ("zoom meeting", [])
    assert document["identities"][3] == {
        "name": "DC_X.PHÙNG HƯNG",
        "email": "",
        "first_join": "2026-06-12T07:50:00+07:00",
        "last_leave": "2026-06-12T11:31:00+07:00",
        "connected_seconds": 50 * 60 + 12 + 170 * 60 + 5,
        "joins": 2,
    }


def test_read_counts_only_what_lies_in_the_window(app: Flask):
    window = ("--window", "2026-06-12T08:00", "2026-06-12T01:30:00+00:00")

    document = json.loads(run(app, LOG, "--json", *window).output)

    assert document["identities"][3]["connected_seconds"] == 30 * 60


def test_read_says_moments_in_the_zone_that_was_asked_for(app: Flask):
    document = json.loads(run(app, LOG, "--tz", "UTC", "--json").output)

    assert document["identities"][0]["first_join"] == "2026-06-12T07:41:02+00:00"


def test_read_takes_the_day_of_a_log_of_hours(app: Flask, tmp_path: Path):
    file = tmp_path / "meet.csv"
    file.write_text(texts.MEET)

    without = json.loads(run(app, str(file), "--json").output)
    document = json.loads(run(app, str(file), "--on", "13/10/2021", "--json").output)

    assert [problem["code"] for problem in without["problems"]] == ["needs day", "unknown times"]
    assert without["identities"][0]["connected_seconds"] is None
    assert document["identities"][0]["first_join"] == "2021-10-13T07:41:00+07:00"


def test_read_prints_text_for_people(app: Flask):
    lines = run(app, LOG).output.splitlines()

    assert lines[0] == "Zoom, cuộc họp: 13 dòng, 11 tên."
    assert lines[1].split("\t")[0] == "Điểm cầu xã Tân Dân"


def test_read_refuses_in_one_sentence_with_exit_1_and_wrong_usage_with_2(
    app: Flask, tmp_path: Path
):
    file = tmp_path / "log.csv"
    file.write_bytes(b"")

    refused = run(app, str(file), "--json")

    assert (refused.exit_code, json.loads(refused.stdout)) == (1, {"refused": "Tệp rỗng."})
    assert run(app, str(tmp_path / "none.csv")).exit_code == 1
    backwards = ("--window", "2026-06-12T09:00", "2026-06-12T08:00")
    assert run(app, LOG, *backwards).exit_code == 1
    assert run(app, LOG, "--tz", "Mars/Phobos").exit_code == 2
    assert run(app, LOG, "--window", "x", "y").exit_code == 2
