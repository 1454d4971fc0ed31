"""A stored mail is understood and has its effect: parse → classify → match → act, one commit, once.

Any human answer stops everything; only the way it ends depends on the words. What fits nobody stays as a visible row.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from sequencer.core.addresses import identity
from sequencer.core.plan import consequence
from sequencer.core.plan.consequence import COMPLAINED, COULD_NOT_READ, Ask, End, PauseUntil
from sequencer.core.read.matching import own_token
from sequencer.core.read.understanding import Understanding
from sequencer.core.reasons import Reason
from sequencer.core.states import Intent, MailKind
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store import consequences
from sequencer.store.bounces import record_bounce
from sequencer.store.candidates import Candidate, candidate_by_address, candidate_ids_by_address
from sequencer.store.eligibility import zone_of
from sequencer.store.enrollments import live_runs, runs_of
from sequencer.store.inbound_mails import InboundMail, InboundState, settle
from sequencer.store.mailboxes import own_addresses
from sequencer.store.matches import Match, match
from sequencer.store.moves import record_evidence
from sequencer.store.replies import keep_reply
from sequencer.store.suppressions import Channel
from sequencer.store.touches import Touch, latest_mail, touch_citing

_LONGEST_ID = 998
_MOST_REPORTED = 10
_RECENTLY = timedelta(days=14)
_SKEW = timedelta(minutes=10)
"""How far the clock of a mail server may be off."""

_COPIED = Reason("named_in_mail", "Paused: somebody else wrote and named them as a recipient. Have a look.")
_ANSWERED_BY_ANOTHER = Reason(
    "answered_by_another", "Paused: somebody else we write to answered a mail to them. Have a look."
)


@dataclass(frozen=True)
class Case:
    """One mail on the table, with whom and what it fits."""

    road: Road
    session: Session
    mail: InboundMail
    read: Understanding
    whose: Match
    now: datetime

    @property
    def begun_by(self) -> datetime:
        """Runs that began later cannot be meant by this mail."""
        return self.mail.received_at + _SKEW


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
        whose = match(session, road.links.signer, read)
        state = _act(Case(road, session, mail, read, whose, road.now()))
    log.info("mail_understood", mail=mail_id, kind=str(read.kind), state=str(state))
    return state


def _act(case: Case) -> InboundState | None:
    """Choose the effect. The mail's row is locked, so it happens once."""
    if _is_ours(case):
        return _own_mail(case)
    if case.whose.cited.asks_to_stop and case.whose.candidate is not None:
        return _human(case)  # a mail program's own button: its words may look like a machine's
    match case.read.kind:
        case MailKind.BOUNCE | MailKind.COMPLAINT | MailKind.DELIVERY_NOTICE:
            return _report(case)
        case MailKind.UNREADABLE:
            return _unreadable(case)
        case MailKind.AUTO_REPLY:
            return _automatic(case)
        case _:
            return _human(case)


def _is_ours(case: Case) -> bool:
    """From the Sent folder, or from one of our mailboxes; but its owner may be a candidate too, and answer as one."""
    if case.mail.is_sent_folder:
        return True
    sender = case.read.glance.senders[:1]
    if not set(sender) & own_addresses(case.session):
        return False
    if own_token(case.mail.raw, case.road.links.signer) is not None:
        return True
    return case.whose.touch is None or identity(case.whose.touch.recipient) != identity(sender[0])


def _own_mail(case: Case) -> InboundState | None:
    """Our own Sent copy is evidence, never a reply; a colleague's own mail to the candidate pauses the runs.

    So does a copy of ours that this database does not know: it was restored from before that mail left.
    """
    token = own_token(case.mail.raw, case.road.links.signer)
    touch = touch_citing(case.session, [token], ()) if token is not None else None
    if touch is not None:
        record_evidence(case.session, touch, case.now, "found in Sent")
        own_id = case.read.glance.message_id or ""
        if case.mail.is_sent_folder and own_id.isascii() and 0 < len(own_id) <= _LONGEST_ID:
            touch.effective_id = own_id  # outside Sent anybody could have put it
        return _drop(case)
    if token is not None and not case.mail.is_sent_folder:
        return _drop(case)
    written = consequence.of_manual_mail() if token is None else consequence.of_unknown_copy()
    return _pause_recipients(case, written, InboundState.HANDLED)


def _pause_recipients(case: Case, what: PauseUntil, state: InboundState) -> InboundState | None:
    people = set(candidate_ids_by_address(case.session, case.read.glance.recipients).values())
    for candidate_id in people:
        candidate = case.session.get_one(Candidate, candidate_id)
        consequences.pause(case.session, candidate, what, case.now, begun_by=case.begun_by)
    if not people:
        return _drop(case)
    case.mail.candidate_id = min(people)
    return _settle(case, state, what.reason)


def _report(case: Case) -> InboundState | None:
    """A bounce, complaint or notice. It counts only against somebody we did write to; others name no mail of ours."""
    touch = case.whose.touch or _latest_mail_to_reported(case)
    if touch is None:
        return _drop(case)
    case.mail.touch_id, case.mail.candidate_id = touch.id, touch.candidate_id
    candidate = case.session.get_one(Candidate, touch.candidate_id)
    record_evidence(case.session, touch, case.now, "their server has reported on it")
    if case.read.kind is MailKind.DELIVERY_NOTICE:
        return _settle(case, InboundState.HANDLED, Reason("delivery_notice", f"A notice only: {case.read.reason}."))
    if case.read.kind is MailKind.COMPLAINT:
        _end(case, candidate, COMPLAINED, touch, channel=Channel.COMPLAINT, is_verified=case.whose.touch is not None)
        return _settle(case, InboundState.HANDLED, COMPLAINED.reason)
    return _bounce(case, touch, candidate)


