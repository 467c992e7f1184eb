"""Rooms and devices of points, combined points, line tests and checklists."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('checklist_minutes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('training_id', sa.Integer(), nullable=False),
    sa.Column('item', sa.Enum('technician', 'sign_in', 'counted', 'connected', 'reported', name='checklistitem', native_enum=False, length=30), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['training_id'], ['training.id'], name=op.f('fk_checklist_minutes_training_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_checklist_minutes')),
    sa.UniqueConstraint('training_id', 'item', name=op.f('uq_checklist_minutes_training_id_item'))
    )
    op.create_table('line_test',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('training_id', sa.Integer(), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('ends_at > starts_at', name=op.f('ck_line_test_ends_after_start')),
    sa.ForeignKeyConstraint(['training_id'], ['training.id'], name=op.f('fk_line_test_training_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_line_test'))
    )
    with op.batch_alter_table('line_test', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_line_test_training_id'), ['training_id'], unique=False)

    op.create_table('checklist_tick',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('point_id', sa.Integer(), nullable=False),
    sa.Column('item', sa.Enum('technician', 'sign_in', 'counted', 'connected', 'reported', name='checklistitem', native_enum=False, length=30), nullable=False),
    sa.Column('ticked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ticked_by_name', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['point_id'], ['point.id'], name=op.f('fk_checklist_tick_point_id')),
    sa.ForeignKeyConstraint(['session_id'], ['training_session.id'], name=op.f('fk_checklist_tick_session_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_checklist_tick')),
    sa.UniqueConstraint('point_id', 'session_id', 'item', name=op.f('uq_checklist_tick_point_id_session_id_item'))
    )
    with op.batch_alter_table('checklist_tick', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_checklist_tick_session_id'), ['session_id'], unique=False)

    op.create_table('combined_point',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('point_id', sa.Integer(), nullable=False),
    sa.Column('room_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['point_id'], ['point.id'], name=op.f('fk_combined_point_point_id')),
    sa.ForeignKeyConstraint(['room_id'], ['point.id'], name=op.f('fk_combined_point_room_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_combined_point')),
    sa.UniqueConstraint('point_id', name=op.f('uq_combined_point_point_id'))
    )
    with op.batch_alter_table('combined_point', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_combined_point_room_id'), ['room_id'], unique=False)

    op.create_table('line_test_point',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('line_test_id', sa.Integer(), nullable=False),
    sa.Column('point_id', sa.Integer(), nullable=False),
    sa.Column('result', sa.Enum('passed', 'failed', name='lineresult', native_enum=False, length=30), nullable=True),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.Column('point_note', sa.String(length=500), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('recorded_by_name', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['line_test_id'], ['line_test.id'], name=op.f('fk_line_test_point_line_test_id')),
    sa.ForeignKeyConstraint(['point_id'], ['point.id'], name=op.f('fk_line_test_point_point_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_line_test_point')),
    sa.UniqueConstraint('line_test_id', 'point_id', name=op.f('uq_line_test_point_line_test_id_point_id'))
    )
    with op.batch_alter_table('line_test_point', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_line_test_point_point_id'), ['point_id'], unique=False)

    # Not in batch mode: SQLite would copy the table, to whose rows others refer.
    for name in ("address", "technician_name", "device", "line_address"):
        column = sa.Column(name, sa.String(length=200), server_default=sa.text("''"), nullable=False)
        op.add_column("point", column)
    op.add_column("point", sa.Column("technician_phone", sa.String(length=20), nullable=True))


def downgrade() -> None:
    for name in ("address", "technician_name", "technician_phone", "device", "line_address"):
        op.drop_column("point", name)
    with op.batch_alter_table('line_test_point', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_line_test_point_point_id'))

    op.drop_table('line_test_point')
    with op.batch_alter_table('combined_point', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_combined_point_room_id'))

    op.drop_table('combined_point')
    with op.batch_alter_table('checklist_tick', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_checklist_tick_session_id'))

    op.drop_table('checklist_tick')
    with op.batch_alter_table('line_test', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_line_test_training_id'))

    op.drop_table('line_test')
    op.drop_table('checklist_minutes')
