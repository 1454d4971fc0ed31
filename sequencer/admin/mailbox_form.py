"""What somebody types to connect a mailbox or to change it, and how it is understood."""

from collections.abc import Mapping

from flask import request

from sequencer.admin.refusals import beside
from sequencer.core.accounts import Server, Tls
from sequencer.core.addresses import parse
from sequencer.core.mail_providers import Provider
from sequencer.core.mail_servers import read_server
from sequencer.core.plan.mailbox_rules import usual_per_minute
from sequencer.core.plan.ramp import GENTLE_START
from sequencer.errors import UserError
from sequencer.flows.set_up import MailboxGiven
from sequencer.store.mailboxes import Mailbox
from sequencer.store.teams import Team

CONNECTION = ("email", "smtp", "smtp_tls", "imap", "imap_tls", "user")
MANNER = ("name", "signature", "team_id", "daily_cap", "gap", "per_minute", "ramp")
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
        "per_minute": str(usual_per_minute(provider.smtp.partition(":")[0])),
        "ramp": str(GENTLE_START),
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
        "per_minute": str(mailbox.per_minute or ""),
        "ramp": str(mailbox.ramp or ""),
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
    if not _is_number(typed["daily_cap"]):
        errors["daily_cap"] = "Write a whole number, such as 20."
    for name, example in (("per_minute", "10"), ("ramp", "15")):
        if typed.get(name) and not _is_number(typed[name]):
            errors[name] = f"Write a whole number, such as {example}."
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
        per_minute=int(typed["per_minute"]) if typed.get("per_minute") else None,
        ramp=int(typed["ramp"] or 0) if "ramp" in typed else None,
    ), {}


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


def _server(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
