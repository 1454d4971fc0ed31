"""Calendars that cannot be read: whose they are, and what follows, in words for the team."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from sequencer.core.meet.unread import Unread, unread_in_words
from sequencer.core.reasons import Reason
from sequencer.store.calendars import calendars_of_people, standing_of
from sequencer.store.colleagues import colleagues_by_id
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.organisations import the_organisation


def unread_calendars(session: Session, colleague_ids: Iterable[int], now: datetime) -> list[Unread]:
    """Those of these colleagues of whose time nothing is known, each once, and since when."""
    wanted = list(colleague_ids)
    found: dict[int, Unread] = {}
    calendars = [one for one in calendars_of_people(session, wanted) if standing_of(one).is_unknown(now)]
    people = colleagues_by_id(session, wanted) if calendars else {}
    for one in calendars:
        since = None if one.last_read_at is None else one.failing_since or one.last_read_at
        found.setdefault(one.colleague_id, Unread(one.colleague_id, people[one.colleague_id].first_name, since))
    return list(found.values())


def unread_sentence(session: Session, plan: InterviewPlan, now: datetime) -> str:
    """“We cannot read Ana's calendar since 08:52.” on the organisation's clock; empty where all of a plan can be read."""
    unread = unread_calendars(session, colleague_ids_of(plan), now)
    return unread_in_words(unread, ZoneInfo(the_organisation(session).zone), now) if unread else ""


def nothing_free(session: Session, plan: InterviewPlan, says: str, now: datetime) -> Reason:
    """Why somebody has to look: a picked time cannot be had, and there is no other one."""
    unread = unread_sentence(session, plan, now)
    told = f"the interview time they picked is not confirmed. {unread}" if unread else f"{says} Nothing else is free."
    return Reason("nothing_free", f"Needs you: {told}")
