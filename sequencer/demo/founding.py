"""The demo company is set up as a customer's would be: organisation, teams, mailboxes, people, sequences, runs."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sequencer.core.accounts import Server, Tls
from sequencer.demo.host import MailHost
from sequencer.errors import SequencerError
from sequencer.flows.enroll import enroll_pool
from sequencer.flows.import_candidates import import_candidates
from sequencer.flows.publish import publish
from sequencer.flows.road import Road
from sequencer.flows.set_up import MailboxGiven, add_mailbox, add_role, add_team, set_organisation

_LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Company:
    """The files of a company: its profile, and its teams with a folder each."""

    folder: Path
    profile: Mapping[str, str]
    teams: tuple[Mapping[str, Any], ...]

    @property
    def addresses(self) -> frozenset[str]:
        """Its own mailboxes."""
        return frozenset(team["mailbox"] for team in self.teams)


def read_company(folder: Path) -> Company:
    given = yaml.safe_load((folder / "organisation.yaml").read_text(encoding="utf-8"))
    return Company(folder, given["organisation"], tuple(given["teams"]))


def found(road: Road, host: MailHost, company: Company) -> list[str]:
    """Set everything up, with accounts on the sandbox host, and let everybody begin; a sentence on each team.

    Raises SequencerError where a candidate file holds a line that cannot be used.
    """
    set_organisation(road, company.profile)
    for team in company.teams:
        _set_up_team(road, host, team)
        _take_in(road, company.folder / team["folder"], team["name"])
    return [_begin(road, company.folder / team["folder"], team) for team in company.teams]


def _set_up_team(road: Road, host: MailHost, team: Mapping[str, Any]) -> None:
    password = secrets.token_urlsafe()
    host.add_account(team["mailbox"], password)
    add_team(road, team["name"])
    add_role(road, team["role"], team["name"])
    mailbox = MailboxGiven(
        email=team["mailbox"],
        smtp=Server(_LOOPBACK, host.smtp_port, Tls.NONE),
        imap=Server(_LOOPBACK, host.imap_port, Tls.NONE),
        password=password,
        name=team["sender"],
        signature=team["signature"],
        team=team["name"],
    )
    add_mailbox(road, mailbox)


def _take_in(road: Road, folder: Path, pool: str) -> None:
    file = folder / "candidates.csv"
    report = import_candidates(road, file.read_bytes(), file.name, pool=pool)
    if report.skipped:
        line = report.skipped[0]
        raise SequencerError(f"{file.parent.name}/{file.name}, line {line.line}: {line.reason}")


def _begin(road: Road, folder: Path, team: Mapping[str, Any]) -> str:
    name, _ = publish(road, (folder / "sequence.yaml").read_text(encoding="utf-8"))
    begun = sum(one.reason is None for one in enroll_pool(road, name, team["name"]))
    return f"{team['sender']} of {team['name']} begins “{name}” with {begun} people."
