"""Copies in Sent of mails that left after a backup was made: the restored database learns that they have left (X-12)."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.links import Links
from sequencer.core.plan.sequence import MAIL_KINDS, Definition, Step
from sequencer.core.states import OPEN_TOUCHES, Purpose, TouchState
from sequencer.core.write.message import message_id_for
from sequencer.core.write.rendering import Letter, render
from sequencer.errors import RenderError
from sequencer.store.candidates import Candidate, candidate_ids_by_address
from sequencer.store.cases import Case
from sequencer.store.earlier_mails import earlier_mails_of
from sequencer.store.enrollments import Enrollment
from sequencer.store.letters import letter_facts
from sequencer.store.mailboxes import Mailbox
from sequencer.store.moves import record_sent, what_left
from sequencer.store.organisations import the_organisation
from sequencer.store.sequences import definition_of
from sequencer.store.touches import Touch, move, whose

_SKEW = timedelta(minutes=10)
_SAYS = "found in Sent; it left after the backup was made"


def learn_of_frozen(case: Case, touch: Touch) -> bool:
    """A copy of a mail that was frozen in the backup and had not left by then. False where it needs nothing."""
    if touch.state not in OPEN_TOUCHES:
        return False
    return _sent(case, touch)


def learn_of_planned(case: Case, token: str) -> bool:
    """A copy of a mail that was only planned in the backup: by mailbox, recipient and subject.

    False where no planned mail, or more than one, reads like it: then a person has to look.
    """
    recipients = case.read.glance.recipients
    found = [
        (touch, letter)
        for touch in _planned(case, recipients)
        if (letter := _letter_like(case.session, case.links, touch, case.mail.subject)) is not None
    ]
    if len(found) != 1:
        return False
    touch, letter = found[0]
    mailbox = case.session.get_one(Mailbox, touch.mailbox_id)
    own_id = message_id_for(token, mailbox.email)
    touch.token, touch.message_id, touch.effective_id = token, own_id, case.read.glance.message_id or own_id
    touch.recipient, touch.subject, touch.text = recipients[0], letter.subject, letter.text
    return _sent(case, touch)


def _sent(case: Case, touch: Touch) -> bool:
    touch.transmitting_at = touch.transmitting_at or case.mail.received_at
    touch.first_tried_at = touch.first_tried_at or case.mail.received_at
    case.session.flush()
    if touch.state is TouchState.WAITING and not move(case.session, touch, TouchState.PLANNED):
        return False
    return record_sent(case.session, touch, case.now, f"{what_left(case.session, touch)}: {_SAYS}.", is_in_sent=True)


def _planned(case: Case, recipients: tuple[str, ...]) -> list[Touch]:
    """The mails that wait to leave from this mailbox to these people, in runs that had begun when the copy was made."""
    people = set(candidate_ids_by_address(case.session, recipients).values())
    found = (
        select(Touch)
        .join(Enrollment, Enrollment.id == Touch.enrollment_id)
        .where(
            Touch.candidate_id.in_(people),
            Touch.mailbox_id == case.mail.mailbox_id,
            Touch.state.in_(OPEN_TOUCHES),
            Touch.token.is_(None),
            Touch.purpose == Purpose.STEP,
            Touch.kind.in_(MAIL_KINDS),
            Enrollment.created_at <= case.mail.received_at + _SKEW,
        )
    )
    return list(case.session.scalars(found))


def _letter_like(session: Session, links: Links, touch: Touch, subject: str) -> Letter | None:
    """The letter of this touch whose subject is that of the copy, whichever A/B arm it is."""
    run = session.get_one(Enrollment, touch.enrollment_id)
    definition = definition_of(session, run.version_id)
    step = definition.step(touch.step_key)
    if step is None:
        return None
    drawn = touch.variant
    for arm in (drawn,) if drawn else tuple(one.name for one in step.variants) or ("",):
        touch.variant = arm
        letter = _letter(session, links, touch, definition, step)
        if letter is not None and _alike(letter.subject, subject):
            touch.version_id = run.version_id
            return letter
    touch.variant = drawn
    return None


def _letter(session: Session, links: Links, touch: Touch, definition: Definition, step: Step) -> Letter | None:
    earlier = earlier_mails_of(session, [touch.enrollment_id or 0]).get(touch.enrollment_id or 0, [])
    candidate, mailbox = session.get_one(Candidate, whose(touch)), session.get_one(Mailbox, touch.mailbox_id)
    organisation = the_organisation(session)
    try:
        return render(letter_facts(touch, candidate, mailbox, organisation, definition, step, links, earlier))
    except RenderError:
        return None


def _alike(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
