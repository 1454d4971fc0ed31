"""A follow-up joins the thread of the mail before it, under the id by which that one arrived (X-22)."""

from datetime import datetime, timedelta

from sequencer.core.plan.verdict import Wait
from sequencer.core.reasons import Reason

THREAD_ID = "thread_id"

_LONGEST = timedelta(hours=24)


def thread_rule(awaited_since: datetime | None, now: datetime) -> Wait | None:
    """The wait for the id that the provider has given the mail before, a day at most; then the subject has to do.

    `awaited_since` is when that mail left; None where its id is known, or no other than ours is to be expected.
    """
    if awaited_since is None or now >= awaited_since + _LONGEST:
        return None
    text = (
        "Waiting: the provider of this mailbox gives every mail an id of its own. As soon as we know that of the mail "
        "before, this one follows in the same thread; after a day it follows by its subject."
    )
    return Wait(awaited_since + _LONGEST, Reason(THREAD_ID, text))
