"""Our invitations in somebody else's calendar: a server that knows nothing of us keeps, replaces and cancels them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import vobject
from ical import BERLIN

from sequencer.core.meet.busy.account import CalendarAccount, CalendarKind
from sequencer.core.meet.invite import Invitation, Method, as_calendar
from sequencer.gateways.calendars import Calendars
from sequencer.gateways.network import Guard

AT = datetime(2027, 3, 4, 17, 30, tzinfo=UTC)
FIRST = Invitation(
    method=Method.REQUEST,
    uid="sq-invited@acme.example",
    sequence=0,
    start_at=AT,
    end_at=AT + timedelta(minutes=45),
    stamped_at=AT - timedelta(days=3),
    summary="Gespräch mit Ana; Tomas, Mia",
    description="Zeile eins\nZeile zwei, mit Komma; und Strichpunkt \\ und mehr, damit die Zeile gefaltet werden muss.",
    location="https://meet.acme.example/otter",
    organizer_name="Ana Teles",
    organizer_address="ana@acme.example",
    attendee_name="Lena Brandt",
    attendee_address="lena@brandt.example",
)
MOVED = replace(FIRST, sequence=1, start_at=AT + timedelta(days=1), end_at=AT + timedelta(days=1, minutes=45))
OFF = replace(MOVED, method=Method.CANCEL, sequence=2)


@pytest.fixture
def diary(radicale, radicale_server):
    """A calendar on a server, what a mail program does with an invitation, and when its owner is busy by it."""
    work = radicale.make("diary")
    door = Calendars(Guard(allow={("127.0.0.1", radicale_server.port)}))

    class Diary:
        known = 201  # new on the server; 204 is what takes the place of another

        def take(self, given):
            """Kept as clients keep it: by its UID, without the METHOD, which belongs to the mail."""
            raw = as_calendar(given).replace(f"METHOD:{given.method}\r\n".encode(), b"")
            path = f"{work.removeprefix(radicale.address.rstrip('/'))}{given.uid}.ics"
            radicale.ask("PUT", path, raw, expected=self.known)
            self.known = 204
            return vobject.readOne(radicale.ask("GET", path, expected=200).decode())

        def busy(self):
            there = CalendarAccount(CalendarKind.CALDAV, work, BERLIN, user=radicale.user, secret=radicale.password)
            found = door.read_busy(there, AT - timedelta(days=2), AT + timedelta(days=7))
            return [(one.start_at, one.end_at) for one in found.spans]

    yield Diary()
    door.close()


def test_another_implementation_reads_every_word_of_it():
    found = vobject.readOne(as_calendar(FIRST).decode())

    event = found.vevent
    assert found.method.value == "REQUEST"
    assert (event.uid.value, event.sequence.value) == (FIRST.uid, "0")
    assert (event.summary.value, event.description.value) == (FIRST.summary, FIRST.description)
    assert (event.dtstart.value, event.dtend.value) == (FIRST.start_at, FIRST.end_at)
    assert event.organizer.value == "mailto:ana@acme.example"
    assert event.attendee.params["RSVP"] == ["TRUE"]


@pytest.mark.parametrize("method", list(Method))
def test_each_method_stands_in_the_calendar_it_is_sent_with(method):
    found = vobject.readOne(as_calendar(replace(FIRST, method=method)).decode())

    assert found.method.value == str(method)
    assert ("PARTSTAT" in found.vevent.attendee.params) is (method is Method.REQUEST)


def test_a_server_keeps_it_and_its_owner_is_busy(diary):
    kept = diary.take(FIRST)

    assert kept.vevent.uid.value == FIRST.uid
    assert diary.busy() == [(FIRST.start_at, FIRST.end_at)]


def test_an_update_takes_the_place_of_what_was_kept(diary):
    diary.take(FIRST)
    kept = diary.take(MOVED)

    assert (kept.vevent.sequence.value, kept.vevent.dtstart.value) == ("1", MOVED.start_at)
    assert diary.busy() == [(MOVED.start_at, MOVED.end_at)]


def test_a_cancellation_frees_the_time(diary):
    diary.take(FIRST)
    diary.take(MOVED)
    kept = diary.take(OFF)

    assert kept.vevent.status.value == "CANCELLED"
    assert diary.busy() == []
