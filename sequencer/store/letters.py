"""What a touch is made from: the facts of its letter and of its headers, as rows tell them."""

from collections.abc import Iterable
from collections.abc import Sequence as Several
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.links import Links
from sequencer.core.plan.sequence import Definition, Step
from sequencer.core.write.message import Draft, references_after
from sequencer.core.write.notices import Organisation as LegalFacts
from sequencer.core.write.rendering import Letter, LetterFacts
from sequencer.store.among import among
from sequencer.store.attachments import files_behind
from sequencer.store.base import in_chunks
from sequencer.store.candidates import Candidate, CandidateAddress, values_of
from sequencer.store.earlier_mails import EarlierMail
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import Organisation, the_organisation
from sequencer.store.touches import Touch


def letter_facts(
    touch: Touch,
    candidate: Candidate,
    mailbox: Mailbox,
    organisation: Organisation,
    definition: Definition,
    step: Step,
    links: Links,
    earlier: Several[EarlierMail],
) -> LetterFacts:
    """The facts of the letter for one touch and its A/B arm, as the sequence and the candidate stand now.

    `earlier` are the mails of the run that left before.
    """
    thread = _thread(earlier, step)
    return facts_for(
        candidate,
        mailbox,
        organisation,
        definition,
        step,
        touch.variant,
        Spot(not earlier, thread[-1].subject if thread else None, links.opt_out(candidate.id, touch.id)),
    )


@dataclass(frozen=True)
class Spot:
    """Where a letter stands: whether it is the first to this person in the run, which thread it answers, its way out."""

    is_first: bool
    thread_subject: str | None
    opt_out_url: str


def facts_for(
    candidate: Candidate,
    mailbox: Mailbox,
    organisation: Organisation,
    definition: Definition,
    step: Step,
    arm: str,
    spot: Spot,
) -> LetterFacts:
    """The facts of a letter, whether there is a touch for it or it is only being looked at."""
    subject, body = step.text_of(arm)
    return LetterFacts(
        subject_template=subject if subject or spot.thread_subject is not None else definition.opening_subject,
        body_template=body,
        values=merge_values(candidate, mailbox, definition, organisation.name or organisation.legal_name),
        signature=mailbox.signature,
        organisation=LegalFacts(
            organisation.legal_name, organisation.postal_address, organisation.privacy_url, organisation.contact
        ),
        source=candidate.source,
        collected_on=candidate.collected_on,
        opt_out_url=spot.opt_out_url,
        is_first=spot.is_first,
        locale=candidate.locale,
        thread_subject=spot.thread_subject,
    )


def draft_of(
    session: Session,
    touch: Touch,
    candidate: Candidate,
    mailbox: Mailbox,
    step: Step,
    letter: Letter,
    links: Links,
    earlier: Several[EarlierMail],
    message_id: str,
    recipient: str,
    token: str,
) -> Draft:
    """The mail of a touch, ready to be frozen; `token` is the part of the Message-ID that proves it is ours."""
    ids = [one.message_id for one in _thread(earlier, step)]
    return Draft(
        sender_name=mailbox.name,
        sender_address=mailbox.email,
        recipient_name=candidate.full_name,
        recipient_address=recipient,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        message_id=message_id,
        in_reply_to=ids[-1] if ids else None,
        references=references_after(ids[:-1], ids[-1]) if ids else (),
        unsubscribe_url=links.opt_out(candidate.id, touch.id),
        files=files_behind(session, step.files),
        unsubscribe_mailto=f"mailto:{mailbox.email}?subject=unsubscribe%20{token}",
    )


def recipients_of(session: Session, candidate_ids: Iterable[int]) -> dict[int, str]:
    """The address we write to, for those of these candidates who have one."""
    found: dict[int, str] = {}
    for chunk in in_chunks(candidate_ids):
        every = select(CandidateAddress.candidate_id, CandidateAddress.address).where(
            among(CandidateAddress.candidate_id, chunk)
        )
        for one, address in session.execute(every.order_by(CandidateAddress.is_primary.desc(), CandidateAddress.id)):
            found.setdefault(one, address)
    return found


def merge_values(candidate: Candidate, mailbox: Mailbox, definition: Definition, organisation: str) -> dict[str, str]:
    """Every merge field by name, blank where we do not know it."""
    return values_of(candidate) | {
        "role": definition.role,
        "team": definition.team,
        "sender_name": mailbox.name,
        "sender_first_name": mailbox.name.split(" ")[0],
        "organisation": organisation,
    }


def sender_zone(session: Session) -> ZoneInfo:
    """The zone in which our mails are dated."""
    return ZoneInfo(the_organisation(session).zone)


def _thread(earlier: Several[EarlierMail], step: Step) -> list[EarlierMail]:
    """The mails a follow-up answers: those of the run since its last new thread; none for a new thread."""
    if step.is_new_thread or not earlier:
        return []
    starts = [n for n, one in enumerate(earlier) if not one.subject.startswith("Re: ")]
    return list(earlier[starts[-1] if starts else 0 :])
