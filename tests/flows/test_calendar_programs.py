"""What Google, Microsoft, Apple, Nextcloud and Thunderbird mail in answer to an invitation, read and acted on alike."""

from datetime import timedelta

import pytest
from calendar_answers import STYLES, Said
from errands import LENA, arrive, every, told, work, work_for
from meetings import ANA, TOMAS, mails_for, offered, row, set_stage, starts, taken_by, token_of

from sequencer.core.states import Purpose
from sequencer.flows.book import book
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.colleagues import Colleague
from sequencer.store.diaries import free_starts
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.objections import Objection
from sequencer.store.offers import Offer

ADA, TOMAS_AT, MIA_AT = "ada@acme.example", "tomas@acme.example", "mia@acme.example"
MIA = TOMAS | {"name": "Mia Chen", "email": MIA_AT, "zone": "Europe/Berlin"}
STYLE = pytest.mark.parametrize("style", STYLES.values(), ids=list(STYLES))


@pytest.fixture
def booked(road):
    """Lena meets Ana and whoever of Tomas and Mia is free."""
    pool = [{"any": 1, "of": [TOMAS_AT, MIA_AT]}]
    plan = set_stage(road, people=[ANA, TOMAS, MIA], required=[ADA], pools=pool)
    found = offered(road, plan)
    done = book(road, token_of(road, found), starts(road, found)[0])
    work(road)
    return row(road, Booking, done.booking_id)


@pytest.fixture
def says(road, clock, inboxes):
    """Somebody's calendar answers a booking in the style of one program; returns the stored mail."""

    def say(style, booking, sender=LENA, **changes):
        uid = booking.uid if sender == LENA else booking.internal_uid
        given = {"uid": uid, "sequence": booking.sequence, "start": booking.start_at, "sender": sender} | changes
        found = arrive(road, inboxes, style(Said(number=len(every(road, InboundMail)) + 1, **given)))
        work_for(road, clock, minutes=1)
        return found and row(road, InboundMail, found.id)

    return say


def now_of(road, booking):
    return row(road, Booking, booking.id)


def pooled_of(booking, road):
    """(the address of whoever of the pool holds it, of whoever does not)."""
    both = {one.email: one.id for one in every(road, Colleague)}
    here = TOMAS_AT if both[TOMAS_AT] in booking.people else MIA_AT
    return here, MIA_AT if here == TOMAS_AT else TOMAS_AT


def test_the_candidate_accepts(road, booked, says):
    style = STYLES["apple"]
    says(style, booked)

    assert now_of(road, booked).partstat == "accepted"


@STYLE
def test_the_candidate_declines(road, booked, says, style):
    says(style, booked, partstat="DECLINED")

    assert now_of(road, booked).state is BookingState.CANCELLED


@STYLE
def test_a_colleague_who_declines_is_replaced_at_the_same_instant(road, booked, says, style):
    here, other = pooled_of(booked, road)

    found = says(style, booked, here, partstat="DECLINED")

    after = now_of(road, booked)
    assert pooled_of(after, road) == (other, here)
    assert (after.start_at, after.state, found.state) == (booked.start_at, BookingState.BOOKED, InboundState.HANDLED)
    assert len(taken_by(road, booked.id)) == 2


@STYLE
def test_a_proposed_time_is_moved_to_where_the_plan_says_so(road, booked, says, style):
    moves(road)
    wanted = free_time(road, booked)

    says(style, booked, proposed=wanted)

    after = now_of(road, booked)
    assert after.start_at == wanted
    (mail,) = mails_for(road, Purpose.CHANGE)
    assert "Move it" in mail.text
    assert "interview_moved" in told(road)


def test_else_a_person_is_asked_and_nothing_moves(road, booked, says):
    style = STYLES["nextcloud"]
    found = says(style, booked, proposed=free_time(road, booked))

    (waiting,) = every(road, Objection)
    assert now_of(road, booked).start_at == booked.start_at
    assert (found.state, found.reason_code, waiting.settled_at) == (InboundState.ASKS, "counter_proposal", None)
    assert waiting.proposed_at == free_time(road, booked)


