"""The long figures at full size, one JSON line each: `make prove`, or `make prove ONLY=id`; SEED=n draws others.

The same proofs run small in `make test`. Exits 1 when one of them fails.
"""

import argparse
import json
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import servers
import structlog
from builders import empty, make_database
from hostile_letters import hostile_renders
from proofs.cases import CASES, Case, tried
from proofs.conversations import conversations_kept
from proofs.days import Season
from proofs.ends import BY_OTHER_JOBS, PLACES, Kind
from proofs.polls import MOST_MEMORY, MOST_SECONDS, polled, reading
from proofs.races import in_memory, raced_apart
from proofs.rigged import Rigged, answers_raced, redis_wiped
from proofs.robots import Found
from proofs.robots import proved as visited
from proofs.rushes import KINDS, Rush, rushed
from proofs.watching import folders_made_anew, lines_gone_dead, mails_moved

_TOLD = 20  # failures told in full
_CLIENTS = 40


@dataclass(frozen=True)
class Figure:
    """What came out: how many were tried, what went wrong with which of them, and where."""

    n: int
    failures: list[str]
    note: str


def f_02(_seed: int) -> Iterator[Figure]:
    """Sixteen places to die × three kinds of provider × eight answers to the dot, on both databases."""
    for name, opened in (("SQLite", _sqlite), ("PostgreSQL", _postgres)):
        with opened() as database, _folder() as folder:
            failures = []
            for case in CASES:
                empty(database)
                failures += tried(case, database, folder).violations
            yield Figure(len(CASES), failures, f"16 places to die × 3 providers × 8 answers, on {name}")


def f_04(seed: int) -> Iterator[Figure]:
    """Ten thousand malformed mails, each with a good one behind it."""
    number = 10_000
    with _sqlite() as small, _postgres() as large, reading() as reader:
        heard = polled([small, large], number, seed, reader)
    if heard.seconds > MOST_SECONDS or heard.memory > MOST_MEMORY:
        heard.failures.append("reading one took too much")
    worst = (
        f"at most {heard.seconds:.1f} s of work and {heard.memory // 1024} MB, the longest poll {heard.longest:.1f} s"
    )
    yield Figure(number, heard.failures, f"malformed mails, the good mail behind each heard in the same poll; {worst}")


def x_01(_seed: int) -> Iterator[Figure]:
    """Real processes that end by SIGKILL at every place of a send."""
    places = [one for one in PLACES if one not in BY_OTHER_JOBS]
    with _sqlite() as database, _folder() as folder:
        failures = []
        for place in places:
            empty(database)
            outcome = tried(Case(place, Kind.FILES, "250"), database, folder, is_apart=True)
            failures += outcome.violations + ([] if outcome.has_died else [f"nobody died at {place}"])
    yield Figure(len(places), failures, "processes killed by SIGKILL at every place of a send, on SQLite")


def x_21(_seed: int) -> Iterator[Figure]:
    """Two hundred conversations over a provider that gives every mail an id of its own, on both databases."""
    for name, opened in (("SQLite", _sqlite), ("PostgreSQL", _postgres)):
        with opened() as database:
            failures = conversations_kept(database, 200)
        yield Figure(200, failures, f"conversations of two mails and an answer under ids that we never gave, on {name}")


def x_30(seed: int) -> Iterator[Figure]:
    """Ten thousand interleavings of everything that may cross a send."""
    number = 10_000
    failures = raced_apart(number, seed, processes=os.cpu_count() or 1)
    yield Figure(number, failures, "interleavings of two workers, a sweep, a watcher and people who stop, on SQLite")


def x_31(seed: int) -> Iterator[Figure]:
    """A thousand answers that reach a real mailbox around the moment at which a mail is due."""
    yield _of(answers_raced(1_000, seed))


def f_06(seed: int) -> Iterator[Figure]:
    """Ten thousand mails of hostile merge values."""
    number = 10_000
    outcome = hostile_renders(number, seed)
    yield Figure(
        number, list(outcome.failures), f"hostile renders, {outcome.refused} of them refused before a mail came to be"
    )


def f_08(seed: int) -> Iterator[Figure]:
    """Redis forgets everything two hundred times while mails leave."""
    yield _of(redis_wiped(200, seed))


def f_10(_seed: int) -> Iterator[Figure]:
    """Ninety days, five thousand people in every zone, twenty mailboxes."""
    with _folder() as folder:
        season = Season(folder, people=5_000, mailboxes=20, days=90)
        days = season.pass_by()
        season.close()
    note = f"people over 90 days in every zone from 20 mailboxes; {days.left} mails left"
    yield Figure(5_000, days.violations, f"{note}; windows, caps, gaps, doubles and losses were looked at")


