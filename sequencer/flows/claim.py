"""What is due in a mailbox is taken: claimed under a lease, decided on, and its bytes frozen, all in one commit before any SMTP.

A service mail goes the same way. It has no run, and was frozen when it was filed.
"""

from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from sequencer.core.plan.eligibility import SendFacts, may_send
from sequencer.core.plan.mailbox_rules import MailboxFacts, gap_reason
from sequencer.core.plan.sequence import Definition, Step, StepKind
from sequencer.core.plan.serving import may_serve
from sequencer.core.plan.verdict import Hold, Send, Skip, Verdict, Wait
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState, TouchState
from sequencer.core.write.message import freeze, message_id_for
from sequencer.core.write.rendering import Letter, LetterFacts, render
from sequencer.errors import RenderError
from sequencer.flows.road import Road
from sequencer.store.candidates import Candidate, candidates_by_id
from sequencer.store.claims import claim as claim_one
from sequencer.store.claims import lock_due, take
from sequencer.store.due import Due, due_touches
from sequencer.store.earlier_mails import EarlierMail, earlier_mails_of
from sequencer.store.eligibility import send_facts_of, service_facts
from sequencer.store.enrollments import Enrollment, locked_runs
from sequencer.store.letters import draft_of, letter_facts, recipients_of
from sequencer.store.mailboxes import Mailbox, take_turn
from sequencer.store.moves import go_on_after
from sequencer.store.organisations import Organisation, the_organisation
from sequencer.store.sending_turns import begin_turn, end_turn, prolong_turn
from sequencer.store.sequences import definition_of
from sequencer.store.timeline import tell_of
from sequencer.store.touches import LEASE, Touch, move, unwrite, whose
from sequencer.store.verdicts import leave_to_person, obey

AT_ONCE = 100
"""How many touches of one mailbox are taken in one commit."""

_TASK = Reason("task_open", "Needs you: this is yours to do.")
_TO_READ = Reason("to_approve", "Needs you: read it and let it go.")
_STEP_GONE = Reason("step_removed", "This step was taken out of the sequence.")


def begin_sending(road: Road, mailbox_id: int) -> int | None:
    """The number of this worker's turn at a mailbox; None while another worker sends from it."""
    road.step("before_claim")
    with road.database.write() as session:
        return begin_turn(session, mailbox_id, road.now())


def keep_sending(road: Road, mailbox_id: int, turn: int) -> bool:
    """Go on with a turn; False when it was lost, and another worker may have the mailbox."""
    with road.database.write() as session:
        return prolong_turn(session, mailbox_id, turn, road.now())


def end_sending(road: Road, mailbox_id: int, turn: int) -> None:
    """Let another worker send from the mailbox."""
    with road.database.write() as session:
        end_turn(session, mailbox_id, turn)


def due_now(road: Road, mailbox_id: int) -> list[int]:
    """The touches of a mailbox that a worker should look at now, in the order in which they may leave."""
    with road.database.read() as session:
        return [one.touch_id for one in due_touches(session, mailbox_id, road.now(), AT_ONCE)]


def claim_due(road: Road, mailbox_id: int) -> tuple[list[Touch], bool]:
    """The touches of a mailbox that may leave now, claimed and frozen; and whether anything was due at all.

    1. Lock the runs, then the touches that are still in a state to be taken.
    2. Take each (lease and next fence number) and decide. Anything but *send* is written down with its reason.
    3. Freeze bytes and Message-ID once; a retry sends the same bytes.
    4. Take the mailbox's turn.
    Of a database that was exchanged under us nothing is taken: what is due in it may have left already (S-55).
    """
    if not road.is_trusted():
        return [], False
    with road.database.write() as session:
        due = due_touches(session, mailbox_id, road.now(), AT_ONCE)
        return _claimed(road, session, due), bool(due)


def claim(road: Road, touch_id: int) -> Touch | None:
    """The same for one touch; None where it waits, is held, or was not ours to take."""
    road.step("before_claim")
    if not road.is_trusted():
        return None
    with road.database.write() as session:
        known = session.get(Touch, touch_id)
        if known is None:
            return None
        due = Due(known.id, known.enrollment_id, known.candidate_id, is_fresh=True)
        return next(iter(_claimed(road, session, [due])), None)


