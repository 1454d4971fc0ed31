"""Why is this time not offered? One day of a plan, every start of it, the rule and the person that stand in the way."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, request
from sqlalchemy.orm import Session

from sequencer.admin import why_words, words
from sequencer.admin.access import Right, me, needs
from sequencer.admin.desk import page, reading, road
from sequencer.core.plan.windows import read_zone
from sequencer.errors import UserError
from sequencer.store.candidates import Candidate
from sequencer.store.colleagues import Colleague, colleagues_by_id
from sequencer.store.following import bounds_between
from sequencer.store.interview_plans import InterviewPlan, colleague_ids_of
from sequencer.store.offers import Offer
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.interviews import booking_or_none, offer_or_none
from sequencer.store.screens.why_not import Asked, one_start, starts_of_day

screen = Blueprint("why", __name__)

_ONE_DAY = timedelta(days=1)


@screen.get("/interviews/plans/<int:plan_id>/why")
@needs(Right.LOOK)
def of_plan(plan_id: int) -> Response:
    """For anybody who lives in a zone."""
    with reading() as session:
        plan = session.get(InterviewPlan, plan_id)
        if plan is None or plan.archived_at is not None or not me().is_of(plan.team_id):
            abort(404)
        zone, wrong = asked_zone(session)
        return _show(session, Asked(plan, zone), None, wrong)


@screen.get("/interviews/offers/<int:offer_id>/why")
@needs(Right.LOOK)
def of_offer(offer_id: int) -> Response:
    """For the one person an offer was made to, whose own kept times are free to them."""
    with reading() as session:
        offer = offer_or_none(session, offer_id, me().scope)
        if offer is None:
            abort(404)
        plan = session.get_one(InterviewPlan, offer.plan_id)
        asked = Asked(plan, offer.zone_info, holder=offer)
        return _show(session, asked, session.get_one(Candidate, offer.candidate_id))


@screen.get("/interviews/<int:booking_id>/why")
@needs(Right.LOOK)
def of_booking(booking_id: int) -> Response:
    """For whoever has a time and may want another one; their own is free to them."""
    with reading() as session:
        booking = booking_or_none(session, booking_id, me().scope)
        if booking is None:
            abort(404)
        holder = session.get(Offer, booking.offer_id) if booking.offer_id is not None else None
        plan = session.get_one(InterviewPlan, booking.plan_id)
        asked = Asked(plan, ZoneInfo(booking.zone), holder=holder, moving=booking)
        return _show(session, asked, session.get_one(Candidate, booking.candidate_id))


def asked_zone(session: Session) -> tuple[ZoneInfo, str]:
    """The zone asked for, or the organisation's with what was wrong about the asked one."""
    given, own = request.args.get("zone", "").strip(), the_organisation(session).zone
    try:
        return ZoneInfo(read_zone("zone", given or own)), ""
    except UserError:
        return ZoneInfo(own), f"“{given[:60]}” is no time zone we know. Write it like Europe/Berlin."


def _show(session: Session, asked: Asked, candidate: Candidate | None, wrong: str = "") -> Response:
    now, plan, ours = road().now(), asked.plan, the_organisation(session).zone
    bounds = bounds_between(session, plan, asked.moving or asked.holder, now)
    begins = max(now, bounds.earliest) if bounds.earliest is not None else now
    soonest = max(now + timedelta(minutes=plan.notice_min), begins).astimezone(asked.zone).date()
    on, bad_day = _asked_day(soonest)
    people = colleagues_by_id(session, colleague_ids_of(plan))
    found = starts_of_day(session, asked, on, now)
    return page(
        "why.html",
        plan=plan,
        candidate=candidate,
        offer=asked.holder,
        booking=asked.moving,
        on=on,
        today=now.astimezone(asked.zone).date(),
        last=(begins + timedelta(days=plan.horizon_days)).astimezone(asked.zone).date(),
        order=why_words.order(bounds, datetime(on.year, on.month, on.day, tzinfo=asked.zone), _ONE_DAY, asked.zone.key),
        before=on - _ONE_DAY,
        after=on + _ONE_DAY,
        zone=asked.zone.key,
        ours=ours,
        wrong=wrong,
        bad_day=bad_day,
        free=sum(1 for one in found if one.slot is not None),
        rows=tuple(why_words.rows(found, plan, people, ours)),
        answer=_answer(session, asked, on, people, now, ours),
        asked_clock=request.args.get("clock", ""),
        sees_offer=lambda known: offer_or_none(session, known, me().scope) is not None,
        sees_booking=lambda known: booking_or_none(session, known, me().scope) is not None,
        people=people,
        words=words,
    )


def _asked_day(otherwise: date) -> tuple[date, str]:
    """The day asked for; the first one that can be offered where none was, or none we can read."""
    given = request.args.get("day", "").strip()
    try:
        asked = date.fromisoformat(given) if given else otherwise
        return (
            (asked, "") if abs(asked - otherwise) < timedelta(days=3660) else (otherwise, "That day is too far away.")
        )
    except ValueError:
        return otherwise, "That is no day we can read. Write it like 2027-03-11."


def _answer(
    session: Session, asked: Asked, on: date, people: dict[int, Colleague], now: datetime, ours: str
) -> dict[str, Any] | None:
    """What stands in the way of the one time that was asked for; None when none was."""
    given = request.args.get("clock", "").strip()
    if not given:
        return None
    try:
        at = datetime.fromisoformat(f"{on}T{given}").replace(tzinfo=asked.zone)
    except ValueError:
        return {"is_free": False, "says": "That is no time we can read. Write it like 09:30."}
    start = one_start(session, asked, at, now)
    bounds = bounds_between(session, asked.plan, asked.moving or asked.holder, now)
    says = (
        "It can be booked."
        if start.slot is not None
        else why_words.order(bounds, at, asked.plan.length, asked.zone.key)
    )
    told = why_words.answer_to(start, asked.plan, people, ours)
    return {"is_free": start.slot is not None, "says": says or told.says, "at": at}
