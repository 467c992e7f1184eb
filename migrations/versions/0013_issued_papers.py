"""issued papers."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('stored_file',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('content_type', sa.String(length=40), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stored_file'))
    )
    op.create_table('issued_paper',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('training_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('sheet', 'consolidated', 'participants', name='paperkind', native_enum=False, length=30), nullable=False),
    sa.Column('selection', sa.String(length=200), nullable=False),
    sa.Column('part', sa.String(length=500), nullable=False),
    sa.Column('agency_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=500), nullable=False),
    sa.Column('number', sa.Integer(), nullable=True),
    sa.Column('symbol', sa.String(length=40), nullable=False),
    sa.Column('dated_on', sa.Date(), nullable=True),
    sa.Column('signer', sa.String(length=200), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('data_hash', sa.String(length=64), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('issued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('issued_by_id', sa.Integer(), nullable=False),
    sa.Column('issuer_name', sa.String(length=200), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('withdrawal_reason', sa.String(length=200), nullable=True),
    sa.ForeignKeyConstraint(['agency_id'], ['agency.id'], name=op.f('fk_issued_paper_agency_id')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_issued_paper_file_id')),
    sa.ForeignKeyConstraint(['issued_by_id'], ['user_account.id'], name=op.f('fk_issued_paper_issued_by_id')),
    sa.ForeignKeyConstraint(['training_id'], ['training.id'], name=op.f('fk_issued_paper_training_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_issued_paper')),
    sa.UniqueConstraint('code', name=op.f('uq_issued_paper_code')),
    sa.UniqueConstraint('training_id', 'kind', 'selection', 'part', 'version', name=op.f('uq_issued_paper_training_id_kind_selection_part_version'))
    )
    op.create_table('signed_copy',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('paper_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('scan', 'signed_file', name='copykind', native_enum=False, length=30), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('file_name', sa.String(length=200), nullable=False),
    sa.Column('is_intact', sa.Boolean(), nullable=False),
    sa.Column('is_trusted', sa.Boolean(), nullable=False),
    sa.Column('is_same_paper', sa.Boolean(), nullable=False),
    sa.Column('signer', sa.String(length=200), nullable=False),
    sa.Column('signed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('handed_in_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('author_name', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['user_account.id'], name=op.f('fk_signed_copy_author_id')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_signed_copy_file_id')),
    sa.ForeignKeyConstraint(['paper_id'], ['issued_paper.id'], name=op.f('fk_signed_copy_paper_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_signed_copy'))
    )
    with op.batch_alter_table('signed_copy', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_signed_copy_paper_id'), ['paper_id'], unique=False)

    op.create_table('paper_source',
    sa.Column('paper_id', sa.Integer(), nullable=False),
    sa.Column('sheet_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['paper_id'], ['issued_paper.id'], name=op.f('fk_paper_source_paper_id')),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheet.id'], name=op.f('fk_paper_source_sheet_id')),
    sa.PrimaryKeyConstraint('paper_id', 'sheet_id', name=op.f('pk_paper_source'))
    )
    with op.batch_alter_table('paper_source', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_paper_source_sheet_id'), ['sheet_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('paper_source', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_paper_source_sheet_id'))

    op.drop_table('paper_source')
    with op.batch_alter_table('signed_copy', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_signed_copy_paper_id'))

    op.drop_table('signed_copy')
    op.drop_table('issued_paper')
    op.drop_table('stored_file')
