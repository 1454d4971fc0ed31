"""What an installation learns from sorted answers, and which answers were read with its help."""

from alembic import op
import sqlalchemy as sa


revision = "5b7e21d9c4f0"
down_revision = "8d1f0c6a3b57"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "learnt_models",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("rules_right", sa.Integer(), nullable=False),
        sa.Column("both_right", sa.Integer(), nullable=False),
        sa.Column("weights", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learnt_models")),
    )
    with op.batch_alter_table("replies") as replies:
        replies.add_column(sa.Column("is_learnt", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("replies") as replies:
        replies.drop_column("is_learnt")
    op.drop_table("learnt_models")
