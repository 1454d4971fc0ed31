"""Mails that are no steps leave by the same road: frozen when filed, kept back only by what people paused or wished."""

from datetime import timedelta

import pytest
from builders import FIRST, add_candidate, add_mailbox, add_sequence, make_road
from errands import LENA, CrashError, arrive, crashing_at, every, parsed, run_of, told, touches, work, work_for

from sequencer.core.states import EnrollmentState, Purpose, Stage, TouchState
from sequencer.core.write.service import ServiceMail
from sequencer.errors import MailboxError, Permanent, UncertainDelivery
from sequencer.flows.decide import Decision, decide
from sequencer.flows.enroll import enroll_address
from sequencer.flows.opt_out import opt_out
from sequencer.flows.stop import Scope, pause, resume, stop_person
from sequencer.store.candidates import mark_dead
from sequencer.store.mailboxes import Mailbox
from sequencer.store.service_mails import Thread, file_mail, thread_of
from sequencer.store.suppressions import Channel, suppress
from sequencer.store.touches import Touch


def offer(purpose=Purpose.OFFER, recipient=LENA, **values):
    given = {"recipient_name": "Lena Brandt", "subject": "Three times", "text": "1  Thu\n2  Fri\n", "html": "<p>1</p>"}
    return ServiceMail(purpose=purpose, recipient_address=recipient, **(given | values))


def file(road, mail=None, candidate_id=1, mailbox_id=1, **values):
    with road.database.write() as session:
        tools = {"now": road.now(), "links": road.links, "dice": road.dice}
        where = {"mailbox_id": mailbox_id, "candidate_id": candidate_id}
        return file_mail(session, mail or offer(), **where, **tools, **values).id


def filed(road, touch_id):
    with road.database.read() as session:
        return session.get_one(Touch, touch_id)


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


def test_an_address_that_does_not_exist_is_marked_and_no_run_is_touched(written, post):
    touch_id = file(written)
    post.refusals.append(Permanent("5.1.1 no such user", stage=Stage.RCPT, code=550))
    work(written)

    assert filed(written, touch_id).state is TouchState.REFUSED
    assert run_of(written).state is EnrollmentState.ACTIVE
    assert "touch_refused_hard" in told(written)


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


def test_the_same_mail_about_one_booking_is_filed_once(written):
    first = file(written, offer(Purpose.CONFIRMATION), booking_id=None, offer_id=None)
    assert file(written, offer(Purpose.CONFIRMATION)) != first


def test_an_answer_goes_into_the_thread_of_what_they_wrote_last(written, inboxes):
    first = touches(written)[0].message_id
    raw = (
        f"From: {LENA}\r\nSubject: Aw: Grippers\r\nMessage-ID: <hers@brandt.example>\r\n"
        f"In-Reply-To: {first}\r\nReferences: {first}\r\n\r\nTell me more.\r\n"
    )
    arrive(written, inboxes, raw.encode())

    with written.database.read() as session:
        found = thread_of(session, 1)
    assert found == Thread("Re: Grippers", "<hers@brandt.example>", (first, "<hers@brandt.example>"))


def test_without_an_answer_the_thread_is_that_of_our_last_mail(written):
    first = touches(written)[0].message_id
    with written.database.read() as session:
        assert thread_of(session, 1) == Thread("Re: Grippers", first, (first,))


def test_with_somebody_new_there_is_no_thread(written):
    stranger = add_candidate(written, "bo@brandt.example")
    with written.database.read() as session:
        assert thread_of(session, stranger) == Thread()


def test_a_subject_that_hides_a_header_is_not_taken_over(written, inboxes):
    raw = f"From: {LENA}\r\nSubject: =?utf-8?q?=3D=3Futf-8=3Fq=3Fa=3F=3D?=\r\nMessage-ID: <x@y.example>\r\n\r\nTell me more.\r\n"
    arrive(written, inboxes, raw.encode())
    with written.database.read() as session:
        found = thread_of(session, 1)
    assert found.subject == "Re:"
    file(written, offer(**found._asdict()))


def test_a_colleague_s_answer_to_a_note_says_nothing_in_the_candidate_s_name(written, post, inboxes):
    touch_id = file(written, offer(Purpose.NOTICE, "cleo@acme.example"))
    work(written)
    cited = filed(written, touch_id).message_id
    mail = arrive(written, inboxes, f"From: cleo@acme.example\r\nIn-Reply-To: {cited}\r\n\r\nPlease stop.\r\n".encode())

    assert run_of(written).state is EnrollmentState.ACTIVE
    assert (str(mail.state), mail.reason_code, mail.candidate_id) == ("asks", "colleague_wrote", 1)


def test_a_note_to_a_colleague_that_came_back_is_shown_and_harms_nobody(written, inboxes):
    touch_id = file(written, offer(Purpose.NOTICE, "cleo@acme.example"))
    work(written)
    cited = filed(written, touch_id).message_id
    raw = (
        "From: MAILER-DAEMON@acme.example\r\nReturn-Path: <>\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.acme.example\r\n\r\n"
        "Final-Recipient: rfc822; cleo@acme.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {cited}\r\n\r\n--b--\r\n"
    )
    mail = arrive(written, inboxes, raw.encode())

    assert (str(mail.state), mail.reason_code) == ("asks", "notice_bounced")
    assert run_of(written).state is EnrollmentState.ACTIVE


def test_the_person_who_opts_out_gets_one_confirmation_in_the_thread(written, post, clock):
    link = written.links.opt_out(1, 1).rpartition("/")[2]
    opt_out(written, link, Channel.PAGE)
    opt_out(written, link, Channel.ONE_CLICK)
    work_for(written, clock, days=10)

    assert len(post.mails) == 2
    mail = parsed(post.mails[-1][1])
    assert (mail["To"], mail["From"]) == (f"Lena Brandt <{LENA}>", "Ada Lovelace <ada@acme.example>")
    assert mail["In-Reply-To"] == touches(written)[0].message_id
    assert "We won't write again." in mail.get_body(("plain",)).get_content()


def test_whoever_says_so_in_a_reply_is_told_so_once_and_in_their_language(road, post, inboxes, clock):
    add_candidate(road, LENA, locale="de-DE")
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    work(road)
    cited = touches(road)[0].message_id
    for number in range(2):
        raw = (
            f"From: {LENA}\r\nSubject: Re: Grippers\r\nMessage-ID: <{number}@b.example>\r\nIn-Reply-To: {cited}\r\n\r\n"
        )
        arrive(road, inboxes, f"{raw}Bitte schreiben Sie mir nicht mehr.\r\n".encode())
    work_for(road, clock, days=1)

    mail = parsed(post.mails[-1][1])
    assert len(post.mails) == 2
    assert mail["In-Reply-To"] == "<0@b.example>"
    assert "Wir schreiben nicht mehr." in mail.get_body(("plain",)).get_content()


def test_nobody_is_told_at_an_address_that_is_gone(written, post, clock):
    with written.database.write() as session:
        mark_dead(session, 1, LENA, "gone", written.now())
    opt_out(written, written.links.opt_out(1, 1).rpartition("/")[2], Channel.PAGE)
    work_for(written, clock, days=1)

    assert len(post.mails) == 1
    assert [one.purpose for one in every(written, Touch) if one.purpose is Purpose.WISH] == []


def test_the_mail_leaves_from_the_mailbox_it_was_filed_for(written, post):
    other = add_mailbox(written, "bo@acme.example", name="Bo")
    file(written, mailbox_id=other)
    work(written)

    assert parsed(post.mails[-1][1])["From"] == "Bo <bo@acme.example>"
