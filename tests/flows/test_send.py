"""A touch leaves: the one road out, and what every failure on it leads to."""

from datetime import UTC, datetime, timedelta

import pytest
from builders import FIRST, SECOND, add_candidate, add_sequence, make_road
from errands import LENA, arrive, crashing_at, every, parsed, run_of, states, told, touches, work, work_for

from sequencer.core.states import EnrollmentState, Stage, TouchState
from sequencer.errors import MailboxError, Permanent, Temporary, UncertainDelivery, UserError
from sequencer.flows.enroll import enroll_address
from sequencer.store.candidates import Candidate, CandidateAddress
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import Attempt

NOT_SURE = UncertainDelivery("No answer to the final dot: it took too long.", stage=Stage.BODY)


@pytest.fixture
def enrolled(road):
    """Lena has begun a sequence of two mails, three days apart."""
    add_candidate(road, LENA)
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    return road


def test_a_mail_leaves_once_and_the_next_one_is_planned_behind_it(enrolled, post, clock):
    work(enrolled)

    first, second = touches(enrolled)
    assert post.recipients == [LENA]
    assert first.state is TouchState.SENT
    assert first.sent_at == clock()
    assert second.state is TouchState.PLANNED
    assert second.due_at == clock() + timedelta(days=3)
    assert run_of(enrolled).after_key == "first"
    assert "sent" in told(enrolled)


def test_working_again_sends_nothing_again(enrolled, post):
    work(enrolled)
    work(enrolled)

    assert post.recipients == [LENA]


def test_a_run_to_its_end_is_finished(enrolled, post, clock):
    work(enrolled)
    work_for(enrolled, clock, days=3)

    assert post.recipients == [LENA, LENA]
    assert run_of(enrolled).state is EnrollmentState.FINISHED
    assert {touch.state for touch in touches(enrolled)} == {TouchState.SENT}


def test_a_first_mail_says_where_the_address_is_from_who_writes_and_how_to_end_it(enrolled, post):
    work(enrolled)

    mail = parsed(post.mails[0][1])
    text = mail.get_body(("plain",)).get_content()
    link = enrolled.links.opt_out(touches(enrolled)[0].candidate_id, touches(enrolled)[0].id)
    assert mail["From"] == "Ada Lovelace <ada@acme.example>"
    assert mail["To"] == f"Lena Brandt <{LENA}>"
    assert "Hi Lena, shall we talk?" in text
    assert "her own site" in text
    assert "Lindenhof 4" in text
    assert link in text
    assert f"<{link}>" in mail["List-Unsubscribe"]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_message_id_is_ours_and_the_date_is_that_of_the_sending(enrolled, post, clock):
    clock.pass_by(hours=5)
    work(enrolled)

    mail, (touch, _) = parsed(post.mails[0][1]), touches(enrolled)
    assert mail["Message-ID"] == touch.message_id == f"<{touch.token}@acme.example>"
    assert list(enrolled.links.signer.message_tokens(touch.message_id)) == [touch.token]
    assert mail["Date"].datetime == clock().replace(microsecond=0)
    assert mail["Date"].datetime.utcoffset() == timedelta(hours=1)  # the organisation is in Berlin


def test_a_follow_up_stays_in_the_thread(enrolled, post, clock):
    work(enrolled)
    work_for(enrolled, clock, days=3)

    first, second = (parsed(raw) for _, raw in post.mails)
    assert second["Subject"] == "Re: Grippers"
    assert second["In-Reply-To"] == first["Message-ID"]
    assert second["References"] == first["Message-ID"]
    assert "Where I have your address from is said in my first mail." in second.get_body(("plain",)).get_content()


def test_a_follow_up_answers_the_id_that_the_provider_gave_the_mail_before(enrolled, post, inboxes, clock):
    work(enrolled)
    copy = post.mails[0][1].replace(b"Message-ID: <sq-", b"Message-ID: <rewritten@provider.example>\r\nX-Old: <sq-")
    arrive(enrolled, inboxes, copy, folder="Sent")
    work_for(enrolled, clock, days=3)

    assert parsed(post.mails[1][1])["In-Reply-To"] == "<rewritten@provider.example>"


def test_a_new_thread_begins_with_its_own_subject(road, post, clock):
    add_candidate(road, LENA)
    fresh = {"key": "fresh", "kind": "email", "delay": "4 days", "thread": "new", "subject": "News", "body": "Hello."}
    third = {"key": "third", "kind": "email", "delay": "4 days", "body": "Hello again."}
    add_sequence(road, FIRST, fresh, third)
    enroll_address(road, "Welcome", LENA)
    for _ in range(3):
        work(road)
        clock.pass_by(days=4)

    _, second, last = (parsed(raw) for _, raw in post.mails)
    assert (second["Subject"], second["In-Reply-To"]) == ("News", None)
    assert (last["Subject"], last["In-Reply-To"]) == ("Re: News", second["Message-ID"])


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
    (Permanent("5.4.5 daily limit", stage=Stage.RCPT, code=550), "held", "mailbox_fault", "active"),
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

    assert post.mails == []
    assert states(enrolled) == [("first", "unknown")]


