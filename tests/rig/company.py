"""The company that a rig sends for: its own road, set up through the product's flows, and people to write to."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import yaml
from sqlalchemy import update

from rig.clock import FastClock
from sequencer.core.accounts import Server, Tls
from sequencer.core.addresses import identity
from sequencer.flows.enroll import enroll
from sequencer.flows.publish import publish
from sequencer.flows.road import Road
from sequencer.flows.set_up import MailboxGiven, add_mailbox, add_team, set_organisation
from sequencer.settings import Settings
from sequencer.store.candidates import Candidate, CandidateAddress, write_values
from sequencer.store.mailboxes import Mailbox
from sequencer.store.upgrade import upgrade
from workers.boot import Tools, open_tools

STEPS = ("one", "two", "three", "four")
_PROFILE = {
    "name": "Northlight",
    "legal_name": "Northlight GmbH",
    "postal_address": "Lindenhof 4, 10115 Berlin",
    "privacy_url": "https://northlight.example/privacy",
    "contact": "privacy@northlight.example",
    "zone": "Europe/Berlin",
    "min_gap": "0",
    "max_mails": "100",
}
_SEQUENCE = {
    "team": "Care",
    "window": "always",
    "steps": [
        {"key": "one", "kind": "email", "subject": "Your talk, {{first_name}}", "body": "Hi {{first_name}},\n\none."},
        {"key": "two", "kind": "email", "delay": "6 minutes", "body": "Hi {{first_name}},\n\ntwo."},
        {"key": "pause", "kind": "wait", "delay": "3 minutes"},
        {"key": "three", "kind": "email", "delay": "2 minutes", "body": "Hi {{first_name}},\n\nthree."},
        {"key": "four", "kind": "email", "delay": "6 minutes", "body": "Hi {{first_name}},\n\nfour."},
    ],
}
_FACTS = {"last_name": "Berg", "source": "their own sites", "collected_on": "2026-11-01"}


@dataclass(frozen=True)
class Ports:
    """Where the product finds what it talks to: the rig's proxies, and its own pages."""

    smtp: int
    imap: int
    web: int


class Company:
    """Its road goes straight to the database, past the proxy that the product has to take."""

    def __init__(self, folder: Path, clock: FastClock, database_url: str, ports: Ports, users: list[str]) -> None:
        self.folder = folder
        self.ports = ports
        self.senders = [f"{user}@northlight.example" for user in users]
        self._users = users
        self.tools: Tools = open_tools(self._settings(database_url), now=clock)
        self._enrolled = 0

    @property
    def road(self) -> Road:
        return self.tools.road

    def environment(self, database_url: str, redis_url: str) -> dict[str, str]:
        """Settings for a process of the product."""
        return {
            "PATH": "/usr/bin:/bin",
            "DATA_DIR": str(self.folder / "var"),
            "BIND": f"127.0.0.1:{self.ports.web}",
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "ALLOW_HOSTS": f"127.0.0.1:{self.ports.smtp} 127.0.0.1:{self.ports.imap}",
        }

    def found(self, password: str) -> None:
        """Everything that has to be there before the first candidate."""
        upgrade(self.road.database)
        set_organisation(self.road, _PROFILE)
        add_team(self.road, "Care")
        for user, sender in zip(self._users, self.senders, strict=True):
            smtp = Server("127.0.0.1", self.ports.smtp, Tls.NONE)
            imap = Server("127.0.0.1", self.ports.imap, Tls.NONE)
            given = MailboxGiven(sender, smtp, imap, user, password, "Ana Teles", gap="0s")
            add_mailbox(self.road, given)
            publish(self.road, yaml.safe_dump({"name": sender, "sender": sender} | _SEQUENCE))
        with self.road.database.write() as session:
            session.execute(update(Mailbox).values(daily_cap=10_000_000, gap=timedelta(0)))

    def write_to(self, count: int) -> dict[int, str]:
        """So many new candidates begin the sequences, in turns; their addresses by id."""
        numbers = range(self._enrolled, self._enrolled + count)
        self._enrolled += count
        found: dict[int, str] = {}
        with self.road.database.write() as session:
            for number in numbers:
                candidate = Candidate(created_at=self.road.now(), fields={})
                write_values(candidate, _FACTS | {"first_name": f"Person{number}"})
                session.add(candidate)
                session.flush()
                address = f"person{number}@home{number % 7}.example"
                found[candidate.id] = address
                session.add(
                    CandidateAddress(
                        candidate_id=candidate.id, address=address, identity=identity(address), is_primary=True
                    )
                )
        for place, sender in enumerate(self.senders):
            ids = [one for one in found if one % len(self.senders) == place]
            refused = [one for one in enroll(self.road, sender, ids) if one.reason is not None]
            assert not refused, refused[0]
        return found

    def close(self) -> None:
        self.tools.close()

    def _settings(self, database_url: str) -> Settings:
        (self.folder / "var").mkdir(parents=True, exist_ok=True, mode=0o700)
        names = {name.lower(): value for name, value in self.environment(database_url, "").items() if name != "PATH"}
        return Settings.read(**names)
