"""Loops: several stages on one day, booked, moved and called off whole, and everybody told of their own part."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from builders import add_candidate
from looping import BERLIN, STAGES, asked, booked, invited, keep_busy, listed, live, loop_of
from meetings import (
    ANA,
    TOMAS,
    booking_token,
    event_in,
    mails_for,
    offered,
    plan_id_of,
    row,
    starts,
    token_of,
)

from sequencer.core.meet.outcomes import Booked, Taken
from sequencer.core.states import Purpose
from sequencer.flows.book import book, cancel, change
from sequencer.flows.stand_in import replace
from sequencer.store.bookings import Booking
from sequencer.store.offers import Offer
from sequencer.store.screens.interview_pages import booking_page, offer_page


def test_a_loop_is_booked_whole_and_everybody_is_invited_to_their_own_stage(road):
    booking = booked(road, loop_of(road))
    (coding, talk) = booking.parts()

    assert [(one.name, one.people) for one in (coding, talk)] == [("Coding", (1,)), ("Talk", (2,))]
    assert (booking.start_at, booking.end_at) == (coding.start_at, talk.end_at)
    assert timedelta(minutes=15) <= talk.start_at - coding.end_at <= timedelta(hours=1)
    assert live(road) == [(1, coding.start_at, coding.end_at), (2, talk.start_at, talk.end_at)]
    for email, part in (("ada@acme.example", coding), ("tomas@acme.example", talk)):
        event, text = invited(road, email)
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (part.start_at, part.end_at)
        assert f"Your part: {part.name}," in text
    [mail] = mails_for(road, Purpose.CONFIRMATION)
    event = event_in(mail)[1]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (booking.start_at, booking.end_at)
    for part, name in ((coding, "Ana"), (talk, "Tomas")):
        begins, ends = (one.astimezone(BERLIN) for one in (part.start_at, part.end_at))
        assert f"{begins:%H:%M} to {ends:%H:%M}: {part.name}, with {name}" in mail.text


def test_a_loop_moves_and_is_called_off_with_all_its_stages(road):
    plan_id = loop_of(road)
    before = booked(road, plan_id)
    to = next(one.start_at for one in listed(road, plan_id) if one.start_at > before.end_at)

    assert isinstance(change(road, booking_token(road, before), to), Booked)
    after = row(road, Booking, before.id)
    assert after.parts()[0].start_at == to
    assert live(road) == [(1, *after.hours_of(1)), (2, *after.hours_of(2))]

    cancel(road, booking_token(road, after))
    assert live(road) == []


def test_of_two_loops_that_share_a_stage_only_one_is_booked(road):
    plan_id = loop_of(road)
    first = offered(road, plan_id)
    add_candidate(road, "mia@stern.example", zone="Europe/Berlin")
    second = offered(road, plan_id, "mia@stern.example")
    start = starts(road, first)[0]
    assert isinstance(book(road, token_of(road, first), start), Booked)
    talk = row(road, Booking, 1).parts()[1]

    outcome = book(road, token_of(road, second), talk.start_at - timedelta(minutes=60))

    assert isinstance(outcome, Taken)
    assert len(live(road)) == 2


def test_somebody_of_two_stages_has_one_event_that_names_both(road):
    stages = [STAGES[0], STAGES[1] | {"required": ["ada@acme.example", "tomas@acme.example"]}]
    booking = booked(road, loop_of(road, stages=stages))
    event, text = invited(road, "ada@acme.example")

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (booking.start_at, booking.end_at)
    assert "Your part: Coding," in text
    assert "Your part: Talk," in text
    assert [one[0] for one in live(road)] == [1, 1, 2]


def test_who_is_needed_before_and_after_a_stage_of_others_is_told_their_parts_and_keeps_the_time_between(road):
    """Ana has the first and the last stage: one event for her, moved and called off whole, and one meeting to her caps."""
    last = STAGES[0] | {"name": "Questions", "break_min": 0, "break_max_min": 15}
    plan_id = loop_of(road, people=[ANA | {"caps": {"per_week": 2}}, TOMAS], stages=[*STAGES, last])
    other = plan_id_of(road, name="Short talk", people=[ANA | {"caps": {"per_week": 2}}], duration_min=15, step_min=5)
    booking = booked(road, plan_id)
    coding, _, questions = booking.parts()
    event, text = invited(road, "ada@acme.example")
    between = listed(road, other)

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (coding.start_at, questions.end_at)
    assert "90 minutes by video" in text
    assert "In between you are not needed" in text
    assert f"{coding.end_at.astimezone(ZoneInfo('Europe/Lisbon')):%H:%M}." in text
    assert not [one for one in between if coding.start_at <= one.start_at < questions.end_at]
    assert [one for one in between if one.start_at.isocalendar().week == coding.start_at.isocalendar().week]

    to = next(one.start_at for one in listed(road, plan_id) if one.start_at > booking.end_at)
    change(road, booking_token(road, booking), to)
    moved = row(road, Booking, booking.id)
    again, _ = invited(road, "ada@acme.example")
    cancel(road, booking_token(road, moved))
    off, _ = invited(road, "ada@acme.example")
    assert (again["UID"], again["DTEND"].dt) == (event["UID"], moved.parts()[-1].end_at)
    assert (off["UID"], off["STATUS"], off["DTEND"].dt) == (event["UID"], "CANCELLED", moved.parts()[-1].end_at)
    assert again["SEQUENCE"] < off["SEQUENCE"]


def test_why_a_loop_cannot_begin_names_the_stage_that_cannot_follow(road):
    plan_id = loop_of(road)
    start = next(one.start_at for one in listed(road, plan_id))
    keep_busy(road, "tomas@acme.example", start, start + timedelta(hours=6))

    found = asked(road, plan_id, start)
    assert (found.reason, found.detail) == ("stages", "Talk")


def test_who_takes_over_in_a_loop_takes_the_stage_of_whoever_leaves(road):
    mia = TOMAS | {"name": "Mia Stern", "email": "mia@acme.example"}
    stages = [STAGES[0], STAGES[1] | {"required": [], "pools": [{"any": 1, "of": ["tomas@acme.example"]}]}]
    booking = booked(road, loop_of(road, people=[ANA, TOMAS, mia], stages=stages))

    replace(road, booking.id, 2, 3, "nadia@acme.example")

    after = row(road, Booking, booking.id)
    (coding, talk) = after.parts()
    assert (coding.people, talk.people) == ((1,), (3,))
    assert live(road) == [(1, coding.start_at, coding.end_at), (3, talk.start_at, talk.end_at)]
    event, _ = invited(road, "mia@acme.example")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (talk.start_at, talk.end_at)


def test_the_page_of_a_loop_shows_its_stages_and_who_holds_each(road):
    booking = booked(road, loop_of(road, purpose="panel"))
    with road.database.read() as session:
        page = booking_page(session, road.links, booking_token(road, booking), road.now())
        found = offer_page(session, road.links, token_of(road, row(road, Offer, 1)), road.now())

    assert [(one.name, one.hosts) for one in page.stages] == [("Coding", ("Ana",)), ("Talk", ("Tomas",))]
    assert page.length == booking.end_at - booking.start_at
    assert (found.what, found.stages) == ("A conversation with the panel", (("Coding", 45), ("Talk", 30)))
