"""The figures of a demo: what the outside saw, held against what the database says. It is made to be able to fail."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sequencer.core.states import AFTER_OPT_OUT, TO_COLLEAGUES, EnrollmentState, Intent, Purpose
from sequencer.demo.ledger import NOT_BY_MAIL, OPT_OUTS, STOPS, Deed, Ledger, Taken

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

_FEWEST = 2  # interviews that are booked by page, and by reply

_MAY_FOLLOW = AFTER_OPT_OUT - TO_COLLEAGUES
"""What somebody who asked us not to write may still get."""

_OF_STATE = {
    EnrollmentState.DECLINED: "declined",
    EnrollmentState.OPTED_OUT: "opted_out",
    EnrollmentState.BOUNCED: "bounced",
    EnrollmentState.FINISHED: "finished",
}
_OF_INTENT = {Intent.LATER: "later", Intent.REFERRAL: "referred"}


@dataclass(frozen=True)
class Run:
    """A run as the database tells it; `intent` is that of the answer that ended it, `person` their address."""

    id: int
    person: str
    state: EnrollmentState
    intent: Intent | None = None
    ended_at: datetime | None = None
    has_resumed: bool = False

    @property
    def outcome(self) -> str:
        """One of OUTCOMES but `booked`; empty for a run that has not ended, or that a person stopped."""
        if self.state is EnrollmentState.ANSWERED:
            return _OF_INTENT.get(self.intent, "replied") if self.intent else "replied"
        return _OF_STATE.get(self.state, "")


@dataclass(frozen=True)
class Letter:
    """A mail that the database says has left. Of each `place` there may be one; a service mail belongs to no run."""

    message_id: str
    purpose: Purpose
    place: tuple[object, ...]
    run_id: int | None = None

    @property
    def is_outreach(self) -> bool:
        return self.purpose is Purpose.STEP


@dataclass(frozen=True)
class Interview:
    """A booked interview; `how` is page, reply or person, `run_id` the run that led to it."""

    candidate: str
    start_at: datetime
    zone: str
    how: str
    run_id: int | None = None


@dataclass(frozen=True)
class OwnSide:
    """What the company's own people had to do with interviews.

    `following` counts booked interviews that came after another one by plan, `hours_by_mail` answers of colleagues by
    which their hours were set, `read` and `unread` their calendars that can and cannot be read in the end.
    """

    following: int = 0
    hours_by_mail: int = 0
    read: int = 0
    unread: int = 0


@dataclass(frozen=True)
class Books:
    """What the database says. `understood` counts incoming mails whose effect is there, `held` is (candidate, reason)."""

    candidates: int
    understood: int
    runs: tuple[Run, ...]
    letters: tuple[Letter, ...]
    held: tuple[tuple[str, str], ...]
    interviews: tuple[Interview, ...] = ()
    company: OwnSide = OwnSide()


@dataclass(frozen=True)
class Report:
    """`unaccounted` counts mails of either direction that the outside and the database do not both know of."""

    candidates: int
    sent: int
    received: int
    outcomes: dict[str, int]
    interviews: tuple[Interview, ...]
    sent_after_stop: int
    duplicates: int
    unaccounted: int
    held: tuple[tuple[str, str], ...]
    company: OwnSide = OwnSide()

    @property
    def is_good(self) -> bool:
        """Whether nothing went wrong, and everything that was to be shown was seen."""
        unseen = [name for name in OUTCOMES if not self.outcomes[name]]
        unseen += [how for how in ("page", "reply") if sum(one.how == how for one in self.interviews) < _FEWEST]
        unseen += [name for name, count in asdict(self.company).items() if not count]
        return not (self.sent_after_stop or self.duplicates or self.unaccounted or unseen) and bool(self.held)

    def to_mapping(self, seconds: float) -> dict[str, Any]:
        """The JSON object of `sequencer demo --headless`."""
        return {
            "candidates": self.candidates,
            "sent": self.sent,
            "received": self.received,
            "seconds": round(seconds, 1),
            "outcomes": self.outcomes,
            "bookings": [_as_json(one) for one in self.interviews],
            "sent_after_stop": self.sent_after_stop,
            "duplicates": self.duplicates,
            "held": [{"candidate": name, "reason": reason} for name, reason in self.held],
            "unaccounted": self.unaccounted,
            "following": self.company.following,
            "hours_by_mail": self.company.hours_by_mail,
            "calendars": {"read": self.company.read, "unread": self.company.unread},
        }


def compare(ledger: Ledger, books: Books) -> Report:
    """The report on a demo that has come to its end."""
    taken = ledger.taken
    received = sum(one.deed not in NOT_BY_MAIL for one in ledger.done)
    unknown = {one.message_id for one in taken} ^ {one.message_id for one in books.letters}
    counts = _outcomes(books) + Counter("out_of_office_resumed" for _ in _resumed(ledger, books))
    return Report(
        candidates=books.candidates,
        sent=len(taken),
        received=received,
        outcomes={name: counts[name] for name in OUTCOMES},
        interviews=books.interviews,
        sent_after_stop=sum(1 for _ in _after_stop(ledger, books)),
        duplicates=_doubles(one.message_id for one in taken) + _doubles(_places(taken, books)),
        unaccounted=len(unknown) + abs(received - books.understood),
        held=books.held,
        company=books.company,
    )


def _as_json(one: Interview) -> dict[str, str]:
    start = one.start_at.astimezone(UTC)
    return {"candidate": one.candidate, "start": f"{start:%Y-%m-%dT%H:%M:%SZ}", "zone": one.zone, "how": one.how}


def _outcomes(books: Books) -> Counter[str]:
    """One for each run, and for each interview; a run that led to one counts as nothing else."""
    booked = {one.run_id for one in books.interviews}
    counts = Counter(run.outcome for run in books.runs if run.id not in booked)
    counts["booked"] = len(books.interviews)
    return counts


def _after_stop(ledger: Ledger, books: Books) -> Iterator[Taken]:
    """Mails that break what a stop ends, by what happened outside and in which order.

    1. After somebody's own answer, or the end of its run, no outreach; a mail nobody knows of counts as outreach, and
       so does one that looks like it to its reader.
    2. After somebody asked us not to write, nothing but the confirmation of that and what calls an interview off.
    """
    stopped, opted_out = _first(ledger, STOPS), _first(ledger, OPT_OUTS)
    runs = {run.id: run for run in books.runs}
    letters = {letter.message_id: letter for letter in books.letters}
    for mail in ledger.taken:
        letter = letters.get(mail.message_id)
        run = runs.get(letter.run_id) if letter and letter.run_id else None
        is_outreach = letter is None or letter.is_outreach or mail.is_outreach
        is_over = run is not None and run.ended_at is not None and mail.at > run.ended_at
        is_refused = letter is None or letter.purpose not in _MAY_FOLLOW
        if (is_outreach and (is_over or mail.order > stopped.get(mail.recipient, mail.order))) or (
            is_refused and mail.order > opted_out.get(mail.recipient, mail.order)
        ):
            yield mail


def _first(ledger: Ledger, deeds: frozenset[Deed]) -> dict[str, int]:
    """When each person first did one of these."""
    found: dict[str, int] = {}
    for one in ledger.done:
        if one.deed in deeds:
            found.setdefault(one.person, one.order)
    return found


def _places(taken: Iterable[Taken], books: Books) -> Iterator[tuple[object, ...]]:
    """Where each different mail belongs."""
    places = {letter.message_id: letter.place for letter in books.letters}
    yield from (places[one] for one in {mail.message_id for mail in taken} if one in places)


def _doubles(things: Iterable[object]) -> int:
    return sum(count - 1 for count in Counter(things).values())


def _resumed(ledger: Ledger, books: Books) -> Iterator[Run]:
    """Runs that went on after an out-of-office note: the database says so, and the host took a later mail of theirs."""
    away = {one.person: one.order for one in ledger.done if one.deed is Deed.IS_AWAY}
    run_of = {letter.message_id: letter.run_id for letter in books.letters}
    later = {run_of.get(one.message_id) for one in ledger.taken if one.order > away.get(one.recipient, one.order)}
    yield from (run for run in books.runs if run.has_resumed and run.person in away and run.id in later)
