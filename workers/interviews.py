"""The small jobs of interviews: an answer is read, a pick booked, an interview called off, an offer handed over or ended,
and clocks read again when their rules are new."""

from sequencer.flows.book import book_picked, cancel_asked
from sequencer.flows.offer import hand_over, run_out
from sequencer.flows.pick import read_answer
from sequencer.flows.read_invitation import read_invitation
from sequencer.flows.reread_clocks import reread_clocks
from sequencer.flows.road import Road


def read_pick(road: Road, mail_id: int) -> None:
    read_answer(road, mail_id)


def read_calendar(road: Road, mail_id: int) -> None:
    read_invitation(road, mail_id)


def hand_over_mail(road: Road, mail_id: int) -> None:
    hand_over(road, mail_id)


def book_offer(road: Road, offer_id: int) -> None:
    book_picked(road, offer_id)


def cancel_booking(road: Road, booking_id: int) -> None:
    cancel_asked(road, booking_id)


def end_offer(road: Road, offer_id: int) -> None:
    run_out(road, offer_id)


def hold_clocks_against(road: Road, booking_id: int) -> None:
    reread_clocks(road, booking_id)
