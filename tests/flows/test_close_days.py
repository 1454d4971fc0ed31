"""S-58: outreach keeps holidays, quiet days and leave; service mails leave; dates move when days are closed or opened."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from builders import FIRST, SECOND, add_candidate, add_mailbox, add_sequence
from errands import LENA, CrashError, crashing_at, every, states, touches, work, work_for
from meetings import offered, plan_id_of, set_stage

from sequencer.core.plan.day_spans import parse_span
from sequencer.errors import UserError
from sequencer.flows.close_days import close_for_all, come_back, go_on_leave, open_for_all
from sequencer.flows.enroll import enroll_address
from sequencer.store.audit import AuditNote
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import Organisation

WORKING_HOURS = {"days": ["mon", "tue", "wed", "thu", "fri"], "start": "09:00", "end": "17:00", "zone": "candidate"}
IN_TWO_WORKING_DAYS = SECOND | {"delay": "2 working days"}
THIS_WEEK = parse_span("2027-03-01..2027-03-05 Spring break")
NEXT_MONDAY = datetime(2027, 3, 8, 8, tzinfo=UTC)


def begin(road, *steps, **facts):
    add_candidate(road, LENA, **({"zone": "Europe/Berlin"} | facts))
    add_sequence(road, *(steps or (FIRST, IN_TWO_WORKING_DAYS)), window=WORKING_HOURS)
    enroll_address(road, "Welcome", LENA)


def test_no_mail_leaves_on_their_public_holiday_and_the_touch_says_why(road, post, clock):
    clock.at = datetime(2027, 3, 25, 9, tzinfo=UTC)  # the day before Good Friday
    begin(road, country="DE")
    clock.at = datetime(2027, 3, 26, 9, tzinfo=UTC)
    work(road)

    (touch,) = touches(road)
    assert post.mails == []
    assert touch.reason_code == "holiday"
    assert touch.reason == "Waiting: public holiday in Germany (Good Friday). Next: Tue 30 Mar 09:00 (Europe/Berlin)."
    assert touch.wakes_at == datetime(2027, 3, 30, 7, tzinfo=UTC)

    clock.at = touch.wakes_at
    work(road)
    assert post.recipients == [LENA]


def test_a_delay_in_working_days_passes_over_the_holidays_of_their_country(road, clock):
    clock.at = datetime(2027, 3, 25, 9, tzinfo=UTC)
    begin(road, country="DE")
    work(road)

    assert touches(road)[1].due_at == datetime(2027, 3, 31, 8, tzinfo=UTC)  # Easter lies between


def test_without_a_country_it_is_only_the_weekend(road, clock):
    clock.at = datetime(2027, 3, 25, 9, tzinfo=UTC)
    begin(road)
    work(road)

    assert touches(road)[1].due_at == datetime(2027, 3, 29, 8, tzinfo=UTC)


def test_an_unknown_zone_is_shown_as_a_guess(road, clock):
    begin(road, zone="")
    clock.pass_by(hours=9)
    work(road)

    assert touches(road)[0].reason.endswith("Next: Tue 2 Mar 09:00 (Europe/Berlin, a guess).")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd"])
def test_a_zone_that_the_world_has_given_up_is_an_unknown_one(road, post, zone):
    begin(road, zone=zone)
    work(road)

    assert post.recipients == [LENA]


def test_quiet_days_hold_all_outreach_and_say_so(road, post, clock):
    begin(road)
    close_for_all(road, THIS_WEEK, "eva@acme.example")
    work(road)

    (touch,) = touches(road)
    assert post.mails == []
    assert touch.due_at == NEXT_MONDAY

    clock.at = NEXT_MONDAY
    work(road)
    assert post.recipients == [LENA]


def test_a_mail_that_was_looked_at_on_a_quiet_day_says_so(road, post, clock):
    begin(road)
    clock.pass_by(hours=9)
    work(road)  # it has a reason of its own now, and waits for tomorrow
    clock.pass_by(hours=15)
    with road.database.write() as session:
        session.get_one(Mailbox, 1).leave = [THIS_WEEK.to_mapping()]
    work(road)

    (touch,) = touches(road)
    assert touch.reason_code == "sender_away"
    assert touch.wakes_at == NEXT_MONDAY
    assert "the sender is away (Spring break, 1 Mar – 5 Mar 2027)" in touch.reason


def test_opening_the_days_again_brings_the_mails_back(road, post):
    begin(road)
    assert close_for_all(road, THIS_WEEK) == 1
    work(road)

    assert open_for_all(road, THIS_WEEK) == 1
    work(road)

    assert post.recipients == [LENA]
    assert [note.says for note in every(road, AuditNote)][-2:] == [
        "Closed for outreach: 2027-03-01..2027-03-05 Spring break.",
        "Opened for outreach: 2027-03-01..2027-03-05 Spring break.",
    ]


def test_a_follow_up_that_was_planned_before_gets_the_date_that_holds_now(road, clock):
    begin(road)
    work(road)
    planned = touches(road)[1].due_at

    moved = close_for_all(road, parse_span("2027-03-02"))

    assert moved == 1
    assert touches(road)[1].due_at == planned + timedelta(days=1)


def test_leave_holds_one_mailbox_and_leaves_the_others_alone(road, post):
    begin(road, FIRST)
    add_mailbox(road, "grace@acme.example")
    add_candidate(road, "ben@brandt.example", zone="Europe/Berlin")
    add_sequence(road, FIRST, name="Other", sender="grace@acme.example", window=WORKING_HOURS)
    enroll_address(road, "Other", "ben@brandt.example")

    assert go_on_leave(road, "Ada@acme.example", THIS_WEEK, "ada@acme.example") == 1
    work(road)

    assert post.recipients == ["ben@brandt.example"]
    assert states(road) == [("first", "planned")]
    assert come_back(road, 1, THIS_WEEK) == 1
    work(road)
    assert post.recipients == ["ben@brandt.example", LENA]


def test_closing_the_same_days_twice_changes_nothing(road):
    begin(road)

    assert (close_for_all(road, THIS_WEEK), close_for_all(road, THIS_WEEK)) == (1, 0)
    assert len([note for note in every(road, AuditNote) if note.what == "organisation"]) == 1
    assert (open_for_all(road, THIS_WEEK), open_for_all(road, THIS_WEEK)) == (1, 0)


def test_a_crash_between_two_steps_lets_no_mail_leave_on_a_closed_day(road, post):
    begin(road)

    with pytest.raises(CrashError):
        close_for_all(replace(road, step=crashing_at("after_replanning")), THIS_WEEK)
    work(road)

    assert post.mails == []


def test_opening_the_days_once_more_finishes_what_a_crash_has_cut_short(road, post):
    begin(road)
    close_for_all(road, THIS_WEEK)
    with road.database.write() as session:  # the days are open again, and no date has been changed yet
        session.get_one(Organisation, 1).quiet_days = []

    assert open_for_all(road, THIS_WEEK) == 1
    work(road)

    assert post.recipients == [LENA]


def test_coming_back_once_more_finishes_what_a_crash_has_cut_short(road, post):
    begin(road)
    go_on_leave(road, 1, THIS_WEEK)
    with road.database.write() as session:
        session.get_one(Mailbox, 1).leave = []

    assert come_back(road, 1, THIS_WEEK) == 1
    work(road)

    assert post.recipients == [LENA]


def test_nobody_is_on_leave_from_a_mailbox_that_is_not_there(road):
    with pytest.raises(UserError, match="no mailbox"):
        go_on_leave(road, "nobody@acme.example", THIS_WEEK)


def test_what_was_tried_or_waits_for_a_person_keeps_its_date(road, post, clock):
    begin(road, FIRST | {"kind": "manual_email"})
    work(road)
    due = touches(road)[0].due_at

    assert close_for_all(road, THIS_WEEK) == 0
    assert touches(road)[0].due_at == due


def test_a_holiday_hides_no_reason_that_a_person_has_to_mend(road, clock):
    """The next working day mends nothing: a mail that lacks a fact is still for somebody."""
    begin(road, FIRST | {"body": "{{opening_line}}"})
    work(road)
    assert states(road) == [("first", "held")]
    close_for_all(road, parse_span("2027-03-02..2027-03-03"))
    work_for(road, clock, days=1)

    assert states(road) == [("first", "held")]
    assert touches(road)[0].reason_code == "field_missing"
    assert touches(road)[0].wakes_at == datetime(2027, 3, 4, 8, tzinfo=UTC)


def test_an_interview_offer_leaves_on_quiet_days_as_every_day(road, post):
    set_stage(road)
    close_for_all(road, THIS_WEEK)
    offered(road, plan_id_of(road))
    work(road)

    assert post.mails
