"""Persons across trainings: merged records, substitutes, requests about one's own data."""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

STATUSES = ("registered", "walk_in", "waiting", "withdrawn", "replaced")


def upgrade() -> None:
    op.add_column("person", sa.Column("search", sa.Text(), nullable=True))
    op.add_column("person", sa.Column("merged_into_id", sa.Integer(), nullable=True))
    op.add_column("person", sa.Column("contact_erased_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("person", sa.Column("version", sa.Integer(), nullable=True))
    _fold_names()
    with op.batch_alter_table("person") as person:
        person.alter_column("search", existing_type=sa.Text(), nullable=False)
        person.alter_column("version", existing_type=sa.Integer(), nullable=False)
        person.create_foreign_key(
            op.f("fk_person_merged_into_id"), "person", ["merged_into_id"], ["id"]
        )
        person.create_index(op.f("ix_person_merged_into_id"), ["merged_into_id"])
        person.create_index(op.f("ix_person_canonical_phone"), ["canonical", "phone"])
        person.create_index(op.f("ix_person_search_birth_year"), ["search", "birth_year"])

    status = sa.Enum(*STATUSES, name="registrationstatus", native_enum=False, length=30)
    with op.batch_alter_table("registration") as registration:
        registration.add_column(sa.Column("left_as", status, nullable=True))
        registration.add_column(sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))
        registration.add_column(sa.Column("replaces_id", sa.Integer(), nullable=True))
        registration.create_foreign_key(
            op.f("fk_registration_replaces_id"), "registration", ["replaces_id"], ["id"]
        )
        registration.create_index(op.f("ix_registration_replaces_id"), ["replaces_id"])

    op.create_table(
        "person_merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survivor_id", sa.Integer(), nullable=False),
        sa.Column("absorbed_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("merged_by_name", sa.String(length=200), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by_name", sa.String(length=200), nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("completed", sa.JSON(), nullable=False),
        sa.Column("summary", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["absorbed_id"], ["person.id"], name=op.f("fk_person_merge_absorbed_id")),
        sa.ForeignKeyConstraint(["survivor_id"], ["person.id"], name=op.f("fk_person_merge_survivor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_merge")),
    )
    op.create_index(op.f("ix_person_merge_absorbed_id"), "person_merge", ["absorbed_id"])
    op.create_index(op.f("ix_person_merge_survivor_id"), "person_merge", ["survivor_id"])

    op.create_table(
        "person_merge_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("merge_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["merge_id"], ["person_merge.id"], name=op.f("fk_person_merge_move_merge_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_merge_move_person_id")),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name=op.f("fk_person_merge_move_registration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_merge_move")),
    )
    op.create_index(op.f("ix_person_merge_move_merge_id"), "person_merge_move", ["merge_id"])
    op.create_index(
        op.f("ix_person_merge_move_registration_id"), "person_merge_move", ["registration_id"]
    )

    op.create_table(
        "person_distinction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_name", sa.String(length=200), nullable=False),
        sa.Column("summary", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["one_id"], ["person.id"], name=op.f("fk_person_distinction_one_id")),
        sa.ForeignKeyConstraint(["other_id"], ["person.id"], name=op.f("fk_person_distinction_other_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_distinction")),
        sa.UniqueConstraint("one_id", "other_id", name=op.f("uq_person_distinction_one_id_other_id")),
    )
    op.create_index(op.f("ix_person_distinction_other_id"), "person_distinction", ["other_id"])

    op.create_table(
        "rights_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("person_name", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("copy", "correction", "erasure", name="requestkind", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked", sa.String(length=200), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_by_name", sa.String(length=200), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_rights_request_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rights_request")),
    )
    op.create_index(op.f("ix_rights_request_person_id"), "rights_request", ["person_id"])


def _fold_names() -> None:
    """Everybody who is known gets the folded name, in batches."""
    person = sa.table(
        "person",
        sa.column("id", sa.Integer()),
        sa.column("full_name", sa.Text()),
        sa.column("search", sa.Text()),
        sa.column("version", sa.Integer()),
    )
    database = op.get_bind()
    known = database.execute(sa.select(person.c.id, person.c.full_name)).all()
    fold = (
        person.update()
        .where(person.c.id == sa.bindparam("key"))
        .values(search=sa.bindparam("folded"), version=1)
    )
    if known:
        database.execute(fold, [{"key": key, "folded": _folded(name)} for key, name in known])


def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", bare))


def downgrade() -> None:
    for table in ("rights_request", "person_distinction", "person_merge_move", "person_merge"):
        op.drop_table(table)
    with op.batch_alter_table("registration") as registration:
        registration.drop_index(op.f("ix_registration_replaces_id"))
        registration.drop_constraint(op.f("fk_registration_replaces_id"), type_="foreignkey")
        for column in ("replaces_id", "left_at", "left_as"):
            registration.drop_column(column)
    with op.batch_alter_table("person") as person:
        for index in ("merged_into_id", "canonical_phone", "search_birth_year"):
            person.drop_index(op.f(f"ix_person_{index}"))
        person.drop_constraint(op.f("fk_person_merged_into_id"), type_="foreignkey")
        for column in ("version", "contact_erased_at", "merged_into_id", "search"):
            person.drop_column(column)
