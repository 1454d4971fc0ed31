"""A report on a mail of ours, written down: it came back, was taken for spam, or is on its way."""

from datetime import timedelta

from sequencer.core.plan import consequence
from sequencer.core.plan.consequence import COMPLAINED, Ask
from sequencer.core.plan.setbacks import Setback
from sequencer.core.reasons import Reason
from sequencer.core.states import TO_COLLEAGUES, UNTOLD, MailKind, Permanence
from sequencer.store.bounces import record_bounce
from sequencer.store.candidates import Candidate, candidate_ids_by_address
from sequencer.store.cases import Case, close, drop, end_runs
from sequencer.store.inbound_mails import InboundState
from sequencer.store.moves import record_evidence
from sequencer.store.setbacks import record_setback
from sequencer.store.suppressions import Channel
from sequencer.store.touches import Touch, latest_mail

_MOST_REPORTED = 10
_RECENTLY = timedelta(days=14)


def record_report(case: Case) -> InboundState | None:
    """A bounce, complaint or notice. It counts only against somebody we did write to; others name no mail of ours."""
    touch = case.whose.touch or _latest_mail_to_reported(case)
    if touch is None:
        return drop(case)
    record_evidence(case.session, touch, case.now, "their server has reported on it")
    if touch.purpose in UNTOLD:
        return drop(case)
    case.mail.touch_id, case.mail.candidate_id = touch.id, touch.candidate_id
    if case.read.kind is MailKind.DELIVERY_NOTICE:
        return close(case, InboundState.HANDLED, Reason("delivery_notice", f"A notice only: {case.read.reason}."))
    if touch.purpose in TO_COLLEAGUES:
        return _notice_came_back(case, touch)
    candidate = case.session.get_one(Candidate, touch.candidate_id)
    if case.read.kind is MailKind.COMPLAINT:
        end_runs(
            case, candidate, COMPLAINED, touch, channel=Channel.COMPLAINT, is_verified=case.whose.touch is not None
        )
        return close(case, InboundState.HANDLED, COMPLAINED.reason)
    return _bounce(case, touch, candidate)


def _bounce(case: Case, touch: Touch, candidate: Candidate) -> InboundState:
    bounce = case.read.bounce
    permanence = consequence.held_against(
        touch.recipient,
        bounce.recipients if bounce else (),
        bounce.permanence if bounce else None,
        cites_it=case.whose.touch is not None,
    )
    what = consequence.of_bounce(permanence, _says(case))
    record_bounce(case.session, case.links.signer, candidate, touch, what, case.now)
    if case.whose.touch is not None:  # a report that does not cite our mail proves nothing against the mailbox
        record_setback(case.session, touch, _setback(case, permanence), _says(case), case.now)
    if not touch.is_step:  # they wait for this one
        text = f"Needs you: “{touch.subject}” did not reach them ({_says(case)}). Reach them another way."
        return close(case, InboundState.ASKS, Reason("service_bounced", text))
    return close(case, InboundState.ASKS if isinstance(what, Ask) else InboundState.HANDLED, what.reason)


def _setback(case: Case, permanence: Permanence) -> Setback | None:
    if permanence is Permanence.HARD:
        return Setback.HARD_BOUNCE
    status = case.read.bounce.status if case.read.bounce else None
    return Setback.POLICY if (status or "").startswith("5.7.") else None


def _notice_came_back(case: Case, touch: Touch) -> InboundState:
    """A colleague does not know what we wrote to them; the candidate it is about has nothing to do with it."""
    candidate = case.session.get(Candidate, touch.candidate_id) if touch.candidate_id is not None else None
    about = candidate.full_name if candidate is not None else "somebody who was erased"
    text = f"Needs you: {touch.recipient} did not get our mail about {about} ({_says(case)}). Tell them."
    return close(case, InboundState.ASKS, Reason("notice_bounced", text))


def _says(case: Case) -> str:
    return str(case.read.bounce.cause).replace("_", " ") if case.read.bounce else case.read.reason


def _latest_mail_to_reported(case: Case) -> Touch | None:
    """A report without our mail in it may still name somebody we have just written to."""
    people = candidate_ids_by_address(case.session, case.read.reported[:_MOST_REPORTED])
    since = case.mail.received_at - _RECENTLY
    found = (latest_mail(case.session, candidate_id, since) for candidate_id in set(people.values()))
    return next((touch for touch in found if touch is not None), None)
