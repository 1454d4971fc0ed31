"""A person answers somebody who wrote: in their thread, from the mailbox they wrote to."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core import addresses
from sequencer.core.addresses import identity
from sequencer.core.states import Purpose
from sequencer.core.write.answers import answer_letter
from sequencer.core.write.service_mail import ServiceMail
from sequencer.errors import RenderError, UserError
from sequencer.flows.road import Road
from sequencer.store.candidates import Candidate, addresses_of, is_dead, values_of
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from sequencer.store.replies import Reply
from sequencer.store.service_mails import file_mail, thread_behind
from sequencer.store.suppressions import suppressions_of
from sequencer.store.timeline import tell_of
from sequencer.store.touches import Touch

_PRESSED_TWICE = timedelta(minutes=10)


def answer(road: Road, reply_id: int, text: str, actor: str) -> int:
    """File an answer and return the id of its touch; it leaves at once, and the reply counts as seen to.

    The same words again within ten minutes are the same answer. Raises UserError where nothing may be written: an
    empty text, somebody who asked us not to write, an address that is gone.
    """
    with road.database.write() as session:
        reply = session.get(Reply, reply_id, with_for_update=True, populate_existing=True)
        if reply is None:
            raise UserError("This answer is no longer here. The person may have been erased.")
        candidate = session.get_one(Candidate, reply.candidate_id)
        recipient = _recipient(road, session, candidate, reply)
        mail = session.get_one(InboundMail, reply.inbound_mail_id)
        mailbox = session.get_one(Mailbox, mail.mailbox_id)
        letter = answer_letter(text, mailbox.signature, _values(session, candidate, mailbox), candidate.locale)
        known = _just_written(road, session, candidate, letter.text)
        if known is not None:
            return known
        thread = thread_behind(mail)
        service = ServiceMail(
            Purpose.ANSWER, _name(session, candidate, recipient), recipient, thread.subject, letter.text, letter.html,
            in_reply_to=thread.in_reply_to, references=thread.references,
        )  # fmt: skip
        touch = _filed(road, session, service, mailbox, candidate)
        if reply.handled_at is None:
            reply.handled_at, reply.handled_by = road.now(), actor
        tell_of(session, touch, "answer_written", "Answered by hand.", road.now(), actor=actor)
        return touch.id


def _recipient(road: Road, session: Session, candidate: Candidate, reply: Reply) -> str:
    """Where the answer goes: back to whoever wrote, if that may be."""
    recipient = addresses.parse(reply.sender)
    known = [one.address for one in addresses_of(session, candidate.id)]
    if suppressions_of(session, road.links.signer, [recipient, *known]):
        raise UserError("They asked us not to write. Only they can change that.")
    if is_dead(session, recipient):
        raise UserError(f"{recipient} does not exist any more. Add another address to write again.")
    return recipient


def _values(session: Session, candidate: Candidate, mailbox: Mailbox) -> dict[str, str]:
    organisation = the_organisation(session)
    return values_of(candidate) | {
        "sender_name": mailbox.name,
        "sender_first_name": mailbox.name.split(" ")[0],
        "organisation": organisation.name or organisation.legal_name,
    }


def _name(session: Session, candidate: Candidate, recipient: str) -> str:
    """The candidate's name beside an address of theirs only; somebody else may have written."""
    theirs = {identity(one.address) for one in addresses_of(session, candidate.id)}
    return candidate.full_name if identity(recipient) in theirs else ""


def _just_written(road: Road, session: Session, candidate: Candidate, text: str) -> int | None:
    found = select(Touch.id).where(
        Touch.candidate_id == candidate.id,
        Touch.purpose == Purpose.ANSWER,
        Touch.text == text,
        Touch.created_at > road.now() - _PRESSED_TWICE,
    )
    return session.scalar(found.limit(1))


def _filed(road: Road, session: Session, mail: ServiceMail, mailbox: Mailbox, candidate: Candidate) -> Touch:
    try:
        return file_mail(
            session,
            mail,
            mailbox_id=mailbox.id,
            candidate_id=candidate.id,
            now=road.now(),
            links=road.links,
            dice=road.dice,
        )
    except RenderError as error:
        raise UserError(f"This answer cannot be written. {error}") from None
