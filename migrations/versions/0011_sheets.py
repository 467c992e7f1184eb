"""Kinds of reports, late minutes, apologies, scans of paper sheets, and until when sheets are open."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kind = sa.Enum('counted', 'nobody_came', 'no_line', 'cancelled', name='reportkind', native_enum=False, length=30)
    op.add_column('training', sa.Column('closes_hours', sa.Integer(), server_default=sa.text('24'), nullable=False))
    for table in ('mark', 'answer'):
        op.add_column(table, sa.Column('late_minutes', sa.Integer(), nullable=True))
    with op.batch_alter_table('quarantined_mark', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kept_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('kept_by_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_quarantined_mark_kept_by_id'), 'user_account', ['kept_by_id'], ['id'])
    op.add_column('sheet', sa.Column('report_kind', kind, server_default='counted', nullable=False))
    op.add_column('sheet_report', sa.Column('kind', kind, server_default='counted', nullable=False))
    op.add_column('sheet_report', sa.Column('outside_reason', sa.String(length=500), server_default=sa.text("''"), nullable=False))
    op.execute("UPDATE sheet SET report_kind = 'no_line' WHERE NOT is_connected")
    op.execute("UPDATE sheet_report SET kind = 'no_line' WHERE NOT is_connected")
    op.create_table('apology',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('author_name', sa.String(length=200), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['user_account.id'], name=op.f('fk_apology_author_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_apology_registration_id')),
    sa.ForeignKeyConstraint(['session_id'], ['training_session.id'], name=op.f('fk_apology_session_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_apology')),
    sa.UniqueConstraint('session_id', 'registration_id', name=op.f('uq_apology_session_id_registration_id'))
    )
    with op.batch_alter_table('apology', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_apology_registration_id'), ['registration_id'], unique=False)
    op.create_table('sheet_scan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sheet_id', sa.Integer(), nullable=False),
    sa.Column('file_name', sa.String(length=200), nullable=False),
    sa.Column('content_type', sa.String(length=40), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('author_name', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['user_account.id'], name=op.f('fk_sheet_scan_author_id')),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheet.id'], name=op.f('fk_sheet_scan_sheet_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_scan')),
    sa.UniqueConstraint('sheet_id', 'sha256', name=op.f('uq_sheet_scan_sheet_id_sha256'))
    )


def downgrade() -> None:
    op.drop_table('sheet_scan')
    op.drop_table('apology')
    op.drop_column('sheet_report', 'outside_reason')
    op.drop_column('sheet_report', 'kind')
    op.drop_column('sheet', 'report_kind')
    with op.batch_alter_table('quarantined_mark', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_quarantined_mark_kept_by_id'), type_='foreignkey')
        batch_op.drop_column('kept_by_id')
        batch_op.drop_column('kept_at')
    for table in ('answer', 'mark'):
        op.drop_column(table, 'late_minutes')
    op.drop_column('training', 'closes_hours')
