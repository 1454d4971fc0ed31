"""A whole demo, from an empty folder to its report: once for a machine that wants figures, once for a person."""

import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sequencer.demo.books import read_books
from sequencer.demo.cast import Person, load_cast
from sequencer.demo.clock import DemoClock
from sequencer.demo.company import FOLDER
from sequencer.demo.founding import Company, found, read_company
from sequencer.demo.host import MailHost
from sequencer.demo.ledger import Ledger
from sequencer.demo.narrator import Narrator
from sequencer.demo.people import People
from sequencer.demo.report import Report, compare
from sequencer.demo.stage import Stage, at_work, open_stage
from sequencer.demo.story import Story

STARTS_AT = datetime(2026, 11, 23, 7, tzinfo=UTC)  # a Monday morning
SEED = 20261123

_DAY = 3.0  # seconds a day of the story takes for a person who watches
_SHORTEST_WAIT, _LONGEST_WAIT = 0.15, 6.0

_Say = Callable[[str], object]


def play_headless(stopping: threading.Event) -> tuple[Report, float]:
    """(report, seconds it took) of a demo that leaves nothing behind."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="sequencer-demo-") as folder, _opened(Path(folder), "127.0.0.1:0") as show:
        show.story.play(lambda _now: None, lambda _gap: None, stopping)
        report = show.report()
    return report, time.monotonic() - began


def play_for_a_person(bind: str, say: _Say, stopping: threading.Event) -> None:
    """Tell the story as it happens, serve the pages on `bind`, and stay up afterwards until told to stop."""
    folder = Path(tempfile.mkdtemp(prefix="sequencer-demo-"))
    try:
        _tell(folder, bind, say, stopping)
    finally:
        with suppress(OSError):  # what is not empty stays, to be looked into
            folder.rmdir()


def _tell(folder: Path, bind: str, say: _Say, stopping: threading.Event) -> None:
    with _opened(folder, bind) as show:
        name, zone = show.company.profile["name"], show.company.profile["zone"]
        narrator = Narrator(say, show.cast, show.ledger, show.stage.tools.road.database, zone)
        say(f"A few weeks at {name}. A day takes about {_DAY:g} seconds; Ctrl-C ends it.")
        say(f"The pages that candidates see are on http://{bind} .\n")
        for line in show.beginnings:
            say(line)
        show.story.play(narrator.catch_up, lambda gap: _wait(gap, stopping), stopping)
        if not stopping.is_set():
            for line in _closing(show.report(), bind):
                say(line)
        for line in _where(folder):
            say(line)
        stopping.wait()


@dataclass(frozen=True)
class _Show:
    company: Company
    cast: Mapping[str, Person]
    ledger: Ledger
    stage: Stage
    story: Story
    beginnings: list[str]

    def report(self) -> Report:
        with self.stage.tools.road.database.read() as session:
            return compare(self.ledger, read_books(session))


@contextmanager
def _opened(folder: Path, bind: str) -> Iterator[_Show]:
    """Everything set up and at work; it ends in the opposite order."""
    clock, ledger, company, cast = DemoClock(STARTS_AT), Ledger(), read_company(FOLDER), load_cast(FOLDER)
    people = People(cast, company.addresses, ledger, clock, SEED)
    host = MailHost(people.take, now=clock)
    host.on_recipient = people.refuse
    host.start()
    with ExitStack() as closing:
        closing.callback(host.stop)
        stage = closing.enter_context(open_stage(host, folder, bind, clock, SEED))
        beginnings = found(stage.tools.road, host, company)
        closing.enter_context(at_work(stage))
        yield _Show(company, cast, ledger, stage, Story(stage, people, ledger, clock), beginnings)


def _wait(gap: timedelta, stopping: threading.Event) -> None:
    stopping.wait(min(max(gap / timedelta(days=1) * _DAY, _SHORTEST_WAIT), _LONGEST_WAIT))


def _closing(report: Report, bind: str) -> Iterator[str]:
    told = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in report.outcomes.items() if count)
    yield f"\nThe story is over: {report.sent} mails sent, {report.received} came back. {told}."
    yield (
        f"Sent after a stop: {report.sent_after_stop}. Sent twice: {report.duplicates}. "
        f"Waiting for somebody: {len(report.held)}."
    )
    yield f"http://{bind} stays up until you press Ctrl-C."


def _where(folder: Path) -> Iterator[str]:
    yield f"\nThe data lies in {folder} . Look into it with"
    yield f"  DATA_DIR={folder} sequencer status"
    yield f"  DATA_DIR={folder} sequencer explain --email daniel@okafor.example"
