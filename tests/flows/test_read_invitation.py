"""What a calendar program answers to an invitation: noted, called off, or shown to a person."""

from datetime import timedelta

import pytest
from builders import FIRST, SECOND, add_inbound_mail, add_mailbox, add_sequence, mail
from errands import LENA, arrive, every, run_of, told, work, work_for
from meetings import ANA, TOMAS, offered, row, set_stage, starts, token_of

from sequencer.flows.book import book
from sequencer.flows.enroll import enroll_address
from sequencer.flows.read_invitation import read_invitation
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.inbound_mails import Effect, InboundMail, InboundState
from sequencer.store.objections import object_to, open_objections
from sequencer.store.offers import Offer
from sequencer.store.suppressions import Channel, Suppression
from sequencer.store.touches import Touch

TOMAS_AT = "tomas@acme.example"
REPLY = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//there//EN
METHOD:{method}
BEGIN:VEVENT
UID:{uid}
SEQUENCE:0
DTSTAMP:20270301T100000Z
DTSTART:{start.year:04}{start:%m%dT%H%M%SZ}
ATTENDEE;PARTSTAT={partstat}:mailto:{sender}
END:VEVENT
END:VCALENDAR"""


@pytest.fixture
def booked(road):
    found = offered(road, set_stage(road, people=[ANA, TOMAS]))
    done = book(road, token_of(road, found), starts(road, found)[0])
    work(road)
    return row(road, Booking, done.booking_id)


@pytest.fixture
def calendar_answers(road, clock, inboxes, booked):
    """Somebody's calendar answers, and everything that follows is done; returns the row of that mail."""

    def answer(
        partstat, sender=LENA, *, uid=booked.uid, method="REPLY", start=booked.start_at, comment="", cites=True, **head
    ):
        text = REPLY.format(method=method, uid=uid, start=start, partstat=partstat, sender=sender)
        text = text.replace("SEQUENCE:0", f"SEQUENCE:0\nCOMMENT:{comment}") if comment else text
        sent = next(
            one
            for one in every(road, Touch)
            if one.booking_id and one.recipient == (TOMAS_AT if sender == TOMAS_AT else LENA)
        )
        raw = mail(
            sender,
            subject=f"{partstat}: Call",
            body=text.replace("\n", "\r\n"),
            message_id=f"<{partstat}@there.example>",
            **({"content_type": f"text/calendar; charset=utf-8; method={method}"} | head),
            **({"in_reply_to": sent.message_id} if cites else {}),
        )
        found = arrive(road, inboxes, raw)
        work_for(road, clock, minutes=1)
        return found and row(road, InboundMail, found.id)

    return answer


def test_accepting_is_noted(road, booked, calendar_answers):
    calendar_answers("ACCEPTED")

    assert row(road, Booking, booked.id).partstat == "accepted"
    assert row(road, Booking, booked.id).state is BookingState.BOOKED
    assert "invitation_answer" in told(road)


def test_declining_calls_the_interview_off(road, booked, calendar_answers):
    calendar_answers("DECLINED")

    assert row(road, Booking, booked.id).state is BookingState.CANCELLED
    assert row(road, Booking, booked.id).cancelled_by == "candidate"


def test_declining_an_earlier_time_changes_nothing(road, booked, calendar_answers):
    calendar_answers("DECLINED", start=booked.start_at.replace(hour=3))

    assert row(road, Booking, booked.id).state is BookingState.BOOKED


def test_from_an_address_that_was_not_invited_nothing_happens_but_a_person_looks(road, booked, calendar_answers):
    found = calendar_answers("DECLINED", sender="eve@evil.example")

    assert row(road, Booking, booked.id).state is BookingState.BOOKED
    assert found.state is InboundState.ASKS
    assert "Sender not verified" in found.reason


def test_a_colleague_who_declines_is_a_matter_for_a_person(road, booked, calendar_answers):
    found = calendar_answers("DECLINED", sender=TOMAS_AT, uid=booked.internal_uid)

    assert row(road, Booking, booked.id).state is BookingState.BOOKED
    assert found.state is InboundState.ASKS
    assert found.reason.startswith("Needs you: Tomas Ruiz cannot hold the interview on ")


def test_a_colleague_who_accepts_is_noted_by_name(road, booked, calendar_answers):
    calendar_answers("ACCEPTED", sender=TOMAS_AT, uid=booked.internal_uid)

    assert told(road)[-1] == "invitation_answer"


def test_another_time_from_a_calendar_goes_to_a_person(road, booked, calendar_answers):
    assert calendar_answers("TENTATIVE", method="COUNTER").state is InboundState.ASKS
    assert row(road, Booking, booked.id).state is BookingState.BOOKED


def test_a_calendar_that_cites_only_the_events_own_name_is_understood(road, booked, calendar_answers):
    found = calendar_answers("DECLINED", sender=TOMAS_AT, uid=booked.internal_uid, cites=False)

    assert found.reason.startswith("Needs you: Tomas Ruiz cannot hold the interview on ")


