"""Plans beyond one meeting of required people: optional people, journeys, holidays and loops, from file to invitation."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import add_candidate
from errands import every
from meetings import (
    ANA,
    TOMAS,
    at,
    booking_token,
    event_in,
    mails_for,
    offered,
    plan_id_of,
    row,
    set_stage,
    starts,
    token_of,
)

from sequencer.core.meet.outcomes import Booked, Taken
from sequencer.core.states import Purpose
from sequencer.errors import UserError
from sequencer.flows.book import book, cancel, change
from sequencer.flows.stand_in import replace
from sequencer.store.bookings import Booking
from sequencer.store.colleagues import BusyTime, Colleague, colleague_by_email
from sequencer.store.diaries import can_book, free_starts
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.occupancies import Occupancy
from sequencer.store.offers import Offer
from sequencer.store.screens.interview_pages import booking_page, offer_page

BERLIN = ZoneInfo("Europe/Berlin")
STAGES = [
    {"name": "Coding", "duration_min": 45, "required": ["ada@acme.example"]},
    {"name": "Talk", "duration_min": 30, "required": ["tomas@acme.example"], "break_min": 15, "break_max_min": 60},
]


def listed(road, plan_id, **given):
    with road.database.read() as session:
        return free_starts(session, session.get(InterviewPlan, plan_id), BERLIN, road.now(), **given)


def loop_of(road, **plan):
    given = {"people": [ANA, TOMAS], "stages": STAGES, "duration_min": None} | plan
    return set_stage(road, **given)


def booked(road, plan_id, start=0):
    found = offered(road, plan_id)
    outcome = book(road, token_of(road, found), starts(road, found)[start])
    assert isinstance(outcome, Booked)
    return row(road, Booking, outcome.booking_id)


def invited(road, email):
    """The event that a colleague was sent last, with the text beside it."""
    mail = mails_for(road, Purpose.NOTICE, email)[-1]
    return event_in(mail)[1], mail.text


def live(road):
    found = [one for one in every(road, Occupancy) if one.is_live and one.booking_id is not None]
    return sorted((one.colleague_id, one.start_at, one.end_at) for one in found)


def keep_busy(road, email, start, end):
    with road.database.write() as session:
        whose = colleague_by_email(session, email).id
        session.add(BusyTime(colleague_id=whose, source="by hand", start_at=start, end_at=end))


def test_an_optional_person_is_invited_where_free_and_told_that_nothing_waits_for_them(road):
    plan_id = set_stage(road, people=[ANA, TOMAS], optional=["tomas@acme.example"])
    booking = booked(road, plan_id)
    event, text = invited(road, "tomas@acme.example")

    assert (booking.people, booking.optional) == ([1, 2], [2])
    assert [one[0] for one in live(road)] == [1, 2]
    assert event["ATTENDEE"].params["ROLE"] == "OPT-PARTICIPANT"
    assert "It is held without" in text
    needed, text = invited(road, "ada@acme.example")
    assert needed["ATTENDEE"].params["ROLE"] == "REQ-PARTICIPANT"
    assert "It is held without" not in text


def test_an_optional_person_who_is_busy_blocks_nothing_and_is_not_invited(road):
    plan_id = set_stage(road, people=[ANA, TOMAS], optional=["tomas@acme.example"])
    keep_busy(road, "tomas@acme.example", road.now(), road.now() + timedelta(days=20))
    booking = booked(road, plan_id)

    assert (booking.people, booking.optional) == ([1], [])
    assert mails_for(road, Purpose.NOTICE, "tomas@acme.example") == []


def test_an_offer_keeps_no_time_of_optional_people(road):
    plan_id = set_stage(road, people=[ANA, TOMAS], optional=["tomas@acme.example"])
    offered(road, plan_id)

    assert {one.colleague_id for one in every(road, Occupancy)} == {1}


def test_whoever_travels_is_met_in_their_hours_there_and_told_their_clock_there(road):
    travel = [{"from": "2027-01-01", "to": "2027-12-31", "zone": "America/New_York"}]
    plan_id = set_stage(road, people=[ANA | {"travel": travel, "outside": []}])
    booking = booked(road, plan_id)
    local = booking.start_at.astimezone(ZoneInfo("America/New_York"))

    assert {one.start_at.astimezone(ZoneInfo("America/New_York")).hour for one in listed(road, plan_id)} <= {
        *range(9, 17)
    }
    assert f"{local:%H:%M} to" in invited(road, "ada@acme.example")[1]
    assert "(America/New_York)" in invited(road, "ada@acme.example")[1]
    assert "in New York" in mails_for(road, Purpose.CONFIRMATION)[-1].text
    assert "in New York" in mails_for(road, Purpose.OFFER)[-1].text


def test_a_public_holiday_of_a_colleague_is_not_offered(road):
    """Good Friday of 2027 is the 26th of March."""
    plan_id = set_stage(road, people=[ANA | {"country": "PT"}], horizon_days=40)
    days = {one.start_at.date() for one in listed(road, plan_id)}
    found = asked(road, plan_id, at("2027-03-26T12:00"))

    assert date(2027, 3, 26) not in days
    assert date(2027, 3, 25) in days
    assert (found.reason, found.person, found.detail) == ("holiday", 1, "Good Friday")


def test_evenings_that_are_used_up_do_not_open_a_holiday(road):
    """Thursday evening is the one of that week, so its other days have their usual hours: but Good Friday has none."""
    ana = ANA | {"country": "PT", "outside_per_week": 1}
    plan_id = set_stage(road, people=[ana], horizon_days=40)
    found = offered(road, plan_id)
    with road.database.write() as session:
        row = session.get(Offer, found.id)
        row.expires_at = row.expires_at + timedelta(days=90)
    assert isinstance(book(road, token_of(road, found), at("2027-03-25T18:00")), Booked)

    days = {one.start_at.date() for one in listed(road, plan_id)}
    assert date(2027, 3, 26) not in days
    assert date(2027, 3, 24) in days


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


def test_why_a_loop_cannot_begin_names_the_stage_that_cannot_follow(road):
    plan_id = loop_of(road)
    start = next(one.start_at for one in listed(road, plan_id))
    keep_busy(road, "tomas@acme.example", start, start + timedelta(hours=6))

    found = asked(road, plan_id, start)
    assert (found.reason, found.detail) == ("stages", "Talk")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"optional": ["nobody@acme.example"]}, "no colleague nobody@acme.example"),
        (
            {"optional": ["ada@acme.example"], "required": ["ada@acme.example"]},
            "`optional`: ada@acme.example is needed",
        ),
        ({"stages": STAGES[:1], "duration_min": None}, "`stages`: a loop has from 2"),
        ({"stages": STAGES}, "`duration_min`: with `stages`"),
        ({"stages": [STAGES[0], {"name": "Talk"}], "duration_min": None}, r"`stages\[1\].duration_min`"),
        ({"stages": [STAGES[0], STAGES[1] | {"colour": "red"}], "duration_min": None}, "knows no field “colour”"),
        ({"purpose": "seance"}, "`purpose`: “seance” is none of chat, teammate"),
        ({"then": "Nothing"}, "`then`: there is no plan “Nothing”"),
        ({"people": [ANA | {"country": "Narnia"}]}, r"`people\[0\].country`"),
        (
            {"people": [ANA | {"travel": [{"from": "2027-03-02", "to": "2027-03-01", "zone": "Asia/Tokyo"}]}]},
            r"`people\[0\].travel\[0\].to` is earlier",
        ),
    ],
)
def test_a_file_that_cannot_be_is_refused_with_its_field(road, change, says):
    set_stage(road)

    with pytest.raises(UserError, match=says):
        plan_id_of(road, **change)


def test_an_offer_says_what_the_meeting_is_for(road):
    offered(road, set_stage(road, purpose="chat"))

    assert "A short, informal chat, 45 minutes by video, just you and me:" in mails_for(road, Purpose.OFFER)[-1].text


def asked(road, plan_id, start):
    with road.database.read() as session:
        return can_book(session, session.get(InterviewPlan, plan_id), BERLIN, start, road.now())


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


def test_a_file_that_says_nothing_of_journeys_and_holidays_leaves_them_as_they_are(road):
    travel = [{"from": "2027-03-02", "to": "2027-03-03", "zone": "Asia/Tokyo"}]
    set_stage(road, people=[ANA | {"travel": travel, "country": "PT"}])
    plan_id_of(road, people=[ANA])

    assert (row(road, Colleague, 1).travel, row(road, Colleague, 1).country) == (travel, "PT")
    plan_id_of(road, people=[ANA | {"travel": [], "country": ""}])
    assert (row(road, Colleague, 1).travel, row(road, Colleague, 1).country) == ([], "")
