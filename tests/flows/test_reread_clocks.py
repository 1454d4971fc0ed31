"""New zone rules: a booked interview stays the instant it is, and whoever was told another local time hears of it."""

from datetime import datetime, timedelta

import pytest
from errands import LENA, every, told
from meetings import ANA, TOMAS, event_in, mails_for, offered, row, set_stage, starts, token_of

from sequencer.core.states import Purpose
from sequencer.flows.book import book, cancel_by_id, change
from sequencer.flows.reread_clocks import reread_clocks
from sequencer.store.bookings import Booking
from sequencer.store.clock_readings import EDITION, ClockReading, by_other_rules, moved_clocks_ahead
from sequencer.store.touches import Touch

ADA = "ada@acme.example"


@pytest.fixture
def booking(road):
    """Lena in Berlin with Ana in Lisbon and Tomas in Madrid."""
    lena = offered(road, set_stage(road, people=[ANA, TOMAS]))
    return row(road, Booking, book(road, token_of(road, lena), starts(road, lena)[0]).booking_id)


def told_by_older_rules(road, booking, *zones):
    """As if the clocks of these zones had been an hour less ahead by the rules of another edition."""
    with road.database.write() as session:
        kept = session.get(ClockReading, booking.id)
        kept.edition = "2019.3"
        moved = {zone: datetime.fromisoformat(kept.told[zone]) - timedelta(hours=1) for zone in zones}
        old = {zone: at.replace(tzinfo=None).isoformat() + offset(at) for zone, at in moved.items()}
        kept.told = kept.told | old


def offset(local):
    """What `local` names, an hour less."""
    seconds = int(local.utcoffset().total_seconds()) - 3600
    return f"{'-' if seconds < 0 else '+'}{abs(seconds) // 3600:02d}:00"


def outdated(road):
    with road.database.read() as session:
        return by_other_rules(session, road.now(), 100)


def moved(road):
    with road.database.read() as session:
        return moved_clocks_ahead(session, road.now(), 100)


def test_what_was_told_is_kept_with_the_booking_and_its_edition(road, booking):
    kept = row(road, ClockReading, booking.id)

    assert kept.edition == EDITION
    assert sorted(kept.told) == ["Europe/Berlin", "Europe/Lisbon", "Europe/Madrid"]
    assert {datetime.fromisoformat(one) for one in kept.told.values()} == {booking.start_at}
    assert outdated(road) == []
    assert reread_clocks(road, booking.id) is False


def test_the_candidate_is_told_the_new_local_time_and_the_interview_stays(road, booking):
    told_by_older_rules(road, booking, "Europe/Berlin")
    assert outdated(road) == [booking.id]

    assert reread_clocks(road, booking.id) is True

    (mail,) = mails_for(road, Purpose.CHANGE)
    method, event = event_in(mail)
    assert method == "REQUEST"
    assert event["DTSTART"].dt == booking.start_at
    assert event["SEQUENCE"] == booking.sequence + 1
    assert "the rules for the clocks in Berlin have changed" in " ".join(mail.text.split())
    (one,) = moved(road)
    assert (one.start_at, one.was_at) == (booking.start_at, booking.start_at - timedelta(hours=1))
    assert told(road)[-1] == "interview_clocks"
    assert row(road, Booking, booking.id).start_at == booking.start_at


def test_only_the_colleague_whose_clock_it_is_is_told(road, booking):
    before = len(every(road, Touch))
    told_by_older_rules(road, booking, "Europe/Madrid")

    reread_clocks(road, booking.id)

    (mail,) = every(road, Touch)[before:]
    assert (mail.recipient, mail.purpose) == ("tomas@acme.example", Purpose.NOTICE)
    assert "your clock will show another time" in " ".join(mail.text.split())
    assert mails_for(road, Purpose.CHANGE) == []


def test_nobody_is_told_twice(road, booking):
    told_by_older_rules(road, booking, "Europe/Berlin", "Europe/Lisbon")
    reread_clocks(road, booking.id)
    filed = len(every(road, Touch))

    assert outdated(road) == []
    assert reread_clocks(road, booking.id) is False

    assert len(every(road, Touch)) == filed


def test_rules_that_leave_an_interview_alone_tell_nobody(road, booking):
    filed = len(every(road, Touch))
    told_by_older_rules(road, booking)

    assert reread_clocks(road, booking.id) is False

    assert outdated(road) == []
    assert len(every(road, Touch)) == filed
    assert moved(road) == []


def test_one_that_was_booked_before_readings_were_kept_is_read_and_tells_nobody(road, booking):
    with road.database.write() as session:
        kept = session.get(ClockReading, booking.id)
        kept.edition, kept.told = "", {}

    assert outdated(road) == [booking.id]
    assert reread_clocks(road, booking.id) is False

    assert "Europe/Berlin" in row(road, ClockReading, booking.id).told


def test_one_that_is_off_or_over_is_left_alone(road, booking, clock):
    told_by_older_rules(road, booking, "Europe/Berlin")
    cancel_by_id(road, booking.id, "nadia@acme.example", by="Nadia")

    assert outdated(road) == []
    assert reread_clocks(road, booking.id) is False
    assert mails_for(road, Purpose.CHANGE, LENA) == []


def test_one_that_moved_to_another_time_counts_as_told(road, booking):
    told_by_older_rules(road, booking, "Europe/Berlin")
    other = booking.start_at + timedelta(days=7)
    token = road.links.booking(booking.id, booking.nonce).rpartition("/")[2]

    change(road, token, other)

    assert outdated(road) == []
    assert {datetime.fromisoformat(one) for one in row(road, ClockReading, booking.id).told.values()} == {
        row(road, Booking, booking.id).start_at
    }
