"""A provider that gives every mail an id of its own: answers are matched and follow-ups thread all the same (X-20 to X-22)."""

import pytest
from builders import FIRST, SECOND, add_candidate, add_sequence
from errands import LENA, arrive, parsed, run_of, states, touches, understand_all, work, work_for
from exchange import Exchange
from proofs.conversations import conversations_kept

from sequencer.core.states import EnrollmentState, Stage, TouchState
from sequencer.errors import UncertainDelivery
from sequencer.flows.enroll import enroll_address
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from workers.receiving import catch_up

ADA = "ada@acme.example"
CONVERSATIONS = 8  # two hundred in `make prove`


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


def test_conversations_keep_together(database):
    """X-20, X-21: answers cite ids that we have never given, from addresses that we have never seen."""
    assert conversations_kept(database, CONVERSATIONS) == []


def test_where_nothing_tells_the_ids_it_would_be_seen(database):
    """The same with a provider that files nothing: else its zero would mean nothing."""
    failures = conversations_kept(database, 2, files=False)

    assert any("fits nobody" in one for one in failures)
    assert any("the follow-up" in one for one in failures)


def test_the_reply_to_the_dot_may_tell_the_id(rewriting, post):
    post.tells, post.files = True, False
    work(rewriting)

    (first, _) = touches(rewriting)
    assert first.effective_id == "<00000001.prod@outlook.example>"
    assert first.message_id != first.effective_id


def test_an_address_of_ours_in_the_reply_to_the_dot_is_no_id(road, post):
    post.says = "2.0.0 Ok: queued for <ada.lovelace2@acme.example>"
    name = add_sequence(road, FIRST, sender="ada.lovelace2@acme.example")
    add_candidate(road, LENA)
    enroll_address(road, name, LENA)
    work(road)

    (first,) = touches(road)
    assert (first.state, first.effective_id) == (TouchState.SENT, first.message_id)


def test_what_the_reply_to_the_dot_names_for_two_mails_is_the_id_of_neither_but_the_first(road, post):
    post.says, post.files = "2.0.0 Ok: queued, ask <helpdesk24@provider.example>", False
    name = add_sequence(road, FIRST)
    for person in (LENA, "mateo@home.example"):
        add_candidate(road, person)
        enroll_address(road, name, person)
        work(road)

    (later,) = touches(road, "mateo@home.example")
    assert (later.state, later.effective_id) == (TouchState.SENT, later.message_id)


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
