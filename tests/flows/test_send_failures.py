"""Every failure on the one road out, and every place at which a worker can die on it."""

from datetime import timedelta

import pytest
from builders import add_candidate, add_sequence, make_road
from errands import LENA, arrive, crashing_at, every, parsed, run_of, states, told, touches, work, work_for

from sequencer.core.states import Stage, TouchState
from sequencer.errors import Permanent, Temporary, UncertainDelivery, UserError
from sequencer.flows.enroll import enroll_address
from sequencer.store.candidates import CandidateAddress
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import Attempt, Touch

NOT_SURE = UncertainDelivery("No answer to the final dot: it took too long.", stage=Stage.BODY)


FAILURES = [
    (Temporary("cannot be reached", stage=Stage.CONNECT), "planned", "deferred", "active"),
    (Temporary("offers no STARTTLS", stage=Stage.TLS), "held", "mailbox_fault", "active"),
    (Permanent("5.7.8 not accepted", stage=Stage.SIGN_IN, code=535), "held", "mailbox_fault", "active"),
    (Permanent("5.7.30 basic authentication", stage=Stage.SIGN_IN, code=550), "held", "mailbox_fault", "active"),
    (Temporary("4.3.0 later", stage=Stage.MAIL, code=451), "planned", "deferred", "active"),
    (Temporary("The connection broke", stage=Stage.RCPT), "planned", "deferred", "active"),
    (Temporary("4.2.0 greylisted", stage=Stage.RCPT, code=450), "planned", "deferred", "active"),
    (Permanent("5.1.1 user unknown", stage=Stage.RCPT, code=550), "refused", "refused_hard", "bounced"),
    (Permanent("5.7.1 not by our rules", stage=Stage.RCPT, code=550), "refused", "refused", "paused"),
    (Permanent("5.6.7 no SMTPUTF8", stage=Stage.RCPT), "refused", "refused", "paused"),
    (Permanent("5.3.4 too large", stage=Stage.MAIL), "refused", "refused", "paused"),
    (Temporary("4.3.0 queue error", stage=Stage.DATA, code=451), "planned", "deferred", "active"),
    (Temporary("broke in the middle of the mail", stage=Stage.BODY), "planned", "deferred", "active"),
    (Temporary("4.7.0 come back", stage=Stage.BODY, code=421), "planned", "deferred", "active"),
    (Permanent("5.7.1 judged as spam", stage=Stage.BODY, code=554), "refused", "refused", "paused"),
    (Permanent("5.7.515 does not meet", stage=Stage.BODY, code=550), "held", "mailbox_fault", "active"),
    (NOT_SURE, "unknown", "unknown", "active"),
]


@pytest.mark.parametrize(("error", "state", "code", "run"), FAILURES, ids=[str(row[0])[:20] for row in FAILURES])
def test_every_failure_leads_to_its_state_with_a_reason(enrolled, post, error, state, code, run):
    post.refusals.append(error)

    work(enrolled)

    (touch,) = touches(enrolled)
    (attempt,) = every(enrolled, Attempt)
    assert post.mails == []
    assert (touch.state, touch.reason_code, run_of(enrolled).state) == (state, code, run)
    assert error.text in attempt.said
    assert attempt.ended_at is not None
    assert f"touch_{code}" in told(enrolled)


def test_a_provider_that_has_had_enough_for_today_lets_the_mailbox_rest_and_nobody_bounces(enrolled, post, clock):
    post.refusals.append(Permanent("5.4.5 daily limit", stage=Stage.RCPT, code=550))

    work(enrolled)

    (touch,), (mailbox,) = touches(enrolled), every(enrolled, Mailbox)
    assert (touch.state, touch.reason_code, run_of(enrolled).state) == (TouchState.PLANNED, "throttled", "active")
    assert mailbox.free_at > clock()


def test_an_address_that_does_not_exist_is_marked_and_others_of_the_person_are_not(road, post):
    add_candidate(road, LENA, others=("lena@home.example",))
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    post.refusals.append(Permanent("5.1.1 user unknown", stage=Stage.RCPT, code=550))

    work(road)

    assert [(one.address, one.dead_at is not None) for one in every(road, CandidateAddress)] == [
        (LENA, True),
        ("lena@home.example", False),
    ]


def test_a_retry_sends_the_same_bytes_under_a_new_date(enrolled, post, clock):
    tried = []
    post.refusals.append(Temporary("4.2.0 greylisted", stage=Stage.BODY, code=450))
    work(enrolled)
    tried.append(touches(enrolled)[0].frozen)
    work_for(enrolled, clock, minutes=7)

    head, _, rest = post.mails[0][1].partition(b"\r\n")
    (touch, _) = touches(enrolled)
    assert tried == [rest]
    assert head == b"Date: Mon, 01 Mar 2027 11:07:00 +0100"
    assert touch.state is TouchState.SENT
    assert [attempt.number for attempt in every(enrolled, Attempt)] == [1, 2]


