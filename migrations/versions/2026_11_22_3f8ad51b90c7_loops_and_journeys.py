"""Plans have optional people, stages, a purpose and a plan that follows; colleagues travel and keep holidays."""

from alembic import op
import sqlalchemy as sa


revision = "3f8ad51b90c7"
down_revision = "d20c5e8a7b41"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _add("interview_plans", "purpose", sa.String(length=40), "")
    _add("interview_plans", "optional", sa.JSON(), "[]")
    _add("interview_plans", "stages", sa.JSON(), "[]")
    op.add_column("interview_plans", sa.Column("then_id", sa.Integer(), nullable=True))
    op.add_column("interview_plans", sa.Column("then_within_days", sa.Integer(), nullable=True))
    _add("colleagues", "travel", sa.JSON(), "[]")
    _add("colleagues", "country", sa.String(length=2), "")
    _add("bookings", "optional", sa.JSON(), "[]")
    _add("bookings", "stages", sa.JSON(), "[]")


def downgrade() -> None:
    for table, names in (
        ("bookings", ("stages", "optional")),
        ("colleagues", ("country", "travel")),
        ("interview_plans", ("then_within_days", "then_id", "stages", "optional", "purpose")),
    ):
        for name in names:
            op.drop_column(table, name)


def _add(table: str, name: str, kind: sa.types.TypeEngine, fresh: str) -> None:  # type: ignore[type-arg]
    op.add_column(table, sa.Column(name, kind, nullable=False, server_default=fresh))
