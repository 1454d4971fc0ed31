"""The database schema."""

import click

from sequencer.log import set_up_logging
from sequencer.settings import Settings
from sequencer.store import schema
from sequencer.store.session import open_database


@click.group("db")
def db_command() -> None:
    """The database schema."""


@db_command.command("upgrade")
def upgrade() -> None:
    """Bring the database to the revision this version needs; a new one is made."""
    set_up_logging()
    settings = Settings.read()
    settings.make_data_dir()
    database = open_database(settings.database)
    try:
        click.echo(f"The database is at revision {schema.upgrade(database)}.")
    finally:
        database.close()


@db_command.command("check")
def check() -> None:
    """Say whether the database is at the revision this version needs."""
    set_up_logging()
    settings = Settings.read()
    settings.make_data_dir()
    database = open_database(settings.database)
    try:
        schema.check(database)
    finally:
        database.close()
