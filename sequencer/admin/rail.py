"""The rail at the side of every page and the words at its top: where one can go, what waits there, what is wrong."""

from dataclasses import dataclass
from datetime import datetime

from flask import request, url_for

from sequencer.admin.access import Actor
from sequencer.admin.words import moment
from sequencer.store.heartbeats import SILENT_AFTER, Part
from sequencer.store.screens.rail import RailFacts
from sequencer.store.users import UserRole

ROLES = {
    UserRole.ADMINISTRATOR: "Administrator",
    UserRole.RECRUITER: "Recruiter",
    UserRole.HIRING_MANAGER: "Hiring manager",
    UserRole.MARKETING: "Marketing",
}
PARTS = {Part.SWEEP: "planning", Part.WORKER: "sending", Part.WATCH: "reading replies"}
_IN_SET_UP = {
    "users": "system.system",
    "restored": "system.system",
    "organisation": "system.system",
    "days": "system.system",
    "leave": "mailboxes.mailboxes",
    "explaining": "candidates.candidates",
    "rehearsals": "sequences.sequences",
    "suppressions": "system.system",
    "data_rules": "system.system",
    "dues": "system.system",
    "candidate": "candidates.candidates",
    "touches": "today.today",
    "letters": "inbox.inbox",
    "imports": "candidates.candidates",
    "starts": "sequences.sequences",
    "builder": "sequences.sequences",
    "runs": "sequences.sequences",
    "trials": "sequences.sequences",
    "versions": "sequences.sequences",
    "plans": "interviews.interviews",
    "colleagues": "interviews.interviews",
}
"""Screens without a line of their own, and under which they are shown."""


@dataclass(frozen=True)
class Place:
    """One line of the rail."""

    endpoint: str
    words: str
    icon: str
    is_tab: bool = False
    count: int = 0
    count_of: str = ""
    is_need: bool = False

    @property
    def href(self) -> str:
        return url_for(self.endpoint)

    @property
    def is_here(self) -> bool:
        here = str(request.blueprint)
        return _IN_SET_UP.get(here, f"{here}.").split(".")[0] == self.endpoint.split(".", maxsplit=1)[0]


@dataclass(frozen=True)
class Banner:
    """What is wrong with the machine itself, said on every page."""

    family: str
    says: str
    more: str = ""
    href: str = ""
    button: str = ""


def main_places(facts: RailFacts) -> list[Place]:
    return [
        Place("today.today", "Today", "sun", is_tab=True),
        Place("inbox.inbox", "Inbox", "inbox", is_tab=True, count=facts.waiting, count_of="waiting for an answer"),
        Place("candidates.candidates", "Candidates", "users", is_tab=True),
        Place("sequences.sequences", "Sequences", "route", is_tab=True),
        Place("interviews.interviews", "Interviews", "calendar-event"),
        Place("pools.pools", "Talent pools", "stack-2"),
    ]


def set_up_places(facts: RailFacts) -> list[Place]:
    need = "needs you" if facts.mailboxes == 1 else "need you"
    return [
        Place("teams.teams", "Teams", "users-group"),
        Place("roles.roles", "Roles", "briefcase"),
        Place("mailboxes.mailboxes", "Mailboxes", "mailbox", count=facts.mailboxes, count_of=need, is_need=True),
        Place("system.system", "System", "settings"),
    ]


def who_where(actor: Actor, facts: RailFacts) -> str:
    """“Platform, Northlight”; without a team what they are."""
    first = facts.team_names[0] if len(facts.team_names) == 1 else ROLES[actor.role]
    return f"{first}, {facts.organisation}" if facts.organisation else first


def banners(facts: RailFacts, now: datetime) -> list[Banner]:
    found = []
    if facts.is_locked:
        if request.blueprint != "restored":  # that page says it itself
            says = f"Sending is locked since {moment(facts.locked_at, facts.zone, now)}." if facts.locked_at else ""
            found.append(Banner("need", says, facts.locked_says, url_for("restored.restored"), "See what to do"))
    elif facts.paused_at is not None and request.endpoint != "pauses.stop_all":  # that page says it itself
        found.append(
            Banner(
                "need",
                f"All sending is stopped since {moment(facts.paused_at, facts.zone, now)}.",
                facts.pause_reason or "No reason was given.",
                url_for("pauses.stop_all"),
                "Let mails leave again",
            )
        )
    silent = silent_parts(facts.signs, now)
    if silent and request.blueprint != "system":
        found.append(Banner("need", _silence(facts, silent, now), _what_is_silent(silent), *_way_out()))
    return found


def silent_parts(signs: dict[Part, datetime], now: datetime) -> list[Part]:
    """The parts nobody has heard of for two minutes, or ever."""
    return [part for part in Part if part not in signs or signs[part] < now - SILENT_AFTER]


def _silence(facts: RailFacts, silent: list[Part], now: datetime) -> str:
    """What follows for people, and since when."""
    follows = []
    if Part.WORKER in silent or Part.SWEEP in silent:
        follows.append("nothing leaves")
    if Part.WATCH in silent:
        follows.append("nobody reads answers")
    says = " and ".join(follows).capitalize()
    seen = [facts.signs[part] for part in silent if part in facts.signs]
    return f"{says} since {moment(min(seen), facts.zone, now)}." if seen else f"{says}: not everything has started yet."


def _what_is_silent(silent: list[Part]) -> str:
    *first, last = (PARTS[part] for part in silent)
    names = f"{', '.join(first)} and {last}" if first else last
    return f"No sign of life from {names}. Nothing is lost: what is due leaves once whoever runs Sequencer starts it again."


def _way_out() -> tuple[str, str]:
    return url_for("system.system"), "See what runs"
