"""The rules that a mail passes before it leaves, in the order in which they are told: what is final first, what waits last.

The same list decides and explains. Each rule says where its answer comes from and who can change it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sequencer.core.countries import in_country
from sequencer.core.plan.contact_rules import contact_rule
from sequencer.core.plan.hours import hours_rule
from sequencer.core.plan.lateness import late_rule
from sequencer.core.plan.mailbox_rules import length, mailbox_rule, turn_rule
from sequencer.core.plan.person_rules import open_questions, person_rules
from sequencer.core.plan.send_facts import SendFacts
from sequencer.core.plan.thread_rule import thread_rule
from sequencer.core.plan.verdict import RECHECK, Hold, Skip, Verdict, Wait, paused
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState

_ADMINISTRATOR = "an administrator"
_RECRUITER = "a recruiter"
_NOBODY = "nobody: it passes by itself"
_THEY = "only they; an administrator where nobody has proven the wish"

_TOLD_APART = frozenset({"suppressed", "closed_domain", "no_address", "dead_address"})

_Judge = Callable[[SendFacts], Verdict | None]


@dataclass(frozen=True)
class Rule:
    """`asks` is what has to be so, `source` the setting or row that answers, `changed_by` who can change it."""

    key: str
    asks: str
    judge: _Judge
    source: Callable[[SendFacts], str]
    changed_by: str


def _run(facts: SendFacts) -> Verdict | None:
    if facts.run is EnrollmentState.PAUSED:
        until = facts.resumes_at or facts.now + RECHECK
        return Wait(until, Reason("run_paused", "This run is paused."))
    if facts.run is not EnrollmentState.ACTIVE:
        return Skip(Reason("run_ended", "This run has ended."))
    return None


def _person(code: str) -> _Judge:
    def judge(facts: SendFacts) -> Verdict | None:
        return _first_skip(facts, lambda found: found == code)

    return judge


def _person_otherwise(facts: SendFacts) -> Verdict | None:
    """Whatever else forbids it: a reason that has no line of its own here still keeps the mail."""
    return _first_skip(facts, lambda found: found not in _TOLD_APART)


def _first_skip(facts: SendFacts, is_ours: Callable[[str], bool]) -> Skip | None:
    final = next((one for one in person_rules(facts.person, facts.now) if is_ours(one.code)), None)
    return Skip(final) if final is not None else None


def _employer(facts: SendFacts) -> Verdict | None:
    return _first_hold(facts, lambda found: found == "employer_address")


def _country(facts: SendFacts) -> Verdict | None:
    """The country's rule, and whatever else is open."""
    return _first_hold(facts, lambda found: found != "employer_address")


def _first_hold(facts: SendFacts, is_ours: Callable[[str], bool]) -> Hold | None:
    first = next((one for one in open_questions(facts.person) if is_ours(one.code)), None)
    return Hold(Reason(first.code, f"Held: {first.says}")) if first is not None else None


def _pauses(facts: SendFacts) -> Verdict | None:
    return paused(facts.pauses, facts.now)


def _profile(facts: SendFacts) -> Verdict | None:
    if not facts.missing_profile:
        return None
    names = ", ".join(facts.missing_profile)
    return Hold(Reason("profile_missing", f"Held: the organisation has no {names}. An administrator can set it."))


def _source(facts: SendFacts) -> Verdict | None:
    if not facts.is_first_mail or facts.has_source:
        return None
    text = "Held: where this address comes from is not known. A first mail has to say it; fill in the source."
    return Hold(Reason("source_missing", text))


def _late(facts: SendFacts) -> Verdict | None:
    return late_rule(facts.late, facts.hours, facts.now)


def _hours(facts: SendFacts) -> Verdict | None:
    return hours_rule(facts.hours, facts.now)


def _gap(facts: SendFacts) -> Verdict | None:
    found = contact_rule(facts.contact, facts.hours, facts.now)
    return found if found is not None and found.reason.code != "max_mails" else None


def _year(facts: SendFacts) -> Verdict | None:
    return contact_rule(replace(facts.contact, last_outreach_at=None), facts.hours, facts.now)


def _thread(facts: SendFacts) -> Verdict | None:
    return thread_rule(facts.id_awaited_since, facts.now)


def _caps(facts: SendFacts) -> Verdict | None:
    found = mailbox_rule(facts.mailbox, facts.hours, facts.now)
    return found if found != _turn(facts) else None


