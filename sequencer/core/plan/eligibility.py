"""Whether a candidate may be enrolled, and whether a mail may leave right now.

Rules stand in the order in which they are told to people: what is final first, what waits last.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sequencer.core.plan.delays import Delay, from_wall
from sequencer.core.plan.windows import SendWindow
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState

RECHECK = timedelta(minutes=10)
"""How soon a hold without a date of its own is looked at again."""


@dataclass(frozen=True)
class Send:
    """Nothing speaks against it."""


@dataclass(frozen=True)
class Wait:
    """Not before `until`: a normal wait, nobody has to do anything."""

    until: datetime
    reason: Reason


@dataclass(frozen=True)
class Hold:
    """Somebody has to mend something first."""

    reason: Reason


@dataclass(frozen=True)
class Skip:
    """It will not leave at all."""

    reason: Reason


Verdict = Send | Wait | Hold | Skip


@dataclass(frozen=True)
class Pause:
    """Something a person has paused: `what` reads like “all sending” or “the mailbox ana@…”."""

    what: str
    why: str = ""


@dataclass(frozen=True)
class PersonFacts:
    """What we know of the person that may forbid a mail to them."""

    has_address: bool = True
    is_suppressed: bool = False
    is_address_dead: bool = False
    declined_until: datetime | None = None


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
    window: SendWindow
    zone: ZoneInfo
    last_outreach_at: datetime | None
    min_gap: Delay
    year_of_outreach: tuple[datetime, ...] = field(default=())
    max_mails: int = 12
    sent_today: int = 0
    daily_cap: int = 50
    next_day_at: datetime | None = None
    mailbox_free_at: datetime | None = None
    mailbox_trouble: str = ""


def may_start(facts: StartFacts) -> Send | Skip:
    """Whether a candidate may be enrolled; a skip says why, in words for the recruiter."""
    person = next(_person_rules(facts.person, facts.now), None)
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
    person = next(_person_rules(facts.person, facts.now), None)
    if person is not None:
        return Skip(person)
    for rule in (_hold_rule, _window_rule, _contact_rule, _mailbox_rule):
        verdict = rule(facts)
        if verdict is not None:
            return verdict
    return Send()


def _run_rule(facts: SendFacts) -> Verdict | None:
    if facts.run is EnrollmentState.PAUSED:
        until = facts.resumes_at or facts.now + RECHECK
        return Wait(until, Reason("run_paused", "This run is paused."))
    if facts.run is not EnrollmentState.ACTIVE:
        return Skip(Reason("run_ended", "This run has ended."))
    return None


def _person_rules(person: PersonFacts, now: datetime) -> Iterator[Reason]:
    if person.is_suppressed:
        yield Reason("suppressed", "Asked us not to write. Only they can change that.")
    if not person.has_address:
        yield Reason("no_address", "There is no address to write to.")
    if person.is_address_dead:
        yield Reason("dead_address", "The address does not exist any more. Add another one to write again.")
    if person.declined_until is not None and person.declined_until > now:
        day = f"{person.declined_until:%-d %B %Y}"
        yield Reason("cooling_off", f"Declined. Nobody here writes again before {day}.")


def _hold_rule(facts: SendFacts) -> Verdict | None:
    if facts.pauses:
        pause = facts.pauses[0]
        why = f": {pause.why}" if pause.why else ""
        return Wait(facts.now + RECHECK, Reason("paused", f"Paused: {pause.what}{why}. Resume it to go on."))
    if facts.missing_profile:
        names = ", ".join(facts.missing_profile)
        return Hold(Reason("profile_missing", f"Held: the organisation has no {names}. An administrator can set it."))
    if facts.is_first_mail and not facts.has_source:
        text = "Held: where this address comes from is not known. A first mail has to say it; fill in the source."
        return Hold(Reason("source_missing", text))
    return None


def _window_rule(facts: SendFacts) -> Verdict | None:
    opens = facts.window.next_open(facts.now, facts.zone)
    if opens > facts.now:
        return Wait(opens, Reason("window_closed", "Waiting for the send window."))
    return None


def _contact_rule(facts: SendFacts) -> Verdict | None:
    if facts.last_outreach_at is not None:
        free = facts.min_gap.after(facts.last_outreach_at, facts.zone)
        if free > facts.now:
            text = f"Not written: the last mail to this person is less than {facts.min_gap} old. Company-wide gap."
            return Wait(facts.window.next_open(free, facts.zone), Reason("min_gap", text))
    if len(facts.year_of_outreach) >= facts.max_mails:
        free = sorted(facts.year_of_outreach)[-facts.max_mails] + timedelta(days=366)
        text = f"Not written: {facts.max_mails} mails in twelve months are the most anybody gets from us."
        return Wait(facts.window.next_open(free, facts.zone), Reason("max_mails", text))
    return None


def _mailbox_rule(facts: SendFacts) -> Verdict | None:
    if facts.sent_today >= facts.daily_cap:
        until = facts.next_day_at or facts.now + RECHECK
        text = f"Waiting: this mailbox has sent its {facts.daily_cap} mails of today."
        return Wait(facts.window.next_open(until, facts.zone), Reason("daily_cap", text))
    if facts.mailbox_free_at is not None and facts.mailbox_free_at > facts.now:
        if facts.mailbox_trouble:
            reason = Reason("mailbox_trouble", f"Waiting: this mailbox is in trouble. {facts.mailbox_trouble}")
            return Wait(facts.mailbox_free_at, reason)
        return Wait(facts.mailbox_free_at, Reason("gap", "Waiting: this mailbox leaves time between two mails."))
    return None


def start_of_next_day(now: datetime, zone: ZoneInfo) -> datetime:
    """The next local midnight, in UTC."""
    return from_wall(now.astimezone(zone).date() + timedelta(days=1), time(0), zone)


def start_of_day(now: datetime, zone: ZoneInfo) -> datetime:
    """The last local midnight, in UTC."""
    return from_wall(now.astimezone(zone).date(), time(0), zone)
