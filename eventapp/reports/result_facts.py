"""Numbers that stand in the text of a result report, by the word in braces that asks for them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from eventapp.reports.figures import total
from eventapp.reports.measures import Share, attendance, women
from eventapp.reports.queries.progress import Progress
from eventapp.reports.queries.summary import Summary
from eventapp.reports.scope import whole
from eventapp.reports.tables import trainee_groups
from eventapp.reports.words import count, people
from eventapp.vietnamese.numbers import format_number

PLACE = re.compile(r"\{([^{}]*)\}")


def result_facts(summary: Summary, progress: Progress) -> dict[str, str]:
    """Each word and what it stands for, from the figures of the attendance report."""
    training, figures = summary.training, total(summary.trainees)
    out, times = figures.people, figures.attendances
    return {
        "tên hội nghị": training.title,
        "cơ quan tổ chức": training.host_name,
        "thời gian": whole(training).words,
        "số buổi": count(len(summary.sessions)),
        "số điểm cầu": count(progress.rooms),
        "nhóm đối tượng": "; ".join(group.name for group in trainee_groups(summary)),
        "triệu tập": people(figures.called),
        "số cơ quan": count(summary.called_agencies),
        "đăng ký": people(out.registered.total),
        "có mặt": people(out.present.total),
        "nữ có mặt": people(out.present.female),
        "nam có mặt": people(out.present.male),
        "tỷ lệ tham dự": _percent(attendance(figures)),
        "tỷ lệ nữ": _percent(women(figures)),
        "vắng có lý do": people(out.excused.total),
        "vắng không lý do": people(out.absent.total),
        "chưa điểm danh": people(out.unmarked.total),
        "lượt có mặt": f"{format_number(times.present.total)} lượt người",
        "số phiếu": count(progress.count),
        "phiếu đã khóa": count(progress.locked),
    }


WORDS = (
    *("tên hội nghị", "cơ quan tổ chức", "thời gian", "số buổi", "số điểm cầu", "nhóm đối tượng"),
    *("triệu tập", "số cơ quan", "đăng ký", "có mặt", "nữ có mặt", "nam có mặt", "tỷ lệ tham dự"),
    *("tỷ lệ nữ", "vắng có lý do", "vắng không lý do", "chưa điểm danh", "lượt có mặt", "số phiếu"),
    "phiếu đã khóa",
)
"""All that may stand in braces; the keys of ``result_facts``."""


def unknown_words(text: str) -> list[str]:
    """What stands in braces and is none of the words."""
    return [word for word in PLACE.findall(text) if _plain(word) not in WORDS]


def filled(text: str, facts: Mapping[str, str]) -> str:
    """The text with its numbers; a word nobody knows stays as it is."""
    return PLACE.sub(lambda found: facts.get(_plain(found[1]), found[0]), text)


def _plain(word: str) -> str:
    return " ".join(word.lower().split())


def _percent(share: Share) -> str:
    return share.words if share.percent is None else f"{share.words}%"
