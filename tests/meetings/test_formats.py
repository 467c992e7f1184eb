"""Every generation of every system says the same of one morning."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from eventapp import clock
from eventapp.meetings import words
from eventapp.meetings.identities import identities_of
from eventapp.meetings.log import DAY, DAY_ORDER, Log, Request
from eventapp.meetings.reading import read_log
from tests.meetings import texts

MORNING = date(2021, 10, 13)
THAT_DAY = Request(days=(MORNING,))


def read(text: str, request: Request = THAT_DAY, encoding: str = "utf-8") -> Log:
    return read_log(text.encode(encoding), request)


def told(log: Log) -> dict[str, list[str]]:
    """Name -> its spans on a clock in Vietnam."""
    return {
        one.name: [
            f"{clock.local(span.start):%d %H:%M}-{clock.local(span.end):%H:%M}"
            for span in sorted(one.spans)
        ]
        for one in identities_of(log.connections)
    }


def codes(log: Log) -> list[str]:
    return [problem.code for problem in log.problems]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (texts.ZOOM_2024, "zoom meeting"),
        (texts.WEBINAR, "zoom webinar"),
        (texts.TEAMS_SUMMARY, "teams summary"),
        (texts.TEAMS_LIVE, "teams live event"),
        (texts.MEET, "google meet"),
        (texts.MEET_EXTENSION, "google meet add-on"),
        (texts.WEBEX, "webex"),
        (texts.WEBEX_API, "webex api"),
        (texts.DASHBOARD, "bigbluebutton dashboard"),
        (texts.EVENTS, "bigbluebutton events"),
        (texts.CDR, "cisco meeting server"),
        (texts.JITSI, "jitsi"),
    ],
)
def test_every_system_tells_the_same_morning(text: str, kind: str):
    log = read(text)

    assert (log.format, told(log)["Hồng Tiến" if "zoom m" not in kind else "ĐC001 Hồng Tiến"]) == (
        kind,
        ["13 07:41-11:30"],
    )
    assert log.question is None


@pytest.mark.parametrize("language", texts.TEAMS_LANGUAGES)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig", "utf-8"])
def test_a_teams_report_counts_each_join_once_in_every_language(language: str, encoding: str):
    sections, people, acts, day = texts.TEAMS_LANGUAGES[language]
    text = texts.teams_report(sections=sections, people=people, acts=acts, day=day)

    log = read(text, encoding=encoding)

    assert log.format == "teams report"
    assert told(log) == {"Hồng Tiến": ["13 07:41-08:30", "13 09:00-11:30"]}


def test_what_follows_the_activities_of_a_teams_report_is_nobodys_connection():
    sections, people, acts, day = texts.TEAMS_LANGUAGES["en"]
    more = "\r\n4. Meeting Engagement\r\nReactions\t12\r\nHands\t3\r\n"

    log = read(texts.teams_report(sections=sections, people=people, acts=acts, day=day, more=more))

    assert list(told(log)) == ["Hồng Tiến"]


def test_a_teams_report_without_activities_says_that_gaps_are_not_seen():
    _, people, _, day = texts.TEAMS_LANGUAGES["en"]
    row = f"Hồng Tiến\t{day}07:41:00\t{day}11:30:00\t3h 19m\tht@vd.example\t\tPresenter"

    log = read(f"2. Participants\n{people}\n{row}\n")

    assert told(log) == {"Hồng Tiến": ["13 07:41-11:30"]}
    assert words.MERGED in codes(log)


def test_a_list_of_acts_pairs_them_and_leaves_the_last_join_open():
    log = read(texts.TEAMS_LIST)

    assert told(log) == {
        "Hồng Tiến": ["13 07:41-11:30"],
        "Sở Nội vụ": ["13 07:30-08:00", "13 08:10-11:30"],
    }
    assert codes(log) == [words.OPEN_END]


def test_no_shows_and_the_waiting_room_are_nobodys_minutes():
    assert words.NO_SHOW in codes(read(texts.WEBINAR))
    assert "Vắng" not in told(read(texts.WEBINAR))
    assert codes(read(texts.ZOOM_2024)) == [words.WAITING]


def test_an_export_without_times_knows_names_but_not_when():
    log = read(texts.ZOOM_UNIQUE)
    (one,) = identities_of(log.connections)

    assert (log.format, one.is_known, one.minutes) == ("zoom unique users", False, 229.0)
    assert words.NO_TIMES in codes(log)


def test_missing_call_records_are_told():
    assert codes(read(texts.CDR)) == [words.LOST]


def test_day_and_month_are_told_apart_by_all_values_of_the_file():
    log = read(
        texts.ZOOM_24_HOURS.format(join="13/10/2021 07:41", leave="13/10/2021 11:30"), Request()
    )

    assert (told(log), log.question) == ({"Hồng Tiến": ["13 07:41-11:30"]}, None)


@pytest.mark.parametrize(
    ("request_", "day", "question"),
    [
        (Request(), date(2021, 12, 6), DAY_ORDER),
        (Request(days=(date(2021, 6, 12),)), date(2021, 6, 12), None),
        (Request(days=(date(2021, 12, 6),)), date(2021, 12, 6), None),
        (Request(day_first=False), date(2021, 6, 12), None),
        (Request(day_first=True), date(2021, 12, 6), None),
    ],
)
def test_what_is_still_open_is_settled_by_the_training_or_asked(request_, day, question):
    text = texts.ZOOM_24_HOURS.format(join="06/12/2021 07:41", leave="06/12/2021 11:30")

    log = read(text, request_)

    assert (log.connections[0].joined.date(), log.question) == (day, question)


def test_hours_without_a_day_ask_for_it():
    log = read(texts.MEET, Request())

    assert (log.question, log.connections[0].joined) == (DAY, None)
    assert told(read(texts.MEET, Request(day=MORNING)))["Hồng Tiến"] == ["13 07:41-11:30"]


def test_the_zone_of_the_log_is_what_was_asked_for():
    zone = clock.ZoneInfo("UTC")

    log = read(texts.ZOOM_2024, Request(zone=zone))

    assert log.connections[0].joined.utcoffset() == timedelta(0)


def test_columns_that_were_named_make_any_table_a_log():
    text = "Báo cáo\nThiết bị;Bắt đầu;Kết thúc\nHồng Tiến;13/10/2021 07:41;13/10/2021 11:30\n"

    log = read(text, Request(columns={"name": 0, "join": 1, "leave": 2}, header_line=2))

    assert (log.format, told(log)) == ("columns named", {"Hồng Tiến": ["13 07:41-11:30"]})
