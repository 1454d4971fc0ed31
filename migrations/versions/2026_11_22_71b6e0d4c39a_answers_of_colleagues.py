"""Colleagues answer by mail: about their hours, and about a candidate who was offered times."""

from alembic import op
import sqlalchemy as sa


revision = "71b6e0d4c39a"
down_revision = "3f8ad51b90c7"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hours_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("colleague_id", sa.Integer(), nullable=False),
        sa.Column("mailbox_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("touch_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("asked_by", sa.String(length=254), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["colleague_id"],
            ["colleagues.id"],
            name=op.f("fk_hours_requests_colleague_id_colleagues"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["mailbox_id"], ["mailboxes.id"], name=op.f("fk_hours_requests_mailbox_id_mailboxes")),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["interview_plans.id"],
            name=op.f("fk_hours_requests_plan_id_interview_plans"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["touch_id"], ["touches.id"], name=op.f("fk_hours_requests_touch_id_touches"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hours_requests")),
    )
    op.create_index(op.f("ix_hours_requests_colleague_id"), "hours_requests", ["colleague_id"])
    op.create_index(op.f("ix_hours_requests_touch_id"), "hours_requests", ["touch_id"])
    op.create_table(
        "hours_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("inbound_mail_id", sa.Integer(), nullable=False),
        sa.Column("touch_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("nonce", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["hours_requests.id"],
            name=op.f("fk_hours_answers_request_id_hours_requests"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["inbound_mail_id"],
            ["inbound_mails.id"],
            name=op.f("fk_hours_answers_inbound_mail_id_inbound_mails"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["touch_id"], ["touches.id"], name=op.f("fk_hours_answers_touch_id_touches"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hours_answers")),
        sa.UniqueConstraint("inbound_mail_id", name=op.f("uq_hours_answers_inbound_mail_id")),
        sa.UniqueConstraint("nonce", name=op.f("uq_hours_answers_nonce")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_hours_answers_request_id"), "hours_answers", ["request_id"])
    op.create_index(op.f("ix_hours_answers_touch_id"), "hours_answers", ["touch_id"])
    op.create_table(
        "plan_watchers",
        sa.Column("plan_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("colleague_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["interview_plans.id"],
            name=op.f("fk_plan_watchers_plan_id_interview_plans"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["colleague_id"],
            ["colleagues.id"],
            name=op.f("fk_plan_watchers_colleague_id_colleagues"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("plan_id", "colleague_id", name=op.f("pk_plan_watchers")),
    )
    op.create_table(
        "offer_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("colleague_id", sa.Integer(), nullable=False),
        sa.Column("inbound_mail_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("takes_over", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["offer_id"], ["offers.id"], name=op.f("fk_offer_notes_offer_id_offers"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["colleague_id"], ["colleagues.id"], name=op.f("fk_offer_notes_colleague_id_colleagues"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["inbound_mail_id"],
            ["inbound_mails.id"],
            name=op.f("fk_offer_notes_inbound_mail_id_inbound_mails"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_notes")),
        sa.UniqueConstraint("inbound_mail_id", name=op.f("uq_offer_notes_inbound_mail_id")),
    )
    op.create_index(op.f("ix_offer_notes_offer_id"), "offer_notes", ["offer_id"])


def downgrade() -> None:
    for name in ("offer_notes", "plan_watchers", "hours_answers", "hours_requests"):
        op.drop_table(name)
