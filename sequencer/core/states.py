"""The states things can be in, and which of them may follow which.

A status is only ever changed by naming the old one; `may_become` is the table behind that rule.
"""

from enum import StrEnum


class TouchState(StrEnum):
    """One outgoing mail or task. `rendered` and `addressed` are no rows of their own:
    bytes are frozen in the commit that claims, and addressing is a fail point."""

    PLANNED = "planned"  # will leave at due_at
    HELD = "held"  # something is missing or has to be decided by a person
    WAITING = "waiting"  # a mail or task that waits for a person to do or approve it
    CLAIMED = "claimed"  # a worker holds it under a lease; bytes and Message-ID are fixed
    TRANSMITTING = "transmitting"  # the text is leaving; from here on only evidence decides
    SENT = "sent"
    REFUSED = "refused"  # the server said no for good
    UNKNOWN = "unknown"  # the server never said
    ASSUMED_SENT = "assumed_sent"  # a person decided to treat it as sent
    NOT_SENT = "not_sent"  # evidence, or a person, says it never left
    DONE = "done"  # a task, done
    SKIPPED = "skipped"  # passed over by a rule or a person, with the reason
    CANCELLED = "cancelled"  # its run ended before it left


class Purpose(StrEnum):
    """What a touch is for. Steps are outreach; everything else is a service: it answers somebody, or tests ourselves."""

    STEP = "step"
    OFFER = "offer"
    OPTIONS = "options"  # fresh times, none that fits, or a question back
    CONFIRMATION = "confirmation"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    REMINDER = "reminder"  # of a settled interview, the working day before
    ANSWER = "answer"  # a recruiter's own answer in the thread
    WISH = "wish"  # confirms that we write no more
    NOTICE = "notice"  # to a colleague: invitation, change
    HOURS = "hours"  # to a colleague: asks for their hours, or says what was understood of them
    HEADS_UP = "heads_up"  # to a colleague: somebody was offered times
    TEST = "test"  # a step as one person would get it, sent to one of us
    CHECK = "check"  # a mailbox writes to itself


class EnrollmentState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"  # goes on by itself at resumes_at, or when a person says so
    ANSWERED = "answered"
    DECLINED = "declined"
    OPTED_OUT = "opted_out"
    BOUNCED = "bounced"
    STOPPED = "stopped"  # by a person, or because the address's owner left
    FINISHED = "finished"  # every step done, nobody answered


class MailKind(StrEnum):
    HUMAN = "human"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    COMPLAINT = "complaint"
    DELIVERY_NOTICE = "delivery_notice"
    CALENDAR = "calendar"
    UNREADABLE = "unreadable"


class Effect(StrEnum):
    """What a mail sets going beyond its own reading; another job does it, at once and again after a crash."""

    NONE = ""
    PICK = "pick"  # it answers an offer or a booking
    CALENDAR = "calendar"  # a calendar's answer to an invitation of ours
    HAND_OVER = "hand_over"  # interested, and a sequence may offer times by itself
    HOURS = "hours"  # a colleague answered about their hours
    HEADS_UP = "heads_up"  # a colleague answered about somebody who was offered times


class Intent(StrEnum):
    INTERESTED = "interested"
    QUESTION = "question"
    LATER = "later"
    NOT_INTERESTED = "not_interested"
    REFERRAL = "referral"
    WRONG_PERSON = "wrong_person"
    OPT_OUT = "opt_out"
    UNCLEAR = "unclear"
    AUTO_REPLY = "auto_reply"  # no answer at all; only a person says so of one that we took for an answer


class Permanence(StrEnum):
    HARD = "hard"
    SOFT = "soft"
    UNDETERMINED = "undetermined"


class Stage(StrEnum):
    """How far an SMTP conversation came."""

    CONNECT = "connect"
    TLS = "tls"
    SIGN_IN = "sign_in"
    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"
    BODY = "body"  # after 354: text and final dot


OPEN_TOUCHES = frozenset({TouchState.PLANNED, TouchState.HELD, TouchState.WAITING, TouchState.CLAIMED})
"""What a stop cancels: everything before the text begins to leave."""

AFTER_OPT_OUT = frozenset({Purpose.WISH, Purpose.CANCELLATION, Purpose.NOTICE, Purpose.TEST, Purpose.CHECK})
"""What may leave although the person asked us not to write."""

TO_COLLEAGUES = frozenset({Purpose.NOTICE, Purpose.HOURS, Purpose.HEADS_UP, Purpose.TEST, Purpose.CHECK})
"""Mails that go to one of us, whoever they are about."""

ABOUT_A_TIME = frozenset(
    {
        Purpose.OFFER,
        Purpose.OPTIONS,
        Purpose.CONFIRMATION,
        Purpose.CHANGE,
        Purpose.CANCELLATION,
        Purpose.REMINDER,
    }
)
"""Mails whose answer may choose, change or refuse a time."""

BEGUN_BY_US = frozenset({Purpose.OFFER, Purpose.REMINDER})
"""Services that a pause of their person keeps back; the others answer something the person has done."""

UNTOLD = frozenset({Purpose.TEST, Purpose.CHECK})
"""Trials of our own: in no timeline, and counted against no cap, gap, thread or figure."""

LIVE_RUNS = frozenset({EnrollmentState.ACTIVE, EnrollmentState.PAUSED})

_AFTER: dict[TouchState, frozenset[TouchState]] = {
    TouchState.PLANNED: frozenset(
        {
            TouchState.CLAIMED,
            TouchState.HELD,
            TouchState.WAITING,
            TouchState.SENT,  # to be sent again, but evidence came that it had left the first time
            TouchState.SKIPPED,
            TouchState.CANCELLED,
        }
    ),
    TouchState.HELD: frozenset(
        {
            TouchState.PLANNED,
            TouchState.CLAIMED,
            TouchState.WAITING,
            TouchState.SENT,
            TouchState.SKIPPED,
            TouchState.CANCELLED,
        }
    ),
    TouchState.WAITING: frozenset({TouchState.PLANNED, TouchState.DONE, TouchState.SKIPPED, TouchState.CANCELLED}),
    TouchState.CLAIMED: frozenset(
        {
            TouchState.CLAIMED,  # a lease that ran out is taken over
            TouchState.PLANNED,
            TouchState.HELD,
            TouchState.TRANSMITTING,
            TouchState.SENT,
            TouchState.REFUSED,
            TouchState.SKIPPED,
            TouchState.CANCELLED,
        }
    ),
    TouchState.TRANSMITTING: frozenset(
        {
            TouchState.SENT,
            TouchState.PLANNED,
            TouchState.HELD,
            TouchState.REFUSED,
            TouchState.UNKNOWN,
            TouchState.CANCELLED,
        }
    ),
    TouchState.UNKNOWN: frozenset({TouchState.SENT, TouchState.ASSUMED_SENT, TouchState.NOT_SENT}),
    TouchState.NOT_SENT: frozenset({TouchState.PLANNED, TouchState.SENT}),
    TouchState.ASSUMED_SENT: frozenset({TouchState.SENT}),
}


def may_become(old: TouchState, new: TouchState) -> bool:
    """Whether a touch in `old` may be moved to `new`."""
    return new in _AFTER.get(old, frozenset())


def before(new: TouchState) -> frozenset[TouchState]:
    """Every state that may be followed by `new`."""
    return frozenset(old for old, following in _AFTER.items() if new in following)
