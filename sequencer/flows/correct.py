"""A person says what an answer really means. The consequences follow, and what an earlier reading did is taken back."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.addresses import identity
from sequencer.core.plan import consequence, correction
from sequencer.core.plan.correction import TO_TAKE_BACK, Standing
from sequencer.core.plan.effects import effect_of
from sequencer.core.reasons import Reason
from sequencer.core.states import OPEN_TOUCHES, Effect, Intent, Purpose, TouchState
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store import consequences
from sequencer.store.candidates import Candidate, addresses_of
from sequencer.store.eligibility import zone_of
from sequencer.store.enrollments import change_state, end_run, live_runs
from sequencer.store.farewells import say_farewell
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.offers import OfferState, offers_of
from sequencer.store.open_days import days_of
from sequencer.store.replies import Reply, has_answered_after, other_declines
from sequencer.store.revivals import ended_by, revive
from sequencer.store.screens.exchanges import wanted_back
from sequencer.store.service_mails import thread_behind
from sequencer.store.suppressions import take_back
from sequencer.store.timeline import tell
from sequencer.store.touches import HAS_LEFT, Touch, move

_SKEW = timedelta(minutes=10)
_LATER_ON = re.compile(r"\d{4}-\d{2}(-\d{2})?|")
_LIVE_OFFERS = (OfferState.OPEN, OfferState.PICKED, OfferState.BOOKED)
_TAKEN_BACK = Reason("wish_taken_back", "The wish was read into an answer by mistake.")


@dataclass(frozen=True)
class _Desk:
    road: Road
    session: Session
    reply: Reply
    mail: InboundMail
    candidate: Candidate
    now: datetime


def correct_reply(road: Road, reply_id: int, intent: Intent, later_on: str, actor: str) -> None:
    """Make an answer mean something else, with everything that follows; the same meaning again changes nothing.

    `later_on` is a month or a day, such as 2027-06, for “not now”. Raises UserError for what cannot be taken back.
    """
    later_on = later_on.strip() if intent is Intent.LATER else ""
    if not _LATER_ON.fullmatch(later_on) or (later_on and wanted_back(later_on) is None):
        raise UserError(f"“{later_on}” is not a month or a day. Write it like 2027-06 or 2027-06-01.")
    with road.database.write() as session:
        reply = session.get(Reply, reply_id, with_for_update=True, populate_existing=True)
        if reply is None:
            raise UserError("This answer is no longer here. The person may have been erased.")
        if (reply.intent, reply.later_on) == (intent, later_on):
            return
        candidate = session.get_one(Candidate, reply.candidate_id, with_for_update={"key_share": True})
        live_runs(session, candidate.id)  # locked after the person and before anything of theirs, as everywhere
        desk = _Desk(road, session, reply, session.get_one(InboundMail, reply.inbound_mail_id), candidate, road.now())
        old = reply.intent
        if old is not intent:
            _change(desk, old, intent, actor)
        reply.intent, reply.later_on = intent, later_on
        reply.corrected_at, reply.corrected_by = desk.now, actor
        says = correction.told(old, intent, later_on)
        run = reply.enrollment_id
        tell(session, candidate.id, "reply_corrected", says, desk.now, enrollment_id=run, actor=actor)


def _change(desk: _Desk, old: Intent, new: Intent, actor: str) -> None:
    why_not = correction.refusal(old, new, _standing(desk, old))
    if why_not:
        raise UserError(why_not)
    _undo(desk, old)
    if new is Intent.AUTO_REPLY:
        _go_on(desk)
    else:
        _follow(desk, new, actor)
    _set_going(desk, new)


def _standing(desk: _Desk, old: Intent) -> Standing:
    reply, session = desk.reply, desk.session
    by_colleague = old is Intent.OPT_OUT and reply.read_intent is not Intent.OPT_OUT
    since = desk.mail.handled_at or reply.received_at
    offers = offers_of(session, desk.candidate.id)
    return Standing(
        now=desk.now,
        wished_at=reply.corrected_at if by_colleague else None,
        is_told=any(one.state in HAS_LEFT for one in _farewells(desk)) if by_colleague else old is Intent.OPT_OUT,
        has_answered_since=has_answered_after(session, desk.candidate.id, reply.received_at),
        has_offer=any(one.created_at >= since and one.state in _LIVE_OFFERS for one in offers),
    )


def _farewells(desk: _Desk) -> list[Touch]:
    """The confirmations filed since the answer was corrected last."""
    since = desk.reply.corrected_at or desk.now
    found = select(Touch).where(
        Touch.candidate_id == desk.candidate.id, Touch.purpose == Purpose.WISH, Touch.created_at >= since
    )
    return list(desk.session.scalars(found))


def _undo(desk: _Desk, old: Intent) -> None:
    """Take back what the meaning that held so far did beyond stopping the runs it answered."""
    made_at, session = desk.reply.corrected_at, desk.session
    if old is Intent.OPT_OUT and made_at is not None:
        addresses = [one.address for one in addresses_of(session, desk.candidate.id)]
        take_back(session, desk.road.links.signer, addresses, made_at)
        for touch in _farewells(desk):
            if touch.state in OPEN_TOUCHES:
                move(session, touch, TouchState.CANCELLED, _TAKEN_BACK, wakes_at=None)
    if old is Intent.NOT_INTERESTED and not other_declines(session, desk.candidate.id, desk.reply.id):
        desk.candidate.declined_until = None
    if desk.mail.effect is Effect.HAND_OVER:
        desk.mail.effect_due_at = None
    if old is not Intent.AUTO_REPLY:
        revive(session, ended_by(session, desk.candidate.id, made_at), desk.now)


def _go_on(desk: _Desk) -> None:
    """It was no answer: the runs it ended go on where they stood, after the absence that such a mail tells of."""
    zone, days = zone_of(desk.session, desk.candidate), days_of(desk.session, desk.candidate)
    absence = consequence.of_absence(None, desk.reply.received_at.date(), zone, days.is_working)
    pause = absence if absence.at is not None and absence.at > desk.now else None
    revive(desk.session, ended_by(desk.session, desk.candidate.id, desk.mail.handled_at), desk.now, pause)
    desk.mail.effect_due_at = None


def _follow(desk: _Desk, new: Intent, actor: str) -> None:
    """What the answer means now: how its runs ended, and whether others may not be written to either."""
    session, candidate, what = desk.session, desk.candidate, consequence.of_reply(new)
    for run in ended_by(session, candidate.id, desk.mail.handled_at):
        change_state(session, run, what.state, what.reason)
    for run in live_runs(session, candidate.id):
        if run.created_at <= desk.reply.received_at + _SKEW:
            end_run(session, run, what.state, what.reason, desk.now)
    if not (what.suppresses or what.cools_off):
        return
    is_news = consequences.end(
        session,
        desk.road.links.signer,
        candidate,
        what,
        desk.now,
        evidence=desk.reply.text[:500],
        is_verified=desk.reply.is_verified,
        actor=actor,
    )
    if is_news:
        _tell_in_a_while(desk)


def _tell_in_a_while(desk: _Desk) -> None:
    """The confirmation waits as long as a slip may be taken back."""
    say_farewell(
        desk.session,
        desk.candidate,
        desk.mail.mailbox_id,
        desk.reply.sender,
        thread_behind(desk.mail),
        desk.now,
        links=desk.road.links,
        dice=desk.road.dice,
        wait=TO_TAKE_BACK,
    )


def _set_going(desk: _Desk, new: Intent) -> None:
    """A proven *interested* may have interview times offered by itself, as if it had been read so at once."""
    touch = desk.session.get(Touch, desk.mail.touch_id) if desk.mail.touch_id is not None else None
    if touch is None or desk.mail.effect not in (Effect.NONE, Effect.HAND_OVER):
        return
    effect = effect_of(
        new,
        answers=touch.purpose,
        is_verified=desk.reply.is_verified,
        is_from_recipient=identity(touch.recipient) == identity(desk.reply.sender),
    )
    if effect is Effect.HAND_OVER:
        desk.mail.effect, desk.mail.effect_due_at = effect, desk.now