def _claimed(road: Road, session: Session, due: list[Due]) -> list[Touch]:
    """Services first, one after the other, for each counts for the next; then the steps, all at once."""
    served = [_served(road, session, one.touch_id) for one in due if one.run_id is None]
    runs = locked_runs(session, [one.run_id for one in due if one.run_id is not None])
    # Two mails to one person are never in one batch: the first may forbid the second.
    firsts = {one.candidate_id: one for one in reversed(due) if one.run_id in runs}
    ids = [one.touch_id for one in due if firsts.get(one.candidate_id) is one]
    free = {one.id: one for one in lock_due(session, ids, road.now(), LEASE)} if ids else {}
    mine = [one for one in served if one is not None]
    if free:
        mine += _Batch.of(road, session, [free[one] for one in ids if one in free], runs).settled()
    return mine


def _served(road: Road, session: Session, touch_id: int) -> Touch | None:
    """A service mail takes no turn, for the gap between mails is for outreach."""
    touch = claim_one(session, touch_id, road.owner, road.now(), LEASE)
    if touch is None:
        return None
    session.get(Mailbox, touch.mailbox_id, with_for_update=True)
    verdict = may_serve(service_facts(session, road.links.signer, touch, road.now()))
    obey(session, touch, None, verdict, road.now())
    return touch if touch.state is TouchState.CLAIMED else None


