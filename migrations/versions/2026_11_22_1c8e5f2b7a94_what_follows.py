"""Plans say how and when the plan that follows is offered; bookings whether that is due and what kept it back."""

from alembic import op
import sqlalchemy as sa


revision = "1c8e5f2b7a94"
down_revision = "71b6e0d4c39a"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "interview_plans", sa.Column("then_offered", sa.String(length=40), nullable=False, server_default="by_hand")
    )
    op.add_column("interview_plans", sa.Column("then_after_days", sa.Integer(), nullable=True))
    op.add_column("bookings", sa.Column("next_due_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("bookings", sa.Column("next_hindrance", sa.Text(), nullable=False, server_default=""))
    op.create_index(op.f("ix_bookings_next_due_at"), "bookings", ["next_due_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_bookings_next_due_at"), "bookings")
    for name in ("next_hindrance", "next_due_at"):
        op.drop_column("bookings", name)
    for name in ("then_after_days", "then_offered"):
        op.drop_column("interview_plans", name)
