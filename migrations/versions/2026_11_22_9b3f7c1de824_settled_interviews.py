"""What happens to a settled interview: objections of calendars, one reminder, whether it took place, a second chance."""

from alembic import op
import sqlalchemy as sa


revision = "9b3f7c1de824"
down_revision = "e47a90c2d86b"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("interview_plans", sa.Column("counter", sa.String(length=10), nullable=False, server_default="ask"))
    op.add_column("interview_plans", sa.Column("reminds", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column(
        "interview_plans", sa.Column("second_chance", sa.String(length=10), nullable=False, server_default="ask")
    )
    op.add_column("bookings", sa.Column("timed_at_sequence", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("bookings", sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("bookings", sa.Column("came", sa.String(length=40), nullable=False, server_default=""))
    op.add_column("bookings", sa.Column("chance_due_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("bookings", sa.Column("chance_given_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_bookings_remind_at"), "bookings", ["remind_at"])
    op.create_index(op.f("ix_bookings_chance_due_at"), "bookings", ["chance_due_at"])
    op.create_table(
        "objections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("booking_id", sa.Integer(), nullable=False),
        sa.Column("mail_id", sa.Integer(), nullable=True),
        sa.Column("colleague_id", sa.Integer(), nullable=True),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["booking_id"], ["bookings.id"], name=op.f("fk_objections_booking_id_bookings"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["inbound_mails.id"], name=op.f("fk_objections_mail_id_inbound_mails"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["colleague_id"], ["colleagues.id"], name=op.f("fk_objections_colleague_id_colleagues"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objections")),
    )
    op.create_index(op.f("ix_objections_booking_id"), "objections", ["booking_id"])
    op.create_index(op.f("ix_objections_mail_id"), "objections", ["mail_id"])
    op.create_index(op.f("ix_objections_due_at"), "objections", ["due_at"])


def downgrade() -> None:
    op.drop_table("objections")
    op.drop_index(op.f("ix_bookings_chance_due_at"), "bookings")
    op.drop_index(op.f("ix_bookings_remind_at"), "bookings")
    for name in ("chance_given_at", "chance_due_at", "came", "remind_at", "timed_at_sequence"):
        op.drop_column("bookings", name)
    for name in ("second_chance", "reminds", "counter"):
        op.drop_column("interview_plans", name)
