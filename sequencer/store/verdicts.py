"""A verdict that keeps a touch from leaving, written down with its reason."""

from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.core.plan.hours import CLOSED_CODES
from sequencer.core.plan.verdict import RECHECK, Hold, Send, Skip, Verdict, Wait
from sequencer.core.reasons import Reason
from sequencer.core.states import LIVE_RUNS, EnrollmentState, TouchState
from sequencer.store.enrollments import Enrollment, end_run
from sequencer.store.timeline import tell_of
from sequencer.store.touches import Touch, move

_ENDED_AS = {
    "suppressed": EnrollmentState.OPTED_OUT,
    "cooling_off": EnrollmentState.DECLINED,
    "dead_address": EnrollmentState.BOUNCED,
}
_WRITTEN_LAST = frozenset({"field_missing", "cannot_render"})
"""Found while the letter is written, which is after every rule: no wait for hours or room proves them mended."""

_MENDED_BY_PEOPLE = _WRITTEN_LAST | frozenset(
    {
        "source_missing",
        "profile_missing",
        "employer_address",
        "consent_missing",
        "country_hold",
    }
)
_PASSES_BY_ITSELF = CLOSED_CODES | frozenset(
    {"gap", "burst", "daily_cap", "minute_cap", "mailbox_trouble", "mailbox_rests"}
)
_EVERYDAY = _PASSES_BY_ITSELF | frozenset({"mailbox_busy", "run_paused", "run_ended"})
"""Reasons too ordinary for a line in the timeline; the touch itself shows them."""


def obey(session: Session, touch: Touch, run: Enrollment | None, verdict: Verdict, now: datetime) -> None:
    """Move a claimed touch as a verdict says: wait, hold or skip. A skip ends its run. *Send* changes nothing."""
    if isinstance(verdict, Send):
        return
    reason, is_news = verdict.reason, verdict.reason.code != touch.reason_code
    match verdict:
        case Wait(until, _) if _still_needs_somebody(touch, reason):
            move(session, touch, TouchState.HELD, wakes_at=until)
        case Wait(until, _):
            move(session, touch, TouchState.PLANNED, reason, wakes_at=until)
        case Hold(_):
            move(session, touch, TouchState.HELD, reason, wakes_at=now + RECHECK)
        case Skip(_):
            move(session, touch, TouchState.SKIPPED, reason, wakes_at=None)
            if run is not None and run.state in LIVE_RUNS:
                end_run(session, run, _ENDED_AS.get(reason.code, EnrollmentState.STOPPED), reason, now)
    if is_news and reason.code not in _EVERYDAY:
        tell_of(session, touch, f"touch_{reason.code}", reason.says, now)


def leave_to_person(session: Session, touch: Touch, reason: Reason, now: datetime) -> None:
    """A claimed touch goes back and waits for a person: a task, or a mail somebody has to read first."""
    if move(session, touch, TouchState.PLANNED) and move(session, touch, TouchState.WAITING, reason, wakes_at=None):
        tell_of(session, touch, f"touch_{reason.code}", reason.says, now)


def _still_needs_somebody(touch: Touch, reason: Reason) -> bool:
    """Whether what a person has to mend was not asked this time. Hours and room are asked after all but the letter."""
    if reason.code == "run_paused":
        return touch.reason_code in _MENDED_BY_PEOPLE
    return touch.reason_code in _WRITTEN_LAST and reason.code in _PASSES_BY_ITSELF
