"""A whole demo, from an empty folder to its report: once for a machine that wants figures, once for a person."""

import itertools
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sequencer.demo.books import read_books
from sequencer.demo.calendars import CalendarHost, load_calendars
from sequencer.demo.cast import Person, load_cast, load_colleagues
from sequencer.demo.clock import DemoClock
from sequencer.demo.company import FOLDER
from sequencer.demo.deeds import Outside
from sequencer.demo.founding import Company, Waves, found, read_company
from sequencer.demo.host import MailHost
from sequencer.demo.ledger import Ledger
from sequencer.demo.narrator import Narrator
from sequencer.demo.people import People
from sequencer.demo.post import Post
from sequencer.demo.recruiters import Recruiters
from sequencer.demo.report import Report, compare
from sequencer.demo.rounds import Rounds
from sequencer.demo.sandbox import Sandbox, register
from sequencer.demo.stage import Stage, at_work, open_stage
from sequencer.demo.story import LONGEST, Story
from sequencer.demo.words import DAY_TAKES, closing, greeting, sights, ways_in, whereabouts

STARTS_AT = datetime(2026, 11, 23, 7, tzinfo=UTC)  # a Monday morning
SEED = 20261123

_SHORTEST_WAIT, _LONGEST_WAIT = 0.12, 6.0  # seconds

_Say = Callable[[str], object]


def play_headless(
    stopping: threading.Event, company: Path = FOLDER, longest: timedelta = LONGEST
) -> tuple[Report, float]:
    """(report, seconds it took) of a demo that leaves nothing behind."""
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="sequencer-demo-") as folder,
        opened(Path(folder), "127.0.0.1:0", company) as show,
    ):
        show.story.play(lambda _now: None, lambda _gap: None, stopping, longest)
        report = show.report()
    return report, time.monotonic() - began


def play_for_a_person(bind: str, say: _Say, stopping: threading.Event, show_page: _Say) -> None:
    """Tell the story as it happens, serve the pages on `bind`, and stay up afterwards until told to stop.

    `show_page` is given the address of the desk as soon as it can be opened.
    """
    folder = Path(tempfile.mkdtemp(prefix="sequencer-demo-"))
    try:
        _tell(folder, bind, say, stopping, show_page)
    finally:
        with suppress(OSError):  # what is not empty stays, to be looked into
            folder.rmdir()


def _tell(folder: Path, bind: str, say: _Say, stopping: threading.Event, show_page: _Say) -> None:
    with opened(folder, bind, is_watched=True) as show:
        name, zone = show.company.profile["name"], show.company.profile["zone"]
        names = {address: one.name for address, one in show.company.colleagues.items()}
        names |= {one.email: one.name for one in show.company.accounts}
        narrator = Narrator(say, show.players, show.ledger, show.stage.tools.road.database, zone, names)
        for line in (*greeting(name, len(show.cast)), *ways_in(f"http://{bind}", show.company.accounts)):
            say(line)
        show_page(f"http://{bind}/")
        for line in show.beginnings:
            say(line)
        show.story.play(narrator.catch_up, lambda gap: _pass(show, gap, narrator, stopping), stopping)
        if stopping.is_set():
            for line in whereabouts(folder):
                say(line)
            return
        company, url = show.company, f"http://{bind}"
        after = (closing(show.report()), sights(url, company.sights), ways_in(url, company.accounts))
        for line in (*itertools.chain(*after), *whereabouts(folder)):
            say(line)
        _live_on(show, narrator, stopping)


@dataclass(frozen=True)
class Show:
    company: Company
    cast: Mapping[str, Person]
    players: Mapping[str, Person]  # the cast, and those of our own people who do something by themselves
    ledger: Ledger
    stage: Stage
    story: Story
    sandbox: Sandbox
    beginnings: list[str]

    def report(self) -> Report:
        with self.stage.tools.road.database.read() as session:
            return compare(self.ledger, read_books(session, self.stage.tools.road.now()))


@contextmanager
def opened(folder: Path, bind: str, files: Path = FOLDER, *, is_watched: bool = False) -> Iterator[Show]:
    """Everything set up and at work; it ends in the opposite order."""
    clock, ledger, post = DemoClock(STARTS_AT), Ledger(), Post()
    company, cast = read_company(files), load_cast(files)
    players = {**cast, **load_colleagues(files)}
    people = People(players, company.addresses, ledger, clock, SEED, post)
    host = MailHost(people.take, now=clock)
    host.on_recipient = people.refuse
    host.start()
    with ExitStack() as closing:
        closing.callback(host.stop)
        calendars = CalendarHost(load_calendars(files), clock).start()
        closing.callback(calendars.stop)
        outside = Outside(clock, host.smtp_port, post, ledger)
        sandbox = Sandbox(cast, company.colleagues, ZoneInfo(company.profile["zone"]), people, outside)
        stage = closing.enter_context(
            open_stage(host, calendars, folder, bind, clock, SEED, lambda app: register(app, sandbox))
        )
        road = stage.tools.road
        beginnings = found(road, host, calendars, company)
        recruiters = Recruiters(road, company.recruiters, company.answers)
        rounds = Rounds(road, company.recruiters, company.asked)
        story = Story(stage, people, outside, (recruiters, rounds, Waves(road, company)), is_watched=is_watched)
        closing.enter_context(at_work(stage))
        yield Show(company, cast, players, ledger, stage, story, sandbox, beginnings)


def _pass(show: Show, gap: timedelta, narrator: Narrator, stopping: threading.Event) -> None:
    """Until the next moment, in which whoever watches may act as well; nobody is hurried who has a mailbox open."""
    sandbox, length = show.sandbox, gap / timedelta(days=1) * DAY_TAKES
    if length < _SHORTEST_WAIT and not sandbox.is_visited:
        stopping.wait(_SHORTEST_WAIT)
        return
    ends = time.monotonic() + min(length, _LONGEST_WAIT)

    def is_over() -> bool:
        is_time = time.monotonic() >= ends and not sandbox.is_visited
        return is_time or stopping.is_set() or sandbox.go_on.is_set()

    show.story.live(narrator.catch_up, is_over)
    sandbox.go_on.clear()


def _live_on(show: Show, narrator: Narrator, stopping: threading.Event) -> None:
    """The company stays alive after the story, in real time; asked to, it goes on to what comes next."""
    while not stopping.is_set():
        show.story.live(narrator.catch_up, lambda: stopping.is_set() or show.sandbox.go_on.is_set())
        if show.sandbox.go_on.is_set():
            show.sandbox.go_on.clear()
            show.story.skip()
