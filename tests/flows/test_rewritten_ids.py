"""A provider that gives every mail an id of its own: answers are matched and follow-ups thread all the same (X-20 to X-22)."""

from dataclasses import dataclass

import pytest
from builders import FIRST, SECOND, add_candidate, add_sequence, mail
from doors import FakePost, _Answer
from errands import LENA, arrive, every, parsed, run_of, states, touches, understand_all, work, work_for

from sequencer.core.mail_providers import Filing
from sequencer.core.states import EnrollmentState, Stage, TouchState
from sequencer.errors import UncertainDelivery
from sequencer.flows.enroll import enroll_address
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from workers.receiving import catch_up

ADA = "ada@acme.example"
CONVERSATIONS = {"sqlite": 200, "postgresql": 25}


@dataclass
class Exchange(FakePost):
    """Puts in an id of its own, keeps ours in a field of its own, and files what left under the new id.

    `keeps` names that field, or nothing; `tells` puts the new id into the reply to the dot.
    """

    inboxes: object = None
    keeps: str = "X-Microsoft-Original-Message-ID"
    tells: bool = False
    files: bool = True

    def open(self, account):
        connection = super().open(account)
        finish = connection.finish

        def rewriting(raw):
            answer = finish(raw)
            number = len(self.mails)
            recipient, _ = self.mails.pop()
            self.mails.append((recipient, self.rewritten(raw, number)))
            if self.files:
                self.inboxes.deliver(account.email, self.mails[-1][1], "Sent")
            return _Answer(text=f"2.0.0 OK <{number:08d}.prod@outlook.example> [Hostname=X]") if self.tells else answer

        connection.finish = rewriting
        return connection

    def rewritten(self, raw, number):
        kept = f"{self.keeps}:".encode() if self.keeps else b"X-Dropped:"
        return f"Message-ID: <{number:08d}.prod@outlook.example>\r\n".encode() + raw.replace(b"Message-ID:", kept, 1)


@pytest.fixture
def post(inboxes):
    return Exchange(inboxes=inboxes)


def told_by(post, place):
    return parsed(post.mails[place][1])


@pytest.fixture
def rewriting(enrolled):
    """Lena's first mail is due, from a mailbox whose provider is known to put in ids of its own."""
    with enrolled.database.write() as session:
        session.get_one(Mailbox, 1).rewrites_ids = True
    return enrolled


def test_two_hundred_conversations_keep_together(road, post, inboxes, clock):
    """X-20, X-21: answers cite ids that we have never given, from addresses that we have never seen."""
    count = CONVERSATIONS[road.database.engine.dialect.name]
    people = [f"p{number}@brandt.example" for number in range(count)]
    add_sequence(road)
    with road.database.write() as session:
        session.get_one(Mailbox, 1).daily_cap = 2_000
    for one in people:
        add_candidate(road, one)
        enroll_address(road, "Welcome", one)
    work(road)
    catch_up(road, 1)
    first_ids = {recipient: parsed(raw)["Message-ID"] for recipient, raw in post.mails}
    work_for(road, clock, days=3)
    catch_up(road, 1)
    follow_ups = {recipient: parsed(raw) for recipient, raw in post.mails[count:]}

    assert len(set(first_ids.values())) == len(follow_ups) == count
    assert {one: follow_ups[one]["In-Reply-To"] for one in people} == first_ids

    for number, one in enumerate(people):
        cited = first_ids[one] if number % 2 else follow_ups[one]["Message-ID"]
        stranger = f"someone{number}@elsewhere.example"
        inboxes.deliver(ADA, mail(stranger, in_reply_to=cited, body="Tell me more."))
    catch_up(road, 1)

    assert [run_of(road, one).state for one in people] == [EnrollmentState.ANSWERED] * count
    (mailbox,) = every(road, Mailbox)
    assert (mailbox.rewrites_ids, mailbox.filing) == (True, Filing.PROVIDER)


