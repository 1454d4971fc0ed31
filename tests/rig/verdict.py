"""The figures of a run, and its violations told with all the evidence there is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rig.checker import Violation
from rig.evidence import Evidence, events_of
from sequencer.core.states import TouchState
from sequencer.store.session import Database

KINDS = ("lost", "doubled", "sent_after_stop", "unknown_open", "stuck")
_SETTLED = frozenset(
    {
        *(TouchState.SENT, TouchState.REFUSED, TouchState.SKIPPED, TouchState.CANCELLED),
        *(TouchState.UNKNOWN, TouchState.ASSUMED_SENT, TouchState.NOT_SENT),
    }
)
_AT_MOST = 20  # violations told in full


@dataclass(frozen=True)
class Figures:
    """`line` is what the contract names; `notes` say more, for people."""

    line: dict[str, int]
    notes: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        return not any(self.line[kind] for kind in KINDS)


def figures(evidence: Evidence, found: list[Violation], kills: int) -> Figures:
    """`steps` are mails of sequences that came to an end, whichever; `sent` are those that the server took."""
    count = Counter(one.kind for one in found)
    tokens = {one.token for one in evidence.touches.values()}
    line = {
        "kills": kills,
        "steps": sum(one.state in _SETTLED for one in evidence.touches.values()),
        "sent": sum(len(taken) for token, taken in evidence.taken.items() if token in tokens),
    }
    return Figures(line | {kind: count[kind] for kind in KINDS}, tuple(_notes(evidence)))


def told(evidence: Evidence, found: list[Violation], database: Database) -> Iterator[str]:
    for one in found[:_AT_MOST]:
        yield f"{one.kind}: {one.says}"
        if one.touch is not None:
            yield from evidence.story(one.touch)
            yield from events_of(database, one.touch.candidate_id or 0)
    if len(found) > _AT_MOST:
        yield f"… and {len(found) - _AT_MOST} more"


def _notes(evidence: Evidence) -> Iterator[str]:
    touches = evidence.touches.values()
    yield "touches: " + _counted(str(one.state) for one in touches)
    yield "runs: " + _counted(str(one.state) for one in evidence.runs.values())
    yield "stops: " + _counted(one.kind for one in evidence.stops)
    asked = [one for one in touches if one.state is TouchState.UNKNOWN]
    if asked:
        really = sum(bool(evidence.taken.get(one.token or "")) for one in asked)
        yield f"{len(asked)} wait for a person's decision, {really} of them were taken"
    waiting = [one for one in touches if one.state in (TouchState.PLANNED, TouchState.HELD, TouchState.WAITING)]
    if waiting:
        yield "waiting: " + _counted(f"{one.reason_code or 'no reason'}" for one in waiting)
    sent = [one.token or "" for one in touches if one.state is TouchState.SENT]
    without, doubled = (
        sum(test(evidence.filed.get(one, 0)) for one in sent) for test in (lambda n: n < 1, lambda n: n > 1)
    )
    yield f"copies in Sent: {without} mails without one, {doubled} with more than one"


def _counted(names: Iterator[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(Counter(names).items()))