def _bounce(case: Case, touch: Touch, candidate: Candidate) -> InboundState:
    bounce = case.read.bounce
    permanence = consequence.held_against(
        touch.recipient,
        bounce.recipients if bounce else (),
        bounce.permanence if bounce else None,
        cites_it=case.whose.touch is not None,
    )
    says = str(bounce.cause).replace("_", " ") if bounce else case.read.reason
    what = consequence.of_bounce(permanence, says)
    record_bounce(case.session, case.road.links.signer, candidate, touch, what, case.now)
    return _settle(case, InboundState.ASKS if isinstance(what, Ask) else InboundState.HANDLED, what.reason)


def _end(
    case: Case,
    candidate: Candidate,
    what: End,
    touch: Touch | None,
    *,
    channel: Channel = Channel.REPLY,
    is_verified: bool = True,
) -> None:
    run = touch.enrollment_id if touch else None
    consequences.end(
        case.session,
        case.road.links.signer,
        candidate,
        what,
        case.now,
        channel=channel,
        is_verified=is_verified,
        answered_run=run,
    )


def _unreadable(case: Case) -> InboundState:
    if case.whose.candidate is not None:
        case.mail.candidate_id = case.whose.candidate.id
        _end(case, case.whose.candidate, COULD_NOT_READ, case.whose.own_touch, is_verified=False)
    return _settle(case, InboundState.UNREADABLE, Reason("unreadable", f"We cannot read this mail: {case.read.reason}"))


def _automatic(case: Case) -> InboundState | None:
    if case.whose.candidate is None:
        return _unmatched(case) if case.whose.cites_us else _drop(case)
    case.mail.candidate_id = case.whose.candidate.id
    if case.whose.touch is not None:
        record_evidence(case.session, case.whose.touch, case.now, "their mailbox has answered it")
    note = case.read.auto_reply
    if note is not None and note.left_company:
        what = consequence.of_departure()
        _end(case, case.whose.candidate, what, case.whose.own_touch)
        return _settle(case, InboundState.HANDLED, what.reason)
    zone, came_on = zone_of(case.session, case.whose.candidate), case.mail.received_at.date()
    absence = consequence.of_absence(note.returns_on if note else None, came_on, zone)
    cited = case.whose.own_touch.enrollment_id if case.whose.own_touch else None
    consequences.pause(case.session, case.whose.candidate, absence, case.now, begun_by=case.begun_by, cited_run=cited)
    return _settle(case, InboundState.HANDLED, absence.reason)


def _human(case: Case) -> InboundState | None:
    """An answer: it is kept in the person's words, and every run of theirs ends."""
    if case.whose.candidate is None:
        return _unmatched(case) if case.whose.cites_us else _only_named(case)
    if case.whose.touch is not None:
        record_evidence(case.session, case.whose.touch, case.now, "it was answered")
    verdict = case.read.verdict
    intent = verdict.intent if verdict else Intent.UNCLEAR
    channel = Channel.REPLY
    if case.whose.cited.asks_to_stop:
        intent, channel = Intent.OPT_OUT, Channel.MAILTO
    what = consequence.of_reply(intent)
    answered_run = _keep_reply(case, case.whose.candidate, intent)
    if case.whose.touch is not None and case.whose.own_touch is None:
        other = case.session.get_one(Candidate, case.whose.touch.candidate_id)
        doubt = PauseUntil(None, _ANSWERED_BY_ANOTHER)
        consequences.pause(case.session, other, doubt, case.now, begun_by=case.now)
    consequences.end(
        case.session,
        case.road.links.signer,
        case.whose.candidate,
        what,
        case.now,
        channel=channel,
        evidence=verdict.evidence if verdict else "",
        is_verified=case.whose.is_verified,
        answered_run=answered_run,
    )
    return _settle(case, InboundState.HANDLED, what.reason)


def _keep_reply(case: Case, candidate: Candidate, intent: Intent) -> int | None:
    """Keep the words; returns the run they answer: the cited one, else the latest that lives, else the latest."""
    runs = live_runs(case.session, candidate.id) or runs_of(case.session, candidate.id)
    touch = case.whose.own_touch
    enrollment_id = touch.enrollment_id if touch else runs[-1].id if runs else None
    case.mail.candidate_id, case.mail.touch_id = candidate.id, case.whose.touch.id if case.whose.touch else None
    keep_reply(
        case.session, case.mail, case.read, intent, candidate.id, enrollment_id, is_verified=case.whose.is_verified
    )
    return enrollment_id


def _only_named(case: Case) -> InboundState | None:
    """From a stranger, with a candidate among the recipients: nothing is known, so a person looks before we write."""
    return _pause_recipients(case, PauseUntil(None, _COPIED), InboundState.ASKS)


def _unmatched(case: Case) -> InboundState:
    reason = Reason("unmatched", "It cites a mail of ours, but we cannot tell whose it is. Have a look.")
    return _settle(case, InboundState.UNMATCHED, reason)


def _latest_mail_to_reported(case: Case) -> Touch | None:
    """A report without our mail in it may still name somebody we have just written to."""
    people = candidate_ids_by_address(case.session, case.read.reported[:_MOST_REPORTED])
    since = case.mail.received_at - _RECENTLY
    found = (latest_mail(case.session, candidate_id, since) for candidate_id in set(people.values()))
    return next((touch for touch in found if touch is not None), None)


def _drop(case: Case) -> InboundState | None:
    """Nothing of ours after all: nothing of it stays."""
    case.session.delete(case.mail)
    return None


def _settle(case: Case, state: InboundState, reason: Reason) -> InboundState:
    settle(case.session, case.mail.id, state, case.read.kind, reason.code, reason.says, case.now)
    return state
