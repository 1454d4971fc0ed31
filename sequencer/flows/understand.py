"""A stored mail is understood and has its effect: parse → classify → match → act, one commit, once.

Any human answer stops everything; only the way it ends depends on the words. What fits nobody stays as a visible row.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.core.addresses import identity
from sequencer.core.plan import consequence
from sequencer.core.plan.consequence import Ask, End
from sequencer.core.read.matching import Citation, citation_of, own_token
from sequencer.core.read.understanding import Understanding
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState, Intent, MailKind, Permanence
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store import consequences
from sequencer.store.candidates import Candidate, candidate_by_address, candidate_ids_by_address, mark_dead
from sequencer.store.eligibility import zone_of
from sequencer.store.enrollments import end_run, live_runs, pause_run, runs_of
from sequencer.store.inbound_mails import InboundMail, InboundState, settle
from sequencer.store.mailboxes import own_addresses
from sequencer.store.moves import record_evidence
from sequencer.store.replies import keep_reply
from sequencer.store.suppressions import Channel
from sequencer.store.touches import Touch, last_mail_to, touch_citing

_LONGEST_ID = 998
_COULD_NOT_READ = End(
    EnrollmentState.ANSWERED, Reason("answered_unreadable", "Stopped to be safe: a mail came that we cannot read.")
)
_COPIED = Reason("named_in_mail", "Paused: somebody else wrote and named them as a recipient. Have a look.")
_ANSWERED_BY_ANOTHER = Reason(
    "answered_by_another", "Paused: somebody else we write to answered a mail to them. Have a look."
)
_COMPLAINED = End(
    EnrollmentState.OPTED_OUT,
    Reason("complained", "Reported our mail as spam. We do not write again."),
    suppresses=True,
)


@dataclass(frozen=True)
class Case:
    """One mail on the table, with whom and what it fits."""

    road: Road
    session: Session
    mail: InboundMail
    read: Understanding
    cited: Citation
    touch: Touch | None
    candidate: Candidate | None
    is_from_candidate: bool
    now: datetime

    @property
    def cites_us(self) -> bool:
        return bool(self.cited.tokens) or self.touch is not None

    @property
    def own_touch(self) -> Touch | None:
        """The touch it cites, if that went to the very person it comes from."""
        is_theirs = self.touch and self.candidate and self.touch.candidate_id == self.candidate.id
        return self.touch if is_theirs else None

    @property
    def is_verified(self) -> bool:
        """It comes from an address of the person and cites a secret that was sent to them (promise 9).

        Our opt-out by mail carries its secret in the subject, whichever address it comes from.
        """
        return self.own_touch is not None and (self.is_from_candidate or self.cited.asks_to_stop)


def understand(road: Road, mail_id: int) -> InboundState | None:
    """The state a stored mail ends in; None when somebody else has handled it or it was nothing of ours."""
    with road.database.read() as session:
        mail = session.get(InboundMail, mail_id)
        if mail is None or mail.state is not InboundState.NEW:
            return None
        sender = candidate_by_address(session, mail.sender) if mail.sender else None
        locale = sender.locale if sender else None
    read = road.reader.understand(mail.raw, sent_on=mail.received_at.date(), locale=locale or None)
    with road.database.write() as session:
        mail = session.get(InboundMail, mail_id, with_for_update=True)
        if mail is None or mail.state is not InboundState.NEW:
            return None
        state = _act(_case(road, session, mail, read))
    log.info("mail_understood", mail=mail_id, kind=str(read.kind), state=str(state))
    return state


def _case(road: Road, session: Session, mail: InboundMail, read: Understanding) -> Case:
    cited = citation_of(read, road.links.signer)
    touch = touch_citing(session, cited.tokens, cited.ids)
    by_address = candidate_ids_by_address(session, read.glance.senders)
    senders = [by_address[one] for one in read.glance.senders if one in by_address]
    meant = touch.candidate_id if touch else None
    candidate_id = meant if cited.asks_to_stop and meant else next(iter(senders), meant)
    candidate = session.get(Candidate, candidate_id) if candidate_id else None
    return Case(road, session, mail, read, cited, touch, candidate, candidate_id in senders, road.now())


def _act(case: Case) -> InboundState | None:
    """Choose the effect. The mail's row is locked, so it happens once."""
    if case.mail.is_sent_folder or set(case.read.glance.senders[:1]) & own_addresses(case.session):
        return _own_mail(case)
    match case.read.kind:
        case MailKind.BOUNCE | MailKind.COMPLAINT | MailKind.DELIVERY_NOTICE:
            return _report(case)
        case MailKind.UNREADABLE:
            return _unreadable(case)
        case MailKind.AUTO_REPLY:
            return _automatic(case)
        case _:
            return _human(case)


