"""What a run must not have done. Each check is told in full, because its zero is what the figures stand on.

*lost*: a mail of which the record says that it left, and the server never took it; a mail that the server took, and the
record does not say that it left or may have left; a run that neither ended nor has anything ahead of it; a finished run
with a step that nobody sent; a stop that took hold, and the run goes on; an end of a touch without a stored reason.

*doubled*: the server took two mails of one touch, or two mails of one step to one person.

*sent_after_stop*: a step's mail that was taken, although a stop came in time. Every instant is of this machine's clock.
A stop by page or by a recruiter holds from the moment in which its answer was there, so its commit lay before. It came
in time where the server's 354 passed our proxy after it, for the last check is made after 354; or where the record
says that *transmitting* began after it. An answer by mail holds from the moment in which the IMAP server said that it
lies in the mailbox. It came in time where any look into that mailbox began after it and had read to the end before
*transmitting* began, for then its effect was committed; so too where the process that sent had not looked at all.

*unknown_open*: a mail of which nobody knows whether it left, and that waits for no person.

*stuck*: ten of the rig's minutes after its time a touch, a run or a stored mail has not moved, and no reason says why.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from rig.company import STEPS
from rig.evidence import Evidence
from rig.ledger import Entry
from rig.people import Stop
from sequencer.core.states import LIVE_RUNS, EnrollmentState, TouchState
from sequencer.store.touches import Touch

_LEFT = frozenset({TouchState.SENT, TouchState.TRANSMITTING, TouchState.UNKNOWN, TouchState.ASSUMED_SENT})
_AHEAD = frozenset(
    {
        *(TouchState.PLANNED, TouchState.HELD, TouchState.WAITING, TouchState.CLAIMED),
        *(TouchState.TRANSMITTING, TouchState.UNKNOWN, TouchState.NOT_SENT),
    }
)
_BY_MACHINE = frozenset({TouchState.PLANNED, TouchState.HELD, TouchState.CLAIMED, TouchState.TRANSMITTING})
_NEEDS_REASON = frozenset(
    {*(TouchState.HELD, TouchState.SKIPPED, TouchState.CANCELLED, TouchState.REFUSED, TouchState.UNKNOWN)}
)
_BY_MAIL = frozenset({"reply", "typed"})
_PATIENCE = timedelta(minutes=10)
_TO_A_PERSON = "Needs you"


@dataclass(frozen=True)
class Violation:
    kind: str
    says: str
    touch: Touch | None = None


def violations(evidence: Evidence, *, is_over: bool = True) -> list[Violation]:
    """All of them; while a run still goes on, only those that nothing can mend any more."""
    found = [*_doubled(evidence), *_after_stop(evidence)]
    if is_over:
        found += [
            *_lost(evidence),
            *_fallen_off(evidence),
            *_stops_lost(evidence),
            *_unknown(evidence),
            *_stuck(evidence),
        ]
    return found


def _doubled(evidence: Evidence) -> Iterator[Violation]:
    by_token = {one.token: one for one in evidence.touches.values() if one.token}
    for token, taken in evidence.taken.items():
        for _ in taken[1:]:
            yield Violation("doubled", f"{len(taken)} mails were taken under {token}", by_token.get(token))
    steps = Counter(
        (one.candidate_id, one.step_key) for one in by_token.values() if evidence.taken.get(one.token or "")
    )
    for (candidate_id, step), count in steps.items():
        if count > 1:
            yield Violation("doubled", f"candidate {candidate_id} got step {step} under {count} tokens")


def _lost(evidence: Evidence) -> Iterator[Violation]:
    everything = evidence.touches | evidence.served
    by_token = {one.token: one for one in everything.values() if one.token}
    for touch in everything.values():
        taken = evidence.taken.get(touch.token or "")
        if touch.state is TouchState.SENT and not taken:
            yield Violation("lost", "the record says sent, the server never took it", touch)
        if taken and touch.state not in _LEFT:
            yield Violation("lost", f"the server took it, the record says {touch.state}", touch)
        if touch.state in _NEEDS_REASON and not touch.reason:
            yield Violation("lost", f"it is {touch.state}, and no reason is stored", touch)
    for token in evidence.taken.keys() - by_token.keys():
        yield Violation("lost", f"the server took {token}, and no touch has that token")
    for token in evidence.filed.keys() - evidence.taken.keys():
        yield Violation("lost", f"a copy of {token} lies in Sent, and the server never took it", by_token.get(token))


def _fallen_off(evidence: Evidence) -> Iterator[Violation]:
    by_run = _by_run(evidence)
    for run in evidence.runs.values():
        theirs = {one.step_key: one for one in by_run[run.id]}
        if run.state in LIVE_RUNS:
            is_ahead = run.moves_at or run.resumes_at or any(one.state in _AHEAD for one in theirs.values())
            if not is_ahead and not run.reason:
                yield Violation("lost", f"run {run.id} is {run.state} with nothing ahead of it", _any(theirs))
        if run.state is EnrollmentState.FINISHED:
            for step in STEPS:
                if step not in theirs or theirs[step].state not in _LEFT | {TouchState.SKIPPED}:
                    yield Violation("lost", f"run {run.id} has finished without step {step}", theirs.get(step))


def _stops_lost(evidence: Evidence) -> Iterator[Violation]:
    stopped = {one.candidate_id: one for one in evidence.stops}
    by_run = _by_run(evidence)
    for run in evidence.runs.values():
        if run.state in LIVE_RUNS and run.candidate_id in stopped:
            says = f"run {run.id} goes on after a stop ({stopped[run.candidate_id].kind})"
            yield Violation("lost", says, next(reversed(by_run[run.id]), None))


def _after_stop(evidence: Evidence) -> Iterator[Violation]:
    stops = {one.candidate_id: one for one in evidence.stops}
    for touch in evidence.touches.values():
        stop = stops.get(touch.candidate_id or 0)
        if stop is None:
            continue
        for entry in evidence.taken.get(touch.token or "", ()):
            is_by_mail = stop.kind in _BY_MAIL
            if (
                why := _too_late_by_mail(evidence, touch, stop)
                if is_by_mail
                else _too_late(evidence, touch, stop, entry)
            ):
                yield Violation("sent_after_stop", f"taken after a stop ({stop.kind}): {why}", touch)


def _too_late(evidence: Evidence, touch: Touch, stop: Stop, entry: Entry) -> str:
    before = [one for one in evidence.witnesses.get(touch.token or "", ()) if one.go_at <= entry.at]
    if before and before[-1].go_at > stop.at:
        return f"354 was passed on {before[-1].go_at - stop.at:.3f} s after it"
    return _begun_after(evidence, touch, stop)


def _begun_after(evidence: Evidence, touch: Touch, stop: Stop) -> str:
    held_at = evidence.clock.at(stop.at)
    if touch.transmitting_at is not None and touch.transmitting_at > held_at:
        return f"transmitting began {touch.transmitting_at - held_at} (the rig's time) after it"
    return ""


def _too_late_by_mail(evidence: Evidence, touch: Touch, stop: Stop) -> str:
    """A look that had ended before *transmitting* began is one of those the mail was checked after."""
    begun = touch.transmitting_at
    if begun is None:
        return "nobody wrote down that it began to leave"
    before = [one for one in evidence.looks[touch.mailbox_id or 0] if evidence.clock.at(one.ended) < begun]
    for look in before:
        if look.began > stop.at:
            return f"a look that began {look.began - stop.at:.3f} s after it had ended before transmitting began"
    if not any(f":{look.pid}:" in touch.lease_owner for look in before):
        return "the process that sent it had never looked"
    return ""


def _unknown(evidence: Evidence) -> Iterator[Violation]:
    for touch in (evidence.touches | evidence.served).values():
        if touch.state is TouchState.UNKNOWN and not touch.reason.startswith(_TO_A_PERSON):
            yield Violation("unknown_open", "unknown, and no person is asked", touch)
        if touch.state is TouchState.TRANSMITTING:
            yield Violation("unknown_open", "it has never stopped leaving", touch)


def _stuck(evidence: Evidence) -> Iterator[Violation]:
    late = evidence.now - _PATIENCE
    for touch in (evidence.touches | evidence.served).values():
        time = touch.wakes_at or touch.due_at
        if touch.state in _BY_MACHINE and time < late and (touch.wakes_at is not None or not touch.reason):
            yield Violation("stuck", f"{touch.state}, and nobody has looked since {time}", touch)
    for run in evidence.runs.values():
        for time in (run.moves_at, run.resumes_at):
            if run.state in LIVE_RUNS and time is not None and time < late:
                yield Violation("stuck", f"run {run.id} should have moved at {time}")
    for mail in evidence.unread:
        yield Violation("stuck", f"mail {mail.id}, received {mail.received_at}, has not been read")


def _by_run(evidence: Evidence) -> dict[int, list[Touch]]:
    found: dict[int, list[Touch]] = {run_id: [] for run_id in evidence.runs}
    for touch in evidence.touches.values():
        found.setdefault(touch.enrollment_id or 0, []).append(touch)
    return found


def _any(touches: dict[str, Touch]) -> Touch | None:
    return next(reversed(touches.values()), None)
