"""S-61: a mailbox that does harm, or cannot, is paused by the machine, with the reason, until a person lets it go on."""

from datetime import timedelta

import pytest
from builders import FIRST, add_candidate, add_sequence
from errands import arrive, every, report, run_of, touches, work, work_for

from sequencer.core.plan.sequence import StepKind
from sequencer.core.plan.setbacks import Setback, must_pause
from sequencer.core.states import EnrollmentState, Purpose, Stage, TouchState
from sequencer.errors import Permanent
from sequencer.flows import stop
from sequencer.flows.enroll import enroll_address
from sequencer.flows.set_up import MailboxGiven, add_mailbox
from sequencer.flows.stop import Scope
from sequencer.store.audit import AuditNote
from sequencer.store.candidates import Candidate, CandidateAddress
from sequencer.store.mailboxes import Mailbox
from sequencer.store.setbacks import MailboxSetback, record_of
from sequencer.store.touches import Touch
from workers.sending import send_touch

GONE = Permanent("5.1.1 user unknown", stage=Stage.RCPT, code=550)
POLICY = Permanent("5.7.1 message refused by policy", stage=Stage.BODY, code=550)
SPAM_DOMAIN = Permanent("5.7.515 does not meet the required level", stage=Stage.BODY, code=550)
PASSWORD = Permanent("5.7.8 not accepted", stage=Stage.SIGN_IN, code=535)


def box(road):
    (found,) = every(road, Mailbox)
    return found


def people(road, count):
    add_sequence(road, FIRST)
    for number in range(count):
        add_candidate(road, f"p{number}@brandt.example")
        enroll_address(road, "Welcome", f"p{number}@brandt.example")


def person(number):
    return f"p{number}@brandt.example"


def test_three_addresses_of_twenty_that_do_not_exist_pause_the_mailbox(road, post, clock):
    people(road, 10)
    post.refusals += [GONE, GONE, GONE]
    work(road)

    assert box(road).pause_code == "paused_hard_bounce"
    assert box(road).pause_reason == (
        "Needs you: paused by Sequencer, 3 of its last 3 mails went to addresses that do not exist. The last answer: "
        "“550 5.1.1 user unknown”. Look where these addresses come from, then let it go on."
    )
    assert len([one for one in every(road, MailboxSetback) if one.mailbox_id == 1]) == 3
    assert len(post.mails) <= 7
    held = [one for number in range(10) for one in touches(road, person(number)) if one.reason_code == "paused"]
    assert all("went to addresses that do not exist" in one.reason for one in held)


def test_two_addresses_that_do_not_exist_pause_nothing(road, post):
    people(road, 10)
    post.refusals += [GONE, GONE]
    work(road)

    assert box(road).paused_at is None
    assert len(post.mails) == 8


def test_three_bounces_further_apart_than_twenty_mails_pause_nothing(road):
    fill(road, 60, gone={0, 21, 42})

    assert record(road).hard_lately == 1
    assert must_pause(record(road)) is None


def test_six_bounces_in_a_hundred_mails_are_too_many(road):
    """More than 5 %, though never three among twenty."""
    fill(road, 130, gone=set(range(20, 130, 18)))

    assert (record(road).hard_longer, record(road).mails) == (6, 100)
    assert must_pause(record(road)).code == "paused_hard_bounce"


def test_a_policy_refusal_twice_pauses_the_mailbox(road, post):
    people(road, 6)
    post.refusals += [POLICY, POLICY]
    work(road)

    assert box(road).pause_code == "paused_policy"
    assert run_of(road, person(0)).state is EnrollmentState.PAUSED
    assert {one.dead_at for one in every(road, CandidateAddress)} == {None}


def test_a_domain_that_is_not_set_up_pauses_the_mailbox_at_once_and_no_candidate_is_marked(road, post, clock):
    """S-04"""
    people(road, 4)
    post.refusals.append(SPAM_DOMAIN)
    work(road)

    assert box(road).pause_code == "paused_settings"
    assert run_of(road, person(0)).state is EnrollmentState.ACTIVE
    assert {one.dead_at for one in every(road, CandidateAddress)} == {None}
    for _ in range(3):
        work_for(road, clock, days=1)
    assert post.mails == []


def test_a_password_is_tried_three_times_and_then_never_again(road, post, clock):
    people(road, 3)
    post.refusals += [PASSWORD] * 50
    for _ in range(40):
        work_for(road, clock, hours=6)

    assert box(road).pause_code == "paused_sign_in"
    assert 50 - len(post.refusals) == 3


def test_a_password_that_was_taken_again_begins_the_count_anew(road, post, clock):
    people(road, 3)
    post.refusals += [PASSWORD, PASSWORD]
    for _ in range(4):
        work_for(road, clock, hours=1)

    assert box(road).paused_at is None
    assert len(post.mails) == 3