def _own_mail(case: Case) -> InboundState | None:
    """Our own Sent copy is evidence, never a reply; a colleague's own mail to the candidate pauses the runs."""
    token = own_token(case.mail.raw, case.road.links.signer)
    if token is not None:
        touch = touch_citing(case.session, [token], ())
        if touch is not None:
            record_evidence(case.session, touch, case.now, "found in Sent")
            if case.mail.is_sent_folder:  # elsewhere anybody could have put it
                touch.effective_id = (case.read.glance.message_id or "")[:_LONGEST_ID] or touch.effective_id
        return _drop(case)
    people = set(candidate_ids_by_address(case.session, case.read.glance.recipients).values())
    written = consequence.of_manual_mail()
    for candidate_id in people:
        candidate = case.session.get_one(Candidate, candidate_id)
        consequences.pause(case.session, candidate, written, case.now, begun_by=case.mail.received_at)
    if not people:
        return _drop(case)
    case.mail.candidate_id = min(people)
    return _settle(case, InboundState.HANDLED, written.reason)


def _report(case: Case) -> InboundState | None:
    """A bounce, complaint or notice. It counts only against somebody we did write to; others name no mail of ours."""
    touch = case.touch or _last_mail_to_any(case)
    if touch is None:
        return _drop(case)
    case.mail.touch_id, case.mail.candidate_id = touch.id, touch.candidate_id
    candidate = case.session.get_one(Candidate, touch.candidate_id)
    record_evidence(case.session, touch, case.now, "their server has reported on it")
    if case.read.kind is MailKind.DELIVERY_NOTICE:
        return _settle(case, InboundState.HANDLED, Reason("delivery_notice", f"A notice only: {case.read.reason}."))
    if case.read.kind is MailKind.COMPLAINT:
        signer = case.road.links.signer
        consequences.end(case.session, signer, candidate, _COMPLAINED, case.now, channel=Channel.COMPLAINT)
        return _settle(case, InboundState.HANDLED, _COMPLAINED.reason)
    return _bounce(case, touch, candidate)


def _bounce(case: Case, touch: Touch, candidate: Candidate) -> InboundState:
    bounce = case.read.bounce
    permanence = bounce.permanence if bounce else Permanence.UNDETERMINED
    named = {identity(one) for one in bounce.recipients} if bounce else set()
    if named and identity(touch.recipient) not in named:
        permanence = Permanence.UNDETERMINED  # it speaks of somebody else: never hold it against this address
    says = str(bounce.cause).replace("_", " ") if bounce else case.read.reason
    what = consequence.of_bounce(permanence, says)
    its_run = [run for run in live_runs(case.session, candidate.id) if run.id == touch.enrollment_id]
    if isinstance(what, Ask):
        for run in its_run:
            pause_run(case.session, run, None, what.reason, case.now)
        return _settle(case, InboundState.ASKS, what.reason)
    if permanence is Permanence.HARD:
        mark_dead(case.session, candidate.id, touch.recipient, what.reason.says, case.now)
        consequences.end(case.session, case.road.links.signer, candidate, what, case.now)
    for run in its_run:
        end_run(case.session, run, what.state, what.reason, case.now)
    return _settle(case, InboundState.HANDLED, what.reason)


def _unreadable(case: Case) -> InboundState:
    if case.candidate is not None:
        case.mail.candidate_id = case.candidate.id
        signer = case.road.links.signer
        consequences.end(case.session, signer, case.candidate, _COULD_NOT_READ, case.now, is_verified=False)
    return _settle(case, InboundState.UNREADABLE, Reason("unreadable", f"We cannot read this mail: {case.read.reason}"))


def _automatic(case: Case) -> InboundState | None:
    if case.candidate is None:
        return _unmatched(case) if case.cites_us else _drop(case)
    case.mail.candidate_id = case.candidate.id
    if case.touch is not None:
        record_evidence(case.session, case.touch, case.now, "their mailbox has answered it")
    note = case.read.auto_reply
    if note is not None and note.left_company:
        what = consequence.of_departure()
        consequences.end(case.session, case.road.links.signer, case.candidate, what, case.now)
        return _settle(case, InboundState.HANDLED, what.reason)
    zone, came_on = zone_of(case.session, case.candidate), case.mail.received_at.date()
    absence = consequence.of_absence(note.returns_on if note else None, came_on, zone)
    consequences.pause(case.session, case.candidate, absence, case.now, begun_by=case.mail.received_at)
    return _settle(case, InboundState.HANDLED, absence.reason)


