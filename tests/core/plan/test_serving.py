"""What keeps a service mail back, and what does not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sequencer.core.plan.serving import MOST_IN_A_BURST, ServiceFacts, may_serve
from sequencer.core.plan.verdict import Pause, Send, Skip, Wait

NOW = datetime(2027, 3, 1, 3, 0, tzinfo=UTC)
FACTS = ServiceFacts(NOW, is_suppressed=False, is_address_dead=False, pauses=())


def verdict(**values):
    return may_serve(replace(FACTS, **values))


def test_at_any_hour_it_leaves():
    assert verdict() == Send()


def test_a_mailbox_between_two_outreach_mails_lets_it_go():
    assert verdict(mailbox_free_at=NOW + timedelta(minutes=10)) == Send()


def test_a_mailbox_that_rests_because_of_trouble_keeps_it_until_it_is_free():
    found = verdict(mailbox_free_at=NOW + timedelta(minutes=10), mailbox_trouble="Refused.")
    assert isinstance(found, Wait)
    assert (found.until, found.reason.code) == (NOW + timedelta(minutes=10), "mailbox_trouble")


def test_what_is_final_is_told_before_a_pause():
    paused = (Pause("all sending", "a drill"),)
    assert [
        verdict(pauses=paused, **one).reason.code for one in ({"is_suppressed": True}, {"is_address_dead": True})
    ] == [
        "suppressed",
        "dead_address",
    ]
    assert isinstance(verdict(is_suppressed=True), Skip)


def test_a_pause_is_told_with_what_and_why():
    assert verdict(pauses=(Pause("all sending", "a drill"),)).reason.says == (
        "Paused: all sending: a drill. Resume it to go on."
    )


def test_the_eleventh_in_a_minute_waits_until_the_first_is_a_minute_old():
    recent = tuple(NOW - timedelta(seconds=second) for second in range(MOST_IN_A_BURST))
    found = verdict(recent=recent)
    assert isinstance(found, Wait)
    assert (found.until, found.reason.code) == (min(recent) + timedelta(minutes=1), "burst")
    assert verdict(recent=recent[:-1]) == Send()
    assert isinstance(verdict(recent=recent[:-1], in_flight=1), Wait)
