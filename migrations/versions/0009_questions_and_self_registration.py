"""Questions of a training and their answers; self-registration."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('enrolment_link',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('training_id', sa.Integer(), nullable=False),
    sa.Column('agency_id', sa.Integer(), nullable=True),
    sa.Column('token', sa.String(length=40), nullable=False),
    sa.Column('is_open', sa.Boolean(), nullable=False),
    sa.Column('closes_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('must_be_confirmed', sa.Boolean(), nullable=False),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['agency_id'], ['agency.id'], name=op.f('fk_enrolment_link_agency_id')),
    sa.ForeignKeyConstraint(['training_id'], ['training.id'], name=op.f('fk_enrolment_link_training_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_enrolment_link')),
    sa.UniqueConstraint('token', name=op.f('uq_enrolment_link_token'))
    )
    with op.batch_alter_table('enrolment_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_enrolment_link_agency_id'), ['agency_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_enrolment_link_training_id'), ['training_id'], unique=False)

    op.create_table('enrolment_try',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('link_id', sa.Integer(), nullable=False),
    sa.Column('address', sa.String(length=64), nullable=False),
    sa.Column('tried_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['link_id'], ['enrolment_link.id'], name=op.f('fk_enrolment_try_link_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_enrolment_try'))
    )
    with op.batch_alter_table('enrolment_try', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_enrolment_try_address_tried_at'), ['address', 'tried_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_enrolment_try_link_id_tried_at'), ['link_id', 'tried_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_enrolment_try_tried_at'), ['tried_at'], unique=False)

    op.create_table('question',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('training_id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(length=200), nullable=False),
    sa.Column('hint', sa.String(length=200), nullable=False),
    sa.Column('kind', sa.Enum('text', 'choice', 'number', 'yes_no', name='questionkind', native_enum=False, length=30), nullable=False),
    sa.Column('choices', sa.JSON(), nullable=False),
    sa.Column('is_required', sa.Boolean(), nullable=False),
    sa.Column('is_closed', sa.Boolean(), nullable=False),
    sa.Column('is_answered', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['audience_group.id'], name=op.f('fk_question_group_id')),
    sa.ForeignKeyConstraint(['training_id'], ['training.id'], name=op.f('fk_question_training_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_question')),
    sa.UniqueConstraint('training_id', 'text', name=op.f('uq_question_training_id_text'))
    )
    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_question_group_id'), ['group_id'], unique=False)

    op.create_table('consent',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('link_id', sa.Integer(), nullable=True),
    sa.Column('purpose', sa.Enum('training', 'contact', name='purpose', native_enum=False, length=30), nullable=False),
    sa.Column('is_given', sa.Boolean(), nullable=False),
    sa.Column('notice_version', sa.String(length=20), nullable=False),
    sa.Column('given_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['link_id'], ['enrolment_link.id'], name=op.f('fk_consent_link_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_consent_registration_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent'))
    )
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consent_link_id'), ['link_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_consent_registration_id_purpose_id'), ['registration_id', 'purpose', 'id'], unique=False)

    op.create_table('own_link',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_own_link_registration_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_own_link')),
    sa.UniqueConstraint('digest', name=op.f('uq_own_link_digest'))
    )
    with op.batch_alter_table('own_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_own_link_registration_id'), ['registration_id'], unique=False)

    with op.batch_alter_table('list_import_row', schema=None) as batch_op:
        batch_op.add_column(sa.Column('answers', sa.JSON(none_as_null=True), nullable=True))

    with op.batch_alter_table('registration', schema=None) as batch_op:
        batch_op.add_column(sa.Column('answers', sa.JSON(none_as_null=True), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('registration', schema=None) as batch_op:
        batch_op.drop_column('answers')

    with op.batch_alter_table('list_import_row', schema=None) as batch_op:
        batch_op.drop_column('answers')

    with op.batch_alter_table('own_link', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_own_link_registration_id'))

    op.drop_table('own_link')
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_consent_registration_id_purpose_id'))
        batch_op.drop_index(batch_op.f('ix_consent_link_id'))

    op.drop_table('consent')
    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_question_group_id'))

    op.drop_table('question')
    with op.batch_alter_table('enrolment_try', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_enrolment_try_tried_at'))
        batch_op.drop_index(batch_op.f('ix_enrolment_try_link_id_tried_at'))
        batch_op.drop_index(batch_op.f('ix_enrolment_try_address_tried_at'))

    op.drop_table('enrolment_try')
    with op.batch_alter_table('enrolment_link', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_enrolment_link_training_id'))
        batch_op.drop_index(batch_op.f('ix_enrolment_link_agency_id'))

    op.drop_table('enrolment_link')
