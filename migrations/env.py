"""How migrations run: on the connection they are handed, or on the configured database."""

from alembic import context
from sqlalchemy import Connection

from sequencer.settings import Settings
from sequencer.store import tables
from sequencer.store.session import open_database


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=tables.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transaction_per_migration=True,
        compare_type=True,
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
