"""Blocks with lecturers, groups of half-days, notices, the office to ask."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lecturer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.String(length=200), nullable=False),
        sa.Column(
            "sex",
            sa.Enum("female", "male", "unknown", name="sex", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("position", sa.String(length=200), nullable=False),
        sa.Column("organisation", sa.String(length=500), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column(
            "sort_key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lecturer")),
        sa.UniqueConstraint(
            "full_name", "organisation", name=op.f("uq_lecturer_full_name_organisation")
        ),
    )
    op.create_table(
        "session_block",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("topic", sa.String(length=500), nullable=False),
        sa.Column("lecturer_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("ends > starts", name=op.f("ck_session_block_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["lecturer_id"], ["lecturer.id"], name=op.f("fk_session_block_lecturer_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["training_session.id"], name=op.f("fk_session_block_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_block")),
    )
    op.create_index(
        op.f("ix_session_block_lecturer_id"), "session_block", ["lecturer_id"], unique=False
    )
    op.create_index(
        op.f("ix_session_block_session_id"), "session_block", ["session_id"], unique=False
    )

    op.create_table(
        "session_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["audience_group.id"], name=op.f("fk_session_group_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["training_session.id"], name=op.f("fk_session_group_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_group")),
        sa.UniqueConstraint(
            "session_id", "group_id", name=op.f("uq_session_group_session_id_group_id")
        ),
    )
    op.create_index(op.f("ix_session_group_group_id"), "session_group", ["group_id"], unique=False)

    op.create_table(
        "training_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("training_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "postponed",
                "new_dates",
                "cancelled",
                "restored",
                "moved",
                "new_hours",
                "added",
                name="noticekind",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("was_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("was_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("from_", sa.DateTime(timezone=True), nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["user_account.id"], name=op.f("fk_training_notice_author_id")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["training_session.id"], name=op.f("fk_training_notice_session_id")
        ),
        sa.ForeignKeyConstraint(
            ["training_id"], ["training.id"], name=op.f("fk_training_notice_training_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_notice")),
    )
    op.create_index(
        op.f("ix_training_notice_session_id"), "training_notice", ["session_id"], unique=False
    )
    op.create_index(
        op.f("ix_training_notice_training_id_id"),
        "training_notice",
        ["training_id", "id"],
        unique=False,
    )

    op.add_column(
        "training",
        sa.Column("contact_office", sa.String(length=500), server_default=sa.text("''"), nullable=False),
    )
    op.add_column("training", sa.Column("contact_phone", sa.String(length=20), nullable=True))
    op.add_column("training", sa.Column("contact_email", sa.String(length=254), nullable=True))
    op.add_column("training", sa.Column("copied_from", sa.String(length=40), nullable=True))
    op.add_column("training", sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))

    op.add_column(
        "training_session",
        sa.Column(
            "state",
            sa.Enum(
                "planned", "cancelled", "waiting", name="sessionstate", native_enum=False, length=30
            ),
            server_default="planned",
            nullable=False,
        ),
    )
    op.add_column(
        "training_session",
        sa.Column("reason", sa.String(length=500), server_default=sa.text("''"), nullable=False),
    )
    op.add_column(
        "training_session",
        sa.Column("is_for_all", sa.Boolean(), server_default=sa.true(), nullable=False),
    )
    op.add_column(
        "training_session",
        sa.Column("uid", sa.String(length=36), server_default=sa.text("''"), nullable=False),
    )
    op.add_column(
        "training_session", sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True)
    )

    # Calendars know a half-day by a name that never changes.
    session = sa.table("training_session", sa.column("id", sa.Integer), sa.column("uid", sa.String))
    connection = op.get_bind()
    for (number,) in connection.execute(sa.select(session.c.id)).all():
        connection.execute(
            session.update().where(session.c.id == number).values(uid=str(uuid.uuid4()))
        )


def downgrade() -> None:
    for column in ("changed_at", "uid", "is_for_all", "reason", "state"):
        op.drop_column("training_session", column)
    for column in ("changed_at", "copied_from", "contact_email", "contact_phone", "contact_office"):
        op.drop_column("training", column)
    for table in ("training_notice", "session_group", "session_block", "lecturer"):
        op.drop_table(table)
