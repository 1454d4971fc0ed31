"""What crosses on the way: two answers at once, a no behind a yes, a newer mail behind one that has not left."""

from datetime import timedelta

import pytest
from builders import SIGNER, add_candidate, mail
from errands import LENA, arrive, at_once, every, work, work_for
from meetings import answered, booking_token, event_in, mails_for, offered, row, set_stage, starts, token_of

from sequencer.core.meet.outcomes import Closed
from sequencer.core.states import Intent, Purpose, TouchState
from sequencer.errors import BusyError, MailboxError, UserError
from sequencer.flows.book import book, book_picked, cancel, cancel_by_id, change
from sequencer.flows.erase import erase
from sequencer.flows.import_candidates import import_candidates
from sequencer.flows.offer import offer, withdraw
from sequencer.flows.pick import read_answer
from sequencer.flows.stop import Scope, pause, resume
from sequencer.flows.undo_import import undo_import
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.candidates import Candidate
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.needs import bookings_in_need
from sequencer.store.offers import Offer, OfferState
from sequencer.store.replies import Reply
from sequencer.store.suppressions import Channel, suppress
from sequencer.store.timeline import Event
from sequencer.store.touches import Touch

ADA = "ada@acme.example"
SETTLED = (Purpose.CONFIRMATION, Purpose.CHANGE)


@pytest.fixture
def lena(road):
    return offered(road, set_stage(road))


@pytest.fixture
def booked(road, lena):
    done = book(road, token_of(road, lena), starts(road, lena)[0])
    work(road)
    return row(road, Booking, done.booking_id)


def purposes_of(road, *states):
    return [one.purpose for one in every(road, Touch) if one.recipient == LENA and one.state in states]


def test_a_no_that_comes_before_the_pick_is_booked_wins(road, lena):
    read_answer(road, answered(road, "Option 2 works"))
    read_answer(road, answered(road, "Sorry, I am no longer interested."))
    work(road)

    assert every(road, Booking) == []
    assert row(road, Offer, lena.id).state is OfferState.DECLINED


def test_times_taken_back_before_the_pick_is_booked_stay_taken_back(road, lena):
    read_answer(road, answered(road, "Option 2 works"))
    withdraw(road, lena.id, "Ana")
    work(road)

    assert every(road, Booking) == []
    assert row(road, Offer, lena.id).reason == "Taken back by a colleague."


def test_another_time_and_then_a_no_calls_the_interview_off_for_good(road, booked):
    read_answer(road, answered(road, "Could we take option 3 instead?", purposes=SETTLED))
    read_answer(road, answered(road, "Please forget it, no thanks, I am no longer interested.", purposes=SETTLED))
    work(road)

    assert row(road, Booking, booked.id).state is BookingState.CANCELLED


def test_a_no_and_then_another_time_moves_the_interview_without_calling_it_off(road, lena, booked):
    third = starts(road, lena)[2]

    read_answer(road, answered(road, "No thanks, I am out.", purposes=SETTLED))
    read_answer(road, answered(road, "Sorry, wrong thread. Option 3 works.", purposes=SETTLED))
    work(road)

    assert (row(road, Booking, booked.id).state, row(road, Booking, booked.id).start_at) == (BookingState.BOOKED, third)
    assert mails_for(road, Purpose.CANCELLATION) == []


def test_answers_are_read_in_the_order_in_which_they_came_whoever_is_faster(road, clock, lena):
    first = answered(road, "Option 2 works")
    clock.pass_by(seconds=1)
    second = answered(road, "Sorry, I am no longer interested.")

    read_answer(road, second)
    read_answer(road, first)
    work(road)

    assert every(road, Booking) == []
    assert row(road, Offer, lena.id).state is OfferState.DECLINED


def test_two_workers_with_two_answers_come_to_the_same_end(road, clock, lena):
    first = answered(road, "Option 2 works")
    clock.pass_by(seconds=1)
    second = answered(road, "Sorry, I am no longer interested.")

    at_once(lambda: read_answer(road, second), lambda: read_answer(road, first))
    at_once(*[lambda: book_picked(road, lena.id)] * 3)
    work(road)

    assert every(road, Booking) == []


