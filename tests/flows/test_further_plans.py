"""Plans beyond one meeting of required people: optional people, journeys and holidays, from file to invitation."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from errands import every
from looping import STAGES, asked, booked, invited, keep_busy, listed, live
from meetings import (
    ANA,
    TOMAS,
    at,
    mails_for,
    offered,
    plan_id_of,
    row,
    set_stage,
    token_of,
)

from sequencer.core.meet.outcomes import Booked
from sequencer.core.states import Purpose
from sequencer.errors import UserError
from sequencer.flows.book import book
from sequencer.store.colleagues import Colleague
from sequencer.store.occupancies import Occupancy
from sequencer.store.offers import Offer


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


def test_a_file_that_says_nothing_of_journeys_and_holidays_leaves_them_as_they_are(road):
    travel = [{"from": "2027-03-02", "to": "2027-03-03", "zone": "Asia/Tokyo"}]
    set_stage(road, people=[ANA | {"travel": travel, "country": "PT"}])
    plan_id_of(road, people=[ANA])

    assert (row(road, Colleague, 1).travel, row(road, Colleague, 1).country) == (travel, "PT")
    plan_id_of(road, people=[ANA | {"travel": [], "country": ""}])
    assert (row(road, Colleague, 1).travel, row(road, Colleague, 1).country) == ([], "")
