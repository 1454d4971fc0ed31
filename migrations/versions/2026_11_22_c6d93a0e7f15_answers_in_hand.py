"""Answers are given to a colleague or put off for a while, and remember whom they brought to us."""

from alembic import op
import sqlalchemy as sa


revision = "c6d93a0e7f15"
down_revision = "5b7e21d9c4f0"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("replies") as replies:
        replies.add_column(sa.Column("assigned_to_id", sa.Integer(), nullable=True))
        replies.add_column(sa.Column("named_candidate_id", sa.Integer(), nullable=True))
        replies.add_column(sa.Column("put_off_until", sa.DateTime(timezone=True), nullable=True))
        replies.create_foreign_key(
            op.f("fk_replies_assigned_to_id_users"), "users", ["assigned_to_id"], ["id"], ondelete="SET NULL"
        )
        replies.create_foreign_key(
            op.f("fk_replies_named_candidate_id_candidates"),
            "candidates",
            ["named_candidate_id"],
            ["id"],
            ondelete="SET NULL",
        )
        replies.create_index(op.f("ix_replies_assigned_to_id"), ["assigned_to_id"])
        replies.create_index(op.f("ix_replies_named_candidate_id"), ["named_candidate_id"])


def downgrade() -> None:
    with op.batch_alter_table("replies") as replies:
        replies.drop_index(op.f("ix_replies_named_candidate_id"))
        replies.drop_index(op.f("ix_replies_assigned_to_id"))
        replies.drop_constraint(op.f("fk_replies_named_candidate_id_candidates"), type_="foreignkey")
        replies.drop_constraint(op.f("fk_replies_assigned_to_id_users"), type_="foreignkey")
        replies.drop_column("put_off_until")
        replies.drop_column("named_candidate_id")
        replies.drop_column("assigned_to_id")
