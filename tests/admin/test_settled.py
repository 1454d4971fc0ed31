"""What a recruiter does about a settled interview: a proposal, somebody who cannot come, and how it went."""

from datetime import timedelta

import pytest
from builders import add_inbound_mail, mail
from errands import every, work
from meetings import ANA, TOMAS, mails_for, offered, row, set_stage, starts, token_of

from sequencer.core.states import Purpose
from sequencer.flows.book import book
from sequencer.flows.stand_in import find_stand_in
from sequencer.store.bookings import Booking, Came
from sequencer.store.colleagues import Colleague
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.interview_plans import InterviewPlan
from sequencer.store.objections import Objection, object_to, settle_objections
from sequencer.store.offers import Offer
from sequencer.store.users import UserRole


@pytest.fixture
def booking(desk):
    """Lena meets Ana; Tomas is free as well."""
    plan = set_stage(desk.road, people=[ANA, TOMAS], required=["ada@acme.example"])
    found = offered(desk.road, plan)
    book(desk.road, token_of(desk.road, found), starts(desk.road, found)[0])
    work(desk.road)
    return every(desk.road, Booking)[0]


def object_(desk, booking, **what):
    """Somebody's calendar objects, and it waits for a person; returns the id."""
    with desk.road.database.write() as session:
        object_to(session, booking.id, None, desk.road.now(), is_due=False, **what)
    return every(desk.road, Objection)[-1].id


def let_it_pass(desk, clock, booking):
    clock.pass_by(seconds=(booking.end_at - desk.road.now()).total_seconds())


def test_a_proposed_time_is_accepted_with_one_press(desk, booking):
    wanted = booking.start_at + timedelta(days=1)
    objection, browser = object_(desk, booking, proposed_at=wanted), desk.browser()

    page = browser.get(f"/interviews/{booking.id}").text
    browser.post(f"/interviews/{booking.id}/accept", data={"objection": objection})

    assert "Lena proposes" in page
    assert "Everybody is free then." in page
    assert f"Accept {wanted.astimezone(row(desk.road, Offer, 1).zone_info):%H:%M}" in page
    assert row(desk.road, Booking, booking.id).start_at == wanted
    assert row(desk.road, Objection, objection).settled_at is not None
    assert "Lena proposed it from their calendar." in browser.get(f"/interviews/{booking.id}").text


def test_a_time_that_is_not_free_has_no_such_button(desk, booking):
    object_(desk, booking, proposed_at=booking.start_at.replace(hour=2) + timedelta(days=1))

    page = desk.browser().get(f"/interviews/{booking.id}").text

    assert "Not everybody is free then." in page
    assert "Accept " not in page
    assert "Offer other times" in page


def test_leaving_it_as_it_is_writes_to_nobody(desk, booking):
    before = len(mails_for(desk.road, Purpose.CHANGE))
    objection = object_(desk, booking, proposed_at=booking.start_at + timedelta(days=1))

    desk.browser().post(f"/interviews/{booking.id}/stays", data={"objection": objection})

    assert row(desk.road, Objection, objection).settled_at is not None
    assert len(mails_for(desk.road, Purpose.CHANGE)) == before


def test_somebody_named_takes_the_place_of_who_has_to_be_there(desk, booking):
    ana, tomas = every(desk.road, Colleague)
    objection, browser = object_(desk, booking, colleague_id=ana.id), desk.browser()
    find_stand_in(desk.road, objection)

    shown = browser.get("/interviews").text
    page = browser.get(f"/interviews/{booking.id}").text
    browser.post(f"/interviews/{booking.id}/replace", data={"leaving": ana.id, "newcomer": tomas.id})

    assert "cannot stay as it is without a word from you" in shown
    assert "Ana Teles cannot come." in page
    assert "Tomas Ruiz takes over" in page
    assert row(desk.road, Booking, booking.id).people == [tomas.id]
    assert "cannot stay as it is" not in browser.get("/interviews").text


def test_the_mail_in_which_somebody_says_so_leads_to_the_interview(desk, booking):
    raw = mail("tomas@acme.example", subject="Declined: Call")
    kept = add_inbound_mail(desk.road, 1, raw, state=InboundState.ASKS, reason_code="colleague_declined", reason="x.")
    with desk.road.database.write() as session:
        session.get(InboundMail, kept).candidate_id = booking.candidate_id
        object_to(session, booking.id, kept, desk.road.now(), colleague_id=booking.people[0], is_due=False)
    browser = desk.browser()

    page = browser.get(f"/inbox/mail/{kept}").text
    there = browser.get(f"/interviews/of-mail/{kept}")
    browser.post(f"/interviews/{booking.id}/stays", data={"objection": 1})

    assert "Decide at the interview" in page
    assert there.headers["Location"].endswith(f"/interviews/{booking.id}")
    assert row(desk.road, InboundMail, kept).state is InboundState.HANDLED


