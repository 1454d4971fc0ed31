"""What the demo prints beside its story: what happens, where to look, and with which password."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sequencer.demo.founding import Account
from sequencer.demo.report import Report

DAY_TAKES = 3.0  # seconds, for a person who watches


def greeting(company: str, people: int) -> Iterator[str]:
    yield f"{company}, an invented company, writes to {people} invented people, who answer by real mail on this machine."
    yield f"Nothing leaves it. A quiet day takes about {DAY_TAKES:g} seconds; Ctrl-C ends it."


def ways_in(url: str, accounts: Sequence[Account]) -> Iterator[str]:
    """Where to look, and who signs in there."""
    if not accounts:
        return
    first, *others = accounts
    yield f"\nOpen {url} and sign in as {first.email}, password {first.password}"
    for one in others:
        yield f"  or, for {one.team} alone, as {one.email}, password {one.password}"
    yield f"Open anybody's mailbox and answer as that person: {url}/sandbox/\n"


def closing(report: Report) -> Iterator[str]:
    told = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in report.outcomes.items() if count)
    yield f"\nThe story is over: {report.sent} mails sent, {report.received} came back. {told}."
    yield (
        f"Sent after a stop: {report.sent_after_stop}. Sent twice: {report.duplicates}. "
        f"Waiting for somebody: {len(report.held)}."
    )
    yield "The company stays alive, in real time now. Whatever you answer is read and acted upon; Ctrl-C ends it."


def sights(url: str, places: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """What is worth a look once the story is over, and where it is."""
    if places:
        yield "\nWorth a look:"
    yield from (f"  {one['says']}: {url}{one['path']}" for one in places)


def whereabouts(folder: Path) -> Iterator[str]:
    yield f"The data lies in {folder} . Look into it from another terminal with"
    yield f"  DATA_DIR={folder} sequencer status"
