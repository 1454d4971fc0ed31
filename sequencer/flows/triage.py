"""What a person does with an arrival on the list: seen to, put off, given to a colleague; and each of these taken back."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlalchemy.orm import Session

from sequencer.core.states import Intent, MailKind
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.organisations import the_organisation
from sequencer.store.replies import Reply
from sequencer.store.screens.exchanges import wanted_back, who_may_answer
from sequencer.store.timeline import tell
from sequencer.store.wishes import Wish

_LONGEST = timedelta(days=731)


def see_to(road: Road, reply_id: int, actor: str, how: str = "") -> None:
    """Take an answer off the list. “Not now” with a date comes back on that day. Twice is once."""
    now = road.now()
    with road.database.write() as session:
        reply = _locked(session, reply_id)
        session.execute(
            update(InboundMail)
            .where(InboundMail.id == reply.inbound_mail_id, InboundMail.state == InboundState.ASKS)
            .values(state=InboundState.HANDLED, handled_at=now)
        )
        day = wanted_back(reply.later_on) if reply.intent is Intent.LATER else None
        back_on = day if day is not None and day > now.date() else None
        if reply.handled_at is not None and reply.back_on == back_on:
            return
        reply.handled_at, reply.handled_by, reply.back_on, reply.put_off_until = now, actor, back_on, None
        _tell(session, reply, "reply_seen", how or "Their answer was seen to.", now, actor)


def look_again(road: Road, reply_id: int, actor: str) -> None:
    """Put an answer back on the list; what was done because of it stays done."""
    with road.database.write() as session:
        reply = _locked(session, reply_id)
        if reply.handled_at is None and reply.put_off_until is None:
            return
        reply.handled_at, reply.handled_by, reply.back_on, reply.put_off_until = None, "", None, None
        _tell(session, reply, "reply_reopened", "Their answer is to be looked at again.", road.now(), actor)


def put_off(road: Road, reply_id: int, until: datetime, actor: str) -> None:
    """Keep an answer off the list until an instant. Raises UserError for one that is over or too far ahead."""
    now = road.now()
    if until <= now:
        raise UserError("That is over already. Choose a later time.")
    if until - now > _LONGEST:
        raise UserError("That is more than two years ahead. Choose an earlier day.")
    with road.database.write() as session:
        reply = _locked(session, reply_id)
        if reply.put_off_until == until:
            return
        reply.put_off_until = until
        local = until.astimezone(ZoneInfo(the_organisation(session).zone))
        says = f"Their answer was put off until {local:%a} {local.day} {local:%b %Y, %H:%M}."
        _tell(session, reply, "reply_put_off", says, now, actor)


def give(road: Road, reply_id: int, user_id: int | None, actor: str) -> str:
    """Give an answer to a user of the desk, or to nobody; returns what they are called.

    Raises UserError for somebody who may not see this person.
    """
    with road.database.write() as session:
        reply = _locked(session, reply_id)
        known = {one.id: one for one in who_may_answer(session, reply.candidate_id)}
        if user_id is not None and user_id not in known:
            raise UserError("They have no account here, or do not see this person. Choose somebody else.")
        name = (known[user_id].name or known[user_id].email) if user_id is not None else ""
        if reply.assigned_to_id != user_id:
            reply.assigned_to_id = user_id
            says = f"Their answer was given to {name}." if name else "Their answer is nobody’s in particular again."
            _tell(session, reply, "reply_given", says, road.now(), actor)
        return name


def look_at_mail_again(road: Road, mail_id: int, actor: str) -> None:
    """Put a mail that is nobody's answer back on the list, as it had come; one that never asked stays where it is."""
    with road.database.write() as session:
        mail = session.get(InboundMail, mail_id, with_for_update=True, populate_existing=True)
        if mail is None:
            raise UserError("This mail is no longer here. The person may have been erased.")
        if mail.state is not InboundState.HANDLED or mail.kind is MailKind.AUTO_REPLY:
            return
        session.execute(
            update(InboundMail)
            .where(InboundMail.id == mail_id, InboundMail.state == InboundState.HANDLED)
            .values(state=_as_it_came(mail))
        )
        if mail.candidate_id is not None:
            says = "A mail is to be looked at again."
            tell(session, mail.candidate_id, "decided_mail_reopened", says, road.now(), actor=actor)


def look_at_wish_again(road: Road, wish_id: int) -> None:
    """Put a wish from our pages back on the list; times that were offered stay offered."""
    with road.database.write() as session:
        wish = session.get(Wish, wish_id, with_for_update=True, populate_existing=True)
        if wish is not None:
            wish.handled_at, wish.handled_by = None, ""


def _as_it_came(mail: InboundMail) -> InboundState:
    if mail.kind is MailKind.UNREADABLE:
        return InboundState.UNREADABLE
    return InboundState.UNMATCHED if mail.candidate_id is None else InboundState.ASKS


def _locked(session: Session, reply_id: int) -> Reply:
    reply = session.get(Reply, reply_id, with_for_update=True, populate_existing=True)
    if reply is None:
        raise UserError("This answer is no longer here. The person may have been erased.")
    return reply


def _tell(session: Session, reply: Reply, kind: str, says: str, now: datetime, actor: str) -> None:
    tell(session, reply.candidate_id, kind, says, now, enrollment_id=reply.enrollment_id, actor=actor)
