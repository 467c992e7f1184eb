"""Agencies through time: what became of them, and unit files between preview and import.

Agencies that are there stay as they are; importing the unit files again links them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KINDS = ("renamed", "merged", "split", "dissolved", "handed_over", "moved")


def upgrade() -> None:
    with op.batch_alter_table("agency") as batch_op:
        batch_op.create_index(batch_op.f("ix_agency_search"), ["search"])
    op.create_table(
        "agency_succession",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=False),
        *_what_happened(),
        sa.CheckConstraint(
            "(kind = 'dissolved') = (to_id IS NULL)",
            name=op.f("ck_agency_succession_only_the_dissolved_end"),
        ),
        sa.CheckConstraint("from_id <> to_id", name=op.f("ck_agency_succession_two_agencies")),
        sa.ForeignKeyConstraint(["from_id"], ["agency.id"], name=op.f("fk_agency_succession_from_id")),
        sa.ForeignKeyConstraint(["to_id"], ["agency.id"], name=op.f("fk_agency_succession_to_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_succession")),
        sa.UniqueConstraint(
            "from_id", "to_id", "kind", "effective_on", "function",
            name=op.f("uq_agency_succession_from_id_to_id_kind_effective_on_function"),
        ),
    )
    with op.batch_alter_table("agency_succession") as batch_op:
        batch_op.create_index(batch_op.f("ix_agency_succession_from_id"), ["from_id"])
        batch_op.create_index(batch_op.f("ix_agency_succession_to_id"), ["to_id"])
    op.create_table(
        "awaited_succession",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_reference", sa.String(length=60), nullable=False),
        sa.Column("to_reference", sa.String(length=60), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        *_what_happened(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_awaited_succession")),
        sa.UniqueConstraint(
            "from_reference", "to_reference", "kind", "function",
            name=op.f("uq_awaited_succession_from_reference_to_reference_kind_function"),
        ),
    )
    op.create_table(
        "unit_upload",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploader_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_upload")),
        sa.UniqueConstraint("token", name=op.f("uq_unit_upload_token")),
    )


def downgrade() -> None:
    op.drop_table("unit_upload")
    op.drop_table("awaited_succession")
    op.drop_table("agency_succession")
    with op.batch_alter_table("agency") as batch_op:
        batch_op.drop_index(batch_op.f("ix_agency_search"))


def _what_happened() -> list[sa.Column]:
    """The columns that a succession has, whether it is recorded or awaited."""
    return [
        sa.Column(
            "kind", sa.Enum(*KINDS, name="successionkind", native_enum=False, length=30), nullable=False
        ),
        sa.Column("is_partial", sa.Boolean(), nullable=False),
        sa.Column("legal_basis", sa.String(length=500), nullable=False),
        sa.Column("function", sa.String(length=500), nullable=False),
    ]
