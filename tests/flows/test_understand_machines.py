"""What machines and we ourselves write: absences, reports, copies, and mails by hand."""

from datetime import UTC, datetime

import pytest
from builders import add_candidate, add_sequence, mail
from errands import LENA, arrive, cited, every, report, run_of, states, told, touches, work, work_for

from sequencer.core.states import EnrollmentState, MailKind, Stage, TouchState
from sequencer.errors import UncertainDelivery
from sequencer.flows.enroll import enroll_address
from sequencer.flows.set_aside import set_aside
from sequencer.store.candidates import CandidateAddress
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.replies import Reply

ADA = "ada@acme.example"


def token(road, email=LENA):
    return touches(road, email)[0].token


OUT_OF_OFFICE = {
    "auto_submitted": "auto-replied",
    "subject": "Out of office",
    "body": "I am out of the office until 10 March 2027.",
}


def test_an_absence_pauses_until_the_return_plus_a_working_day_and_goes_on_by_itself(written, inboxes, clock, post):
    stored = arrive(written, inboxes, mail(LENA, in_reply_to=cited(written), **OUT_OF_OFFICE))

    assert (stored.kind, stored.state) == (MailKind.AUTO_REPLY, InboundState.HANDLED)
    assert run_of(written).state is EnrollmentState.PAUSED
    assert run_of(written).resumes_at == datetime(2027, 3, 11, 8, tzinfo=UTC)  # 09:00 in Berlin
    assert every(written, Reply) == []
    work_for(written, clock, days=8)
    assert len(post.mails) == 1
    work_for(written, clock, days=2)
    assert len(post.mails) == 2


def test_an_absence_without_a_date_pauses_for_a_week_of_working_days(written, inboxes):
    away = OUT_OF_OFFICE | {"body": "I am out of the office."}
    arrive(written, inboxes, mail(LENA, in_reply_to=cited(written), **away))

    assert run_of(written).resumes_at == datetime(2027, 3, 8, 8, tzinfo=UTC)


def test_an_absence_dated_into_the_next_century_pauses_nobody_for_a_century(written, inboxes):
    away = OUT_OF_OFFICE | {"date": "Fri, 31 Dec 2999 23:59:59 +0000", "body": "I am out of office until 9999-12-31."}
    arrive(written, inboxes, mail(LENA, in_reply_to=cited(written), **away))

    assert run_of(written).state is EnrollmentState.PAUSED
    assert run_of(written).resumes_at.year == 2027


def test_who_has_left_the_company_is_written_to_no_more(written, inboxes):
    left = OUT_OF_OFFICE | {"body": "I no longer work at Brandt. Please write to office@brandt.example."}
    arrive(written, inboxes, mail(LENA, in_reply_to=cited(written), **left))

    assert (run_of(written).state, run_of(written).reason_code) == (EnrollmentState.STOPPED, "left_company")


def test_a_machine_of_somebody_unknown_that_cites_nothing_leaves_nothing(written, inboxes):
    assert arrive(written, inboxes, mail("robot@else.example", cc="x@y.example", **OUT_OF_OFFICE)) is None
    assert run_of(written).state is EnrollmentState.ACTIVE


def test_a_hard_bounce_ends_all_runs_and_marks_the_address(written, inboxes):
    raw = report(LENA, "5.1.1", said="550 5.1.1 user unknown", cites=cited(written))
    stored = arrive(written, inboxes, raw)

    assert (stored.kind, stored.state) == (MailKind.BOUNCE, InboundState.HANDLED)
    assert run_of(written).state is EnrollmentState.BOUNCED
    assert [one.dead_at is not None for one in every(written, CandidateAddress)] == [True, False]
    assert every(written, Reply) == []


def test_a_hard_bounce_that_cites_nothing_is_held_against_nobody_but_shown_to_a_person(written, inboxes):
    arrive(written, inboxes, report(LENA, "5.1.1", said="550 5.1.1 user unknown"))

    assert run_of(written).state is EnrollmentState.PAUSED
    assert run_of(written).reason_code == "bounced_undetermined"
    assert {one.dead_at for one in every(written, CandidateAddress)} == {None}


def test_a_soft_bounce_ends_the_run_and_leaves_the_address(written, inboxes):
    raw = report(LENA, "5.2.2", said="552 5.2.2 mailbox full", cites=cited(written))
    arrive(written, inboxes, raw)

    assert run_of(written).state is EnrollmentState.BOUNCED
    assert {one.dead_at for one in every(written, CandidateAddress)} == {None}


def test_an_unclear_bounce_pauses_and_asks_a_person(written, inboxes):
    raw = report(LENA, "5.7.1", said="550 5.7.1 refused by policy", cites=cited(written))
    stored = arrive(written, inboxes, raw)

    assert stored.state is InboundState.ASKS
    assert (run_of(written).state, run_of(written).resumes_at) == (EnrollmentState.PAUSED, None)


def test_a_bounce_of_somebody_else_s_copy_is_not_held_against_the_address(written, inboxes):
    raw = report("other@else.example", "5.1.1", said="550 5.1.1 user unknown", cites=cited(written))
    stored = arrive(written, inboxes, raw)

    assert stored.state is InboundState.ASKS
    assert {one.dead_at for one in every(written, CandidateAddress)} == {None}