def test_an_earlier_invitation_that_is_answered_late_moves_and_cancels_nothing(road, booked, says):
    style = STYLES["outlook_com"]
    raise_sequence(road, booked)

    says(style, booked, partstat="DECLINED")
    says(style, booked, proposed=free_time(road, booked))

    assert now_of(road, booked).state is BookingState.BOOKED
    assert every(road, Objection) == []
    assert told(road)[-2:] == ["invitation_answer", "invitation_answer"]


def test_from_another_address_it_is_shown_to_a_person(road, booked, says):
    style = STYLES["thunderbird"]
    cited = mails_for(road, Purpose.CONFIRMATION)[0].message_id

    found = says(style, booked, "eve@evil.example", uid=booked.internal_uid, partstat="DECLINED", cites=cited)

    assert found.state is InboundState.ASKS
    assert "Sender not verified" in found.reason
    assert now_of(road, booked).people == booked.people


def test_whoever_answers_in_anothers_name_is_shown_to_a_person(road, booked, inboxes, clock):
    raw = STYLES["gmail"](Said(booked.uid, booked.sequence, booked.start_at, LENA, "DECLINED", number=7))
    raw = raw.replace(b"X-NUM-GUESTS=0:mailto:" + LENA.encode(), b"X-NUM-GUESTS=0:mailto:sam@elsewhere.example")

    found = arrive(road, inboxes, raw)
    work_for(road, clock, minutes=1)

    assert row(road, InboundMail, found.id).state is InboundState.ASKS
    assert now_of(road, booked).state is BookingState.BOOKED


def test_what_a_responder_sends_in_its_owners_absence_cancels_nothing(road, booked, inboxes, clock):
    raw = STYLES["gmail"](Said(booked.uid, booked.sequence, booked.start_at, LENA, "DECLINED", number=8))

    found = arrive(road, inboxes, b"Auto-Submitted: auto-replied\r\n" + raw)
    work_for(road, clock, minutes=1)

    assert row(road, InboundMail, found.id).state is InboundState.ASKS
    assert now_of(road, booked).state is BookingState.BOOKED


def test_whoever_hands_the_invitation_on_is_shown_to_a_person(road, booked, says):
    assert says(STYLES["thunderbird"], booked, partstat="DELEGATED").state is InboundState.ASKS
    assert now_of(road, booked).state is BookingState.BOOKED


def test_a_proposal_of_another_length_is_for_a_person_even_where_the_plan_moves(road, booked, says):
    moves(road)

    found = says(STYLES["gmail"], booked, proposed=free_time(road, booked), minutes=30)

    assert found.state is InboundState.ASKS
    assert "another length" in found.reason
    assert now_of(road, booked).start_at == booked.start_at


def test_a_colleagues_proposal_is_for_a_person_even_where_the_plan_moves(road, booked, says):
    moves(road)
    here, _ = pooled_of(booked, road)

    found = says(STYLES["outlook_desktop"], booked, here, proposed=free_time(road, booked))

    assert found.state is InboundState.ASKS
    assert now_of(road, booked).start_at == booked.start_at


def free_time(road, booking):
    """A later start that is free for everybody."""
    found = row(road, Booking, booking.id)
    with road.database.read() as session:
        plan, offer = session.get(InterviewPlan, found.plan_id), session.get(Offer, found.offer_id)
        free = free_starts(session, plan, offer.zone_info, road.now(), holder=offer, moving=found)
    return next(one.start_at for one in free if one.start_at > booking.start_at + timedelta(hours=1))


def moves(road):
    with road.database.write() as session:
        session.get(InterviewPlan, 1).counter = "move"


def raise_sequence(road, booking):
    """As if it had been moved and moved back since."""
    with road.database.write() as session:
        found = session.get(Booking, booking.id)
        found.sequence += 2
        found.timed_at_sequence = found.sequence
