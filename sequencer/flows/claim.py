"""A due touch is taken: claimed under a lease, decided on, and its bytes frozen, all in one commit before any SMTP.

A service mail goes the same way. It has no run, and was frozen when it was filed.
"""

from sqlalchemy.orm import Session

from sequencer.core.plan.eligibility import may_send
from sequencer.core.plan.sequence import Step, StepKind
from sequencer.core.plan.serving import may_serve
from sequencer.core.plan.verdict import Hold, Send, Skip, Verdict, Wait
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState, Stage, TouchState
from sequencer.core.write.message import freeze, message_id_for
from sequencer.core.write.rendering import Letter, render
from sequencer.errors import RenderError
from sequencer.flows.road import Road
from sequencer.store import touches
from sequencer.store.candidates import address_to_write_to
from sequencer.store.eligibility import send_facts, service_facts
from sequencer.store.enrollments import Enrollment, locked_run
from sequencer.store.letters import draft_of, letter_facts
from sequencer.store.mailboxes import Mailbox, take_turn
from sequencer.store.sequences import definition_of
from sequencer.store.touches import LEASE, Attempt, Touch, whose
from sequencer.store.verdicts import leave_to_person, obey

_TASK = Reason("task_open", "Needs you: this is yours to do.")
_TO_READ = Reason("to_approve", "Needs you: read it and let it go.")
_STEP_GONE = Reason("step_removed", "This step was taken out of the sequence.")


def claim(road: Road, touch_id: int) -> Touch | None:
    """The touch, claimed and frozen, if it may leave now; None where it waits, is held, or was not ours to take.

    1. Lock the run, then take the touch by naming its old state (lease and next fence number).
    2. Decide. Anything but *send* is written down with its reason.
    3. Freeze bytes and Message-ID once; a retry sends the same bytes.
    4. Take the mailbox's turn and open an attempt.
    """
    road.step("before_claim")
    with road.database.write() as session:
        known = session.get(Touch, touch_id)
        run = locked_run(session, known) if known is not None else None
        touch = touches.claim(session, touch_id, road.owner, road.now(), LEASE) if known is not None else None
        if touch is None:
            return None
        if run is None:
            obey(session, touch, None, _served(road, session, touch), road.now())
            return touch if touch.state is TouchState.CLAIMED else None
        reason = _for_a_person(touch)
        verdict: Verdict = Send()
        if reason is None or run.state is not EnrollmentState.ACTIVE:
            verdict = _decided(road, session, touch, run)
        elif touch.kind is StepKind.MANUAL_EMAIL and touch.frozen is None:
            verdict = _written(road, session, touch, run)  # what is approved is what leaves
        obey(session, touch, run, verdict, road.now())
        if reason is not None and touch.state is TouchState.CLAIMED:
            leave_to_person(session, touch, reason, road.now())
        return touch if touch.state is TouchState.CLAIMED else None


def _served(road: Road, session: Session, touch: Touch) -> Verdict:
    """The decision on a service mail; it takes no turn, for the gap between mails is for outreach."""
    session.get(Mailbox, touch.mailbox_id, with_for_update=True)
    verdict = may_serve(service_facts(session, road.links.signer, touch, road.now()))
    if isinstance(verdict, Send):
        _begin_attempt(road, session, touch)
    return verdict


def _for_a_person(touch: Touch) -> Reason | None:
    if touch.kind is StepKind.TASK:
        return _TASK
    return _TO_READ if touch.kind is StepKind.MANUAL_EMAIL and not touch.approved_by else None


def _decided(road: Road, session: Session, touch: Touch, run: Enrollment) -> Verdict:
    definition = definition_of(session, run.version_id)
    session.get(Mailbox, touch.mailbox_id, with_for_update=True)  # cap and gap are counted by one worker at a time
    verdict = may_send(send_facts(session, road.links.signer, touch, run, definition, road.now()))
    if isinstance(verdict, Send) and touch.frozen is None:
        verdict = _written(road, session, touch, run)
    if isinstance(verdict, Send):
        verdict = _turn(road, session, touch)
    return verdict


def _written(road: Road, session: Session, touch: Touch, run: Enrollment) -> Verdict:
    """The letter, written and frozen once; an A/B arm that was drawn is kept, whatever it lacks."""
    definition = definition_of(session, run.version_id)
    step = definition.step(touch.step_key)
    if step is None:
        return Skip(_STEP_GONE)
    touch.variant = touch.variant or step.arm(road.dice.random())
    touch.version_id = run.version_id
    facts = letter_facts(session, touch, definition, step, road.links)
    try:
        letter = render(facts)
        if letter.missing:
            names = ", ".join(name.replace("_", " ") for name in letter.missing)
            text = f"Held: {names} is not known. Fill it in, or give the text a fallback."
            return Hold(Reason("field_missing", text))
        _freeze(road, session, touch, step, letter)
    except RenderError as error:
        return Hold(Reason("cannot_render", f"Held: {error}"))
    touch.subject, touch.text = letter.subject, letter.text
    return Send()


def _freeze(road: Road, session: Session, touch: Touch, step: Step, letter: Letter) -> None:
    mailbox = session.get_one(Mailbox, touch.mailbox_id)
    address = address_to_write_to(session, whose(touch))
    assert address is not None, "the decision has just seen it"
    token = road.links.signer.message_token(road.dice.randbytes(15))
    message_id = message_id_for(token, mailbox.email)
    draft = draft_of(session, touch, step, letter, road.links, message_id, address.address, token)
    touch.frozen = freeze(draft, smtputf8=not (mailbox.email + address.address).isascii())
    touch.token, touch.message_id, touch.effective_id = token, message_id, message_id
    touch.recipient = address.address


def _turn(road: Road, session: Session, touch: Touch) -> Verdict:
    mailbox = session.get_one(Mailbox, touch.mailbox_id)
    if not take_turn(session, mailbox.id, road.now(), mailbox.gap):
        session.refresh(mailbox)
        until = mailbox.free_at or road.now() + mailbox.gap
        return Wait(until, Reason("gap", "Waiting: this mailbox leaves time between two mails."))
    _begin_attempt(road, session, touch)
    return Send()


def _begin_attempt(road: Road, session: Session, touch: Touch) -> None:
    touch.attempts += 1
    touch.first_tried_at = touch.first_tried_at or road.now()
    session.add(Attempt(touch_id=touch.id, number=touch.attempts, started_at=road.now(), stage=Stage.CONNECT))
