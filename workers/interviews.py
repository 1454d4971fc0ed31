"""The small jobs of interviews: an answer is read, a pick booked, an interview called off, an offer handed over or ended,
and clocks read again when their rules are new."""

from sequencer.flows.answer_counter import answer_counter
from sequencer.flows.book import book_picked, cancel_asked
from sequencer.flows.end_offer import run_out
from sequencer.flows.offer import hand_over, offer_due, second_chance
from sequencer.flows.pick import read_answer
from sequencer.flows.read_heads_up import read_heads_up
from sequencer.flows.read_hours import read_hours
from sequencer.flows.read_invitation import read_invitation
from sequencer.flows.refresh_busy import refresh_busy
from sequencer.flows.remind import remind
from sequencer.flows.reread_clocks import reread_clocks
from sequencer.flows.road import Road
from sequencer.flows.stand_in import find_stand_in


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


def look_at_calendar(road: Road, calendar_id: int) -> None:
    refresh_busy(road, calendar_id)


def fill_place(road: Road, objection_id: int) -> None:
    find_stand_in(road, objection_id)


def weigh_proposal(road: Road, objection_id: int) -> None:
    answer_counter(road, objection_id)


def remind_of(road: Road, booking_id: int) -> None:
    remind(road, booking_id)


def offer_second_chance(road: Road, booking_id: int) -> None:
    second_chance(road, booking_id)


def offer_following(road: Road, booking_id: int) -> None:
    offer_due(road, booking_id)


def read_colleagues_hours(road: Road, mail_id: int) -> None:
    read_hours(road, mail_id)


def read_colleagues_note(road: Road, mail_id: int) -> None:
    read_heads_up(road, mail_id)
