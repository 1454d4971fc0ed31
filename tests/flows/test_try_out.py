"""A step is tried out on one of us: the worker's own text, and no trace in the history of the person it is about."""

import pytest
from builders import FIRST, SECOND, add_candidate, add_sequence
from errands import LENA, arrive, every, parsed, run_of, told, work

from sequencer.core.plan.sequence_file import read_definition
from sequencer.core.states import EnrollmentState, Purpose
from sequencer.errors import UserError
from sequencer.flows.enroll import enroll_address
from sequencer.flows.erase import erase
from sequencer.flows.opt_out import opt_out
from sequencer.flows.try_out import try_out
from sequencer.store.suppressions import Channel, Suppression, suppress
from sequencer.store.touches import Touch

ME = "nadia@acme.example"


def definition(*steps, **top):
    content = {"name": "Welcome", "team": "Robotics", "sender": "ada@acme.example", "window": "always"} | top
    return read_definition(content | {"steps": list(steps) or [FIRST, SECOND]}, frozenset())


def test_the_mail_is_the_one_the_person_would_get(enrolled, post):
    work(enrolled)
    try_out(enrolled, definition(), "first", 1, ME, "nadia")
    work(enrolled)

    real, trial = (parsed(raw) for _, raw in post.mails)
    said = [mail.get_body(("plain",)).get_content() for mail in (real, trial)]
    link = enrolled.links.opt_out(1, 1)
    assert (trial["To"], trial["Subject"]) == (ME, "[Test] Grippers")
    assert said[1] == said[0].replace(link, "https://jobs.acme.example/c/stop/test")
    assert trial["List-Unsubscribe"] is None


def test_a_follow_up_stands_in_its_thread(enrolled, post):
    try_out(enrolled, definition(), "second", 1, ME, "nadia")
    work(enrolled)

    assert parsed(dict(post.mails)[ME])["Subject"] == "[Test] Re: Grippers"


def test_what_is_not_known_is_marked(enrolled, post):
    try_out(enrolled, definition(FIRST | {"body": "How is {{employer}}?"}), "first", 1, ME, "nadia")
    work(enrolled)

    assert "How is [employer]?" in parsed(dict(post.mails)[ME]).get_body(("plain",)).get_content()


def test_a_trial_leaves_no_trace_in_the_history_and_counts_against_nothing(road, post):
    add_candidate(road, LENA)
    add_sequence(road)
    try_out(road, definition(), "first", 1, ME, "nadia")
    work(road)
    assert told(road) == []

    enroll_address(road, "Welcome", LENA)
    work(road)
    assert post.recipients == [ME, LENA]


def test_a_trial_may_be_sent_about_somebody_who_asked_us_not_to_write(enrolled, post):
    work(enrolled)
    with enrolled.database.write() as session:
        suppress(session, enrolled.links.signer, [LENA], Channel.PERSON, enrolled.now())
    try_out(enrolled, definition(), "first", 1, ME, "nadia")
    work(enrolled)

    assert post.recipients == [LENA, ME]


def test_an_answer_to_a_trial_stops_nobody_and_is_not_kept(enrolled, inboxes):
    touch_id = try_out(enrolled, definition(), "first", 1, ME, "nadia")
    work(enrolled)
    with enrolled.database.read() as session:
        cited = session.get_one(Touch, touch_id).message_id
    mail = arrive(enrolled, inboxes, f"From: {ME}\r\nIn-Reply-To: {cited}\r\n\r\nunsubscribe\r\n".encode())

    assert mail is None
    assert run_of(enrolled).state is EnrollmentState.ACTIVE


def test_the_way_out_in_a_trial_opts_nobody_out(enrolled):
    assert not opt_out(enrolled, "test", Channel.PAGE)


def test_the_trial_goes_with_the_person_it_is_about_and_whoever_got_it_is_not_suppressed(enrolled):
    try_out(enrolled, definition(), "first", 1, ME, "nadia")
    work(enrolled)
    erase(enrolled, LENA)

    assert [one for one in every(enrolled, Touch) if one.purpose is Purpose.TEST] == []
    assert len(every(enrolled, Suppression)) == 2  # her own two addresses


@pytest.mark.parametrize(
    ("step", "person", "to", "says"),
    [
        ("third", 1, ME, "this step is none"),
        ("first", 99, ME, "not here any more"),
        ("first", 1, "no address", "not an address"),
        ("first", 1, "gone@acme.example", "asked us not to write"),
    ],
)
def test_what_cannot_be_tried_out_is_refused_in_words(enrolled, step, person, to, says):
    with enrolled.database.write() as session:
        suppress(session, enrolled.links.signer, ["gone@acme.example"], Channel.PERSON, enrolled.now())
    with pytest.raises(UserError, match=says):
        try_out(enrolled, definition(), step, person, to, "nadia")


def test_a_sequence_without_a_mailbox_has_to_choose_one_first(enrolled):
    with pytest.raises(UserError, match="no mailbox yet"):
        try_out(enrolled, definition(sender="bo@acme.example"), "first", 1, ME, "nadia")