def _human(case: Case) -> InboundState | None:
    """An answer: it is kept in the person's words, and every run of theirs ends."""
    if case.candidate is None:
        return _unmatched(case) if case.cites_us else _only_named(case)
    if case.touch is not None:
        record_evidence(case.session, case.touch, case.now, "it was answered")
    verdict = case.read.verdict
    intent = verdict.intent if verdict else Intent.UNCLEAR
    channel = Channel.REPLY
    if case.cited.asks_to_stop:
        intent, channel = Intent.OPT_OUT, Channel.MAILTO
    what = consequence.of_reply(intent)
    answered_run = _keep_reply(case, case.candidate, intent)
    if case.touch is not None and case.own_touch is None:
        other = case.session.get_one(Candidate, case.touch.candidate_id)
        doubt = consequence.PauseUntil(None, _ANSWERED_BY_ANOTHER)
        consequences.pause(case.session, other, doubt, case.now, begun_by=case.now)
    consequences.end(
        case.session,
        case.road.links.signer,
        case.candidate,
        what,
        case.now,
        channel=channel,
        evidence=verdict.evidence if verdict else "",
        is_verified=case.is_verified,
        answered_run=answered_run,
    )
    return _settle(case, InboundState.HANDLED, what.reason)


def _keep_reply(case: Case, candidate: Candidate, intent: Intent) -> int | None:
    """Keep the words; returns the run they answer: the cited one, else the latest that lives, else the latest."""
    runs = live_runs(case.session, candidate.id) or runs_of(case.session, candidate.id)
    touch = case.own_touch
    enrollment_id = touch.enrollment_id if touch else runs[-1].id if runs else None
    case.mail.candidate_id, case.mail.touch_id = candidate.id, case.touch.id if case.touch else None
    keep_reply(case.session, case.mail, case.read, intent, candidate.id, enrollment_id, is_verified=case.is_verified)
    return enrollment_id


def _only_named(case: Case) -> InboundState | None:
    """From a stranger, with a candidate among the recipients: nothing is known, so a person looks before we write."""
    people = candidate_ids_by_address(case.session, case.read.glance.recipients)
    if not people:
        return _drop(case)
    case.mail.candidate_id = min(people.values())
    for candidate_id in set(people.values()):
        candidate = case.session.get_one(Candidate, candidate_id)
        what = consequence.PauseUntil(None, _COPIED)
        consequences.pause(case.session, candidate, what, case.now, begun_by=case.mail.received_at)
    return _settle(case, InboundState.ASKS, _COPIED)


def _unmatched(case: Case) -> InboundState:
    reason = Reason("unmatched", "It cites a mail of ours, but we cannot tell whose it is. Have a look.")
    return _settle(case, InboundState.UNMATCHED, reason)


def _last_mail_to_any(case: Case) -> Touch | None:
    found = (last_mail_to(case.session, address) for address in case.read.reported)
    return next((touch for touch in found if touch is not None), None)


def _drop(case: Case) -> InboundState | None:
    """Nothing of ours after all: nothing of it stays."""
    case.session.delete(case.mail)
    return None


def _settle(case: Case, state: InboundState, reason: Reason) -> InboundState:
    settle(case.session, case.mail.id, state, case.read.kind, reason.code, reason.says, case.now)
    return state


def set_aside(road: Road, mail_id: int, why: str) -> None:
    """Quarantine a mail that we stumbled over: its row says so, and its sender, if known, is not written to again."""
    with road.database.write() as session:
        mail = session.get(InboundMail, mail_id, with_for_update=True)
        if mail is None or mail.state is not InboundState.NEW:
            return
        candidate = candidate_by_address(session, mail.sender) if mail.sender else None
        if candidate is not None and not mail.is_sent_folder:
            mail.candidate_id = candidate.id
            consequences.end(session, road.links.signer, candidate, _COULD_NOT_READ, road.now(), is_verified=False)
        says = f"We could not read this mail ({why})."
        settle(session, mail.id, InboundState.UNREADABLE, MailKind.UNREADABLE, "unreadable", says, road.now())
