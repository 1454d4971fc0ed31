"""The whole demo on real SMTP and IMAP, played once; who answers what decides its figures, and no chance does."""

import tempfile
import threading
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from companies import write_company
from sqlalchemy import select

from sequencer.core.meet.diary import Reason
from sequencer.demo.show import opened, play_headless
from sequencer.store.bookings import Booking, Came
from sequencer.store.candidates import Candidate
from sequencer.store.colleagues import colleague_by_email
from sequencer.store.interview_plans import plan_by_name
from sequencer.store.offers import Offer, OfferedStart, OfferState
from sequencer.store.screens.why_not import Asked, starts_of_day
from sequencer.store.unread import unread_sentence

ANA, INES, IFEOMA = (f"{name}@northlight.example" for name in ("ana.teles", "ines.carvalho", "ifeoma.obi"))
BIRGIT = "birgit@aumann.example"


@pytest.fixture(scope="module")
def show(tmp_path_factory):
    """The demo after its last moment, still at work."""
    with opened(tmp_path_factory.mktemp("demo"), "127.0.0.1:0") as found:
        found.story.play(lambda _now: None, lambda _gap: None, threading.Event())
        yield found


@pytest.fixture(scope="module")
def report(show):
    return show.report()


@pytest.fixture
def ask(show):
    """What the database says to a question."""

    def answer(question):
        with show.stage.tools.road.database.read() as session:
            return question(session)

    return answer


def got(show, owner, about):
    """The texts of the mails in a mailbox whose subject holds a word, the oldest first; their own words among them."""
    mails = reversed(show.sandbox.outside.post.of(owner))
    return [one.shown.text.replace("\r\n", "\n") for one in mails if about in one.shown.subject]


def test_nothing_is_sent_after_a_stop_and_nothing_twice(report):
    assert (report.sent_after_stop, report.duplicates, report.unaccounted) == (0, 0, 0)
    assert report.is_good


def test_everybody_ends_as_their_answers_ask(report):
    assert report.outcomes == {
        "booked": 9,  # one person twice, one interview after the other
        "replied": 6,  # one of them called the interview off
        "declined": 3,
        "opted_out": 4,
        "later": 1,
        "referred": 1,
        "bounced": 2,
        "out_of_office_resumed": 2,
        "finished": 5,
    }
    assert (report.candidates, report.received) == (36, 37)


def test_interviews_are_booked_by_page_and_by_answering_in_everybodys_own_zone(report):
    booked = sorted((one.candidate, one.how, one.zone) for one in report.interviews)

    assert booked == [
        ("Birgit Aumann", "reply", "Europe/Berlin"),
        ("Birgit Aumann", "reply", "Europe/Berlin"),
        ("Daniel Okafor", "page", "Africa/Lagos"),
        ("Isabel Rocha", "page", "America/Sao_Paulo"),
        ("Lucía Ferrer", "reply", "Europe/Madrid"),
        ("Marta Sousa", "page", "Europe/Lisbon"),
        ("Mateo Rossi", "page", "Europe/Rome"),
        ("Noor Haddad", "reply", "Asia/Dubai"),
        ("Oliver Grant", "reply", "Europe/London"),
    ]


def test_two_who_want_one_time_get_two(report):
    starts = [one.start_at for one in report.interviews if one.candidate in ("Mateo Rossi", "Isabel Rocha")]

    assert len(set(starts)) == 2


def test_the_mails_without_their_opening_line_are_held_with_the_reason(report):
    assert [name for name, _ in report.held] == ["Mei Tan", "Sofia Lindgren"]
    assert all("opening line" in reason for _, reason in report.held)


def test_the_panel_is_offered_by_itself_once_the_phone_call_took_place_and_is_booked_by_answering(show, report, ask):
    def theirs(session):
        found = select(Booking).join(Candidate, Candidate.id == Booking.candidate_id)
        return list(session.scalars(found.where(Candidate.first_name == "Birgit").order_by(Booking.start_at)))

    phone, panel = ask(theirs)
    offer = ask(lambda session: session.get(Offer, panel.offer_id))

    assert report.company.following == 1
    assert (phone.came, len(phone.people), len(panel.people)) == (Came.HELD, 1, 3)
    assert (offer.created_by, offer.plan_id) == (
        "",
        ask(lambda session: plan_by_name(session, "Fallrunde mit dem Team").id),
    )
    assert phone.end_at < offer.created_at < panel.start_at
    assert any("danke, dass Sie sich die Zeit genommen haben" in text for text in got(show, BIRGIT, "Löffel"))


def test_what_lies_in_a_colleagues_calendar_is_offered_to_nobody_and_the_desk_says_why(show, ask):
    """Ana sings on Monday evenings, and a supplier is there on a Wednesday morning."""
    now = show.stage.tools.road.now()

    def look(session):
        offer = session.scalars(select(Offer).where(Offer.state == OfferState.OPEN)).one()
        plan = plan_by_name(session, "The arm, bad takes included")
        named = session.scalars(select(OfferedStart.start_at).where(OfferedStart.offer_id == offer.id)).all()
        asked = Asked(plan, offer.zone_info, holder=offer)
        ana = colleague_by_email(session, ANA).id
        why = {one.start_at: one.obstacle for one in starts_of_day(session, asked, date(2026, 12, 16), now)}
        return ana, list(named), why[datetime(2026, 12, 16, 10, 30, tzinfo=UTC)]

    ana, named, obstacle = ask(look)

    assert (obstacle.reason, obstacle.person) == (Reason.BUSY, ana)
    assert len(named) >= 3
    assert not any(one.isoweekday() == 1 and time(18) < one.time() < time(21) for one in named)
    assert not any(one.date() == date(2026, 12, 16) and one.hour < 13 for one in named)


def test_of_two_calendars_one_is_read_and_one_is_said_to_be_unread(report, show, ask):
    now = show.stage.tools.road.now()

    says = ask(lambda session: unread_sentence(session, plan_by_name(session, "Fallrunde mit dem Team"), now))

    assert (report.company.read, report.company.unread) == (1, 1)
    assert says.startswith("We cannot read Jana")
    assert "10 Dec" in says


def test_a_colleague_sets_her_hours_by_answering_a_mail_and_reads_what_was_understood(report, show, ask):
    ines = ask(lambda session: colleague_by_email(session, INES))
    asked, answered, noted = got(show, INES, "When can you talk with candidates")

    assert report.company.hours_by_mail == 1
    assert "in the next four weeks" in asked
    assert answered.startswith("Hi Ana,\n\nI'm out next week.")
    assert "Mon 7 Dec to Sun 13 Dec: no interviews" in noted
    assert "Every Thursday, until you say otherwise: also 18:00 to 20:30" in noted
    assert {"2026-12-07", "2026-12-13"} <= set(ines.absences)


def test_somebody_is_in_another_zone_for_a_week(ask):
    ifeoma = ask(lambda session: colleague_by_email(session, IFEOMA))

    zones = [ifeoma.zone_at(datetime(2026, 12, day, 12, tzinfo=UTC)).key for day in (11, 15, 19)]

    assert zones == ["America/Denver", "Europe/Berlin", "America/Denver"]


def test_it_leaves_nothing_behind(tmp_path, monkeypatch):
    before = threading.enumerate()
    company, left = tmp_path / "company", tmp_path / "left"
    company.mkdir()
    left.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(left))

    report, _ = play_headless(threading.Event(), write_company(company), timedelta(hours=2))

    assert report.candidates == 3
    assert list(Path(left).iterdir()) == []
    assert [one.name for one in threading.enumerate() if one not in before and one.name == "calendar-host"] == []
