"""A copy of the database while everything runs."""

import sys
from pathlib import Path

import click

from sequencer.errors import SequencerError
from sequencer.gateways.dump import back_up
from sequencer.log import set_up_logging
from sequencer.settings import Settings


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup_command(file: Path) -> None:
    """Write the whole database to FILE, while everything runs."""
    set_up_logging()
    try:
        settings = Settings.read()
        back_up(settings.database, file)
    except SequencerError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(1)
    click.echo(f"Written to {file}.")
    click.echo("It is of no use without the keys: mailbox passwords and the list of those who must not be written to.")
    for name, given, path in (
        ("VAULT_KEY", settings.vault_key, settings.vault_key_file),
        ("SECRET_KEY", settings.secret_key, settings.secret_key_file),
    ):
        where = f"in the setting {name}" if given else f"in {path.absolute()}"
        click.echo(f"  {name} lies {where}. Keep a copy of it, apart from this file.")