def test_a_delay_changes_nothing(written, inboxes, clock, post):
    raw = report(LENA, "4.4.1", action="delayed", said="450 4.4.1 busy", cites=cited(written))
    stored = arrive(written, inboxes, raw)

    assert (stored.kind, stored.state) == (MailKind.DELIVERY_NOTICE, InboundState.HANDLED)
    assert run_of(written).state is EnrollmentState.ACTIVE
    work_for(written, clock, days=3)
    assert len(post.mails) == 2


def test_a_report_about_nobody_we_wrote_to_leaves_nothing(written, inboxes):
    assert arrive(written, inboxes, report("friend@else.example", "5.1.1", said="550 no such user")) is None
    assert every(written, InboundMail) == []


def test_our_own_copy_in_sent_is_evidence_and_leaves_nothing(written, inboxes, post):
    assert arrive(written, inboxes, post.mails[0][1], folder="Sent") is None
    assert every(written, InboundMail) == []
    assert run_of(written).state is EnrollmentState.ACTIVE


def test_our_own_mail_in_the_inbox_is_no_reply_and_teaches_no_other_id(written, inboxes, post):
    before = touches(written)[0].effective_id
    forged = post.mails[0][1].replace(b"Message-ID: <sq-", b"Message-ID: <evil@else.example>\r\nX-Old: <sq-")

    arrive(written, inboxes, forged)

    assert run_of(written).state is EnrollmentState.ACTIVE
    assert touches(written)[0].effective_id == before


def test_a_mail_a_recruiter_writes_by_hand_pauses_the_run(written, inboxes, clock, post):
    stored = arrive(written, inboxes, mail(ADA, LENA, subject="By the way"), folder="Sent")

    assert stored.state is InboundState.HANDLED
    assert (run_of(written).state, run_of(written).reason_code) == (EnrollmentState.PAUSED, "written_by_hand")
    work_for(written, clock, days=30)
    assert len(post.mails) == 1


def test_a_mail_written_by_hand_before_the_run_began_pauses_nothing(road, inboxes, clock):
    add_candidate(road, LENA)
    add_sequence(road)
    inboxes.deliver(ADA, mail(ADA, LENA, subject="Last month"), folder="Sent")
    clock.pass_by(hours=1)
    enroll_address(road, "Welcome", LENA)
    work(road)

    assert run_of(road).state is EnrollmentState.ACTIVE
    assert states(road)[0] == ("first", "sent")


def test_a_stranger_s_mail_that_names_a_candidate_pauses_and_asks(written, inboxes):
    stored = arrive(written, inboxes, mail("colleague@else.example", cc=LENA, body="Meet Lena."))

    assert stored.state is InboundState.ASKS
    assert (run_of(written).state, run_of(written).reason_code) == (EnrollmentState.PAUSED, "named_in_mail")


def test_a_mail_that_cites_us_and_fits_nobody_stays_to_be_looked_at(road, inboxes):
    add_sequence(road)
    orphan = road.links.signer.message_token(b"z" * 15)

    stored = arrive(road, inboxes, mail("who@else.example", in_reply_to=f"<{orphan}@acme.example>"))

    assert stored.state is InboundState.UNMATCHED
    assert stored.reason


def test_a_mail_that_cannot_be_read_stops_whoever_sent_it_and_stays(written, inboxes):
    raw = b"From: lena@brandt.example\r\nX: " + b"y" * 400_000 + b"\r\n\r\nHello\r\n"
    stored = arrive(written, inboxes, raw)

    assert (stored.kind, stored.state) == (MailKind.UNREADABLE, InboundState.UNREADABLE)
    assert (run_of(written).state, run_of(written).reason_code) == (EnrollmentState.ANSWERED, "answered_unreadable")


@pytest.mark.parametrize(
    "raw",
    [
        lambda road: mail(LENA, in_reply_to=cited(road), body="Please call me."),
        lambda road: mail(LENA, in_reply_to=cited(road), **OUT_OF_OFFICE),
        lambda road: report(LENA, "5.1.1", said="550 5.1.1 user unknown", cites=cited(road)),
        lambda road: report(LENA, "4.4.1", action="delayed", cites=cited(road)),
    ],
)
def test_whatever_speaks_of_a_mail_nobody_was_sure_of_proves_that_it_left(road, inboxes, post, raw):
    add_candidate(road, LENA)
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    post.refusals.append(UncertainDelivery("No answer to the final dot.", stage=Stage.BODY))
    work(road)

    arrive(road, inboxes, raw(road))

    assert touches(road)[0].state is TouchState.SENT


def test_a_mail_we_stumble_over_is_set_aside_and_its_sender_is_not_written_to(written, inboxes):
    inboxes.deliver(ADA, mail(LENA))
    with written.database.write() as session:
        session.add(
            InboundMail(
                mailbox_id=1,
                folder="INBOX",
                uidvalidity=1,
                uid=7,
                content_key="k",
                sender=LENA,
                raw=b"x",
                received_at=written.now(),
                state=InboundState.NEW,
            )
        )

    set_aside(written, 1, "ValueError")
    set_aside(written, 1, "ValueError")

    assert every(written, InboundMail)[0].state is InboundState.UNREADABLE
    assert run_of(written).state is EnrollmentState.ANSWERED
    assert told(written).count("run_answered") == 1
