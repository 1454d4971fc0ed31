"""A colleague's answer to a mail that went to one of us, and what becomes of it."""

from sequencer.core.addresses import identity
from sequencer.core.plan.effects import effect_of_colleague
from sequencer.core.reasons import Reason
from sequencer.core.states import TO_COLLEAGUES, UNTOLD, MailKind, Purpose
from sequencer.store.cases import Case, close, drop
from sequencer.store.inbound_mails import InboundState
from sequencer.store.moves import record_evidence
from sequencer.store.touches import Touch

_AWAY = Reason("colleague_away", "A colleague's mailbox answered by itself.")
_ANSWERED = Reason("colleague_answered", "A colleague answered what we asked.")


def is_from_colleague(case: Case) -> bool:
    """Whether it answers a mail that went to one of us: then it says nothing in the candidate's name."""
    touch = case.whose.touch
    if touch is None or touch.purpose not in TO_COLLEAGUES:
        return False
    if not case.whose.is_from_candidate:
        return True
    return case.whose.own_touch is None and _is_from(case, touch.recipient)


def from_colleague(case: Case) -> InboundState | None:
    """What a colleague's answer comes to: another job reads it, or a person does where it is not surely theirs."""
    touch = case.whose.touch
    assert touch is not None, "that is how it was told from others"
    record_evidence(case.session, touch, case.now, "it was answered")
    if touch.purpose in UNTOLD:
        return drop(case)
    case.mail.candidate_id, case.mail.touch_id = touch.candidate_id, touch.id
    if _is_by_machine(case, touch):
        return close(case, InboundState.HANDLED, _AWAY)
    is_theirs = _is_from(case, touch.recipient)
    effect = effect_of_colleague(touch.purpose, is_from_recipient=is_theirs)
    if effect and case.read.kind in (MailKind.HUMAN, MailKind.AUTO_REPLY):
        case.mail.effect, case.mail.effect_due_at = effect, case.now
        return close(case, InboundState.HANDLED, _ANSWERED)
    who = touch.recipient if is_theirs else f"{case.mail.sender or 'somebody'}, sender not verified,"
    text = f"Needs you: {who} answered “{touch.subject}”. Have a look."
    return close(case, InboundState.ASKS, Reason("colleague_wrote", text))


def _is_by_machine(case: Case, touch: Touch) -> bool:
    """Whether a machine answered. Whoever is asked something may write that they are away, in the words of absence notes."""
    if case.read.kind is not MailKind.AUTO_REPLY:
        return False
    is_asked = touch.purpose in (Purpose.HOURS, Purpose.HEADS_UP)
    return not (is_asked and case.read.auto_reply is not None and case.read.auto_reply.is_by_words)


def _is_from(case: Case, address: str) -> bool:
    return identity(address) in {identity(one) for one in case.read.glance.senders[:1]}
