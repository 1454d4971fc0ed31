"""How late a mail is by our own doing, and the note of the last time we did not run for long."""

from datetime import datetime

from sequencer.core.plan.lateness import LONGEST_SLEEP, Lateness, sleep_after
from sequencer.core.plan.sequence import Definition
from sequencer.store.organisations import Organisation
from sequencer.store.touches import Touch


def lateness(organisation: Organisation, touch: Touch, definition: Definition) -> Lateness:
    step = definition.step(touch.step_key)
    return Lateness(
        due_at=touch.due_at,
        slept=sleep_after(touch.due_at, organisation.slept_since, organisation.woke_at),
        is_for_a_day=step is not None and (step.on is not None or step.yearly is not None),
        is_agreed=bool(touch.approved_by),
        kept_until=touch.kept_until,
    )


def note_sleep(organisation: Organisation, since: datetime, now: datetime) -> None:
    """Nothing ran between these two instants; only a long sleep is kept, for a short one makes nothing silly."""
    if now - since > LONGEST_SLEEP:
        organisation.slept_since, organisation.woke_at = since, now