def test_a_mailbox_at_fault_rests_and_the_candidate_is_untouched(enrolled, post, clock):
    add_candidate(enrolled, "ben@brandt.example")
    enroll_address(enrolled, "Welcome", "ben@brandt.example")
    post.refusals.append(Permanent("5.7.8 not accepted", stage=Stage.SIGN_IN, code=535))

    work(enrolled)

    (mailbox,) = every(enrolled, Mailbox)
    assert post.mails == []
    assert "5.7.8" in mailbox.trouble
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
    with pytest.raises(AssertionError, match="never ends"):
        work(thawing)  # each try takes longer than its lease: none of them may send

    assert post.mails == []
    assert set(post.abandoned) == {LENA}


def test_a_reply_that_lies_in_the_mailbox_is_found_before_the_mail_leaves(enrolled, post, inboxes):
    inboxes.deliver("ada@acme.example", b"From: lena@brandt.example\r\nSubject: Hi\r\n\r\nPlease call me.\r\n")

    work(enrolled)

    assert post.mails == []
    assert run_of(enrolled).state is EnrollmentState.ANSWERED
    assert states(enrolled) == [("first", "cancelled")]


def test_a_reply_in_junk_is_found_too(enrolled, post, inboxes):
    raw = b"From: lena@brandt.example\r\nSubject: Hi\r\n\r\nPlease call me.\r\n"
    inboxes.deliver("ada@acme.example", raw, folder="Junk")

    work(enrolled)

    assert post.mails == []


def test_a_mailbox_that_cannot_be_read_holds_its_mails_until_it_can(enrolled, post, inboxes, clock):
    inboxes.trouble = MailboxError("imap.acme.example:993 cannot be reached.")
    work(enrolled)

    (touch,) = touches(enrolled)
    (mailbox,) = every(enrolled, Mailbox)
    assert post.mails == []
    assert (touch.state, touch.reason_code) == (TouchState.HELD, "mailbox_unread")
    assert "imap.acme.example:993" in mailbox.trouble
    inboxes.trouble = None
    work_for(enrolled, clock, minutes=5)
    assert post.recipients == [LENA]
    assert every(enrolled, Mailbox)[0].trouble == ""


def test_a_mail_lacking_a_fact_is_held_with_its_name_and_leaves_when_it_is_told(road, post, clock):
    candidate_id = add_candidate(road, LENA, employer="")
    body = "How are things at {{employer}}?"
    add_sequence(road, FIRST | {"body": body}, SECOND)
    enroll_address(road, "Welcome", LENA)
    work(road)

    assert (touches(road)[0].state, touches(road)[0].reason_code) == (TouchState.HELD, "field_missing")
    assert "employer" in touches(road)[0].reason
    with road.database.write() as session:
        session.get_one(Candidate, candidate_id).employer = "Globex"
    work_for(road, clock, minutes=10)
    assert "How are things at Globex?" in parsed(post.mails[0][1]).get_body(("plain",)).get_content()


def test_the_arm_of_a_test_is_drawn_once_and_kept(road, database, clock, post, inboxes):
    arms = [{"name": name, "share": 1, "subject": name, "body": f"Arm {name}."} for name in ("short", "long")]
    add_candidate(road, LENA)
    add_sequence(road, {"key": "first", "kind": "email", "variants": arms})
    enroll_address(road, "Welcome", LENA)
    drawn = make_road(database, clock=clock, post=post, inboxes=inboxes, dice=_Dice(0.7))
    post.refusals.append(Temporary("4.2.0 later", stage=Stage.RCPT, code=450))
    work(drawn)
    other = make_road(database, clock=clock, post=post, inboxes=inboxes, dice=_Dice(0.1))
    work_for(other, clock, hours=1)

    assert touches(road)[0].variant == "long"
    assert parsed(post.mails[0][1])["Subject"] == "long"


def test_outside_the_window_nothing_leaves(road, post, clock):
    clock.at = datetime(2027, 3, 5, 20, tzinfo=UTC)  # a Friday evening
    add_candidate(road, LENA)
    add_sequence(road, window={"days": ["mon"], "start": "09:00", "end": "10:00"})
    enroll_address(road, "Welcome", LENA)
    work_for(road, clock, days=2)
    assert post.mails == []

    clock.at = datetime(2027, 3, 8, 8, tzinfo=UTC)
    work(road)
    assert post.recipients == [LENA]


class _Dice:
    """Always the same draw."""

    def __init__(self, draw):
        self.draw = draw

    def random(self):
        return self.draw

    def randbytes(self, n, /):
        return bytes(n)
