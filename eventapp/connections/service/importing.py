"""Keeping a log as it came, with whom it names; nothing counts before it is applied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, insert, select

from eventapp import clock
from eventapp.accounts.models import User
from eventapp.connections.models import (
    ConnectionIdentity,
    ConnectionLog,
    ConnectionLogFile,
    ConnectionSpan,
    LogState,
    LogTemplate,
)
from eventapp.connections.queries.knowledge import ladder_of
from eventapp.connections.taking_in import UNKNOWN, Upload, first_lines, header_hash
from eventapp.database import atomic, db
from eventapp.errors import RuleBroken
from eventapp.meetings.identities import Identity, identities_of
from eventapp.trainings.models import Training

_LONGEST_FILE_NAME = 200


@atomic
def add_log(training: Training, upload: Upload, *, by: User) -> ConnectionLog:
    """Keep an upload; the same bytes are kept once, and come back after a withdrawal."""
    log = db.session.scalars(
        select(ConnectionLog).where(
            ConnectionLog.training_id == training.id, ConnectionLog.sha256 == upload.sha256
        )
    ).one_or_none()
    if log is not None and log.state is not LogState.WITHDRAWN:
        raise RuleBroken(
            "This log has been imported already: %(name)s.", field="file", name=log.name
        )
    if log is None:
        log = ConnectionLog(training_id=training.id, sha256=upload.sha256)
        db.session.add(log)
    log.name = upload.name[:_LONGEST_FILE_NAME]
    log.uploaded_at, log.uploaded_by_name = clock.now(), by.full_name
    log.state, log.applied_at, log.withdrawal_reason = LogState.READ, None, None
    _keep(log, training, upload)
    return log


@atomic
def read_again(log: ConnectionLog, training: Training, upload: Upload, *, by: User) -> None:
    """Read the same bytes in another way; columns that were named are kept for later tables."""
    if log.state is not LogState.READ:
        raise RuleBroken("This log counts already. Withdraw it before reading it in another way.")
    _keep(log, training, upload)
    if upload.choice.columns is not None:
        _remember_columns(training, upload)


def _keep(log: ConnectionLog, training: Training, upload: Upload) -> None:
    read, choice = upload.log, upload.choice
    log.format = read.format if read else UNKNOWN
    log.line_count = len(read.connections) if read else 0
    log.question = upload.question
    log.zone, log.day_first = choice.zone, choice.day_first
    log.day, log.encoding = choice.day, choice.encoding
    db.session.flush()
    file = db.session.get(ConnectionLogFile, log.id)
    if file is None:
        file = ConnectionLogFile(log_id=log.id, content=upload.content)
        db.session.add(file)
    file.problems = [
        {"code": problem.code, "values": dict(problem.values)}
        for problem in (read.problems if read else ())
    ]
    file.columns = choice.stored_columns()
    db.session.flush()
    _replace_identities(log, training, identities_of(read.connections) if read else ())


def _replace_identities(
    log: ConnectionLog, training: Training, identities: Sequence[Identity]
) -> None:
    ids = select(ConnectionIdentity.id).where(ConnectionIdentity.log_id == log.id)
    db.session.execute(delete(ConnectionSpan).where(ConnectionSpan.identity_id.in_(ids)))
    db.session.execute(delete(ConnectionIdentity).where(ConnectionIdentity.log_id == log.id))
    if not identities:
        return
    ladder = ladder_of(training)
    rows: list[dict[str, Any]] = []
    for position, one in enumerate(identities):
        match = ladder.match(one.names, one.email, one.device)
        rows.append(
            {
                "log_id": log.id,
                "position": position,
                "name": (one.name or one.email or one.device)[:200],
                "names": one.names,
                "email": one.email,
                "device": one.device,
                "line_count": len(one.connections),
                "minutes": one.minutes,
                "point_id": match.place.id if match else None,
                "rule": match.rule if match else None,
                "is_set_aside": False,
                "is_doubtful": one.is_doubtful,
            }
        )
    db.session.execute(insert(ConnectionIdentity), rows)
    keys = db.session.execute(
        select(ConnectionIdentity.position, ConnectionIdentity.id).where(
            ConnectionIdentity.log_id == log.id
        )
    )
    spans = _spans(dict(keys.all()), identities)
    if spans:
        db.session.execute(insert(ConnectionSpan), spans)


def _spans(keys: dict[int, int], identities: Sequence[Identity]) -> list[dict[str, Any]]:
    return [
        {
            "identity_id": keys[position],
            "joined_at": line.joined,
            "left_at": line.left,
            "is_open": line.is_open,
        }
        for position, one in enumerate(identities)
        for line in one.connections
        if line.is_known
    ]


def _remember_columns(training: Training, upload: Upload) -> None:
    lines = first_lines(upload.content, upload.choice.encoding)
    at = upload.choice.header_line - 1
    if not 0 <= at < len(lines):
        return
    key = header_hash(lines[at])
    template = db.session.scalars(
        select(LogTemplate).where(
            LogTemplate.host_id == training.host_id, LogTemplate.header_hash == key
        )
    ).one_or_none()
    if template is None:
        template = LogTemplate(host_id=training.host_id, header_hash=key)
        db.session.add(template)
    template.columns = {"fields": dict(upload.choice.columns or {})}
    db.session.flush()