def test_the_reply_to_the_dot_may_tell_the_id(rewriting, post):
    post.tells, post.files = True, False
    work(rewriting)

    (first, _) = touches(rewriting)
    assert first.effective_id == "<00000001.prod@outlook.example>"
    assert first.message_id != first.effective_id


def test_the_copy_in_sent_knows_better_than_the_reply_to_the_dot(rewriting, post, inboxes):
    post.tells = post.files = False
    work(rewriting)
    with rewriting.database.write() as session:
        session.merge(touches(rewriting)[0]).effective_id = "<hint-only@outlook.example>"
    arrive(rewriting, inboxes, post.mails[0][1], folder="Sent")

    assert touches(rewriting)[0].effective_id == "<00000001.prod@outlook.example>"


def test_our_own_copy_does_not_unlearn_what_the_reply_to_the_dot_told(rewriting, post, clock):
    post.tells, post.files = True, False
    work(rewriting)
    work_for(rewriting, clock, minutes=2)  # we file the copy, under our own id
    catch_up(rewriting, 1)

    assert touches(rewriting)[0].effective_id == "<00000001.prod@outlook.example>"


@pytest.fixture
def hurried(road):
    """A follow-up is due two hours after the first mail."""
    add_candidate(road, LENA)
    add_sequence(road, FIRST, SECOND | {"delay": "2 hours"})
    with road.database.write() as session:
        session.get_one(Mailbox, 1).rewrites_ids = True
        the_organisation(session).min_gap = "0 days"
    enroll_address(road, "Welcome", LENA)
    return road


def test_a_follow_up_waits_for_the_id_of_the_mail_before_it_and_leaves_once_that_is_known(
    hurried, post, inboxes, clock
):
    """X-22"""
    post.files = False
    work(hurried)
    work_for(hurried, clock, hours=3)
    (_, second) = touches(hurried)
    assert (second.state, second.reason_code) == (TouchState.PLANNED, "thread_id")
    assert second.reason.startswith("Waiting: ")

    arrive(hurried, inboxes, post.mails[0][1], folder="Sent")
    work(hurried)

    assert states(hurried) == [("first", "sent"), ("second", "sent")]
    assert told_by(post, 1)["In-Reply-To"] == "<00000001.prod@outlook.example>"


def test_after_a_day_it_leaves_by_its_subject(hurried, post, clock):
    """X-22"""
    post.files = False
    work(hurried)
    work_for(hurried, clock, hours=23)
    assert len(post.mails) == 1
    work_for(hurried, clock, hours=2)

    assert told_by(post, 1)["Subject"] == "Re: Grippers"


def test_where_the_provider_keeps_our_ids_nothing_waits(hurried, post, clock):
    with hurried.database.write() as session:
        session.get_one(Mailbox, 1).rewrites_ids = False
    post.files = False
    work(hurried)
    work_for(hurried, clock, hours=3)

    assert len(post.mails) == 2


def test_a_copy_without_any_mark_of_ours_is_known_by_its_words(rewriting, post, inboxes, clock):
    """R-10: else it would be taken for one written by hand."""
    post.keeps = ""
    strip = post.rewritten

    def bare(raw, number):
        lines = strip(raw, number).split(b"\r\n")
        return b"\r\n".join(line for line in lines if b"sq-" not in line)

    post.rewritten = bare
    work(rewriting)
    catch_up(rewriting, 1)
    understand_all(rewriting)

    assert run_of(rewriting).state is EnrollmentState.ACTIVE
    assert touches(rewriting)[0].effective_id == "<00000001.prod@outlook.example>"


def test_an_unknown_mail_that_is_found_tells_its_id_too(rewriting, post, inboxes):
    post.refusals.append(UncertainDelivery("No answer to the final dot.", stage=Stage.BODY))
    work(rewriting)
    copy = post.rewritten(b"Date: x\r\n" + touches(rewriting)[0].frozen, 7)
    arrive(rewriting, inboxes, copy, folder="Sent")

    first, _ = touches(rewriting)
    assert (first.state, first.effective_id) == (TouchState.SENT, "<00000007.prod@outlook.example>")
    assert first.copy_due_at is None
