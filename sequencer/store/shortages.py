"""Why a plan has fewer times for somebody than an offer needs."""

from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.errors import TooFewTimesError, UnreadCalendarError, UserError
from sequencer.store.diaries import free_starts
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.offers import Offer
from sequencer.store.unread import unread_sentence


def shortage_of(session: Session, plan: InterviewPlan, new: Offer, now: datetime) -> UserError:
    """The sentence for whoever wanted to offer times: whose calendar cannot be read, else how few are free."""
    unread = unread_sentence(session, plan, now) if not new.despite else ""
    if unread:
        return UnreadCalendarError(f"{unread} So nobody can say when “{plan.name}” could take place.")
    free = len(free_starts(session, plan, new.zone_info, now, holder=new))
    return TooFewTimesError(
        f"“{plan.name}” has {free or 'no'} free {'time' if free == 1 else 'times'} in the next {plan.horizon_days} days "
        "that suit this person's day, and an offer needs three. Open more hours for the people in it, or look further ahead.",
        plan.id,
    )
