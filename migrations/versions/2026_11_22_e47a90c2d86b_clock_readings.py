"""What clocks were to show at an interview is kept, so that new zone rules are noticed.

Interviews booked before are read for the first time when the sweep next looks: they count as read by no edition.
"""

from alembic import op
import sqlalchemy as sa


revision = "e47a90c2d86b"
down_revision = "c6d93a0e7f15"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "clock_readings",
        sa.Column("booking_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("edition", sa.String(length=20), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("was", sa.JSON(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["booking_id"],
            ["bookings.id"],
            name=op.f("fk_clock_readings_booking_id_bookings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("booking_id", name=op.f("pk_clock_readings")),
    )
    op.create_index(op.f("ix_clock_readings_edition"), "clock_readings", ["edition"])
    op.create_index(op.f("ix_clock_readings_moved_at"), "clock_readings", ["moved_at"])
    op.execute(
        "INSERT INTO clock_readings (booking_id, edition, told, was) "
        "SELECT id, '', '{}', '{}' FROM bookings WHERE state = 'booked'"
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_clock_readings_moved_at"), table_name="clock_readings")
    op.drop_index(op.f("ix_clock_readings_edition"), table_name="clock_readings")
    op.drop_table("clock_readings")
