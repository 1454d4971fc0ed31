"""The database schema."""

import click

from sequencer.cli.tools import in_one_sentence, with_road
from sequencer.flows.road import Road
from sequencer.log import set_up_logging
from sequencer.settings import Settings
from sequencer.store.session import open_database
from sequencer.store.upgrade import upgrade as migrate


@click.group("db")
def db_command() -> None:
    """The database schema."""


@db_command.command("upgrade")
@in_one_sentence()
def upgrade() -> None:
    """Bring the database to the revision this version needs; a new one is made."""
    set_up_logging()
    settings = Settings.read()
    settings.make_data_dir()
    database = open_database(settings.database)
    try:
        click.echo(f"The database is at revision {migrate(database)}.")
    finally:
        database.close()


@db_command.command("check")
@with_road
def check(road: Road) -> None:
    """Say whether this installation can start: settings, keys, and a database at the revision this version needs."""
    del road  # whoever has one has passed
