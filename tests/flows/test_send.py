"""A touch leaves: the one road out, and what every failure on it leads to."""

from datetime import UTC, datetime, timedelta

from builders import FIRST, SECOND, add_candidate, add_sequence, make_road
from errands import LENA, arrive, every, parsed, run_of, states, told, touches, work, work_for

from sequencer.core.states import EnrollmentState, Stage, TouchState
from sequencer.errors import MailboxError, Temporary
from sequencer.flows.enroll import enroll_address
from sequencer.store.candidates import Candidate
from sequencer.store.mailboxes import Mailbox


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
