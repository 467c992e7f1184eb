"""Accounts of one role each, as they were, become accounts with grants."""

from __future__ import annotations

from pathlib import Path

import flask_migrate
from sqlalchemy import text

from eventapp.database import db
from tests.racing import ROOT, real_application

BEFORE = """
INSERT INTO agency (id, name, short_name, abbreviation, level, kind, search, sort_key)
    VALUES (1, 'Sở', 'Sở', 'S', 'departmental', 'sở', 'so', 'so');
INSERT INTO user_account (id, email, full_name, role, agency_id, password_hash, session_token,
    is_active, created_at) VALUES
    (1, 'to-chuc@x.vn', 'Đào Thị Minh', 'organiser', 1, '-', 'a', true, '2021-10-01'),
    (2, 'dau-moi@x.vn', 'Vũ Thị Nhung', 'focal_person', 1, '-', 'b', true, '2021-10-01'),
    (3, 'dc001@x.vn', 'Phạm Văn Quyết', 'operator', 1, '-', 'c', true, '2021-10-01'),
    (4, 'cho@x.vn', 'Lê Văn Chờ', 'operator', 1, '-', 'd', true, '2021-10-01'),
    (5, 'tinh@x.vn', 'Lê Thị Bình', 'official', NULL, '-', 'e', true, '2021-10-01'),
    (6, 'so@x.vn', 'Lê Thị Sở', 'official', 1, '-', 'f', true, '2021-10-01');
INSERT INTO training (id, code, title, state, host_id, host_name, host_parent_name, host_symbol,
    place, starts_on, ends_on, opens_minutes, due_minutes, version) VALUES
    (1, 'T', 'T', 'published', 1, 'Sở', 'UBND', 'S', 'HY', '2021-10-13', '2021-10-13', 30, 45, 1);
INSERT INTO point (id, training_id, agency_id, code, name, area, area_position, position, is_main,
    seats, room, contact_name, version)
    VALUES (1, 1, 1, 'ĐC001', 'ĐC', 'A', 1, 1, true, 9, '', '', 1);
INSERT INTO point_operator (point_id, user_id) VALUES (1, 3);
"""


def run(script: str) -> None:
    for statement in script.split(";\n"):
        if statement.strip():
            db.session.execute(text(statement))
    db.session.commit()


def test_one_role_becomes_grants_and_nobody_may_more_than_before(tmp_path: Path):
    folder = str(ROOT / "migrations")
    with real_application(tmp_path):
        flask_migrate.downgrade(directory=folder, revision="0002")
        run(BEFORE)
        flask_migrate.upgrade(directory=folder)

        held = db.session.execute(
            text(
                "SELECT user_id, role, agency_id, reaches_down, point_id FROM role_grant"
                " ORDER BY user_id, id"
            )
        )
        assert [(*row[:3], bool(row[3]), row[4]) for row in held] == [
            (1, "organiser", None, False, None),
            (2, "focal_person", 1, False, None),
            (3, "operator", None, False, 1),
            (4, "operator", None, False, None),
            (5, "official", None, False, None),
            (6, "official", 1, True, None),
        ]
        found = db.session.execute(
            text("SELECT search, workplace_id FROM user_account WHERE id = 1")
        ).one()
        assert tuple(found) == ("dao thi minh to-chuc@x.vn", 1)
        db.session.remove()
        flask_migrate.downgrade(directory=folder, revision="0002")
        roles = db.session.execute(text("SELECT role, agency_id FROM user_account ORDER BY id"))
        assert [row[0] for row in roles] == [
            *("organiser", "focal_person", "operator", "operator", "official", "official"),
        ]
        assert db.session.execute(text("SELECT count(*) FROM point_operator")).scalar() == 1
        db.session.remove()