@dataclass
class _Batch:
    """Steps of one mailbox that are ours to take, with what decides on them and what they are written from, loaded at once.

    `pace` is what the mailbox lets through, those of this batch counted that are let go.
    """

    road: Road
    session: Session
    mailbox: Mailbox
    touches: list[Touch]
    runs: dict[int, Enrollment]
    definitions: dict[int, Definition]
    facts: dict[int, SendFacts]
    earlier: dict[int, list[EarlierMail]]
    candidates: dict[int, Candidate]
    recipients: dict[int, str]
    organisation: Organisation
    pace: MailboxFacts
    leaving: list[Touch] = field(default_factory=list)

    @classmethod
    def of(cls, road: Road, session: Session, taken: list[Touch], runs: dict[int, Enrollment]) -> "_Batch":
        # The mailbox's row is locked: its cap and gap are counted by one worker at a time.
        mailbox = session.get_one(Mailbox, taken[0].mailbox_id, with_for_update=True, populate_existing=True)
        organisation = the_organisation(session)
        candidates = candidates_by_id(session, [whose(one) for one in taken])
        versions = {run.version_id for run in runs.values()}
        definitions = {one: definition_of(session, one) for one in versions}
        mails = [(one, runs[_run_id(one)], definitions[runs[_run_id(one)].version_id]) for one in taken]
        facts = send_facts_of(session, road.links.signer, mailbox, mails, road.now(), candidates)
        earlier = earlier_mails_of(session, [_run_id(one) for one in taken])
        recipients = recipients_of(session, [whose(one) for one in taken])
        pace = facts[taken[0].id].mailbox
        return cls(
            road, session, mailbox, taken, runs, definitions, facts, earlier, candidates, recipients, organisation, pace
        )

    def settled(self) -> list[Touch]:
        """Take each in its order and decide; those that may leave."""
        for touch in self.touches:
            self._settle(touch, self.runs[_run_id(touch)])
        return self.leaving

    def _settle(self, touch: Touch, run: Enrollment) -> None:
        take(touch, self.road.owner, self.road.now(), LEASE)
        if self._has_moved(touch):
            unwrite(touch)
        reason = _for_a_person(touch)
        verdict: Verdict = Send()
        if reason is None or run.state is not EnrollmentState.ACTIVE:
            verdict = self._decided(touch, run)
        elif touch.kind is StepKind.MANUAL_EMAIL and touch.frozen is None:
            verdict = self._written(touch, run)  # what is approved is what leaves
        if isinstance(verdict, Skip) and verdict.reason is _STEP_GONE:
            self._pass_over(touch, verdict.reason)
            return
        obey(self.session, touch, run, verdict, self.road.now())
        if touch.state is not TouchState.CLAIMED:
            return
        if reason is not None:
            leave_to_person(self.session, touch, reason, self.road.now())
        else:
            self.leaving.append(touch)

    def _pass_over(self, touch: Touch, reason: Reason) -> None:
        """A mail whose words are gone is left out, and its run goes on behind it."""
        now = self.road.now()
        if move(self.session, touch, TouchState.SKIPPED, reason, wakes_at=None):
            tell_of(self.session, touch, f"touch_{reason.code}", reason.says, now)
            go_on_after(self.session, touch, now, now)

    def _has_moved(self, touch: Touch) -> bool:
        """Whether it was written to an address that is not the one to write to any more, and nothing of it has left."""
        present = self.recipients.get(whose(touch), touch.recipient)
        return touch.frozen is not None and touch.transmitting_at is None and touch.recipient != present

    def _decided(self, touch: Touch, run: Enrollment) -> Verdict:
        verdict = may_send(replace(self.facts[touch.id], mailbox=self.pace))
        if isinstance(verdict, Send) and touch.frozen is None:
            verdict = self._written(touch, run)
        if isinstance(verdict, Send):
            verdict = self._turn()
        return verdict

    def _turn(self) -> Verdict:
        """The mailbox's turn; without a gap there is none to take."""
        gap, now = self.mailbox.gap, self.road.now()
        if gap:
            is_ours = take_turn(self.session, self.mailbox.id, now, gap, self.road.dice.random())
            self.session.refresh(self.mailbox, ["free_at"])
            if not is_ours:
                return Wait(self.mailbox.free_at or now + gap, gap_reason(gap))
        self.pace = replace(self.pace.after(1), free_at=self.mailbox.free_at)
        return Send()

    def _written(self, touch: Touch, run: Enrollment) -> Verdict:
        """The letter, written and frozen once; an A/B arm that was drawn is kept, whatever it lacks."""
        definition = self.definitions[run.version_id]
        step = definition.step(touch.step_key)
        if step is None:
            return Skip(_STEP_GONE)
        touch.variant = touch.variant or step.arm(self.road.dice.random())
        touch.version_id = run.version_id
        earlier = self.earlier.get(run.id, [])
        try:
            letter = render(self._letter(touch, definition, step, earlier))
            if letter.missing:
                names = ", ".join(name.replace("_", " ") for name in letter.missing)
                text = f"Held: {names} is not known. Fill it in, or give the text a fallback."
                return Hold(Reason("field_missing", text))
            self._freeze(touch, definition, letter, earlier)
        except RenderError as error:
            return Hold(Reason("cannot_render", f"Held: {error}"))
        touch.subject, touch.text = letter.subject, letter.text
        return Send()

    def _letter(self, touch: Touch, definition: Definition, step: Step, earlier: list[EarlierMail]) -> LetterFacts:
        candidate, links = self.candidates[whose(touch)], self.road.links
        return letter_facts(touch, candidate, self.mailbox, self.organisation, definition, step, links, earlier)

    def _freeze(self, touch: Touch, definition: Definition, letter: Letter, earlier: list[EarlierMail]) -> None:
        step = definition.step(touch.step_key)
        assert step is not None, "the letter was written from it"
        address, links = self.recipients[whose(touch)], self.road.links
        token = links.signer.message_token(self.road.dice.randbytes(15))
        message_id = message_id_for(token, self.mailbox.email)
        candidate = self.candidates[whose(touch)]
        draft = draft_of(
            self.session, touch, candidate, self.mailbox, step, letter, links, earlier, message_id, address, token
        )
        touch.frozen = freeze(draft, smtputf8=not (self.mailbox.email + address).isascii())
        touch.token, touch.message_id, touch.effective_id = token, message_id, message_id
        touch.recipient = address


def _for_a_person(touch: Touch) -> Reason | None:
    if touch.kind is StepKind.TASK:
        return _TASK
    is_read = touch.approved_by and touch.frozen is not None  # what was written anew since is read anew
    return _TO_READ if touch.kind is StepKind.MANUAL_EMAIL and not is_read else None


def _run_id(touch: Touch) -> int:
    assert touch.enrollment_id is not None, "a step belongs to a run"
    return touch.enrollment_id