def test_a_new_password_lets_a_mailbox_go_on_that_was_paused_for_it(road, post, clock):
    people(road, 2)
    post.refusals += [PASSWORD] * 3
    for _ in range(8):
        work_for(road, clock, hours=6)
    assert box(road).pause_code == "paused_sign_in"
    add_mailbox(road, MailboxGiven(email="ada@acme.example", password="another"))
    work_for(road, clock, minutes=15)

    assert box(road).paused_at is None
    assert len(post.mails) == 2


def test_a_person_lets_it_go_on_and_what_was_before_counts_no_more(road, post, clock):
    people(road, 10)
    post.refusals += [GONE, GONE, GONE]
    work(road)
    stop.resume(road, Scope.MAILBOX, "ada@acme.example", "bo@acme.example")
    clock.pass_by(minutes=1)
    post.refusals += [GONE]
    work_for(road, clock, minutes=15)

    assert (box(road).paused_at, box(road).pause_code) == (None, "")
    assert len(post.mails) == 6


def test_it_is_told_once(road, post):
    people(road, 8)
    post.refusals += [GONE] * 5
    work(road)

    assert [one.actor for one in every(road, AuditNote) if "paused by the machine" in one.says] == [""]


def test_a_person_who_has_looked_in_between_begins_the_count_anew(road, post, clock):
    people(road, 3)
    post.refusals += [GONE] * 3
    for number in range(3):
        send_one(road, number)
        if number == 1:
            clock.pass_by(minutes=1)
            stop.pause(road, Scope.MAILBOX, "ada@acme.example", "Ada is ill.", "bo@acme.example")
            stop.resume(road, Scope.MAILBOX, "ada@acme.example", "bo@acme.example")

    assert box(road).paused_at is None


@pytest.mark.parametrize("error", [SPAM_DOMAIN, PASSWORD, Permanent("5.4.5 daily limit", stage=Stage.RCPT, code=550)])
def test_what_speaks_of_us_leaves_the_mail_to_be_sent_later(road, post, error):
    people(road, 1)
    post.refusals.append(error)
    work(road)

    assert touches(road, person(0))[0].state in (TouchState.HELD, TouchState.PLANNED)
    assert run_of(road, person(0)).state is EnrollmentState.ACTIVE


def test_a_mailbox_over_its_limit_rests_and_says_so_without_needing_anybody(road, post, clock):
    people(road, 2)
    post.refusals.append(Permanent("5.4.5 daily limit", stage=Stage.RCPT, code=550))
    work(road)

    assert (box(road).paused_at, box(road).send_trouble) == (None, "")
    assert touches(road, person(0))[0].reason_code == "throttled"
    assert touches(road, person(1))[0].reason_code == "mailbox_rests"
    assert touches(road, person(1))[0].reason.startswith("Waiting: the provider of this mailbox takes no more mail")
    work_for(road, clock, hours=5)
    assert len(post.mails) == 2
    assert box(road).resting == ""


def test_reports_that_come_by_mail_count_too_and_each_of_them_once(road, post, inboxes):
    people(road, 3)
    work(road)
    for number in range(3):
        cites = touches(road, person(number))[0].message_id
        for _ in range(2):
            arrive(road, inboxes, report(person(number), "5.1.1", said="550 5.1.1 user unknown", cites=cites))
        assert (box(road).paused_at is not None) is (number == 2)

    assert len(every(road, MailboxSetback)) == 3
    assert box(road).pause_code == "paused_hard_bounce"


def test_a_report_that_cites_no_mail_of_ours_proves_nothing_against_the_mailbox(road, post, inboxes):
    people(road, 3)
    work(road)
    for number in range(3):
        arrive(road, inboxes, report(person(number), "5.1.1", said="550 5.1.1 user unknown"))

    assert every(road, MailboxSetback) == []


def fill(road, count, gone):
    """So many mails that left, one a minute; those with a number in `gone` went to nobody."""
    people(road, 0)
    with road.database.write() as session:
        candidate = Candidate(created_at=road.now(), fields={})
        session.add(candidate)
        session.flush()
        for number in range(count):
            at = road.now() + timedelta(minutes=number)
            touch = Touch(
                candidate_id=candidate.id,
                mailbox_id=1,
                purpose=Purpose.ANSWER,
                kind=StepKind.EMAIL,
                state=TouchState.REFUSED if number in gone else TouchState.SENT,
                due_at=at,
                first_tried_at=at,
                created_at=at,
            )
            session.add(touch)
            session.flush()
            if number in gone:
                session.add(
                    MailboxSetback(mailbox_id=1, touch_id=touch.id, number=1, kind=Setback.HARD_BOUNCE, said="", at=at)
                )


def record(road):
    with road.database.read() as session:
        return record_of(session, session.get_one(Mailbox, 1))


def send_one(road, number):
    for touch in touches(road, person(number)):
        send_touch(road, touch.id)
