"""The story in one line per event: who got what, who did what about it, and what followed, in the product's own words."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.demo.cast import Person
from sequencer.demo.ledger import Deed, Done, Ledger
from sequencer.store.audit import AuditNote
from sequencer.store.candidates import Candidate
from sequencer.store.session import Database
from sequencer.store.timeline import Event

_DOES = {
    Deed.ANSWERS: "answers",
    Deed.ASKS_TO_STOP: "answers",
    Deed.IS_AWAY: "has an out-of-office note",
    Deed.SENDS_A_TICKET: "has a help desk that answers",
    Deed.CLICKS: "presses “unsubscribe” in the mail program",
    Deed.OPENS_THE_PAGE: "opens the link in the mail and presses the button",
    Deed.COMES_BACK: "cannot be reached: the mail comes back",
    Deed.BOOKS: "opens the link in the mail and takes a time",
    Deed.RACES: "wants the same time in the same minute, is too late, and takes the nearest",
    Deed.MOVES: "opens the link in the confirmation and takes another time",
    Deed.CALLS_OFF: "opens the link in the confirmation and calls it off",
    Deed.ACCEPTS: "accepts the invitation in the calendar",
    Deed.PROPOSES: "proposes another time in the calendar",
    Deed.DECLINES: "declines the invitation in the calendar",
}
_TOLD_OTHERWISE = ("imported", "import_updated", "enrolled", "reply_seen")
"""The beginning is told in one line for each sequence; that nothing was left to do is no news."""

_TOLD = ("settings",)
"""Of the notes about the company these are told."""

_HOLDS = "touch_"  # what keeps a mail from leaving; it is found again each time somebody looks
_SHORT = 72  # characters of somebody's words
_GREETING = 30  # a first paragraph shorter than this says nothing yet


class Narrator:
    """Tells what has happened since it last told. `names` are those of our own people, by address."""

    def __init__(
        self,
        say: Callable[[str], object],
        cast: Mapping[str, Person],
        ledger: Ledger,
        database: Database,
        zone: str,
        names: Mapping[str, str] | None = None,
    ) -> None:
        self._say = say
        self._cast = cast
        self._ledger = ledger
        self._database = database
        self._zone = ZoneInfo(zone)
        self._names = names or {}
        self._told_deeds = 0
        self._told_events = 0
        self._told_notes = 0
        self._told_lines: set[tuple[int, str]] = set()
        self._day = ""

    def catch_up(self, now: datetime) -> None:
        """Say the new deeds first, for what the product did follows from them; a new day gets a line of its own."""
        lines = [*self._deeds(), *self._events(), *self._notes()]
        local = now.astimezone(self._zone)
        day = f"{local:%A}, {local.day} {local:%B %Y}"
        if lines and day != self._day:
            self._day = day
            self._say(f"\n{day}")
        for line in lines:
            self._say(f"  {local:%H:%M}  {line}")

    def _deeds(self) -> Iterator[str]:
        done = self._ledger.done_since(self._told_deeds)
        self._told_deeds = len(self._ledger)
        for one in done:
            yield f"{self._cast[one.person].name} {_DOES[one.deed]}{_quoted(one)}"

    def _events(self) -> list[str]:
        """New lines of the timelines; no reason for waiting twice, nor the shorter of two lines that begin alike."""
        with self._database.read() as session:
            lines = list(dict.fromkeys(self._new_events(session)))
        return [one for one in lines if not any(other.startswith(f"{one.rstrip('.')},") for other in lines)]

    def _new_events(self, session: Session) -> Iterator[str]:
        found = (
            select(Event, Candidate)
            .join(Candidate, Candidate.id == Event.candidate_id)
            .where(Event.id > self._told_events, Event.kind.not_in(_TOLD_OTHERWISE))
            .order_by(Event.id)
        )
        for event, candidate in session.execute(found):
            self._told_events = event.id
            says = (
                event.says.replace(event.actor, self._names.get(event.actor, event.actor))
                if event.actor
                else event.says
            )
            line = (candidate.id, says)
            if event.kind.startswith(_HOLDS) and line in self._told_lines:
                continue
            self._told_lines.add(line)
            yield f"{candidate.full_name}: {says}"

    def _notes(self) -> list[str]:
        """What our own people changed about the company itself, such as somebody's hours."""
        found = select(AuditNote).where(AuditNote.id > self._told_notes).order_by(AuditNote.id)
        with self._database.read() as session:
            new = list(session.scalars(found))
        self._told_notes = new[-1].id if new else self._told_notes
        return [one.says for one in new if one.actor in self._names and one.what in _TOLD]


def _quoted(done: Done) -> str:
    """The first words a person wrote below the greeting."""
    if not done.words:
        return "."
    paragraphs = [" ".join(one.split()) for one in done.words.strip().split("\n\n")]
    text = next((one for one in paragraphs if len(one) > _GREETING), paragraphs[0])
    short = text if len(text) <= _SHORT else text[:_SHORT].rsplit(" ", 1)[0] + " …"
    return f": “{short}”"
