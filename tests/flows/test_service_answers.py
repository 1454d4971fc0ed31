"""What comes back to a service mail: the thread it stands in, colleagues' answers, picked times, and the last word."""

from builders import add_candidate, add_sequence
from errands import LENA, arrive, every, parsed, run_of, touches, work, work_for
from filing import file, filed, offer

from sequencer.core.states import Effect, EnrollmentState, Purpose, TouchState
from sequencer.flows.enroll import enroll_address
from sequencer.flows.opt_out import opt_out
from sequencer.flows.stop import Scope, pause, resume
from sequencer.store.candidates import mark_dead
from sequencer.store.inbound_mails import effect_done, effects_due, take_effect
from sequencer.store.service_mails import Thread, thread_of
from sequencer.store.suppressions import Channel
from sequencer.store.touches import Touch


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


def answered(road, inboxes, touch_id, words, sender=LENA):
    cited = filed(road, touch_id).message_id
    return arrive(road, inboxes, f"From: {sender}\r\nIn-Reply-To: {cited}\r\n\r\n{words}\r\n".encode())


def test_an_answer_to_an_offer_is_handed_on_once(written, inboxes):
    touch_id = file(written, offer())
    work(written)
    mail = answered(written, inboxes, touch_id, "Option 2 works.")

    assert (mail.effect, mail.effect_due_at, mail.touch_id) == (Effect.PICK, written.now(), touch_id)
    assert run_of(written).state is EnrollmentState.ANSWERED
    with written.database.write() as session:
        assert effects_due(Effect.PICK)(session, written.now(), 10) == [mail.id]
        effect_done(session, take_effect(session, mail.id, Effect.PICK))
    with written.database.write() as session:
        assert take_effect(session, mail.id, Effect.PICK) is None
        assert effects_due(Effect.PICK)(session, written.now(), 10) == []


def test_an_answer_from_another_address_of_theirs_picks_nothing(written, inboxes):
    touch_id = file(written, offer())
    work(written)
    assert answered(written, inboxes, touch_id, "Option 2 works.", "lena@home.example").effect is Effect.NONE


def test_a_wish_in_an_answer_to_an_offer_wins(written, inboxes, post):
    touch_id = file(written, offer())
    work(written)
    mail = answered(written, inboxes, touch_id, "Option 2 works, but please never write to me again.")
    work(written)

    assert mail.effect is Effect.NONE
    assert run_of(written).state is EnrollmentState.OPTED_OUT
    assert "We won't write again." in parsed(post.mails[-1][1]).get_body(("plain",)).get_content()


def test_an_offer_that_waits_is_not_sent_after_a_wish(written, post):
    pause(written, Scope.EVERYBODY)
    touch_id = file(written, offer())
    opt_out(written, written.links.opt_out(1, 1).rpartition("/")[2], Channel.PAGE)
    resume(written, Scope.EVERYBODY)
    work(written)

    assert filed(written, touch_id).state is TouchState.SKIPPED
    assert [parsed(raw)["Subject"] for _, raw in post.mails] == ["Grippers", "Re: Grippers"]


def test_a_mail_program_that_presses_the_button_tells_the_person_itself(written, post, clock):
    opt_out(written, written.links.opt_out(1, 1).rpartition("/")[2], Channel.ONE_CLICK)
    work_for(written, clock, days=1)

    assert len(post.mails) == 1
