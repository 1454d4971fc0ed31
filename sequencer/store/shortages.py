"""Why a plan has fewer times for somebody than an offer needs."""

from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.errors import TooFewTimesError, UnreadCalendarError, UserError
from sequencer.store.diaries import free_starts, has_room_but_for_own, has_room_with_more_hours
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.offers import Offer
from sequencer.store.unread import unread_sentence


def shortage_of(session: Session, plan: InterviewPlan, new: Offer, now: datetime) -> UserError:
    """The sentence for whoever wanted to offer times: whose calendar cannot be read, else how few are free and why.

    It is a TooFewTimesError only where more hours of the plan's people could help.
    """
    unread = unread_sentence(session, plan, now) if not new.despite else ""
    if unread:
        return UnreadCalendarError(f"{unread} So nobody can say when “{plan.name}” could take place.")
    free = len(free_starts(session, plan, new.zone_info, now, holder=new))
    times = f"{free or 'no'} free {'time' if free == 1 else 'times'}"
    if has_room_but_for_own(session, plan, new.zone_info, now, new):
        return UserError(
            f"“{plan.name}” has {times} beside the other interviews of this person, and an offer needs three. "
            "Move one of those first."
        )
    too_few = (
        f"“{plan.name}” has {times} in the next {plan.horizon_days} days that suit this person's day, and an offer "
        "needs three."
    )
    if not has_room_with_more_hours(session, plan, new.zone_info, now, new):
        return UserError(
            f"{too_few} More hours of the people in it would not help: look further ahead, ask for less notice, "
            "or let them take more interviews."
        )
    return TooFewTimesError(f"{too_few} Open more hours for the people in it, or look further ahead.", plan.id)
