"""Setting up: the organisation, its teams and roles, users and mailboxes."""

import sys

import click

from sequencer.cli.days import leave_group, quiet_days_group
from sequencer.cli.tools import actor, with_road
from sequencer.core.accounts import Tls
from sequencer.core.mail_servers import read_server
from sequencer.errors import UserError
from sequencer.flows import set_password, set_up
from sequencer.flows.road import Road
from sequencer.flows.set_up import Done, MailboxGiven
from sequencer.store.users import UserRole

_TLS = click.Choice([str(one) for one in Tls])
_WORDS = {Done.ADDED: "Added.", Done.CHANGED: "Changed.", Done.UNCHANGED: "It is there already; nothing has changed."}


@click.group("org")
def org_command() -> None:
    """The organisation."""


@org_command.command("set")
@click.argument("pairs", nargs=-1, required=True, metavar="KEY=VALUE…")
@with_road
def set_organisation(road: Road, pairs: tuple[str, ...]) -> None:
    """Set legal_name, postal_address, privacy_url, contact, name, zone, min_gap, max_mails, cooling_off, most_runs, keep_unwritten, keep_unanswered, keep_answered, keep_strays, when_due, resend_unproven, window_days, window_start or window_end."""
    values = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise click.UsageError(f"“{pair}” is not of the form KEY=VALUE.")
        values[key.strip()] = value
    _say(set_up.set_organisation(road, values))


org_command.add_command(quiet_days_group)


@click.group("user")
def user_command() -> None:
    """People who sign in."""


@user_command.command("add")
@click.argument("email")
@click.option("--role", required=True, type=click.Choice([str(one) for one in UserRole]))
@click.option("--team", metavar="T", help="A team they belong to.")
@click.option("--password-stdin", "from_stdin", is_flag=True, help="Read the password from standard input.")
@with_road
def add_user(road: Road, email: str, role: str, team: str | None, from_stdin: bool) -> None:
    """Add somebody, or put them into a further team."""
    _say(set_up.add_user(road, email, UserRole(role), _password(from_stdin=from_stdin), team))


@user_command.command("password")
@click.argument("email")
@click.option("--password-stdin", "from_stdin", is_flag=True, help="Read the password from standard input.")
@with_road
def reset_password(road: Road, email: str, from_stdin: bool) -> None:
    """Give somebody a new password; wherever they were signed in, they are signed out."""
    set_password.reset_password(road, email, _password(from_stdin=from_stdin), actor())
    click.echo("The password is changed. They sign in with the new one from now on.")


@click.group("team")
def team_command() -> None:
    """Teams."""


@team_command.command("add")
@click.argument("name")
@with_road
def add_team(road: Road, name: str) -> None:
    """Add a team."""
    _say(set_up.add_team(road, name))


@click.group("role")
def role_command() -> None:
    """What a team wants to fill."""


@role_command.command("add")
@click.argument("title")
@click.option("--team", required=True, metavar="T")
@with_road
def add_role(road: Road, title: str, team: str) -> None:
    """Add a role to a team."""
    _say(set_up.add_role(road, title, team))


@click.group("mailbox")
def mailbox_command() -> None:
    """Mailboxes to send from and to read."""


mailbox_command.add_command(leave_group)


@mailbox_command.command("add")
@click.option("--email", required=True, metavar="E")
@click.option("--name", metavar="NAME", help="Who it is that writes.")
@click.option("--signature", metavar="TEXT", help="What stands under every mail; may hold merge fields.")
@click.option("--smtp", metavar="HOST:PORT")
@click.option("--imap", metavar="HOST:PORT")
@click.option("--tls", type=_TLS, help="For both; without it the port tells.")
@click.option("--smtp-tls", type=_TLS)
@click.option("--imap-tls", type=_TLS)
@click.option("--user", metavar="U", help="Without it the address itself.")
@click.option("--password-stdin", "from_stdin", is_flag=True, help="Read the password from standard input.")
@click.option("--team", metavar="T")
@click.option("--daily-cap", type=int, metavar="N")
@click.option("--gap", metavar="LENGTH", help="Least time between two mails, such as 600s; up to a fifth more passes.")
@click.option("--per-minute", type=int, metavar="N", help="At most so many in any minute; usual for its provider.")
@click.option(
    "--ramp", type=int, metavar="N", help="A new mailbox begins with N a day and grows by one; 0: it is warm."
)
@with_road
def add_mailbox(
    road: Road,
    email: str,
    name: str | None,
    signature: str | None,
    smtp: str | None,
    imap: str | None,
    tls: str | None,
    smtp_tls: str | None,
    imap_tls: str | None,
    user: str | None,
    from_stdin: bool,
    team: str | None,
    daily_cap: int | None,
    gap: str | None,
    per_minute: int | None,
    ramp: int | None,
) -> None:
    """Add a mailbox, or change what is given of the one with this address."""
    given = MailboxGiven(
        email=email,
        smtp=read_server("smtp", smtp, smtp_tls or tls) if smtp is not None else None,
        imap=read_server("imap", imap, imap_tls or tls) if imap is not None else None,
        user=user,
        password=_password(from_stdin=True) if from_stdin else None,
        name=name,
        signature=signature,
        team=team,
        daily_cap=daily_cap,
        gap=gap,
        per_minute=per_minute,
        ramp=ramp,
    )
    _say(set_up.add_mailbox(road, given))


def _password(*, from_stdin: bool) -> str:
    """The first line of standard input, or what somebody types unseen."""
    if not from_stdin:
        if not sys.stdin.isatty():
            raise UserError("Without a terminal the password comes by --password-stdin.")
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


def _say(done: Done) -> None:
    click.echo(_WORDS[done])