def test_other_times_are_offered_while_the_old_one_stays(desk, booking):
    browser = desk.browser()

    browser.post(f"/interviews/{booking.id}/other-times")

    (mail,) = mails_for(desk.road, Purpose.OPTIONS)
    assert "something has come up on our side" in mail.text
    assert row(desk.road, Booking, booking.id).start_at == booking.start_at


def test_how_it_went_is_asked_once_it_is_over(desk, clock, booking):
    before = desk.browser().get(f"/interviews/{booking.id}").text
    let_it_pass(desk, clock, booking)
    browser = desk.browser(email="later@acme.example")

    after, listed = browser.get(f"/interviews/{booking.id}").text, browser.get("/interviews").text
    browser.post(f"/interviews/{booking.id}/came", data={"came": "held"})

    assert "Did it take place?" not in before
    assert "Did it take place?" in after
    assert "Did the interview with Lena Brandt take place?" in listed
    assert row(desk.road, Booking, booking.id).came is Came.HELD
    settled = browser.get("/interviews").text
    assert "Did the interview" not in settled
    assert ("Took place" in settled, "Took place" in listed) == (True, False)


def test_whoever_did_not_come_gets_one_second_chance_when_somebody_says_so(desk, clock, booking):
    let_it_pass(desk, clock, booking)
    browser = desk.browser()
    browser.post(f"/interviews/{booking.id}/came", data={"came": "not_they"})
    work(desk.road)
    unasked = len(every(desk.road, Offer))

    browser.post(f"/interviews/{booking.id}/second-chance")
    work(desk.road)
    browser.post(f"/interviews/{booking.id}/second-chance")
    work(desk.road)

    mail = mails_for(desk.road, Purpose.OFFER)[-1]
    assert unasked == 1
    assert len(every(desk.road, Offer)) == 2
    assert "we missed each other on" in mail.text
    assert "New times were offered" in browser.get(f"/interviews/{booking.id}").text


def test_a_plan_may_offer_it_by_itself(desk, clock, booking):
    with desk.road.database.write() as session:
        session.get(InterviewPlan, booking.plan_id).second_chance = "send"
    let_it_pass(desk, clock, booking)

    desk.browser().post(f"/interviews/{booking.id}/came", data={"came": "not_they"})
    work(desk.road)

    assert len(every(desk.road, Offer)) == 2


def test_where_we_did_not_come_an_apology_leaves_with_times(desk, clock, booking):
    let_it_pass(desk, clock, booking)

    desk.browser().post(f"/interviews/{booking.id}/came", data={"came": "not_we"})
    work(desk.road)

    assert "That was our mistake" in mails_for(desk.road, Purpose.OFFER)[-1].text


def test_a_plan_says_what_happens_once_something_is_booked(desk, booking):
    browser = desk.browser()

    page = browser.get(f"/interviews/plans/{booking.plan_id}").text
    browser.post(f"/interviews/plans/{booking.plan_id}/after", data={"counter": "move", "second_chance": "send"})
    strange = browser.post(f"/interviews/plans/{booking.plan_id}/after", data={"counter": "guess"})

    plan = row(desk.road, InterviewPlan, booking.plan_id)
    assert "Once it is booked" in page
    assert (plan.counter, plan.second_chance, plan.reminds) == ("move", "send", False)
    assert strange.status_code == 404


def test_another_team_can_do_nothing_of_it(desk, booking):
    objection = object_(desk, booking, proposed_at=booking.start_at + timedelta(days=1))
    browser = desk.browser(UserRole.RECRUITER, "Care", email="other@acme.example")

    answers = [
        browser.post(f"/interviews/{booking.id}/{act}", data={"objection": objection, "came": "held"})
        for act in ("accept", "stays", "replace", "other-times", "came", "second-chance")
    ]

    assert [one.status_code for one in answers] == [404] * len(answers)
    assert row(desk.road, Booking, booking.id).start_at == booking.start_at


def test_what_is_settled_is_not_accepted_any_more(desk, booking):
    objection = object_(desk, booking, proposed_at=booking.start_at + timedelta(days=1))
    with desk.road.database.write() as session:
        settle_objections(session, booking.id, desk.road.now())

    desk.browser().post(f"/interviews/{booking.id}/accept", data={"objection": objection})

    assert row(desk.road, Booking, booking.id).start_at == booking.start_at
