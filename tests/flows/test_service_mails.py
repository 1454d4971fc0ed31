"""Mails that are no steps leave by the same road: frozen when filed, kept back only by what people paused or wished."""

from datetime import timedelta

import pytest
from builders import FIRST, add_candidate, add_mailbox, add_sequence, make_road
from errands import LENA, CrashError, arrive, crashing_at, parsed, run_of, told, work, work_for
from filing import file, filed, offer

from sequencer.core.states import EnrollmentState, Purpose, Stage, TouchState
from sequencer.errors import MailboxError, Permanent, UncertainDelivery
from sequencer.flows.decide import Decision, decide
from sequencer.flows.enroll import enroll_address
from sequencer.flows.stop import Scope, pause, resume, stop_person
from sequencer.store.candidates import mark_dead
from sequencer.store.mailboxes import Mailbox
from sequencer.store.suppressions import Channel, suppress


def wish(road, address=LENA):
    with road.database.write() as session:
        suppress(session, road.links.signer, [address], Channel.PERSON, road.now())


def test_it_leaves_at_once_outside_every_window_gap_and_cap(written, post, clock):
    with written.database.write() as session:
        session.get_one(Mailbox, 1).daily_cap = 1
        session.get_one(Mailbox, 1).free_at = clock() + timedelta(hours=1)
    touch_id = file(written)
    work(written)

    mail, touch = parsed(post.mails[-1][1]), filed(written, touch_id)
    assert touch.state is TouchState.SENT
    assert (mail["Subject"], mail["To"]) == ("Three times", f"Lena Brandt <{LENA}>")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Unsubscribe"] is None
    assert mail["Message-ID"] == f"<{touch.token}@acme.example>"
    assert told(written)[-1] == "sent"


def test_it_leaves_after_the_answer_that_ended_every_run(written, post, inboxes):
    arrive(written, inboxes, f"From: {LENA}\r\nSubject: Re: Grippers\r\n\r\nTell me more.\r\n".encode())
    file(written)
    work(written)

    assert run_of(written).state is EnrollmentState.ANSWERED
    assert len(post.mails) == 2


def test_it_counts_against_no_gap_between_outreach_mails(road, post):
    add_candidate(road, LENA)
    add_sequence(road, FIRST)
    file(road)
    work(road)
    enroll_address(road, "Welcome", LENA)
    work(road)

    assert len(post.mails) == 2


@pytest.mark.parametrize(("scope", "which"), [(Scope.EVERYBODY, ""), (Scope.MAILBOX, "ada@acme.example")])
def test_a_pause_keeps_it_back_with_its_reason_until_it_ends(written, post, scope, which):
    pause(written, scope, which, "a fire drill")
    touch_id = file(written)
    work(written)

    touch = filed(written, touch_id)
    assert (touch.state, touch.reason_code) == (TouchState.PLANNED, "paused")
    assert "a fire drill" in touch.reason
    resume(written, scope, which)
    work(written)
    assert len(post.mails) == 2


def test_a_pause_of_a_person_keeps_back_what_we_begin_until_it_ends(written, post):
    pause(written, Scope.PERSON, LENA, "on parental leave")
    touch_id = file(written, offer(Purpose.OFFER))
    work(written)

    touch = filed(written, touch_id)
    assert (touch.state, touch.reason_code) == (TouchState.PLANNED, "paused")
    assert "this person: on parental leave" in touch.reason
    resume(written, Scope.PERSON, LENA)
    work(written)
    assert len(post.mails) == 2


@pytest.mark.parametrize("purpose", [Purpose.OPTIONS, Purpose.CONFIRMATION, Purpose.CHANGE, Purpose.CANCELLATION])
def test_a_pause_of_a_person_does_not_leave_their_own_act_unanswered(written, post, purpose):
    pause(written, Scope.PERSON, LENA, "on parental leave")
    file(written, offer(purpose))
    work(written)

    assert len(post.mails) == 2


def test_a_pause_of_a_person_between_the_check_and_the_text_keeps_an_offer(written, database, clock, post, inboxes):
    touch_id = file(written, offer(Purpose.OFFER))

    def step(reached):
        if reached == "after_354":
            pause(written, Scope.PERSON, LENA)

    work(make_road(database, clock=clock, post=post, inboxes=inboxes, step=step))

    assert len(post.mails) == 1
    assert filed(written, touch_id).reason_code == "paused"


def test_a_pause_that_begins_while_it_is_under_way_is_seen_in_the_last_check(written, database, clock, post, inboxes):
    touch_id = file(written)

    def step(reached):
        if reached == "after_354":
            pause(written, Scope.EVERYBODY)

    work(make_road(database, clock=clock, post=post, inboxes=inboxes, step=step))

    assert len(post.mails) == 1
    assert post.abandoned == [LENA]
    assert filed(written, touch_id).reason_code == "paused"


