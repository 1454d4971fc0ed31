"""Interviews in words: how one came about, what was answered, what was sent, and why a time is not offered."""

from sequencer.admin.words import Status
from sequencer.core.meet.diary import Reason
from sequencer.core.meet.plan_file import PlanKind
from sequencer.core.states import Purpose, TouchState
from sequencer.store.bookings import BookingState
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
    Purpose.NOTICE: "Told a colleague",
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
_WHY = {
    Reason.NOTICE: "It is too soon: the plan needs more notice.",
    Reason.SEARCH: "It is further ahead than the plan looks.",
    Reason.CANDIDATE_HOURS: "It is night where the candidate is: before 07:00 or after 21:30.",
    Reason.HOURS: "{name} has no interview hours then.",
    Reason.BUSY: "{name} has another appointment then.",
    Reason.BOOKED: "{name} has an interview then.",
    Reason.HELD: "It is kept for somebody else who was offered it.",
    Reason.BUFFER: "It is too close to another interview of {name}.",
    Reason.DAY_CAP: "{name} has as many interviews that day as they take.",
    Reason.WEEK_CAP: "{name} has as many interviews that week as they take.",
    Reason.POOL: "Too few people of a group are free then.",
    Reason.GRID: "It can be booked when asked for, but it is not on the grid of times that are listed.",
}


def offer_status(state: OfferState) -> Status:
    return _OFFERS[state]


def booking_status(state: BookingState) -> Status:
    return _BOOKINGS[state]


def how(booking_how: str, evidence: str, first: str) -> str:
    """How an interview came to have its time."""
    if evidence:
        return f"{first} wrote “{evidence}”."
    return {"reply": f"{first} answered the mail.", "person": "A colleague chose it."}.get(
        booking_how, f"{first} chose it on the page."
    )


def calendar(partstat: str) -> str:
    return _CALENDARS.get(partstat.upper(), "")


def mail(purpose: Purpose) -> str:
    return _MAILS.get(purpose, "A mail")


def mail_status(state: TouchState) -> Status:
    return _MAIL_STATES.get(state, Status("wait", "Leaves now"))


def why_not(reason: Reason, name: str) -> str:
    """Why a time is not offered; `name` is whose time it is, where it is somebody's."""
    return _WHY[reason].format(name=name or "Somebody who has to be there")
