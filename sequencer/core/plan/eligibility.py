"""Whether a candidate may be enrolled, and whether a mail may leave right now.

Rules stand in the order in which they are told to people: what is final first, what waits last.
"""

from dataclasses import dataclass
from datetime import datetime

from sequencer.core.plan.person_rules import PersonFacts, open_questions, person_rules
from sequencer.core.plan.send_facts import SendFacts
from sequencer.core.plan.send_rules import RULES
from sequencer.core.plan.verdict import Send, Skip, Verdict
from sequencer.core.reasons import Reason

__all__ = ["OtherRun", "SendFacts", "StartFacts", "may_send", "may_start"]


@dataclass(frozen=True)
class OtherRun:
    """A live run of the same person somewhere else: its sequence, its team, and who writes in it."""

    sequence: str
    team: str
    by: str


@dataclass(frozen=True)
class StartFacts:
    """`elsewhere` are their live runs in other sequences, paused ones too; `most_runs` is how many the company allows."""

    person: PersonFacts
    now: datetime
    is_running_here: bool = False
    was_here: bool = False
    elsewhere: tuple[OtherRun, ...] = ()
    most_runs: int = 1


def may_start(facts: StartFacts) -> Send | Skip:
    """Whether a candidate may be enrolled; a skip says why, in words for the recruiter."""
    person = next(person_rules(facts.person, facts.now), None) or next(open_questions(facts.person), None)
    if person is not None:
        return Skip(person)
    if facts.is_running_here:
        return Skip(Reason("already_running", "Already in this sequence."))
    if facts.was_here:
        return Skip(Reason("already_done", "Has been through this sequence before; nobody gets its mails twice."))
    if len(facts.elsewhere) >= facts.most_runs:
        return Skip(_elsewhere(facts))
    return Send()


def may_send(facts: SendFacts) -> Verdict:
    """Whether a mail may leave at `facts.now`: what the first rule says that does not let it pass."""
    return next((verdict for rule in RULES if (verdict := rule.judge(facts)) is not None), None) or Send()


def _elsewhere(facts: StartFacts) -> Reason:
    """Who is in touch with them now, and what to do about it."""
    other = facts.elsewhere[0]
    most = "One sequence" if facts.most_runs == 1 else f"{facts.most_runs} sequences"
    text = (
        f"Is in “{other.sequence}” now: {other.by} writes for {other.team}. {most} at a time for each person. "
        "Wait for it to end, or ask them to stop it."
    )
    return Reason("in_another", text)
