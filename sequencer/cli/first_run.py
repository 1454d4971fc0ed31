"""The first run: what a new installation asks for, or, without a terminal, the commands that do the same."""

import sys
from collections.abc import Callable
from functools import partial

import click

from sequencer.cli.tools import in_one_sentence, with_road
from sequencer.core.accounts import Tls
from sequencer.core.mail_servers import read_server
from sequencer.errors import UserError
from sequencer.flows import set_up
from sequencer.flows.road import Road
from sequencer.flows.set_up import MailboxGiven
from sequencer.settings import Settings
from sequencer.store.session import open_database
from sequencer.store.upgrade import upgrade
from sequencer.store.users import UserRole, has_users

_COMMANDS = """\
Nothing is set up yet. Start it with `sequencer run`, and open this page to make your account and go on from there:

  {link}

Or use these commands:

  sequencer org set name=… legal_name=… postal_address=… privacy_url=https://… contact=… zone=Europe/Berlin
  sequencer user add YOU@EXAMPLE.ORG --role administrator --password-stdin
  sequencer team add "TEAM"
  sequencer mailbox add --email YOU@EXAMPLE.ORG --name "YOUR NAME" --team "TEAM" \\
      --smtp smtp.example.org:587 --imap imap.example.org:143 --tls starttls \\
      --user YOU@EXAMPLE.ORG --password-stdin

`make run` in a terminal asks for the same, one by one."""
_IN_THE_BROWSER = """\
Welcome. You can go on in the browser, where a checklist leads to the first mail. Once it runs, open

  {link}
"""


@click.command("setup")
@in_one_sentence()
def setup_command() -> None:
    """Make the database, and ask for what is needed first; done once, it asks nothing more."""
    settings = Settings.read()
    settings.make_data_dir()
    database = open_database(settings.database)
    try:
        upgrade(database)
    finally:
        database.close()
    _first_things()


@with_road
def _first_things(road: Road) -> None:
    with road.database.read() as session:
        if has_users(session):
            return
    if not sys.stdin.isatty():
        click.echo(_COMMANDS.format(link=road.links.welcome()), err=True)
        return
    click.echo(_IN_THE_BROWSER.format(link=road.links.welcome()))
    if not click.confirm("Or answer a few questions here instead?", default=False):
        return
    click.echo("Ctrl-C leaves; what you answered stays.\n")
    _ask(lambda: _organisation(road))
    _ask(lambda: _administrator(road))
    team = _ask(lambda: _team(road))
    _ask(lambda: _mailbox(road, team))
    click.echo("\nReady. Sign in and follow the first steps.")


def _ask(question: Callable[[], object]) -> str:
    """Ask until the answer can be used, saying each time why it could not."""
    while True:
        try:
            return str(question())
        except UserError as error:
            click.echo(f"  {error}")


def _organisation(road: Road) -> None:
    click.echo("Your organisation. A first mail has to name it.")
    questions = {
        "name": "  Name, as people call it",
        "legal_name": "  Legal name",
        "postal_address": "  Postal address, on one line",
        "privacy_url": "  Web address of your privacy notice (https://…)",
        "contact": "  Where questions about data go (an address)",
        "zone": "  Time zone, like Europe/Berlin",
    }
    for key, text in questions.items():
        _ask(partial(_one_fact, road, key, text))


def _one_fact(road: Road, key: str, text: str) -> None:
    set_up.set_organisation(road, {key: click.prompt(text)})


def _administrator(road: Road) -> None:
    click.echo("You, as the administrator.")
    email = click.prompt("  Your address")
    password = click.prompt("  A password of 12 characters or more", hide_input=True, confirmation_prompt=True)
    set_up.add_user(road, email, UserRole.ADMINISTRATOR, password)


def _team(road: Road) -> str:
    name: str = click.prompt("The team that writes first")
    set_up.add_team(road, name)
    return name


def _mailbox(road: Road, team: str) -> None:
    click.echo("The mailbox it writes from.")
    tls = Tls(click.prompt("  TLS", type=click.Choice([str(one) for one in Tls]), default=str(Tls.STARTTLS)))
    given = MailboxGiven(
        email=click.prompt("  Its address"),
        name=click.prompt("  Name of its owner"),
        smtp=read_server("smtp", click.prompt("  SMTP server, like smtp.example.org:587"), tls),
        imap=read_server("imap", click.prompt("  IMAP server, like imap.example.org:143"), tls),
        user=click.prompt("  User name"),
        password=click.prompt("  Password", hide_input=True),
        team=team,
    )
    set_up.add_mailbox(road, given)
