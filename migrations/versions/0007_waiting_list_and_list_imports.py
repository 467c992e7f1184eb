"""Waiting list; list imports as drafts and results."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

def upgrade() -> None:

    op.create_table('list_import',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('training_id', sa.Integer(), nullable=False),
    sa.Column('agency_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('draft', 'confirmed', name='importstate', native_enum=False, length=30), nullable=False),
    sa.Column('file_name', sa.String(length=200), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('sent_by_id', sa.Integer(), nullable=True),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('about', sa.JSON(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('point_id', sa.Integer(), nullable=True),
    sa.Column('birth_order', sa.Enum('keep', 'exchange', 'year', name='birthorder', native_enum=False, length=30), nullable=True),
    sa.Column('removals', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('counts', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answers', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['agency_id'], ['agency.id'], name=op.f('fk_list_import_agency_id')),
    sa.ForeignKeyConstraint(['group_id'], ['audience_group.id'], name=op.f('fk_list_import_group_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['point_id'], ['point.id'], name=op.f('fk_list_import_point_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['sent_by_id'], ['user_account.id'], name=op.f('fk_list_import_sent_by_id')),
    sa.ForeignKeyConstraint(['training_id'], ['training.id'], name=op.f('fk_list_import_training_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_list_import'))
    )
    with op.batch_alter_table('list_import', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_list_import_agency_id'), ['agency_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_list_import_training_id_agency_id_digest'), ['training_id', 'agency_id', 'digest'], unique=False)

    op.create_table('list_import_row',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('import_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('cells', sa.JSON(), nullable=False),
    sa.Column('warnings', sa.JSON(), nullable=False),
    sa.Column('settled', sa.JSON(), nullable=False),
    sa.Column('full_name', sa.Text(), nullable=False),
    sa.Column('sex', sa.Enum('female', 'male', 'unknown', name='sex', native_enum=False, length=30), nullable=False),
    sa.Column('birth', sa.String(length=100), nullable=False),
    sa.Column('position', sa.Text(), nullable=False),
    sa.Column('phone', sa.String(length=100), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('role_code', sa.String(length=40), nullable=True),
    sa.Column('agency_id', sa.Integer(), nullable=True),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('point_id', sa.Integer(), nullable=True),
    sa.Column('is_another_person', sa.Boolean(), nullable=False),
    sa.Column('same_as', sa.Integer(), nullable=True),
    sa.Column('is_skipped', sa.Boolean(), nullable=False),
    sa.Column('fate', sa.Enum('registered', 'waiting', 'changed', 'already_there', 'refused', name='fate', native_enum=False, length=30), nullable=True),
    sa.Column('reason', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('registration_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['agency_id'], ['agency.id'], name=op.f('fk_list_import_row_agency_id')),
    sa.ForeignKeyConstraint(['group_id'], ['audience_group.id'], name=op.f('fk_list_import_row_group_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['import_id'], ['list_import.id'], name=op.f('fk_list_import_row_import_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['point_id'], ['point.id'], name=op.f('fk_list_import_row_point_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_list_import_row_registration_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_list_import_row')),
    sa.UniqueConstraint('import_id', 'number', name=op.f('uq_list_import_row_import_id_number'))
    )
    with op.batch_alter_table('registration', schema=None) as batch_op:
        batch_op.add_column(sa.Column('waiting_number', sa.Integer(), nullable=True))

def downgrade() -> None:

    with op.batch_alter_table('registration', schema=None) as batch_op:
        batch_op.drop_column('waiting_number')

    op.drop_table('list_import_row')
    with op.batch_alter_table('list_import', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_list_import_training_id_agency_id_digest'))
        batch_op.drop_index(batch_op.f('ix_list_import_agency_id'))

    op.drop_table('list_import')

