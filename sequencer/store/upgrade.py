"""Bringing a database to the newest revision."""

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from sequencer.store.schema import MIGRATIONS, newest
from sequencer.store.session import Database

_LOCK = 7_355_608  # any number, the same in every process


def upgrade(database: Database) -> str:
    """Bring the database to the newest revision; returns that revision. Two at once wait for each other."""
    with database.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return newest()
