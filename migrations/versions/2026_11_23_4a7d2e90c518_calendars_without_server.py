"""Calendars keep their server in the sealed address alone."""

from alembic import op
import sqlalchemy as sa


revision = "4a7d2e90c518"
down_revision = "1c8e5f2b7a94"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if _has_server():
        op.drop_column("calendars", "server")


def downgrade() -> None:
    if not _has_server():
        op.add_column("calendars", sa.Column("server", sa.String(length=500), nullable=False, server_default=""))


def _has_server() -> bool:
    """Installations of some days have never had it."""
    return any(one["name"] == "server" for one in sa.inspect(op.get_bind()).get_columns("calendars"))
