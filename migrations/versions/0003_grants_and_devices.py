"""Grants instead of one role, the devices somebody is signed in on, one-time codes."""
from unicodedata import normalize

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROLES = ("organiser", "focal_person", "operator", "official", "administrator")


def upgrade():
    op.create_table(
        "role_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Enum(*ROLES, name="role", native_enum=False, length=30), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("reaches_down", sa.Boolean(), nullable=False),
        sa.Column("point_id", sa.Integer(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("ends_at >= starts_at", name=op.f("ck_role_grant_ends_after_start")),
        sa.CheckConstraint(
            "point_id IS NULL OR (role = 'operator' AND agency_id IS NULL)",
            name=op.f("ck_role_grant_one_place"),
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_role_grant_agency_id")),
        sa.ForeignKeyConstraint(["point_id"], ["point.id"], name=op.f("fk_role_grant_point_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_role_grant_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
    )
    for column in ("user_id", "agency_id", "point_id"):
        op.create_index(op.f(f"ix_role_grant_{column}"), "role_grant", [column])
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("device", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_sign_in_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token", name=op.f("uq_sign_in_token")),
    )
    op.create_index(op.f("ix_sign_in_user_id"), "sign_in", ["user_id"])
    op.create_table(
        "sign_in_try",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_try")),
    )
    op.create_index(op.f("ix_sign_in_try_tried_at"), "sign_in_try", ["tried_at"])
    for column in ("account", "address"):
        op.create_index(op.f(f"ix_sign_in_try_{column}_tried_at"), "sign_in_try", [column, "tried_at"])
    op.create_table(
        "one_time_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["user_account.id"], name=op.f("fk_one_time_code_made_by_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_one_time_code_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_code")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_one_time_code_code_hash")),
    )
    op.create_index(op.f("ix_one_time_code_user_id"), "one_time_code", ["user_id"])
    _roles_become_grants()

    # Plain ALTERs: rebuilding the table would let go of every row that points to it.
    op.drop_table("point_operator")
    op.drop_table("ended_sign_in")
    op.drop_table("sign_in_failure")
    op.drop_column("user_account", "role")
    op.drop_column("user_account", "session_token")
    op.drop_index(op.f("ix_user_account_agency_id"), table_name="user_account")
    op.alter_column("user_account", "agency_id", new_column_name="workplace_id")
    op.create_index(op.f("ix_user_account_workplace_id"), "user_account", ["workplace_id"])


def _roles_become_grants():
    """A grant for each role, each point; an operator of points needs none beside them."""
    op.execute("""
        INSERT INTO role_grant (user_id, role, agency_id, reaches_down, point_id)
        SELECT id, role,
               CASE WHEN role IN ('focal_person', 'official') THEN agency_id END,
               role = 'official' AND agency_id IS NOT NULL, NULL
        FROM user_account
        WHERE role <> 'operator' OR id NOT IN (SELECT user_id FROM point_operator)
    """)
    op.execute("""
        INSERT INTO role_grant (user_id, role, agency_id, reaches_down, point_id)
        SELECT point_operator.user_id, 'operator', NULL, user_account.id < 0, point_operator.point_id
        FROM point_operator JOIN user_account ON user_account.id = point_operator.user_id
        WHERE user_account.role = 'operator'
    """)
    connection = op.get_bind()
    op.add_column("user_account", sa.Column("search", sa.Text(), nullable=True))
    account = sa.table("user_account", *map(sa.column, ("id", "email", "full_name", "phone", "search")))
    rows = connection.execute(
        sa.select(account.c.id, account.c.full_name, account.c.email, account.c.phone)
    ).all()
    for account_id, *words in rows:
        text = _folded(" ".join(word or "" for word in words))
        connection.execute(account.update().where(account.c.id == account_id).values(search=text))


def _folded(text):
    letters = normalize("NFKD", text.lower().replace("đ", "d"))
    return " ".join("".join(one for one in letters if not 0x300 <= ord(one) <= 0x36F).split())


def downgrade():
    op.create_table(
        "point_operator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["point_id"], ["point.id"], name=op.f("fk_point_operator_point_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_point_operator_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point_operator")),
        sa.UniqueConstraint("point_id", "user_id", name=op.f("uq_point_operator_point_id_user_id")),
    )
    op.create_index(op.f("ix_point_operator_point_id"), "point_operator", ["point_id"])
    op.create_index(op.f("ix_point_operator_user_id"), "point_operator", ["user_id"])
    op.execute("""
        INSERT INTO point_operator (point_id, user_id)
        SELECT DISTINCT point_id, user_id FROM role_grant
        WHERE point_id IS NOT NULL AND ends_at IS NULL
    """)
    op.create_table(
        "sign_in_failure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_failure")),
    )
    op.create_index(op.f("ix_sign_in_failure_account_failed_at"), "sign_in_failure", ["account", "failed_at"])
    op.create_index(op.f("ix_sign_in_failure_failed_at"), "sign_in_failure", ["failed_at"])
    op.create_table(
        "ended_sign_in",
        sa.Column("sign_in", sa.String(length=32), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sign_in", name=op.f("pk_ended_sign_in")),
    )
    op.create_index(op.f("ix_ended_sign_in_ended_at"), "ended_sign_in", ["ended_at"])
    op.drop_column("user_account", "search")
    op.drop_index(op.f("ix_user_account_workplace_id"), table_name="user_account")
    op.alter_column("user_account", "workplace_id", new_column_name="agency_id")
    op.create_index(op.f("ix_user_account_agency_id"), "user_account", ["agency_id"])
    op.add_column("user_account", sa.Column("session_token", sa.String(32), nullable=False, server_default="-"))
    op.add_column("user_account", sa.Column("role", sa.String(30), nullable=False, server_default="operator"))
    op.execute("""
        UPDATE user_account SET
            role = coalesce((SELECT min(role) FROM role_grant
                WHERE user_id = user_account.id AND role <> 'administrator'), 'operator'),
            agency_id = coalesce((SELECT min(agency_id) FROM role_grant
                WHERE user_id = user_account.id), agency_id)
    """)
    for table in ("one_time_code", "sign_in_try", "sign_in", "role_grant"):
        op.drop_table(table)
