"""Whether a candidate may be enrolled, and whether a mail may leave right now.

Rules stand in the order in which they are told to people: what is final first, what waits last.
"""

from dataclasses import dataclass
from datetime import datetime

from sequencer.core.plan.contact_rules import ContactFacts, contact_rule
from sequencer.core.plan.hours import Hours, hours_rule
from sequencer.core.plan.mailbox_rules import MailboxFacts, mailbox_rule
from sequencer.core.plan.person_rules import PersonFacts, person_rules
from sequencer.core.plan.verdict import RECHECK, Hold, Pause, Send, Skip, Verdict, Wait, paused
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState


@dataclass(frozen=True)
class StartFacts:
    person: PersonFacts
    now: datetime
    is_running_here: bool = False
    was_here: bool = False


@dataclass(frozen=True)
class SendFacts:
    """Everything the last decision before a mail depends on. Instants are aware."""

    now: datetime
    person: PersonFacts
    run: EnrollmentState
    resumes_at: datetime | None
    pauses: tuple[Pause, ...]
    missing_profile: tuple[str, ...]
    has_source: bool
    is_first_mail: bool
    hours: Hours
    contact: ContactFacts
    mailbox: MailboxFacts


def may_start(facts: StartFacts) -> Send | Skip:
    """Whether a candidate may be enrolled; a skip says why, in words for the recruiter."""
    person = next(person_rules(facts.person, facts.now), None)
    if person is not None:
        return Skip(person)
    if facts.is_running_here:
        return Skip(Reason("already_running", "Already in this sequence."))
    if facts.was_here:
        return Skip(Reason("already_done", "Has been through this sequence before; nobody gets its mails twice."))
    return Send()


def may_send(facts: SendFacts) -> Verdict:
    """Whether a mail may leave at `facts.now`."""
    ended = _run_rule(facts)
    if ended is not None:
        return ended
    person = next(person_rules(facts.person, facts.now), None)
    if person is not None:
        return Skip(person)
    return (
        paused(facts.pauses, facts.now)
        or _hold_rule(facts)
        or hours_rule(facts.hours, facts.now)
        or contact_rule(facts.contact, facts.hours, facts.now)
        or mailbox_rule(facts.mailbox, facts.hours, facts.now)
        or Send()
    )


def _run_rule(facts: SendFacts) -> Verdict | None:
    if facts.run is EnrollmentState.PAUSED:
        until = facts.resumes_at or facts.now + RECHECK
        return Wait(until, Reason("run_paused", "This run is paused."))
    if facts.run is not EnrollmentState.ACTIVE:
        return Skip(Reason("run_ended", "This run has ended."))
    return None


def _hold_rule(facts: SendFacts) -> Hold | None:
    if facts.missing_profile:
        names = ", ".join(facts.missing_profile)
        return Hold(Reason("profile_missing", f"Held: the organisation has no {names}. An administrator can set it."))
    if facts.is_first_mail and not facts.has_source:
        text = "Held: where this address comes from is not known. A first mail has to say it; fill in the source."
        return Hold(Reason("source_missing", text))
    return None
