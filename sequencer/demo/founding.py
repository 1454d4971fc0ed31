"""The demo company is set up as a customer's would be: organisation, teams, users, mailboxes, plans, sequences, runs."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from sequencer.core.accounts import Server, Tls
from sequencer.core.meet.busy.account import CalendarKind
from sequencer.core.meet.plan_file import read_plan
from sequencer.demo.calendars import CalendarHost
from sequencer.demo.cast import Person, plan_files
from sequencer.demo.host import MailHost
from sequencer.demo.recruiters import Recruiter
from sequencer.errors import SequencerError
from sequencer.flows.arrange_users import UserGiven, invite
from sequencer.flows.enroll import enroll_pool
from sequencer.flows.import_candidates import import_candidates
from sequencer.flows.plan import add_plan
from sequencer.flows.publish import publish
from sequencer.flows.road import Road
from sequencer.flows.set_calendars import CalendarGiven, save_calendar
from sequencer.flows.set_up import MailboxGiven, add_mailbox, add_role, add_team, set_organisation
from sequencer.store.colleagues import colleague_by_email
from sequencer.store.teams import team_by_name
from sequencer.store.users import UserRole

_LOOPBACK = "127.0.0.1"
_BY_HAND = "sequencer setup"


@dataclass(frozen=True)
class Account:
    """Somebody of the company who signs in, with a password made for this one demo."""

    name: str
    email: str
    password: str
    role: UserRole
    team: str = ""
    zone: str = ""


@dataclass(frozen=True)
class Company:
    """The files of a company: its profile, its teams, who signs in, and its sequences with a folder each."""

    folder: Path
    profile: Mapping[str, str]
    teams: tuple[Mapping[str, Any], ...]
    sequences: tuple[Mapping[str, Any], ...]
    accounts: tuple[Account, ...]
    colleagues: Mapping[str, Person]  # everybody who interviews, by address
    waves: tuple[Mapping[str, Any], ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[Mapping[str, Any], ...] = ()  # colleagues who are asked for their hours
    sights: tuple[Mapping[str, str], ...] = ()

    @property
    def addresses(self) -> frozenset[str]:
        """Its own: mailboxes, and colleagues who have none with us."""
        return frozenset(one["mailbox"] for one in self.sequences) | self.colleagues.keys()

    @property
    def recruiters(self) -> dict[str, Recruiter]:
        """Who looks after which team."""
        return {one.team: Recruiter(one.name, one.email, ZoneInfo(one.zone)) for one in self.accounts if one.team}


def read_company(folder: Path) -> Company:
    given = yaml.safe_load((folder / "organisation.yaml").read_text(encoding="utf-8"))
    plans = [read_plan(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in plan_files(folder)]
    return Company(
        folder,
        given["organisation"],
        tuple(given["teams"]),
        tuple(given["sequences"]),
        tuple(_account(one) for one in given.get("users", [])),
        {one.email: Person(one.email, one.name, ZoneInfo(one.zone)) for plan in plans for one in plan.people},
        tuple(given.get("waves", [])),
        _answers(folder),
        tuple(given.get("asked_for_hours", [])),
        tuple(given.get("worth_a_look", [])),
    )


def found(road: Road, host: MailHost, calendars: CalendarHost, company: Company) -> list[str]:
    """Set everything up, with accounts on the sandbox hosts, and let everybody begin; a sentence on each sequence.

    Raises SequencerError where a candidate file holds a line that cannot be used.
    """
    set_organisation(road, company.profile)
    for team in company.teams:
        add_team(road, team["name"])
        for role in team["roles"]:
            add_role(road, role, team["name"])
    for account in company.accounts:
        _let_in(road, account)
    for one in company.sequences:
        _add_mailbox(road, host, one)
        _take_in(road, company.folder / one["folder"], one)
    for file in plan_files(company.folder):
        add_plan(road, file.read_text(encoding="utf-8"))
    for own, address in calendars.addresses.items():
        _connect(road, own.owner, CalendarGiven(CalendarKind.ICS, address, name=own.name))
    return [_begin(road, company.folder / one["folder"], one) for one in company.sequences]


class Waves:
    """Those who come later, each at their instant."""

    def __init__(self, road: Road, company: Company) -> None:
        self._road = road
        self._folder = company.folder
        self._left = sorted(company.waves, key=_due_at)

    def next_at(self) -> datetime | None:
        return _due_at(self._left[0]) if self._left else None

    def work(self, now: datetime) -> None:
        """Let everybody begin whose time has come."""
        while self._left and _due_at(self._left[0]) <= now:
            wave = self._left.pop(0)
            folder = self._folder / wave["folder"]
            _take_in(self._road, folder, wave, wave["file"])
            sequence = yaml.safe_load((folder / "sequence.yaml").read_text(encoding="utf-8"))
            enroll_pool(self._road, sequence["name"], wave["pool"])


def _due_at(wave: Mapping[str, Any]) -> datetime:
    at: datetime = wave["at"]
    return at


def _answers(folder: Path) -> dict[str, str]:
    file = folder / "answers.yaml"
    return dict(yaml.safe_load(file.read_text(encoding="utf-8"))) if file.exists() else {}


def _account(given: Mapping[str, str]) -> Account:
    return Account(
        name=given["name"],
        email=given["email"],
        password=secrets.token_urlsafe(9),
        role=UserRole(given["role"]),
        team=given.get("team", ""),
        zone=given.get("zone", "UTC"),
    )


def _let_in(road: Road, account: Account) -> None:
    with road.database.read() as session:
        team = team_by_name(session, account.team)
    teams = frozenset({team.id}) if team is not None else frozenset()
    invite(road, account.email, account.password, UserGiven(account.role, account.name, teams), _BY_HAND)


def _add_mailbox(road: Road, host: MailHost, given: Mapping[str, Any]) -> None:
    password = secrets.token_urlsafe()
    host.add_account(given["mailbox"], password)
    mailbox = MailboxGiven(
        email=given["mailbox"],
        smtp=Server(_LOOPBACK, host.smtp_port, Tls.NONE),
        imap=Server(_LOOPBACK, host.imap_port, Tls.NONE),
        password=password,
        name=given["sender"],
        signature=given["signature"],
        team=given["team"],
    )
    add_mailbox(road, mailbox)


def _connect(road: Road, owner: str, given: CalendarGiven) -> None:
    with road.database.read() as session:
        colleague = colleague_by_email(session, owner)
    if colleague is None:
        raise SequencerError(f"calendars.yaml: {owner} is in no interview plan.")
    save_calendar(road, colleague.id, given, _BY_HAND)


def _take_in(road: Road, folder: Path, given: Mapping[str, Any], name: str = "candidates.csv") -> None:
    file = folder / name
    with road.database.read() as session:
        team = team_by_name(session, given["team"])
    team_id = team.id if team is not None else None
    report = import_candidates(road, file.read_bytes(), file.name, pool=given["pool"], team_id=team_id)
    if report.skipped:
        line = report.skipped[0]
        raise SequencerError(f"{file.parent.name}/{file.name}, line {line.line}: {line.reason}")


def _begin(road: Road, folder: Path, given: Mapping[str, Any]) -> str:
    name, _ = publish(road, (folder / "sequence.yaml").read_text(encoding="utf-8"))
    begun = sum(one.reason is None for one in enroll_pool(road, name, given["pool"]))
    return f"{given['sender']} of {given['team']} begins “{name}” with {begun} people."
