"""Personal codes; screens of rooms, tickets and check-ins made with their codes."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('failed_code',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('device', sa.String(length=64), nullable=False),
    sa.Column('network', sa.String(length=64), nullable=False),
    sa.Column('tried_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_failed_code'))
    )
    with op.batch_alter_table('failed_code', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_failed_code_tried_at'), ['tried_at'], unique=False)

    op.create_table('check_in_rule',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('training_id', sa.Integer(), nullable=False),
    sa.Column('is_allowed', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['training_id'], ['training.id'], name=op.f('fk_check_in_rule_training_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_check_in_rule')),
    sa.UniqueConstraint('training_id', name=op.f('uq_check_in_rule_training_id'))
    )
    op.create_table('room_screen',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('point_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('network', sa.String(length=64), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('opened_by_id', sa.Integer(), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['opened_by_id'], ['user_account.id'], name=op.f('fk_room_screen_opened_by_id')),
    sa.ForeignKeyConstraint(['point_id'], ['point.id'], name=op.f('fk_room_screen_point_id')),
    sa.ForeignKeyConstraint(['session_id'], ['training_session.id'], name=op.f('fk_room_screen_session_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_room_screen')),
    sa.UniqueConstraint('session_id', 'point_id', name=op.f('uq_room_screen_session_id_point_id'))
    )
    with op.batch_alter_table('room_screen', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_room_screen_point_id'), ['point_id'], unique=False)

    op.create_table('check_in_ticket',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('screen_id', sa.Integer(), nullable=False),
    sa.Column('device', sa.String(length=64), nullable=False),
    sa.Column('issued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('valid_until', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['screen_id'], ['room_screen.id'], name=op.f('fk_check_in_ticket_screen_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_check_in_ticket')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_check_in_ticket_token_hash'))
    )
    with op.batch_alter_table('check_in_ticket', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_check_in_ticket_screen_id'), ['screen_id'], unique=False)

    op.create_table('personal_code',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=26), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('issued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('issued_by_id', sa.Integer(), nullable=False),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('revoked_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['issued_by_id'], ['user_account.id'], name=op.f('fk_personal_code_issued_by_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_personal_code_registration_id')),
    sa.ForeignKeyConstraint(['revoked_by_id'], ['user_account.id'], name=op.f('fk_personal_code_revoked_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_personal_code')),
    sa.UniqueConstraint('digest', name=op.f('uq_personal_code_digest')),
    sa.UniqueConstraint('token', name=op.f('uq_personal_code_token'))
    )
    with op.batch_alter_table('personal_code', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_personal_code_registration_id'), ['registration_id'], unique=False)
        batch_op.create_index('uq_personal_code_in_force', ['registration_id'], unique=True, sqlite_where=sa.text('revoked_at IS NULL'), postgresql_where=sa.text('revoked_at IS NULL'))

    op.create_table('check_in',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('ticket_id', sa.Integer(), nullable=False),
    sa.Column('screen_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('device', sa.String(length=64), nullable=False),
    sa.Column('is_other_network', sa.Boolean(), nullable=False),
    sa.Column('is_outside_window', sa.Boolean(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_check_in_registration_id')),
    sa.ForeignKeyConstraint(['screen_id'], ['room_screen.id'], name=op.f('fk_check_in_screen_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['check_in_ticket.id'], name=op.f('fk_check_in_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_check_in')),
    sa.UniqueConstraint('ticket_id', name=op.f('uq_check_in_ticket_id'))
    )
    with op.batch_alter_table('check_in', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_check_in_registration_id'), ['registration_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_check_in_screen_id_made_at'), ['screen_id', 'made_at'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('check_in', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_check_in_screen_id_made_at'))
        batch_op.drop_index(batch_op.f('ix_check_in_registration_id'))

    op.drop_table('check_in')
    with op.batch_alter_table('personal_code', schema=None) as batch_op:
        batch_op.drop_index('uq_personal_code_in_force', sqlite_where=sa.text('revoked_at IS NULL'), postgresql_where=sa.text('revoked_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_personal_code_registration_id'))

    op.drop_table('personal_code')
    with op.batch_alter_table('check_in_ticket', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_check_in_ticket_screen_id'))

    op.drop_table('check_in_ticket')
    with op.batch_alter_table('room_screen', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_room_screen_point_id'))

    op.drop_table('room_screen')
    op.drop_table('check_in_rule')
    with op.batch_alter_table('failed_code', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_failed_code_tried_at'))

    op.drop_table('failed_code')