def test_a_retry_does_not_come_before_its_time(enrolled, post, clock):
    post.refusals.append(Temporary("4.2.0 greylisted", stage=Stage.RCPT, code=450))
    work(enrolled)
    work_for(enrolled, clock, minutes=3)

    assert post.mails == []


def test_what_nobody_knows_is_never_sent_again_by_itself(enrolled, post, clock):
    post.refusals.append(NOT_SURE)
    work(enrolled)
    for _ in range(10):
        work_for(enrolled, clock, days=30)

    assert [parsed(raw)["Subject"] for _, raw in post.mails] == ["Re: Grippers"]
    assert states(enrolled) == [("first", "assumed_sent"), ("second", "sent")]


def test_a_mailbox_at_fault_rests_and_the_candidate_is_untouched(enrolled, post, clock):
    add_candidate(enrolled, "ben@brandt.example")
    enroll_address(enrolled, "Welcome", "ben@brandt.example")
    post.refusals.append(Permanent("5.7.8 not accepted", stage=Stage.SIGN_IN, code=535))

    work(enrolled)

    (mailbox,) = every(enrolled, Mailbox)
    assert post.mails == []
    assert "5.7.8" in mailbox.send_trouble
    assert touches(enrolled, "ben@brandt.example")[0].reason_code == "mailbox_trouble"
    assert touches(enrolled, "ben@brandt.example")[0].attempts == 0
    work_for(enrolled, clock, hours=1)
    assert sorted(post.recipients) == ["ben@brandt.example", LENA]


def test_a_password_that_cannot_be_opened_holds_the_mail_and_says_so(enrolled, database, clock, post, inboxes):
    def refuse(sealed, about):
        raise UserError("A stored password was sealed with a key that is missing.")

    road = make_road(database, clock=clock, post=post, inboxes=inboxes)
    object.__setattr__(road, "unlock", refuse)
    work(road)

    assert touches(road)[0].state is TouchState.HELD
    assert "a key that is missing" in touches(road)[0].reason


BEFORE_THE_TEXT = ["before_claim", "after_connect", "after_catch_up", "after_354"]


@pytest.mark.both
@pytest.mark.parametrize("place", BEFORE_THE_TEXT)
def test_a_worker_that_dies_before_the_text_is_followed_by_one_that_sends_it_once(
    enrolled, database, clock, post, inboxes, place
):
    dying = make_road(database, clock=clock, post=post, inboxes=inboxes, step=crashing_at(place))
    with pytest.raises(BaseException, match=place):
        work(dying)
    work_for(enrolled, clock, hours=1)
    work_for(enrolled, clock, hours=1)

    assert post.recipients == [LENA]
    assert states(enrolled) == [("first", "sent"), ("second", "planned")]


@pytest.mark.parametrize(("place", "sent"), [("after_transmitting", 0), ("after_250", 1)])
def test_a_worker_that_dies_while_the_text_leaves_makes_it_unknown_and_nothing_leaves_again(
    enrolled, database, clock, post, inboxes, place, sent
):
    dying = make_road(database, clock=clock, post=post, inboxes=inboxes, step=crashing_at(place))
    with pytest.raises(BaseException, match=place):
        work(dying)
    work_for(enrolled, clock, minutes=14)
    assert states(enrolled) == [("first", "transmitting")]
    work_for(enrolled, clock, hours=1)

    assert len(post.mails) == sent
    assert states(enrolled) == [("first", "unknown")]


def test_evidence_in_sent_resolves_what_nobody_knew(enrolled, database, clock, post, inboxes):
    dying = make_road(database, clock=clock, post=post, inboxes=inboxes, step=crashing_at("after_250"))
    with pytest.raises(BaseException, match="after_250"):
        work(dying)
    left_at = clock()
    work_for(enrolled, clock, hours=1)

    arrive(enrolled, inboxes, post.mails[0][1], folder="Sent")

    first, second = touches(enrolled)
    assert (first.state, first.sent_at) == (TouchState.SENT, left_at)
    assert second.due_at == left_at + timedelta(days=3)
    assert len(post.mails) == 1


def test_a_worker_that_thaws_after_another_took_over_sends_nothing(enrolled, database, clock, post, inboxes):
    def freeze(reached):
        if reached == "after_catch_up":
            clock.pass_by(hours=1)
            work(enrolled)  # another worker finds the lease run out

    thawing = make_road(database, clock=clock, post=post, inboxes=inboxes, step=freeze)
    work(thawing)

    assert post.recipients == [LENA]
    assert states(enrolled)[0] == ("first", "sent")


def test_a_worker_that_thaws_after_354_finds_its_lease_gone(enrolled, database, clock, post, inboxes):
    def freeze(reached):
        if reached == "after_354":
            clock.pass_by(hours=1)

    thawing = make_road(database, clock=clock, post=post, inboxes=inboxes, step=freeze)
    work(thawing)

    assert post.mails == []
    assert post.abandoned == [LENA]
    (touch,) = every(enrolled, Touch)
    assert (touch.state, touch.reason_code) == (TouchState.PLANNED, "deferred")
    assert touch.wakes_at > clock()