def _turn(facts: SendFacts) -> Verdict | None:
    return turn_rule(facts.mailbox, facts.now)


def _window_words(facts: SendFacts) -> str:
    window, zone = facts.hours.window, facts.hours.zone.key
    if window.is_always:
        hours = "at any hour"
    else:
        days = ", ".join(_DAYS[day - 1] for day in window.days)
        end = "24:00" if window.end.minute == 59 else f"{window.end:%H:%M}"
        hours = f"{days}, {window.start:%H:%M} to {end}"
    guess = ", a guess: we do not know where they live" if facts.hours.is_guess else ""
    country = facts.hours.open_days.country
    holidays = f"Public holidays {in_country(country)}" if country else "No country is known, so no holidays"
    return f"The sequence: {hours}. Their clock: {zone}{guess}. {holidays}. Quiet days and leave"


def _year_words(facts: SendFacts) -> str:
    contact = facts.contact
    return f"The organisation: {contact.max_mails} mails in twelve months, {len(contact.year_of_outreach)} so far"


def _country_words(facts: SendFacts) -> str:
    country = facts.person.country
    return f"The rule for people {in_country(country)}" if country else "The rule for people whose country is not known"


def _employer_words(facts: SendFacts) -> str:
    if facts.person.is_employer_known:
        return "Their employer’s domain"
    return "Employer’s domain is not known, so this cannot be checked. It can be set on their page"


def _turn_words(facts: SendFacts) -> str:
    gap = facts.mailbox.gap
    return f"The mailbox: {length(gap)} between two mails" if gap else "The mailbox: no time between two mails"


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _fixed(words: str) -> Callable[[SendFacts], str]:
    return lambda _: words


RULES: tuple[Rule, ...] = (
    Rule("run", "The run goes on", _run, _fixed("This run"), _RECRUITER),
    Rule("wish", "They have not asked us not to write", _person("suppressed"), _fixed("“Do not write”"), _THEY),
    Rule(
        "domain",
        "Their domain is open",
        _person("closed_domain"),
        _fixed("Closed domains, “Do not write”"),
        _ADMINISTRATOR,
    ),
    Rule("address", "There is an address", _person("no_address"), _fixed("Their addresses"), _RECRUITER),
    Rule("alive", "The address exists", _person("dead_address"), _fixed("Bounces of earlier mails"), _RECRUITER),
    Rule("declined", "They have not declined lately", _person_otherwise, _fixed("What they answered"), _NOBODY),
    Rule(
        "pauses",
        "Nothing over it is paused",
        _pauses,
        _fixed("Pauses of all sending, team, sequence, mailbox and person"),
        _RECRUITER,
    ),
    Rule(
        "employer",
        "It does not go to their employer",
        _employer,
        _employer_words,
        _RECRUITER,
    ),
    Rule(
        "country",
        "The rule of their country allows it",
        _country,
        _country_words,
        "a recruiter (consent), an administrator (the rule)",
    ),
    Rule("profile", "The organisation says who it is", _profile, _fixed("The organisation"), _ADMINISTRATOR),
    Rule("source", "A first mail can say where the address is from", _source, _fixed("Their page"), _RECRUITER),
    Rule("late", "Its time has not long passed", _late, _fixed("When it was due"), _RECRUITER),
    Rule(
        "hours",
        "An open day, within the send window",
        _hours,
        _window_words,
        "a recruiter (sequence, zone, country, leave), an administrator (quiet days)",
    ),
    Rule(
        "gap",
        "Nobody here has just written to them",
        _gap,
        lambda facts: f"The organisation: {facts.contact.min_gap} between two mails from anybody",
        _ADMINISTRATOR,
    ),
    Rule("year", "They have not had too many mails", _year, _year_words, _ADMINISTRATOR),
    Rule("thread", "It can follow in its thread", _thread, _fixed("The mail before it in this run"), _NOBODY),
    Rule(
        "caps",
        "The mailbox has room today",
        _caps,
        lambda facts: f"The mailbox: {facts.mailbox.sent_today} of {facts.mailbox.daily_cap} mails today",
        _RECRUITER,
    ),
    Rule(
        "turn",
        "It is the mailbox’s turn",
        _turn,
        _turn_words,
        _RECRUITER,
    ),
)