def test_so_is_one_whose_headers_say_nothing_of_a_calendar(road, inboxes, booked):
    text = REPLY.format(
        method="REPLY", uid=booked.internal_uid, start=booked.start_at, partstat="DECLINED", sender=TOMAS_AT
    )
    part = "--b\nContent-Type: text/calendar; method=REPLY\n\n" + text + "\n--b--\n"
    raw = mail(TOMAS_AT, body=part.replace("\n", "\r\n"), content_type='multipart/mixed; boundary="b"')

    arrive(road, inboxes, raw)
    work(road)

    assert every(road, InboundMail)[-1].reason.startswith("Needs you: Tomas Ruiz cannot hold the interview on ")


def test_a_colleague_whose_own_mailbox_is_connected_here_is_heard_too(road, booked, calendar_answers):
    add_mailbox(road, TOMAS_AT)

    found = calendar_answers("DECLINED", sender=TOMAS_AT, uid=booked.internal_uid, cites=False)

    assert found.reason.startswith("Needs you: Tomas Ruiz cannot hold the interview on ")


def test_another_mail_of_a_colleague_leaves_nothing_behind(road, booked, calendar_answers):
    assert calendar_answers("ACCEPTED", sender=TOMAS_AT, uid="somebody-elses-event", cites=False) is None
    assert calendar_answers("DECLINED", sender="eve@evil.example", uid="made-up", cites=False) is None


def test_a_wish_not_to_be_written_to_beside_a_calendars_answer_is_respected(road, booked, calendar_answers):
    calendar_answers("DECLINED", comment="Please stop writing to me and delete my address.")

    assert [one.channel for one in every(road, Suppression)] == [Channel.REPLY]
    assert "opted_out" in told(road)


def test_a_calendars_answer_is_an_answer_and_stops_what_runs(road, booked, calendar_answers):
    add_sequence(road, FIRST, SECOND)
    enroll_address(road, "Welcome", LENA)

    calendar_answers("ACCEPTED")

    assert str(run_of(road).state) == "answered"


def test_accepting_right_after_declining_keeps_the_interview(road, clock, booked):
    texts = [
        REPLY.format(method="REPLY", uid=booked.uid, start=booked.start_at, partstat=one, sender=LENA)
        for one in ("DECLINED", "ACCEPTED")
    ]
    ids = []
    for number, text in enumerate(texts):
        clock.pass_by(seconds=1)
        raw = mail(LENA, body=text.replace("\n", "\r\n"), content_type="text/calendar; method=REPLY")
        due = {
            "effect": Effect.CALENDAR,
            "effect_due_at": road.now(),
            "sender": LENA,
            "candidate_id": booked.candidate_id,
        }
        ids.append(add_inbound_mail(road, 1, raw, state=InboundState.HANDLED, content_key=f"both-{number}", **due))

    for one in reversed(ids):
        read_invitation(road, one)
    work(road)

    assert row(road, Booking, booked.id).state is BookingState.BOOKED
    assert row(road, Booking, booked.id).partstat == "accepted"


def test_declining_takes_back_the_time_they_proposed_or_picked_before(road, booked):
    with road.database.write() as session:
        object_to(session, booked.id, None, road.now(), proposed_at=booked.start_at + timedelta(days=1))
        session.get(Offer, booked.offer_id).picked_start = booked.start_at + timedelta(days=1)

    read_invitation(road, _stored(road, booked, "DECLINED"))

    with road.database.read() as session:
        assert open_objections(session, booked.id) == []
    assert row(road, Offer, booked.offer_id).picked_start is None
    work(road)
    assert row(road, Booking, booked.id).state is BookingState.CANCELLED


def test_an_old_entry_that_is_cleared_away_calls_nothing_off(road, clock, booked):
    clock.pass_by(seconds=(booked.end_at - road.now()).total_seconds())

    read_invitation(road, _stored(road, booked, "DECLINED"))

    assert row(road, Booking, booked.id).cancel_asked_at is None
    assert row(road, Booking, booked.id).partstat == ""


def _stored(road, booked, partstat):
    """A calendar's answer that lies there and was not acted on yet; returns its id."""
    text = REPLY.format(method="REPLY", uid=booked.uid, start=booked.start_at, partstat=partstat, sender=LENA)
    raw = mail(LENA, body=text.replace("\n", "\r\n"), content_type="text/calendar; method=REPLY")
    due = {"effect": Effect.CALENDAR, "effect_due_at": road.now(), "sender": LENA}
    return add_inbound_mail(road, 1, raw, state=InboundState.HANDLED, **due)


@pytest.mark.parametrize("year", [2, 9998, 9999])
def test_a_proposal_at_the_end_of_all_time_is_shown_to_a_person_or_answered_and_stops_no_worker(
    road, booked, calendar_answers, year
):
    mail_row = calendar_answers(
        "ACCEPTED", method="COUNTER", start=booked.start_at.replace(year=year, month=12, day=31, hour=23, minute=45)
    )

    assert mail_row.effect_due_at is None
    assert row(road, Booking, booked.id).start_at == booked.start_at
