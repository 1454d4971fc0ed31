"""A step is tried out: the very mail one person would get, sent to one of us. Nothing of it counts as written to them."""

from dataclasses import replace
from itertools import takewhile

from sqlalchemy.orm import Session

from sequencer.core import addresses
from sequencer.core.plan.sequence import MAIL_KINDS, Definition, Step
from sequencer.core.states import Purpose
from sequencer.core.write.attachments import Attachment
from sequencer.core.write.rendering import Letter, LetterFacts, render
from sequencer.core.write.service_mail import ServiceMail
from sequencer.errors import RenderError, UserError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store.attachments import files_behind
from sequencer.store.candidates import Candidate
from sequencer.store.letters import Spot, facts_for
from sequencer.store.mailboxes import Mailbox, mailbox_by_email
from sequencer.store.organisations import the_organisation
from sequencer.store.service_mails import file_mail
from sequencer.store.suppressions import suppressions_of

_MARK = "[Test]"
_NOBODYS_WAY_OUT = "/c/stop/test"
"""Stands where the person's own opt-out link would: whoever tries a mail out must not opt somebody else out."""


def try_out(
    road: Road,
    definition: Definition,
    step_key: str,
    candidate_id: int,
    recipient: str,
    actor: str,
    *,
    variant: str = "",
) -> int:
    """Send one step of a definition, saved or not, as a candidate would get it; returns the id of its touch.

    What is not known of the candidate is sent marked. Raises UserError for a step, person, mailbox or address that
    cannot be used, and for a text that could never leave.
    """
    step = definition.step(step_key)
    if step is None or step.kind not in MAIL_KINDS:
        raise UserError("Only a mail can be tried out; this step is none.")
    address = addresses.parse(recipient)
    with road.database.write() as session:
        if suppressions_of(session, road.links.signer, [address]):
            raise UserError(f"{address} asked us not to write. Use another address.")
        mailbox, candidate = _mailbox(session, definition), session.get(Candidate, candidate_id)
        if candidate is None:
            raise UserError("This person is not here any more. Choose another one.")
        letter = _letter(road, session, definition, step, candidate, mailbox, variant)
        subject, files = f"{_MARK} {letter.subject}", _files(session, step)
        mail = ServiceMail(Purpose.TEST, "", address, subject, letter.text, letter.html, files=files)
        touch = file_mail(
            session,
            mail,
            mailbox_id=mailbox.id,
            candidate_id=candidate.id,
            now=road.now(),
            links=road.links,
            dice=road.dice,
        )
        touch.approved_by = actor  # who had it sent
    log.info("tried_out", touch=touch.id, step=step_key)
    return touch.id


def _mailbox(session: Session, definition: Definition) -> Mailbox:
    mailbox = mailbox_by_email(session, definition.sender.lower())
    if mailbox is None:
        raise UserError("This sequence has no mailbox yet. Choose one to send from.")
    return mailbox


def _files(session: Session, step: Step) -> tuple[Attachment, ...]:
    try:
        return files_behind(session, step.files)
    except RenderError as error:
        raise UserError(f"This mail cannot be written. {error}") from None


def _letter(
    road: Road,
    session: Session,
    definition: Definition,
    step: Step,
    candidate: Candidate,
    mailbox: Mailbox,
    variant: str,
) -> Letter:
    """The worker's own letter, written as if every mail before it in the list had left."""
    organisation, way_out = the_organisation(session), f"{road.links.base_url}{_NOBODYS_WAY_OUT}"
    before = [one for one in takewhile(lambda one: one.key != step.key, definition.steps) if one.kind in MAIL_KINDS]
    thread: str | None = None
    try:
        for one in before:
            spot = Spot(one is before[0], None if one.is_new_thread else thread, way_out)
            arm = next((arm.name for arm in one.variants), "")
            thread = _marked(facts_for(candidate, mailbox, organisation, definition, one, arm, spot)).subject
        spot = Spot(not before, None if step.is_new_thread else thread, way_out)
        return _marked(facts_for(candidate, mailbox, organisation, definition, step, variant, spot))
    except RenderError as error:
        raise UserError(f"This mail cannot be written. {error}") from None


def _marked(facts: LetterFacts) -> Letter:
    """The letter, with a mark in the place of every field that is empty."""
    marks = {name: f"[{name.replace('_', ' ')}]" for name in render(facts).missing}
    return render(replace(facts, values={**facts.values, **marks})) if marks else render(facts)