def test_what_a_colleague_called_off_is_not_moved_by_somebody_who_had_the_page_open(road, lena, booked):
    second = starts(road, lena)[1]
    cancel_by_id(road, booked.id, "Ana")

    outcome = change(road, booking_token(road, booked), second)

    assert isinstance(outcome, Closed)
    assert row(road, Booking, booked.id).state is BookingState.CANCELLED


def test_an_answer_whose_offer_is_gone_is_shown_to_a_person(road, lena):
    mail_id = answered(road, "Option 2 works")
    with road.database.write() as session:
        touch = session.get(Touch, session.get(InboundMail, mail_id).touch_id)
        touch.offer_id = None

    work(road)

    assert row(road, InboundMail, mail_id).state is InboundState.ASKS
    assert row(road, InboundMail, mail_id).reason.startswith("Needs you: ")


def test_times_taken_back_before_their_mail_left_do_not_leave(road, post, lena):
    withdraw(road, lena.id, "Ana")
    work(road)

    assert post.recipients == []
    [touch] = mails_for(road, Purpose.OFFER)
    assert (touch.state, touch.reason_code) == (TouchState.CANCELLED, "overtaken")


def test_of_two_offers_only_the_newer_one_leaves(road, clock, post, lena):
    clock.pass_by(minutes=3)
    offer(road, lena.candidate_id, lena.plan_id)
    work(road)

    assert post.recipients == [LENA]


def test_an_offer_that_ran_out_before_its_mail_could_leave_is_left_unsent(road, clock, post, lena):
    pause(road, Scope.EVERYBODY)
    work_for(road, clock, hours=49)
    resume(road, Scope.EVERYBODY)
    work(road)

    assert post.recipients == []
    assert row(road, Offer, lena.id).state is OfferState.EXPIRED


def test_of_a_booking_and_its_move_only_what_holds_now_leaves(road, lena):
    work(road)
    pause(road, Scope.EVERYBODY)
    done = book(road, token_of(road, lena), starts(road, lena)[0])
    change(road, booking_token(road, row(road, Booking, done.booking_id)), starts(road, lena)[1])
    work(road)
    resume(road, Scope.EVERYBODY)
    work(road)

    assert purposes_of(road, TouchState.SENT) == [Purpose.OFFER, Purpose.CHANGE]
    assert purposes_of(road, TouchState.CANCELLED) == [Purpose.CONFIRMATION]
    notices = [one.state for one in every(road, Touch) if one.purpose is Purpose.NOTICE]
    assert notices == [TouchState.CANCELLED, TouchState.SENT]


def test_what_is_called_off_before_it_was_confirmed_is_only_told_as_called_off(road, lena):
    work(road)
    pause(road, Scope.EVERYBODY)
    done = book(road, token_of(road, lena), starts(road, lena)[0])
    cancel(road, booking_token(road, row(road, Booking, done.booking_id)))
    resume(road, Scope.EVERYBODY)
    work(road)

    assert purposes_of(road, TouchState.SENT) == [Purpose.OFFER, Purpose.CANCELLATION]


def test_nobody_is_offered_times_behind_a_no_of_theirs(road):
    plan_id = set_stage(road)
    lena = add_candidate(road, "lena2@brandt.example", zone="Europe/Berlin")
    found = offered(road, plan_id)
    work(road)
    read_answer(road, answered(road, "No thanks, not interested."))
    with road.database.write() as session:
        session.get(Reply, 1).intent = Intent.NOT_INTERESTED
        session.get(Candidate, found.candidate_id).declined_until = road.now() + timedelta(days=180)

    with pytest.raises(UserError, match="declined"):
        offer(road, found.candidate_id, plan_id, "Ana")
    assert offer(road, lena, plan_id) > found.id


def test_the_timeline_names_the_colleague_who_was_told(road, booked):
    says = [one.says for one in every(road, Event) if one.candidate_id == booked.candidate_id]

    assert "Told Ana about the interview." in says


