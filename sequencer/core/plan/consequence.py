"""What an incoming mail means for the runs of the person it came from.

The strongest wish wins and an unproven sender may only ever stop (promise 9).
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sequencer.core.addresses import identity
from sequencer.core.plan.delays import IsWorkingDay, from_wall, weekday_is_working, working_days_after
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState, Intent, Permanence

_DEFAULT_ABSENCE_WORKING_DAYS = 5
_LONGEST_ABSENCE = timedelta(days=731)
_TOLD = re.compile(r"Out of office until \w{3} (\d{1,2} \w{3} \d{4})\.")


@dataclass(frozen=True)
class End:
    """All runs of the person end in this state."""

    state: EnrollmentState
    reason: Reason
    suppresses: bool = False
    cools_off: bool = False
    is_address_gone: bool = False


@dataclass(frozen=True)
class PauseUntil:
    """All runs pause; they go on by themselves at `at`, or when a person says so where it is None."""

    at: datetime | None
    reason: Reason


@dataclass(frozen=True)
class Ask:
    """Nothing moves by itself: a person decides."""

    reason: Reason


COULD_NOT_READ = End(
    EnrollmentState.ANSWERED, Reason("answered_unreadable", "Stopped to be safe: a mail came that we cannot read.")
)
COMPLAINED = End(
    EnrollmentState.OPTED_OUT,
    Reason("complained", "Reported our mail as spam. We do not write again."),
    suppresses=True,
)


def of_reply(intent: Intent) -> End:
    """A human answer ends every run whatever it says; what it says decides how."""
    match intent:
        case Intent.OPT_OUT:
            return End(EnrollmentState.OPTED_OUT, Reason("opted_out", "Asked us not to write."), suppresses=True)
        case Intent.NOT_INTERESTED:
            return End(EnrollmentState.DECLINED, Reason("declined", "Declined."), cools_off=True)
        case Intent.LATER:
            return End(EnrollmentState.ANSWERED, Reason("answered_later", "Answered: not now."))
        case Intent.REFERRAL:
            return End(EnrollmentState.ANSWERED, Reason("answered_referral", "Answered: named somebody else."))
        case Intent.WRONG_PERSON:
            return End(EnrollmentState.ANSWERED, Reason("answered_wrong_person", "Answered: not the right person."))
        case Intent.QUESTION:
            return End(EnrollmentState.ANSWERED, Reason("answered_question", "Answered: asks something."))
        case Intent.INTERESTED:
            return End(EnrollmentState.ANSWERED, Reason("answered_interested", "Answered: interested."))
        case _:
            return End(EnrollmentState.ANSWERED, Reason("answered", "Answered."))


def of_absence(
    returns_on: date | None, sent_on: date, zone: ZoneInfo, is_working: IsWorkingDay = weekday_is_working
) -> PauseUntil:
    """An out-of-office note: until the return date plus one working day, else a week of working days.

    A date more than two years off is taken for none: somebody mistyped it, or wants us to choke on it. Working
    days are those of the candidate's country; the run goes on at 09:00 of the candidate's own day.
    """
    if returns_on is None or returns_on - sent_on > _LONGEST_ABSENCE:
        day = working_days_after(sent_on, _DEFAULT_ABSENCE_WORKING_DAYS, is_working)
        text = f"Automatic answer, no date given. Resumes {_day(day)}."
    else:
        back = returns_on if is_working(returns_on) else working_days_after(returns_on, 1, is_working)
        day = working_days_after(back, 1, is_working)
        text = f"Out of office until {_day(returns_on)}. Resumes {_day(day)}, one working day later."
    return PauseUntil(from_wall(day, time(9), zone), Reason("out_of_office", text))


def return_told(says: str) -> date | None:
    """The day of return that the sentence of an absence names; None where no date was given."""
    found = _TOLD.match(says)
    return datetime.strptime(found[1], "%d %b %Y").date() if found else None  # noqa: DTZ007 -- a day, not an instant


def of_departure() -> End:
    """The person no longer works behind this address."""
    return End(EnrollmentState.STOPPED, Reason("left_company", "Stopped: has left the company, says the answer."))


def held_against(
    recipient: str, named: Collection[str], permanence: Permanence | None, *, cites_it: bool
) -> Permanence:
    """How far a report may be held against the address a mail went to.

    Only one that cites that very mail, and names nobody else, is believed; anybody can write a report.
    """
    is_named = not named or identity(recipient) in {identity(one) for one in named}
    return permanence if permanence is not None and cites_it and is_named else Permanence.UNDETERMINED


def of_bounce(permanence: Permanence, says: str) -> End | Ask:
    """A final failure ends the run; only an undetermined one asks a person first."""
    match permanence:
        case Permanence.HARD:
            return End(
                EnrollmentState.BOUNCED,
                Reason("bounced_hard", f"Address does not exist ({says})."),
                is_address_gone=True,
            )
        case Permanence.SOFT:
            return End(EnrollmentState.BOUNCED, Reason("bounced_soft", f"Could not be delivered ({says})."))
        case _:
            return Ask(Reason("bounced_undetermined", f"Needs you: it came back, and why is not clear ({says})."))


def of_manual_mail() -> PauseUntil:
    """A colleague wrote to the candidate by hand."""
    return PauseUntil(None, Reason("written_by_hand", "Paused: somebody here wrote to them by hand."))


def of_unknown_copy() -> PauseUntil:
    """The Sent folder holds a mail of ours that this database knows nothing of."""
    text = "Paused: a mail of ours to them lies in Sent that we know nothing of. An older backup was restored."
    return PauseUntil(None, Reason("unknown_copy", text))


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"
