"""A person has seen to an answer, or takes that back: it leaves the list of what waits, and comes back on the asked-for day."""

from sqlalchemy import update

from sequencer.core.states import Intent
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.replies import Reply
from sequencer.store.screens.exchanges import wanted_back
from sequencer.store.timeline import tell


def see_to(road: Road, reply_id: int, actor: str, how: str = "") -> None:
    """Take an answer off the list. “Not now” with a date comes back on that day. Twice is once."""
    now = road.now()
    with road.database.write() as session:
        reply = _locked(session.get(Reply, reply_id, with_for_update=True, populate_existing=True))
        session.execute(
            update(InboundMail)
            .where(InboundMail.id == reply.inbound_mail_id, InboundMail.state == InboundState.ASKS)
            .values(state=InboundState.HANDLED, handled_at=now)
        )
        day = wanted_back(reply.later_on) if reply.intent is Intent.LATER else None
        back_on = day if day is not None and day > now.date() else None
        if reply.handled_at is not None and reply.back_on == back_on:
            return
        reply.handled_at, reply.handled_by, reply.back_on = now, actor, back_on
        says = how or "Their answer was seen to."
        tell(session, reply.candidate_id, "reply_seen", says, now, enrollment_id=reply.enrollment_id, actor=actor)


def look_again(road: Road, reply_id: int, actor: str) -> None:
    """Put an answer back on the list; what was done because of it stays done."""
    with road.database.write() as session:
        reply = _locked(session.get(Reply, reply_id, with_for_update=True, populate_existing=True))
        if reply.handled_at is None:
            return
        reply.handled_at, reply.handled_by, reply.back_on = None, "", None
        says = "Their answer is to be looked at again."
        tell(
            session,
            reply.candidate_id,
            "reply_reopened",
            says,
            road.now(),
            enrollment_id=reply.enrollment_id,
            actor=actor,
        )


def _locked(reply: Reply | None) -> Reply:
    if reply is None:
        raise UserError("This answer is no longer here. The person may have been erased.")
    return reply
