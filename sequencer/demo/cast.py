"""Who plays: everybody in the candidate files, and what the few who act are to do about which of our mails."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from sequencer.core.plan.delays import Delay
from sequencer.core.read.candidate_file import read_candidate_file
from sequencer.core.read.candidate_row import Row
from sequencer.demo.ledger import Deed
from sequencer.errors import UserError


@dataclass(frozen=True)
class Act:
    """What a person does about the `mail`-th mail they get from us, of those whose subject holds `about`.

    `sender` where they answer from elsewhere.
    """

    mail: int
    deed: Deed
    shortest: Delay
    longest: Delay
    words: str = ""
    sender: str = ""
    number: int = 0  # of the offered time they take on our page; 0 is the first of all that are free
    later: str = ""  # by how much another time they propose is later
    rival: str = ""  # who is on the page in the same minute, after the same time
    about: str = ""

    def due_at(self, now: datetime, dice: Random) -> datetime:
        """An instant between the shortest and the longest time, in whole seconds."""
        zone = ZoneInfo("UTC")
        first, last = self.shortest.after(now, zone), self.longest.after(now, zone)
        return (first + (last - first) * dice.random()).replace(microsecond=first.microsecond)


@dataclass(frozen=True)
class Person:
    """Somebody behind an address, or, where `is_there` is False, an address that no server knows."""

    address: str
    name: str
    zone: ZoneInfo
    is_there: bool = True
    acts: tuple[Act, ...] = ()

    def act_on(self, subjects: Sequence[str]) -> Act | None:
        """What they do about the latest of the mails they got, given by their subjects."""
        for act in self.acts:
            if act.about in subjects[-1] and sum(act.about in one for one in subjects) == act.mail:
                return act
        return None


def load_cast(folder: Path) -> Mapping[str, Person]:
    """Everybody by address: the candidates of all teams, with the acts of `people.yaml`.

    Raises UserError for a part that nobody is there to play.
    """
    given = yaml.safe_load((folder / "people.yaml").read_text(encoding="utf-8"))
    absent, acts = frozenset(given["nobody_there"]), given["people"]
    rows = [row for file in sorted(folder.glob("*/*.csv")) for row in _rows(file)]
    if unplayed := sorted((absent | acts.keys()) - {row.email for row in rows}):
        raise UserError(f"people.yaml: {unplayed[0]} is in no candidate file.")
    return {row.email: _person(row, acts.get(row.email, []), row.email not in absent) for row in rows}


def load_colleagues(folder: Path) -> Mapping[str, Person]:
    """Those of the company's own people who do something about a mail, by address, with their acts.

    Raises UserError for one whom no interview plan names.
    """
    acts = yaml.safe_load((folder / "people.yaml").read_text(encoding="utf-8")).get("colleagues", {})
    plans = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in plan_files(folder)]
    known = {one["email"]: one for plan in plans for one in plan.get("people", [])}
    if unplayed := sorted(acts.keys() - known.keys()):
        raise UserError(f"people.yaml: {unplayed[0]} is in no interview plan.")
    return {
        email: Person(email, known[email]["name"], ZoneInfo(known[email]["zone"]), True, tuple(map(_act, given)))
        for email, given in acts.items()
    }


def plan_files(folder: Path) -> list[Path]:
    """The interview plans of all teams; what follows another plan comes before it, as it has to be there first."""
    return sorted(folder.glob("*/interview-*.yaml")) + sorted(folder.glob("*/interview.yaml"))


def _rows(file: Path) -> tuple[Row, ...]:
    return read_candidate_file(file.read_bytes(), {}).rows


def _person(row: Row, acts: list[dict[str, Any]], is_there: bool) -> Person:
    name = f"{row.values['first_name']} {row.values['last_name']}"
    return Person(row.email, name, ZoneInfo(row.values["zone"]), is_there, tuple(_act(one) for one in acts))


def _act(given: dict[str, Any]) -> Act:
    shortest, _, longest = str(given["after"]).partition(" to ")
    return Act(
        mail=given["mail"],
        deed=Deed(given["deed"]),
        shortest=Delay.parse(shortest),
        longest=Delay.parse(longest or shortest),
        words=given.get("words", ""),
        sender=given.get("from", ""),
        number=given.get("number", 0),
        later=given.get("later", ""),
        rival=given.get("rival", ""),
        about=given.get("about", ""),
    )
