"""The whole chain of rules for one mail: what each says, where its answer comes from, and who can change it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sequencer.core.plan.send_facts import SendFacts
from sequencer.core.plan.send_rules import RULES, Rule
from sequencer.core.plan.verdict import Hold, Skip, Wait

_ON_ITS_DAY = frozenset({"run", "late", "hours", "gap", "year", "thread", "caps", "turn"})
"""Rules that a calendar answers, or the worker on the day itself."""


class Answer(StrEnum):
    PASSES = "passes"
    WAITS = "waits"  # a normal wait
    HOLDS = "holds"  # until somebody mends something
    ENDS = "ends"  # it will not leave


@dataclass(frozen=True)
class Finding:
    """What one rule says of one mail. `until` is when a wait ends; a rule that passes has neither code nor sentence."""

    rule: str
    asks: str
    answer: Answer
    source: str
    changed_by: str
    code: str = ""
    says: str = ""
    until: datetime | None = None


@dataclass(frozen=True)
class Explained:
    """What every rule says at an instant, in order; `decides` is the one that keeps the mail, if any does."""

    at: datetime
    findings: tuple[Finding, ...]

    @property
    def decides(self) -> Finding | None:
        return next((one for one in self.findings if one.answer is not Answer.PASSES), None)


def explained(facts: SendFacts, due_at: datetime) -> Explained:
    """Every rule's answer for a mail that is due, at the earliest instant at which it could leave.

    For a mail of a later day the mailbox is taken as rested: nobody knows yet what else leaves on it.
    """
    at = max(facts.now, due_at)
    next_day = facts.mailbox.next_day_at
    mailbox = facts.mailbox
    if next_day is not None and at >= next_day:
        mailbox = replace(mailbox, sent_today=0, sent_lately=0, next_day_at=None)
    then = replace(facts, now=at, mailbox=mailbox)
    return Explained(at, tuple(_finding(rule, then) for rule in RULES))


def in_the_way(facts: SendFacts) -> tuple[str, ...]:
    """Why no mail would leave as things stand, whatever its day: a sentence for each rule that people have to mend."""
    found = (_finding(rule, facts) for rule in RULES if rule.key not in _ON_ITS_DAY)
    return tuple(_as_sentence(one.says) for one in found if one.answer is not Answer.PASSES)


def _as_sentence(says: str) -> str:
    """A reason without its state; a domain at its beginning stays as it is written."""
    told = says.removeprefix("Held: ")
    return told if "." in told.partition(" ")[0] else f"{told[:1].upper()}{told[1:]}"


def _finding(rule: Rule, facts: SendFacts) -> Finding:
    verdict, source = rule.judge(facts), rule.source(facts)
    match verdict:
        case Wait(until, reason):
            answer = Answer.WAITS
            return Finding(rule.key, rule.asks, answer, source, rule.changed_by, reason.code, reason.says, until)
        case Hold(reason) | Skip(reason):
            answer = Answer.HOLDS if isinstance(verdict, Hold) else Answer.ENDS
            return Finding(rule.key, rule.asks, answer, source, rule.changed_by, reason.code, reason.says)
        case _:
            return Finding(rule.key, rule.asks, Answer.PASSES, source, rule.changed_by)
