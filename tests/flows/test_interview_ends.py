"""How interviews end when their people go, what keeps their mails back, and what no name can keep from them."""

from datetime import timedelta

import pytest
from builders import SIGNER, mail
from errands import LENA, arrive, every, parsed, work, work_for
from meetings import ANA, TOMAS, booking_token, event_in, mails_for, offered, row, set_stage, starts, token_of

from sequencer.core.states import Purpose, TouchState
from sequencer.errors import BusyError, MailboxError
from sequencer.flows.book import book, cancel, cancel_by_id, change
from sequencer.flows.erase import erase
from sequencer.flows.export_person import export_person
from sequencer.flows.import_candidates import import_candidates
from sequencer.flows.undo_import import undo_import
from sequencer.store.bookings import Booking
from sequencer.store.candidates import Candidate
from sequencer.store.mailboxes import Mailbox
from sequencer.store.screens.needs import bookings_in_need
from sequencer.store.suppressions import Channel, suppress
from sequencer.store.touches import Touch

ADA = "ada@acme.example"


@pytest.fixture
def lena(road):
    return offered(road, set_stage(road))


@pytest.fixture
def booked(road, lena):
    done = book(road, token_of(road, lena), starts(road, lena)[0])
    work(road)
    return row(road, Booking, done.booking_id)


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


HOSTILE = [
    "Lena\r\nBcc: eve@evil.example",
    "=?utf-8?q?Lena=0ABcc=3A_eve=40evil.example?=",
    "<script>alert(1)</script>",
    "A" * 200,
    "[Lena](https://evil.example)",
    "Lena;CN=x\\,y:z",
    '"Lena" <eve@evil.example>',
    "",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_keeps_an_interview_from_being_offered_booked_moved_and_called_off(road, post, name):
    plan_id = set_stage(road, people=[ANA, TOMAS])
    with road.database.write() as session:
        session.get(Candidate, 1).first_name, session.get(Candidate, 1).last_name = name, ""
    lena = offered(road, plan_id)
    work(road)
    done = book(road, token_of(road, lena), starts(road, lena)[0])
    work(road)
    change(road, booking_token(road, row(road, Booking, done.booking_id)), starts(road, lena)[1])
    work(road)
    cancel(road, booking_token(road, row(road, Booking, done.booking_id)))
    work(road)

    assert post.recipients.count(LENA) == 4
    for _, raw in post.mails:
        mail_as_read = parsed(raw)
        page = mail_as_read.get_body(("html",)).get_content()
        assert mail_as_read["Bcc"] is None
        assert "<script" not in page
        assert ">Lena</a>" not in page


def test_an_export_tells_which_times_somebody_was_offered(road, lena):
    [found] = export_person(road, LENA)["offers"]

    assert len(found["starts"]) == len(starts(road, lena))
