"""papers taken."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('paper_taken',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('training_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=500), nullable=False),
    sa.Column('form', sa.String(length=40), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('taken_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('taken_by_id', sa.Integer(), nullable=False),
    sa.Column('taker_name', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['taken_by_id'], ['user_account.id'], name=op.f('fk_paper_taken_taken_by_id')),
    sa.ForeignKeyConstraint(['training_id'], ['training.id'], name=op.f('fk_paper_taken_training_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper_taken'))
    )
    with op.batch_alter_table('paper_taken', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_paper_taken_taken_by_id'), ['taken_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_paper_taken_training_id'), ['training_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('paper_taken', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_paper_taken_training_id'))
        batch_op.drop_index(batch_op.f('ix_paper_taken_taken_by_id'))

    op.drop_table('paper_taken')
