"""The figures of a demo: what the outside saw, held against what the database says. It is made to be able to fail."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sequencer.core.states import EnrollmentState, Intent
from sequencer.demo.ledger import STOPS, Deed, Ledger, Taken

OUTCOMES = (
    "booked",
    "replied",
    "declined",
    "opted_out",
    "later",
    "referred",
    "bounced",
    "out_of_office_resumed",
    "finished",
)

_OF_STATE = {
    EnrollmentState.DECLINED: "declined",
    EnrollmentState.OPTED_OUT: "opted_out",
    EnrollmentState.BOUNCED: "bounced",
    EnrollmentState.FINISHED: "finished",
}
_OF_INTENT = {Intent.LATER: "later", Intent.REFERRAL: "referred"}


@dataclass(frozen=True)
class Run:
    """A run as the database tells it; `intent` is that of the person's last answer, `person` their address."""

    id: int
    person: str
    state: EnrollmentState
    intent: Intent | None = None
    ended_at: datetime | None = None
    has_resumed: bool = False

    @property
    def outcome(self) -> str:
        """One of OUTCOMES; empty for a run that has not ended, or that a person stopped."""
        if self.state is EnrollmentState.ANSWERED:
            return _OF_INTENT.get(self.intent, "replied") if self.intent else "replied"
        return _OF_STATE.get(self.state, "")


@dataclass(frozen=True)
class Letter:
    """A mail that the database says has left."""

    message_id: str
    run_id: int
    step: str


@dataclass(frozen=True)
class Books:
    """What the database says. `understood` counts incoming mails whose effect is there, `held` is (candidate, reason)."""

    candidates: int
    understood: int
    runs: tuple[Run, ...]
    letters: tuple[Letter, ...]
    held: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Report:
    """`unaccounted` counts mails of either direction that the outside and the database do not both know of."""

    candidates: int
    sent: int
    received: int
    outcomes: dict[str, int]
    sent_after_stop: int
    duplicates: int
    unaccounted: int
    held: tuple[tuple[str, str], ...]

    @property
    def is_good(self) -> bool:
        """Whether nothing went wrong, and everything that was to be shown was seen."""
        unseen = [name for name in OUTCOMES if name != "booked" and not self.outcomes[name]]
        return not (self.sent_after_stop or self.duplicates or self.unaccounted or unseen) and bool(self.held)

    def to_mapping(self, seconds: float) -> dict[str, Any]:
        """The JSON object of `sequencer demo --headless`."""
        return {
            "candidates": self.candidates,
            "sent": self.sent,
            "received": self.received,
            "seconds": round(seconds, 1),
            "outcomes": self.outcomes,
            "bookings": [],
            "sent_after_stop": self.sent_after_stop,
            "duplicates": self.duplicates,
            "held": [{"candidate": name, "reason": reason} for name, reason in self.held],
            "unaccounted": self.unaccounted,
        }


def compare(ledger: Ledger, books: Books) -> Report:
    """The report on a demo that has come to its end."""
    taken = ledger.taken
    received = sum(one.deed not in (Deed.CLICKS, Deed.OPENS_THE_PAGE) for one in ledger.done)
    unknown = {one.message_id for one in taken} ^ {one.message_id for one in books.letters}
    counts = Counter(run.outcome for run in books.runs) + Counter(
        "out_of_office_resumed" for _ in _resumed(ledger, books)
    )
    return Report(
        candidates=books.candidates,
        sent=len(taken),
        received=received,
        outcomes={name: counts[name] for name in OUTCOMES},
        sent_after_stop=sum(1 for _ in _after_stop(ledger, books)),
        duplicates=_doubles(one.message_id for one in taken) + _doubles(_places(taken, books)),
        unaccounted=len(unknown) + abs(received - books.understood),
        held=books.held,
    )


def _after_stop(ledger: Ledger, books: Books) -> Iterator[Taken]:
    """Mails taken after the person's own stop had reached us, or after the end of the run they belong to."""
    stopped: dict[str, int] = {}
    for deed in ledger.done:
        if deed.deed in STOPS:
            stopped.setdefault(deed.person, deed.order)
    runs = {run.id: run for run in books.runs}
    run_of = {letter.message_id: runs[letter.run_id] for letter in books.letters}
    for mail in ledger.taken:
        run = run_of.get(mail.message_id)
        ended_at = run.ended_at if run else None
        if mail.order > stopped.get(mail.recipient, mail.order) or (ended_at is not None and mail.at > ended_at):
            yield mail


def _places(taken: Iterable[Taken], books: Books) -> Iterator[tuple[int, str]]:
    """(run, step) of each different mail."""
    places = {letter.message_id: (letter.run_id, letter.step) for letter in books.letters}
    yield from (places[one] for one in {mail.message_id for mail in taken} if one in places)


def _doubles(things: Iterable[object]) -> int:
    return sum(count - 1 for count in Counter(things).values())


def _resumed(ledger: Ledger, books: Books) -> Iterator[Run]:
    """Runs that went on after an out-of-office note: the database says so, and the host took a later mail of theirs."""
    away = {one.person: one.order for one in ledger.done if one.deed is Deed.IS_AWAY}
    run_of = {letter.message_id: letter.run_id for letter in books.letters}
    later = {run_of.get(one.message_id) for one in ledger.taken if one.order > away.get(one.recipient, one.order)}
    yield from (run for run in books.runs if run.has_resumed and run.person in away and run.id in later)
