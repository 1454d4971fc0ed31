"""Interviews in words: how one came about, what was answered, what was sent, and why a time is not offered."""

from sequencer.admin.words import Status
from sequencer.core.meet.plan_file import PlanKind
from sequencer.core.meet.plan_next import Offered
from sequencer.core.states import Purpose, TouchState
from sequencer.store.bookings import BookingState, Came
from sequencer.store.offers import OfferState

KINDS = {PlanKind.VIDEO: "By video", PlanKind.PHONE: "By phone", PlanKind.IN_PERSON: "In person"}

_OFFERS = {
    OfferState.OPEN: Status("wait", "Waiting for an answer"),
    OfferState.PICKED: Status("wait", "Being booked"),
    OfferState.BOOKED: Status("done", "Interview booked"),
    OfferState.DECLINED: Status("stop", "Declined"),
    OfferState.EXPIRED: Status("need", "No answer yet"),
    OfferState.WITHDRAWN: Status("stop", "Taken back"),
}
_BOOKINGS = {
    BookingState.BOOKED: Status("done", "Interview booked"),
    BookingState.CANCELLED: Status("stop", "Called off"),
}
_CAME = {
    Came.HELD: Status("done", "Took place"),
    Came.NOT_THEY: Status("stop", "They did not come"),
    Came.NOT_WE: Status("stop", "We did not come"),
}
_CALENDARS = {
    "ACCEPTED": "Their calendar says they accepted.",
    "TENTATIVE": "Their calendar says they may come.",
    "DECLINED": "Their calendar says they declined.",
}
_MAILS = {
    Purpose.OFFER: "Interview times offered",
    Purpose.OPTIONS: "Other times, or a question back",
    Purpose.CONFIRMATION: "Confirmation with the invitation",
    Purpose.CHANGE: "The change",
    Purpose.CANCELLATION: "The cancellation",
    Purpose.REMINDER: "A reminder",
    Purpose.NOTICE: "Told a colleague",
    Purpose.HEADS_UP: "Told a colleague, who may take over",
}
_MAIL_STATES = {
    TouchState.SENT: Status("done", "Sent"),
    TouchState.ASSUMED_SENT: Status("done", "Treated as sent"),
    TouchState.HELD: Status("need", "Held"),
    TouchState.UNKNOWN: Status("need", "We do not know whether this left"),
    TouchState.REFUSED: Status("stop", "Refused by their server"),
    TouchState.SKIPPED: Status("stop", "Not sent"),
    TouchState.CANCELLED: Status("stop", "Not sent"),
    TouchState.NOT_SENT: Status("stop", "Not sent"),
}


NEXT = (
    (str(Offered.BY_HAND), "With one click, once this one is over"),
    (str(Offered.HELD), "By themselves, once you say that it took place"),
    (str(Offered.BOOKED), "By themselves, as soon as this one is booked"),
)
"""When the times of the plan that follows are offered."""


def next_offered(how: Offered) -> str:
    return dict(NEXT)[str(how)]


def offer_status(state: OfferState) -> Status:
    return _OFFERS[state]


def booking_status(state: BookingState) -> Status:
    return _BOOKINGS[state]


def past_status(state: BookingState, came: Came) -> Status | None:
    """How an interview stands that is over: called off, or how it went; None where nobody has said that yet."""
    return _CAME.get(came) if state is BookingState.BOOKED else _BOOKINGS[state]


def how(booking_how: str, evidence: str, first: str) -> str:
    """How an interview came to have its time."""
    if evidence:
        return f"{first} wrote “{evidence}”."
    return {
        "reply": f"{first} answered the mail.",
        "person": "A colleague chose it.",
        "calendar": f"{first} proposed it from their calendar.",
    }.get(booking_how, f"{first} chose it on the page.")


def calendar(partstat: str) -> str:
    return _CALENDARS.get(partstat.upper(), "")


def mail(purpose: Purpose) -> str:
    return _MAILS.get(purpose, "A mail")


def mail_status(state: TouchState) -> Status:
    return _MAIL_STATES.get(state, Status("wait", "Leaves now"))