def test_after_a_pause_they_do_not_leave_in_a_flood(written, post, clock):
    pause(written, Scope.EVERYBODY)
    for number in range(25):
        file(written, offer(subject=f"Times {number}"))
    resume(written, Scope.EVERYBODY)

    work(written)
    assert len(post.mails) == 1 + 10
    work_for(written, clock, minutes=1)
    assert len(post.mails) == 1 + 20
    work_for(written, clock, minutes=1)
    assert len(post.mails) == 1 + 25


@pytest.mark.parametrize(
    "purpose", [Purpose.OFFER, Purpose.OPTIONS, Purpose.CONFIRMATION, Purpose.CHANGE, Purpose.ANSWER]
)
def test_after_an_opt_out_no_such_mail_leaves(written, post, purpose):
    wish(written)
    touch_id = file(written, offer(purpose))
    work(written)

    assert len(post.mails) == 1
    assert (filed(written, touch_id).state, filed(written, touch_id).reason_code) == (TouchState.SKIPPED, "suppressed")


@pytest.mark.parametrize("purpose", [Purpose.WISH, Purpose.CANCELLATION, Purpose.NOTICE])
def test_after_an_opt_out_a_cancellation_and_the_confirmation_of_the_wish_still_leave(written, post, purpose):
    wish(written)
    file(written, offer(purpose))
    work(written)

    assert len(post.mails) == 2


def test_an_opt_out_between_the_check_and_the_text_is_seen_in_the_last_check(written, database, clock, post, inboxes):
    touch_id = file(written)

    def step(reached):
        if reached == "after_354":
            wish(written)

    work(make_road(database, clock=clock, post=post, inboxes=inboxes, step=step))

    assert len(post.mails) == 1
    assert filed(written, touch_id).state is TouchState.SKIPPED


def test_nothing_goes_to_an_address_that_is_gone(written, post):
    with written.database.write() as session:
        mark_dead(session, 1, LENA, "gone", written.now())
    touch_id = file(written, offer(Purpose.CANCELLATION))
    work(written)

    assert filed(written, touch_id).reason_code == "dead_address"
    assert len(post.mails) == 1


def test_a_mailbox_that_cannot_be_read_holds_it(written, post, inboxes, clock):
    touch_id = file(written)
    inboxes.trouble = MailboxError("imap.acme.example:993 cannot be reached.")
    work(written)

    assert (filed(written, touch_id).state, filed(written, touch_id).reason_code) == (TouchState.HELD, "mailbox_unread")
    inboxes.trouble = None
    work_for(written, clock, minutes=5)
    assert len(post.mails) == 2


def test_a_stop_of_all_runs_does_not_take_it_back(written, post):
    file(written)
    stop_person(written, LENA)
    work(written)

    assert len(post.mails) == 2


def test_what_nobody_knows_is_shown_and_decided_by_a_person(written, post):
    touch_id = file(written)
    post.refusals.append(UncertainDelivery("the line broke", stage=Stage.BODY))
    work(written)
    assert filed(written, touch_id).state is TouchState.UNKNOWN

    decide(written, touch_id, Decision.SEND_AGAIN, "ada@acme.example")
    work(written)
    assert filed(written, touch_id).state is TouchState.SENT


def test_a_mail_that_was_refused_for_good_stays_before_a_person_and_touches_no_run(written, post):
    touch_id = file(written)
    post.refusals.append(Permanent("5.1.1 no such user", stage=Stage.RCPT, code=550))
    work(written)

    touch = filed(written, touch_id)
    assert (touch.state, touch.wakes_at) == (TouchState.HELD, None)
    assert "Reach them another way" in touch.reason
    assert run_of(written).state is EnrollmentState.ACTIVE
    assert "touch_refused_hard" in told(written)
    decide(written, touch_id, Decision.SKIP, "nadia")
    assert filed(written, touch_id).state is TouchState.SKIPPED


def test_a_crash_before_the_text_repeats_nothing(written, database, clock, post, inboxes):
    file(written)
    with pytest.raises(CrashError):
        work(make_road(database, clock=clock, post=post, inboxes=inboxes, step=crashing_at("after_354")))
    work_for(written, clock, minutes=11)

    assert len(post.mails) == 2


def test_service_mails_come_before_the_steps_that_are_due(road, post):
    add_candidate(road, LENA)
    add_candidate(road, "bo@brandt.example")
    add_sequence(road, FIRST)
    enroll_address(road, "Welcome", "bo@brandt.example")
    file(road)
    work(road)

    assert post.recipients == [LENA, "bo@brandt.example"]


def test_the_mail_leaves_from_the_mailbox_it_was_filed_for(written, post):
    other = add_mailbox(written, "bo@acme.example", name="Bo")
    file(written, mailbox_id=other)
    work(written)

    assert parsed(post.mails[-1][1])["From"] == "Bo <bo@acme.example>"
