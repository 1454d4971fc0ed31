"""A copy of the database while everything runs."""

from pathlib import Path

import click

from sequencer.cli.tools import in_one_sentence
from sequencer.gateways.dump import back_up
from sequencer.log import set_up_logging
from sequencer.settings import Settings
from sequencer.store.session import open_database


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@in_one_sentence()
def backup_command(file: Path) -> None:
    """Write the whole database to FILE, while everything runs."""
    set_up_logging()
    settings = Settings.read()
    open_database(settings.database).close()  # a URL we could not use ourselves is told by its name
    back_up(settings.database, file)
    click.echo(f"Written to {file}.")
    click.echo("It is of no use without the keys: mailbox passwords and the list of those who must not be written to.")
    for name, given, path in (
        ("VAULT_KEY", settings.vault_key, settings.vault_key_file),
        ("SECRET_KEY", settings.secret_key, settings.secret_key_file),
    ):
        where = f"in the setting {name}" if given else f"in {path.absolute()}"
        click.echo(f"  {name} lies {where}. Keep a copy of it, apart from this file.")
