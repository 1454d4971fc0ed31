"""Service mails: how one is filed to leave by the one road, and the conversation it belongs to."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from sequencer.core.doors import Dice
from sequencer.core.links import Links
from sequencer.core.plan.sequence import MAIL_KINDS, StepKind
from sequencer.core.read.glance import Glance, glance
from sequencer.core.reasons import Reason
from sequencer.core.states import OPEN_TOUCHES, TO_COLLEAGUES, Purpose, TouchState
from sequencer.core.write import merge
from sequencer.core.write.message import freeze, message_id_for, references_after
from sequencer.core.write.rendering import reply_subject
from sequencer.core.write.service_mail import ServiceMail, draft_of
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.mail_templates import Words
from sequencer.store.mailboxes import Mailbox
from sequencer.store.replies import Reply
from sequencer.store.touches import HAS_LEFT, Touch

_LONGEST_SUBJECT = 200
_OVERTAKEN = Reason("overtaken", "A later mail about the same interview takes its place.")
_NOT_ON_OFFER = Reason("overtaken", "The times in it are no longer on offer.")


class Thread(NamedTuple):
    """Where an answer to somebody goes: `references` end with the id that is answered. Empty: a new conversation."""

    subject: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()


_NEW = Thread()


def mail_of(
    purpose: Purpose,
    to: tuple[str, str],
    words: Words,
    thread: Thread = _NEW,
    *,
    calendar: bytes = b"",
    method: str = "",
) -> ServiceMail:
    """What a template says, to a name and an address, as the next mail of a conversation."""
    return ServiceMail(
        purpose,
        *to,
        words.subject,
        words.text,
        words.html,
        calendar=calendar,
        method=method,
        in_reply_to=thread.in_reply_to,
        references=thread.references,
    )


def file_mail(
    session: Session,
    mail: ServiceMail,
    *,
    mailbox_id: int,
    candidate_id: int | None,
    now: datetime,
    links: Links,
    dice: Dice,
    booking_id: int | None = None,
    offer_id: int | None = None,
    number: int = 0,
) -> Touch:
    """The touch of a service mail, frozen and due at once, in the caller's transaction.

    The same mail about the same booking is filed once: a second call gives the touch that is there. What an earlier
    one about the same offer or booking said is no longer so: should it not have left yet, it never does. Raises
    RenderError for what cannot become an honest mail.
    """
    known = _filed(session, mail, booking_id, number) if booking_id is not None else None
    if known is not None:
        return known
    if booking_id is not None:
        _cancel_open(session, _OVERTAKEN, Touch.booking_id == booking_id, _same_reader(mail))
    elif offer_id is not None:
        _cancel_open(session, _OVERTAKEN, Touch.offer_id == offer_id, _same_reader(mail))
    mailbox = session.get_one(Mailbox, mailbox_id)
    touch = _frozen(mail, mailbox, links.signer.message_token(dice.randbytes(15)), now)
    touch.candidate_id, touch.booking_id, touch.offer_id, touch.number = candidate_id, booking_id, offer_id, number
    session.add(touch)
    session.flush()
    return touch


def leave_unsent(session: Session, *, offer_id: int) -> None:
    """The times of an offer are to be had no more: a mail that names them and has not left yet never does."""
    _cancel_open(session, _NOT_ON_OFFER, Touch.offer_id == offer_id)


def thread_of(session: Session, candidate_id: int) -> Thread:
    """The latest conversation with a person: what they wrote last, else the last mail of ours that left for them."""
    answered = session.scalar(
        select(InboundMail)
        .join(Reply, Reply.inbound_mail_id == InboundMail.id)
        .where(Reply.candidate_id == candidate_id)
        .order_by(Reply.received_at.desc(), Reply.id.desc())
        .limit(1)
    )
    if answered is not None:
        return thread_behind(answered)
    last = session.scalar(
        select(Touch)
        .where(
            Touch.candidate_id == candidate_id,
            Touch.state.in_(HAS_LEFT),
            Touch.kind.in_(MAIL_KINDS),
            Touch.purpose.not_in(TO_COLLEAGUES),
        )
        .order_by(Touch.transmitting_at.desc(), Touch.id.desc())
        .limit(1)
    )
    return thread_behind_touch(last) if last is not None else Thread()


def thread_behind(mail: InboundMail) -> Thread:
    """Where an answer to a stored mail goes; a mail without an id of its own threads by what it answers."""
    look = glance(mail.raw)
    return _thread(mail.subject, look.message_id or "", look)


def thread_behind_touch(touch: Touch) -> Thread:
    """Where a mail that follows one of ours goes."""
    return _thread(touch.subject, touch.effective_id or touch.message_id or "", glance(touch.frozen or b""))


def _thread(subject: str, message_id: str, look: Glance) -> Thread:
    earlier = tuple(reversed(look.cited_ids))  # a glance tells the nearest first
    subject = "" if merge.unsafe_in_line(subject) else subject[:_LONGEST_SUBJECT]  # it may be a stranger's
    if not message_id:
        message_id = earlier[-1] if earlier else ""
    if not message_id:
        return Thread(reply_subject(subject))
    return Thread(reply_subject(subject), message_id, references_after(earlier, message_id))


def _same_reader(mail: ServiceMail) -> ColumnElement[bool]:
    """Those of the mails about a booking that go where this one goes; the candidate's address may have changed."""
    if mail.purpose in TO_COLLEAGUES:
        return Touch.recipient == mail.recipient_address
    return Touch.purpose.not_in(TO_COLLEAGUES)


def _cancel_open(session: Session, reason: Reason, *which: ColumnElement[bool]) -> None:
    session.execute(
        update(Touch)
        .where(Touch.state.in_(OPEN_TOUCHES), *which)
        .values(
            state=TouchState.CANCELLED, reason_code=reason.code, reason=reason.says, lease_until=None, wakes_at=None
        )
        .execution_options(synchronize_session=False)
    )


def _filed(session: Session, mail: ServiceMail, booking_id: int, number: int) -> Touch | None:
    return session.scalar(
        select(Touch).where(
            Touch.booking_id == booking_id,
            Touch.purpose == mail.purpose,
            Touch.number == number,
            Touch.recipient == mail.recipient_address,
        )
    )


def _frozen(mail: ServiceMail, mailbox: Mailbox, token: str, now: datetime) -> Touch:
    message_id = message_id_for(token, mailbox.email)
    draft = draft_of(mail, mailbox.name, mailbox.email, message_id)
    return Touch(
        mailbox_id=mailbox.id,
        purpose=mail.purpose,
        kind=StepKind.EMAIL,
        state=TouchState.PLANNED,
        due_at=now,
        wakes_at=now,
        created_at=now,
        token=token,
        message_id=message_id,
        effective_id=message_id,
        recipient=mail.recipient_address,
        subject=mail.subject,
        text=mail.text,
        frozen=freeze(draft, smtputf8=not (mailbox.email + mail.recipient_address).isascii()),
    )
