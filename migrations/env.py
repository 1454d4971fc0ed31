"""How migrations run: on the connection they are handed, or on the configured database."""

from alembic import context
from sqlalchemy import Connection, Enum

from sequencer.settings import Settings
from sequencer.store import tables
from sequencer.store.base import Instant
from sequencer.store.session import open_database


def plain_type(kind: str, item: object, _context: object) -> str | bool:
    """Write our own column types as the plain ones they are kept in, so that a migration never needs our code."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    return False


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=tables.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transaction_per_migration=True,
        compare_type=True,
        render_item=plain_type,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    database = open_database(Settings.read().database)
    with database.engine.connect() as opened:
        migrate(opened)
        opened.commit()
