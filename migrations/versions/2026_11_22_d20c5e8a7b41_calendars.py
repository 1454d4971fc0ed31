"""Colleagues' calendars: how each is reached, what it says of their time, and interviews it has something else over."""

from alembic import op
import sqlalchemy as sa


revision = "d20c5e8a7b41"
down_revision = "9b3f7c1de824"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendars",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("colleague_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("host", sa.String(length=253), nullable=False),
        sa.Column("user", sa.String(length=254), nullable=False),
        sa.Column("tenant", sa.String(length=254), nullable=False),
        sa.Column("server", sa.String(length=500), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("needs_action", sa.String(length=40), nullable=False),
        sa.Column("tentative", sa.String(length=40), nullable=False),
        sa.Column("has_all_day", sa.Boolean(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("covers_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("last_read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reading_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["colleague_id"], ["colleagues.id"], name=op.f("fk_calendars_colleague_id_colleagues"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendars")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_calendars_colleague_id"), "calendars", ["colleague_id"])
    op.create_index(op.f("ix_calendars_next_read_at"), "calendars", ["next_read_at"])
    with op.batch_alter_table("busy_times") as busy_times:
        busy_times.add_column(sa.Column("calendar_id", sa.Integer(), nullable=True))
        busy_times.add_column(sa.Column("is_soft", sa.Boolean(), nullable=False, server_default=sa.false()))
        busy_times.create_foreign_key(
            op.f("fk_busy_times_calendar_id_calendars"), "calendars", ["calendar_id"], ["id"], ondelete="CASCADE"
        )
        busy_times.create_index(op.f("ix_busy_times_calendar_id"), ["calendar_id"])
    op.add_column("offers", sa.Column("despite", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "clashes",
        sa.Column("booking_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("colleague_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["booking_id"], ["bookings.id"], name=op.f("fk_clashes_booking_id_bookings"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["colleague_id"], ["colleagues.id"], name=op.f("fk_clashes_colleague_id_colleagues"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("booking_id", "colleague_id", name=op.f("pk_clashes")),
    )


def downgrade() -> None:
    op.drop_table("clashes")
    op.drop_column("offers", "despite")
    op.execute(
        "DELETE FROM busy_times WHERE calendar_id IS NOT NULL"
    )  # they would stay for ever, and nobody could say whose
    with op.batch_alter_table("busy_times") as busy_times:
        busy_times.drop_index(op.f("ix_busy_times_calendar_id"))
        busy_times.drop_constraint(op.f("fk_busy_times_calendar_id_calendars"), type_="foreignkey")
        busy_times.drop_column("is_soft")
        busy_times.drop_column("calendar_id")
    op.drop_table("calendars")
