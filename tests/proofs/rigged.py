"""Proofs that need the rig: real processes, PostgreSQL, Redis, Dovecot, and a clock that runs fast."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rig import checker
from rig.plan import Act
from rig.run import Run, Setting
from rig.theatre import Theatre
from rig.verdict import KINDS, told

_LOOK = 0.5
_BETWEEN_WIPES = 0.4
_TO_BEGIN = 200.0  # seconds at the most until the first answers come
_PER_STOP = 2.0  # seconds at the most for each answer that is waited for, should nothing go forward
_BY_MAIL = frozenset({"reply", "typed"})


@dataclass(frozen=True)
class Rigged:
    """How many were tried, what was broken in which way, and what else there is to say."""

    n: int
    failures: list[str]
    note: str


def answers_raced(number: int, seed: int) -> Rigged:
    """X-31: so many answers reach a real IMAP folder around the moment at which the next mail is due or leaving."""
    with _running(Setting(seed=str(seed), share=1.0, late=0.5, come=2)) as run:
        until = time.monotonic() + _TO_BEGIN + number * _PER_STOP
        while _by_mail(run) < number and time.monotonic() < until:
            run.wait(_LOOK)
        run.settle()
        evidence = run.evidence()
        raced = [one for one in evidence.stops if one.kind in _BY_MAIL]
        failures = _told(run, evidence, ("sent_after_stop", "doubled", "lost"))
        if len(raced) < number:
            failures.append(f"only {len(raced)} of {number} answers came")
        late = sum(any(entry.at > one.began for entry in _taken_for(evidence, one.candidate_id)) for one in raced)
        note = f"answers around the due time; {late} of them met a mail that was leaving already"
        return Rigged(len(raced), failures, note)


def redis_wiped(number: int, seed: int, kinds: tuple[str, ...] = KINDS) -> Rigged:
    """F-08: the queue forgets everything, again and again, while mails leave."""
    acts = (Act(at=1 + one * _BETWEEN_WIPES, what="wipe", whom="redis") for one in range(number))
    with _running(Setting(seed=str(seed), share=0.2, come=4)) as run:
        run.drive(acts, kills=1)
        run.settle()
        evidence = run.evidence()
        sent = sum(len(taken) for taken in evidence.taken.values())
        return Rigged(
            number, _told(run, evidence, kinds), f"wipes of Redis while {sent} mails left; nothing lost or doubled"
        )


@contextmanager
def _running(setting: Setting) -> Iterator[Run]:
    """A run of the rig in a folder of its own, servers and all."""
    with (
        tempfile.TemporaryDirectory(prefix="sequencer-prove-") as folder,
        Theatre(is_apart=True) as theatre,
        Run(theatre, Path(folder), setting) as run,
    ):
        yield run


def _by_mail(run: Run) -> int:
    return sum(one.kind in _BY_MAIL for one in list(run.people.stops))


def _taken_for(evidence, candidate_id: int) -> Iterator[object]:
    for touch in evidence.touches.values():
        if touch.candidate_id == candidate_id:
            yield from evidence.taken.get(touch.token or "", ())


def _told(run: Run, evidence, kinds: tuple[str, ...]) -> list[str]:
    """What was violated, one text each; the evidence of all stands with the first."""
    found = [one for one in checker.violations(evidence) if one.kind in kinds]
    if not found:
        return []
    return ["\n".join(told(evidence, found, run.company.road.database)), *(one.says for one in found[1:])]