def f_11(_seed: int) -> Iterator[Figure]:
    """A hundred thousand looks by machines, and presses of everything they find, on both databases at once."""
    for name, found in _on_both(_visit, 50_000, 500):
        well = found.answers.get(200, 0)
        note = f"visits of machines to every link of our mails, and its forms, on {name}; {well} pages shown"
        yield Figure(found.n, found.failures, f"{note}, {found.asked} quick presses asked about by mail")


def f_13(seed: int) -> Iterator[Figure]:
    """Forty clients rush for one time a thousand times, on both databases at once."""
    rounds, kinds = 1_000, " / ".join(one.says for one in KINDS)
    for name, found in _on_both(_rush, rounds, seed):
        note = f"rounds of {_CLIENTS} clients on {name}, {kinds} in turn; {found.winners} winners"
        yield Figure(found.n, found.failures, f"{note}, everybody else was shown three other times that are free")


def r_03(seed: int) -> Iterator[Figure]:
    """Five hundred folders that begin to count anew."""
    yield Figure(
        500, folders_made_anew(500, seed), "folders with another UIDVALIDITY, old and new mail in them, on Dovecot"
    )


def r_05(seed: int) -> Iterator[Figure]:
    """Five hundred idle lines that go dead without a word."""
    yield Figure(
        500, lines_gone_dead(500, seed), "dead lines, times scaled to a hundredth, a mail behind each, on Dovecot"
    )


def r_07(seed: int) -> Iterator[Figure]:
    """Five hundred answers that are moved before or after they are seen."""
    yield Figure(500, mails_moved(500, seed), "mails moved between INBOX, Junk and other folders, on Dovecot")


PROOFS: dict[str, Callable[[int], Iterator[Figure]]] = {
    "F-02": f_02,
    "F-04": f_04,
    "F-06": f_06,
    "F-08": f_08,
    "F-10": f_10,
    "F-11": f_11,
    "F-13": f_13,
    "R-03": r_03,
    "R-05": r_05,
    "R-07": r_07,
    "X-01": x_01,
    "X-21": x_21,
    "X-30": x_30,
    "X-31": x_31,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="prove")
    parser.add_argument("only", nargs="?", default="", help=f"one of {', '.join(PROOFS)}")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    if given.only and given.only not in PROOFS:
        parser.error(f"there is no proof {given.only}; there are {', '.join(PROOFS)}")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    seed = given.seed or random.SystemRandom().randrange(1, 10**6)
    try:
        are_good = [_proved(name, seed) for name in ([given.only] if given.only else PROOFS)]
    except servers.ServerMissingError as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    return 0 if all(are_good) else 1


def _proved(name: str, seed: int) -> bool:
    """Print a line for each figure; whether nothing failed."""
    is_good, began = True, time.monotonic()
    for figure in PROOFS[name](seed):
        seconds, began = round(time.monotonic() - began, 1), time.monotonic()
        line = {"id": name, "n": figure.n, "failures": len(figure.failures), "seed": seed, "seconds": seconds}
        print(json.dumps(line | {"note": figure.note}, ensure_ascii=False), flush=True)
        for failure in figure.failures[:_TOLD]:
            sys.stderr.write(f"{name}: {failure}\n")
        is_good = is_good and not figure.failures
    return is_good


def _on_both(work: Callable[..., Any], *given: object) -> Iterator[tuple[str, Any]]:
    """The same work on both databases, each in a process of its own."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        begun = {name: pool.submit(work, name, *given) for name in ("SQLite", "PostgreSQL")}
        yield from ((name, one.result()) for name, one in begun.items())


def _visit(name: str, looks: int, presses: int) -> Found:
    """One of the two databases, in a process of its own."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    with (_sqlite if name == "SQLite" else _postgres)() as database, _folder() as folder:
        return visited(database, folder, looks, presses)


def _rush(name: str, rounds: int, seed: int) -> Rush:
    """One of the two databases, in a process of its own."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    with (_sqlite if name == "SQLite" else _postgres)() as database:
        return rushed(database, rounds, _CLIENTS, seed)


def _of(rigged: Rigged) -> Figure:
    return Figure(rigged.n, rigged.failures, rigged.note)


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder in memory where there is one: the database is real, its disk need not be."""
    with tempfile.TemporaryDirectory(prefix="sequencer-prove-", dir=in_memory()) as name:
        yield Path(name)


@contextmanager
def _sqlite() -> Iterator[object]:
    with _folder() as folder:
        database = make_database(f"sqlite:///{folder / 'sequencer.sqlite'}")
        try:
            yield database
        finally:
            database.close()


@contextmanager
def _postgres() -> Iterator[object]:
    with servers.postgres() as server:
        database = make_database(server.fresh())
        try:
            yield database
        finally:
            database.close()


if __name__ == "__main__":
    sys.exit(main())
