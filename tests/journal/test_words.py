"""Everything the journal may hold has words."""

from __future__ import annotations

import importlib
import pkgutil

from sqlalchemy import Enum

import eventapp
from eventapp.database import Base, action_name, actions
from eventapp.journal.reading import column_label
from eventapp.journal.recording import UNSPOKEN
from eventapp.journal.words import ACTIONS, SUBJECTS, VALUES

UNJOURNALLED = {  # actions that change nothing the journal keeps
    "accounts.begin_sign_in",
    "accounts.end_sign_in",
    "accounts.end_sign_ins",
    "accounts.forget_tries",
    "accounts.note_seen",
    "accounts.note_try",
    "agencies.forget_upload",
    "agencies.keep_upload",
    "attendance.mark",
    "attendance.note_contact",
    "attendance.release",
    "attendance.take_events",
    "attendance.undo",
    *(f"badges.{word}" for word in ("issue", "issue_missing", "revoke")),
    *(f"checkin.{word}" for word in ("check_in", "close_screen", "note_failure")),
    *(f"checkin.{word}" for word in ("note_network", "open_screen", "redeem")),
    "reports.ask_for_pack",
    *(f"jobs.{word}" for word in ("enqueue", "fail", "finish", "forget", "move_on", "take")),
    *(f"invitations.{word}" for word in ("note_received", "note_reminded", "remind_by_mail")),
    "invitations.write_to_invited",
    *(f"mail.{word}" for word in ("cancel", "give_up", "note_sent", "note_sent_by_hand")),
    *(f"mail.{word}" for word in ("put_back", "queue", "send_again", "take")),
}


def journalled_models():
    return [
        mapper for mapper in Base.registry.mappers if getattr(mapper.class_, "journalled", False)
    ]


def test_every_action_has_words():
    for module in pkgutil.walk_packages(eventapp.__path__, "eventapp."):
        if ".service" in module.name:
            importlib.import_module(module.name)
    names = {action_name(action) for action in actions if action.__module__.startswith("eventapp.")}

    assert names - set(ACTIONS) - UNJOURNALLED == set()


def test_every_journalled_table_has_words():
    assert {mapper.local_table.name for mapper in journalled_models()} - set(SUBJECTS) == set()


def test_every_journalled_column_has_words():
    wordless = [
        f"{mapper.local_table.name}.{column.key}"
        for mapper in journalled_models()
        for column in mapper.column_attrs
        if column.key not in {"id", *UNSPOKEN}
        and column_label(mapper.local_table.name, column.key) == column.key
    ]

    assert wordless == []


def test_an_action_in_any_room_of_a_feature_is_named_after_the_feature():
    def lock_sheet(*, by): ...

    lock_sheet.__module__ = "eventapp.attendance.service.locking"

    assert action_name(lock_sheet) == "attendance.lock_sheet"


def test_every_value_of_a_list_has_words():
    wordless = [
        f"{mapper.local_table.name}.{column.key}: {member.value}"
        for mapper in journalled_models()
        for column in mapper.local_table.columns
        if isinstance(column.type, Enum) and column.type.enum_class
        for member in column.type.enum_class
        if not hasattr(member, "label")
        and member.value not in VALUES.get(f"{mapper.local_table.name}.{column.key}", {})
    ]

    assert wordless == []