def test_those_who_hold_the_interview_of_an_erased_person_are_told_without_a_word_of_theirs(road, post, booked):
    notice = mails_for(road, Purpose.NOTICE, ADA)[0]
    erase(road, LENA)
    work(road)

    [touch] = every(road, Touch)
    method, event = event_in(touch)
    assert (touch.state, touch.purpose, touch.candidate_id) == (TouchState.SENT, Purpose.NOTICE, None)
    assert (method, event["UID"], int(event["SEQUENCE"])) == ("CANCEL", event_in(notice)[1]["UID"], 1)
    assert "everything about them was erased" in " ".join(touch.text.split())
    assert not any(word in touch.frozen.lower() for word in (b"lena", b"brandt"))
    assert post.recipients[-1] == ADA
    assert every(road, Booking) == []


def test_an_erased_persons_interview_that_is_over_is_no_news_to_anybody(road, clock, booked):
    clock.at = booked.end_at
    erase(road, LENA)

    assert every(road, Touch) == []


def test_a_notice_about_an_erased_person_that_comes_back_is_shown_to_a_person(road, inboxes, booked):
    erase(road, LENA)
    work(road)
    [touch] = every(road, Touch)
    report = "Reporting-MTA: dns; mx.acme.example\r\n\r\nFinal-Recipient: rfc822; ada@acme.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    body = f"--b\r\nContent-Type: message/delivery-status\r\n\r\n{report}\r\n--b--\r\n"
    kind = 'multipart/report; report-type=delivery-status; boundary="b"'

    found = arrive(
        road, inboxes, mail("MAILER-DAEMON@acme.example", body=body, content_type=kind, in_reply_to=touch.message_id)
    )

    assert found.reason_code == "notice_bounced"


def test_whoever_was_offered_an_interview_stays_when_their_import_is_taken_back(road):
    set_stage(road)
    report = import_candidates(road, b"email,first_name\nnoor@some.example,Noor\n", "people.csv")
    offered(road, 1, "noor@some.example")

    undone = undo_import(road, report.import_id)

    assert undone.kept == (("noor@some.example", "Kept: was offered an interview."),)


def test_an_interview_of_somebody_who_asked_for_no_more_mail_needs_a_person(road, booked):
    with road.database.write() as session:
        suppress(session, SIGNER, [LENA], Channel.PAGE, road.now(), candidate_id=booked.candidate_id)

    with road.database.read() as session:
        assert [one.booking_id for one in bookings_in_need(session, None, road.now())] == [booked.id]
    cancel_by_id(road, booked.id, "Ana")
    work(road)

    assert mails_for(road, Purpose.CANCELLATION)[0].state is TouchState.SENT
    with road.database.read() as session:
        assert bookings_in_need(session, None, road.now()) == []


def test_a_server_that_is_only_busy_needs_nobody_and_is_asked_again_in_a_minute(road, clock, inboxes, post, lena):
    with road.database.write() as session:
        session.get(Mailbox, 1).read_at = road.now()
    inboxes.trouble = BusyError("imap.acme.example:993 (IMAP) takes no sign-ins right now.")
    work(road)

    [touch] = mails_for(road, Purpose.OFFER)
    assert (touch.state, touch.reason_code) == (TouchState.PLANNED, "mailbox_busy")
    assert touch.reason.startswith("Waiting: ")
    assert row(road, Mailbox, 1).trouble == ""
    inboxes.trouble = None
    work_for(road, clock, minutes=1)
    assert post.recipients == [LENA]


def test_a_server_that_is_busy_for_a_quarter_of_an_hour_needs_somebody(road, clock, inboxes, lena):
    inboxes.trouble = BusyError("imap.acme.example:993 (IMAP) takes no sign-ins right now.")
    with road.database.write() as session:
        session.get(Mailbox, 1).read_at = road.now() - timedelta(minutes=15)
    work(road)

    assert mails_for(road, Purpose.OFFER)[0].reason_code == "mailbox_unread"
    assert row(road, Mailbox, 1).trouble != ""


def test_what_was_held_unread_leaves_as_soon_as_the_mailbox_can_be_read(road, inboxes, post, lena):
    inboxes.trouble = MailboxError("No answer.")
    work(road)
    inboxes.trouble = None

    road.catch_up(1)
    work(road)

    assert post.recipients == [LENA]
