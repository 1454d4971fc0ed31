"""What somebody types to connect a mailbox or to change it, and how it is understood."""

from collections.abc import Mapping

from flask import request

from sequencer.admin.refusals import beside
from sequencer.core.accounts import Server, Tls
from sequencer.core.addresses import parse
from sequencer.core.mail_providers import Provider
from sequencer.core.mail_servers import read_server
from sequencer.errors import UserError
from sequencer.flows.set_up import MailboxGiven
from sequencer.store.mailboxes import Mailbox
from sequencer.store.teams import Team

CONNECTION = ("email", "smtp", "smtp_tls", "imap", "imap_tls", "user")
MANNER = ("name", "signature", "team_id", "daily_cap", "gap")
TLS_WORDS = (
    ("", "As usual for this port"),
    (str(Tls.STARTTLS), "STARTTLS"),
    (str(Tls.TLS), "TLS from the start"),
    (str(Tls.NONE), "No encryption, only within your own network"),
)


def typed_in(keys: tuple[str, ...]) -> dict[str, str]:
    return {key: request.form.get(key, "").strip() for key in keys}


def blank(provider: Provider, team_id: str, email: str = "") -> dict[str, str]:
    """What the form begins with."""
    return {
        "email": email,
        "smtp": provider.smtp,
        "imap": provider.imap,
        "smtp_tls": "",
        "imap_tls": "",
        "user": "",
        "name": "",
        "signature": "",
        "team_id": team_id,
        "daily_cap": "20",
        "gap": "10 minutes",
    }


def connection_of(mailbox: Mailbox) -> dict[str, str]:
    """How a mailbox is reached, as a form shows it; its password never is."""
    return {
        "email": mailbox.email,
        "smtp": _server(mailbox.smtp_host, mailbox.smtp_port),
        "smtp_tls": str(mailbox.smtp_tls),
        "imap": _server(mailbox.imap_host, mailbox.imap_port),
        "imap_tls": str(mailbox.imap_tls),
        "user": mailbox.user,
    }


def manner_of(mailbox: Mailbox) -> dict[str, str]:
    seconds = int(mailbox.gap.total_seconds())
    gap = f"{seconds // 60} minutes" if seconds % 60 == 0 else f"{seconds} seconds"
    return {
        "name": mailbox.name,
        "signature": mailbox.signature,
        "team_id": str(mailbox.team_id or ""),
        "daily_cap": str(mailbox.daily_cap),
        "gap": gap,
    }


def read_connection(typed: Mapping[str, str], password: str | None) -> tuple[MailboxGiven | None, dict[str, str]]:
    """(how it is reached, refusals by field); the first is None where there is one."""
    errors: dict[str, str] = {}
    email, servers = "", {}
    try:
        email = parse(typed["email"]).lower()
    except UserError as error:
        errors |= beside(error, "email")
    for kind in ("smtp", "imap"):
        try:
            servers[kind] = read_server(kind, typed[kind], typed[f"{kind}_tls"] or None)
        except UserError as error:
            errors |= beside(error, kind)
    if errors:
        return None, errors
    return MailboxGiven(email, servers["smtp"], servers["imap"], typed["user"] or email, password), {}


def leads_elsewhere(mailbox: Mailbox, given: MailboxGiven) -> bool:
    """Whether the password we keep would be told to another server, or under another name."""
    smtp = Server(mailbox.smtp_host, mailbox.smtp_port, mailbox.smtp_tls)
    imap = Server(mailbox.imap_host, mailbox.imap_port, mailbox.imap_tls)
    return (given.smtp, given.imap, given.user) != (smtp, imap, mailbox.user)


def read_manner(email: str, typed: Mapping[str, str], teams: list[Team]) -> tuple[MailboxGiven | None, dict[str, str]]:
    """(how it writes, refusals by field); the first is None where there is one."""
    errors: dict[str, str] = {}
    team = next((one for one in teams if str(one.id) == typed["team_id"]), None)
    if typed["team_id"] and team is None:
        errors["team_id"] = "Choose one of your teams."
    if not (typed["daily_cap"].isascii() and typed["daily_cap"].isdigit() and len(typed["daily_cap"]) <= 4):
        errors["daily_cap"] = "Write a whole number, such as 20."
    if not typed["name"]:
        errors["name"] = "Say who it is that writes: people see this name first."
    if errors:
        return None, errors
    return MailboxGiven(
        email,
        name=typed["name"],
        signature=typed["signature"],
        team=team.name if team else "",
        daily_cap=int(typed["daily_cap"]),
        gap=typed["gap"],
    ), {}


def _server(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
