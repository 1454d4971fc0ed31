"""Interview times on offer: beside the working day, in both clocks, kept for one person, and only where there are three."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import SIGNER, add_candidate
from errands import LENA, every, parsed, run_of, told, work
from meetings import ANA, answered, mails_for, offered, plan_id_of, row, set_stage, starts, token_of

from sequencer.core.meet.choose import Part, part_of
from sequencer.core.states import Purpose, TouchState
from sequencer.errors import UserError
from sequencer.flows.book import book
from sequencer.flows.end_offer import run_out, withdraw
from sequencer.flows.offer import offer
from sequencer.store.occupancies import Occupancy
from sequencer.store.offers import Offer, OfferState
from sequencer.store.suppressions import Channel, suppress

BERLIN = ZoneInfo("Europe/Berlin")


def test_an_offer_names_three_to_five_times_beside_the_persons_working_day(road):
    found = offered(road, set_stage(road))

    named = starts(road, found)
    parts = [part_of(one, timedelta(minutes=45), BERLIN) for one in named]
    assert 3 <= len(named) <= 5
    assert set(parts) <= {Part.EARLY, Part.LUNCH, Part.EVENING, Part.WEEKEND}
    assert len({one.date() for one in named}) == len(named)


def test_the_mail_says_each_time_in_both_clocks_with_a_link_and_how_long_it_is_kept(road, post):
    found = offered(road, set_stage(road))

    work(road)

    sent = parsed(post.mails[0][1])
    text = sent.get_body(("plain",)).get_content()
    page = road.links.interview(found.id, found.nonce)
    assert page in text
    assert re.search(r"^   1   \w{3} \d+ Mar, \d\d:\d\d in Berlin   \(\d\d:\d\d in Lisbon\)\r?$", text, re.MULTILINE)
    assert "I'm holding these until Wed 3 Mar, 11:00 your time (Europe/Berlin)." in text
    first = f"{starts(road, found)[0]:%Y-%m-%dT%H:%M:%SZ}"
    assert f'href="{page}/confirm?start={first}"' in sent.get_body(("html",)).get_content()
    assert mails_for(road, Purpose.OFFER)[0].state is TouchState.SENT


def test_the_wish_in_their_own_words_comes_first(road, clock):
    plan_id = set_stage(road)
    offered(road, plan_id)
    clock.pass_by(hours=1)
    answered(road, "Hi Ana,\n\nsounds good. Could we talk on Friday, after 18:00?\n\nLena")

    found = offered(road, plan_id)

    named = [one.astimezone(BERLIN) for one in starts(road, found)]
    assert sum(one.weekday() == 4 and one.hour >= 18 for one in named) >= 2
    assert "You wrote “Could we talk on Friday, after 18:00?”" in " ".join(
        mails_for(road, Purpose.OFFER)[-1].text.split()
    )


def test_the_same_button_pressed_twice_is_one_offer(road):
    plan_id = set_stage(road)

    assert offered(road, plan_id).id == offered(road, plan_id).id
    assert len(mails_for(road, Purpose.OFFER)) == 1


def test_what_is_booked_already_is_not_offered_again(road, clock):
    plan_id = set_stage(road)
    found = offered(road, plan_id)
    book(road, token_of(road, found), starts(road, found)[0])
    clock.pass_by(hours=1)

    with pytest.raises(UserError, match="is booked with this person already"):
        offered(road, plan_id)


def test_a_newer_offer_takes_the_place_of_the_earlier_one(road, clock):
    plan_id = set_stage(road)
    first = offered(road, plan_id)
    clock.pass_by(hours=1)

    second = offered(road, plan_id)

    assert row(road, Offer, first.id).state is OfferState.WITHDRAWN
    assert {one.offer_id for one in every(road, Occupancy)} == {second.id}


def test_two_people_are_offered_different_times_while_there_are_few(road):
    plan_id = set_stage(
        road,
        people=[ANA | {"weekly": [], "outside": [{"days": [1, 2, 3, 4, 5], "start": "17:00", "end": "18:00"}]}],
    )
    add_candidate(road, "mia@stern.example", zone="Europe/Berlin")

    lena, mia = offered(road, plan_id), offered(road, plan_id, "mia@stern.example")

    assert not set(starts(road, lena)) & set(starts(road, mia))


def test_without_three_free_times_nothing_is_offered_and_the_sentence_says_why(road):
    plan_id = set_stage(road, horizon_days=2, people=[ANA | {"outside": []}], candidate={"zone": "Asia/Tokyo"})

    with pytest.raises(UserError, match="needs three"):
        offered(road, plan_id)

    assert every(road, Offer) == []


def test_nobody_who_asked_us_not_to_write_is_offered_anything(road):
    plan_id = set_stage(road)
    with road.database.write() as session:
        suppress(session, SIGNER, [LENA], Channel.REPLY, road.now())

    with pytest.raises(UserError, match="asked us not to write"):
        offered(road, plan_id)


def test_a_plan_that_nobody_has_is_a_sentence(road):
    set_stage(road)
    with pytest.raises(UserError, match="no longer there"):
        offer(road, 1, 4711)


def test_a_running_sequence_ends_when_times_are_offered(written, road):
    offered(written, plan_id_of(written, people=[ANA]))

    assert str(run_of(road).state) == "answered"


def test_what_is_taken_back_is_free_again_and_cannot_be_taken_back_twice(road):
    found = offered(road, set_stage(road))

    withdraw(road, found.id, "Ingrid")

    assert every(road, Occupancy) == []
    assert told(road)[-1] == "offer_withdrawn"
    with pytest.raises(UserError):
        withdraw(road, found.id, "Ingrid")


def test_times_are_kept_until_the_offer_runs_out_and_not_a_moment_longer(road, clock):
    found = offered(road, set_stage(road))

    clock.pass_by(hours=47)
    run_out(road, found.id)
    assert row(road, Offer, found.id).state is OfferState.OPEN

    clock.pass_by(hours=1)
    work(road)
    assert row(road, Offer, found.id).state is OfferState.EXPIRED
    assert every(road, Occupancy) == []
    assert told(road).count("offer_expired") == 1


def test_who_asks_us_not_to_write_keeps_nobodys_time(road):
    found = offered(road, set_stage(road))
    with road.database.write() as session:
        suppress(session, SIGNER, [LENA], Channel.PAGE, road.now(), candidate_id=found.candidate_id)

    work(road)

    assert row(road, Offer, found.id).state is OfferState.DECLINED
    assert every(road, Occupancy) == []
    assert told(road).count("offer_expired") == 1
