"""The whole reading of a log: bytes in, values out, nothing kept."""

from __future__ import annotations

from dataclasses import replace

from eventapp.meetings import refusals, words
from eventapp.meetings.decoding import decode
from eventapp.meetings.identities import identities_of
from eventapp.meetings.json_logs import read_json
from eventapp.meetings.log import Log, Problem, Request
from eventapp.meetings.tabular import read_table
from eventapp.meetings.xml_logs import read_xml

_MOST_NAMED = 5


def read_log(content: bytes, request: Request | None = None) -> Log:
    """Read an export; :class:`~eventapp.errors.RuleBroken` says in a sentence why it cannot be.

    What is inside decides, not what the file is called.
    """
    request = request or Request()
    decoded = decode(content, request.encoding)
    start = decoded.text.lstrip()[:1]
    if start == "<":
        log = read_xml(decoded.text, request.zone)
    elif start in {"{", "["}:
        log = read_json(decoded.text, request.zone)
    else:
        log = read_table(decoded, request)
    if not log.connections:
        raise refusals.no_rows()
    log = replace(log, problems=(*log.problems, *_about_people(log)))
    return replace(log, encoding=decoded.encoding, eol=decoded.eol)


def _about_people(log: Log) -> list[Problem]:
    found = identities_of(log.connections)
    problems = []
    if differing := sum(one.minutes_differ for one in found):
        problems.append(Problem(words.STATED, {"n": differing}))
    if doubtful := [one.name for one in found if one.is_doubtful]:
        names = ", ".join(doubtful[:_MOST_NAMED]) + (" …" if len(doubtful) > _MOST_NAMED else "")
        problems.append(Problem(words.SAME_NAME, {"names": names}))
    return problems
