"""Somebody asks by page or by one click not to be written to."""

import threading

import pytest
from builders import add_candidate, add_mailbox, add_sequence
from errands import LENA, every, parsed, run_of, states, told, work, work_for
from patient import PATIENCE

from sequencer.core.signed import Signer
from sequencer.core.states import EnrollmentState
from sequencer.flows.enroll import enroll_address
from sequencer.flows.erase import erase
from sequencer.flows.opt_out import opt_out
from sequencer.store.candidates import CandidateAddress
from sequencer.store.suppressions import Channel, Suppression, suppression_of

HOME = "lena@home.example"


@pytest.fixture
def written(road):
    """Lena, who has two addresses, is in two sequences and has had a mail of the first."""
    add_candidate(road, LENA, others=(HOME,))
    add_sequence(road)
    add_mailbox(road, "bo@acme.example")
    add_sequence(road, name="Other", sender="bo@acme.example")
    for name in ("Welcome", "Other"):
        enroll_address(road, name, LENA)
    work(road)
    return road


def token(road, candidate_id=1, touch_id=1):
    return road.links.opt_out(candidate_id, touch_id).rpartition("/")[2]


def suppressed(road, address):
    with road.database.read() as session:
        return suppression_of(session, road.links.signer, [address])


def test_it_holds_for_every_address_sequence_and_mailbox(written, post, clock):
    assert opt_out(written, token(written), Channel.PAGE)
    work_for(written, clock, days=30)

    assert [parsed(raw)["Subject"] for _, raw in post.mails] == [
        "Grippers",
        "Re: Grippers",
    ]  # the last word confirms it
    assert suppressed(written, LENA).channel is Channel.PAGE
    assert suppressed(written, "Lena+jobs@HOME.example") is not None
    assert run_of(written).state is EnrollmentState.OPTED_OUT
    assert {state for key, state in states(written) if key} == {"sent", "cancelled"}


def test_opting_out_twice_changes_nothing_more(written):
    opt_out(written, token(written), Channel.PAGE)
    before = (told(written), len(every(written, Suppression)))

    assert opt_out(written, token(written), Channel.ONE_CLICK)

    assert (told(written), len(every(written, Suppression))) == before


def test_opting_out_many_times_at_once_is_one_opt_out(written):
    failures = []

    def press(channel):
        try:
            opt_out(written, token(written), channel)
        except Exception as error:  # noqa: BLE001 -- whatever it is, nobody may see it
            failures.append(error)

    threads = [threading.Thread(target=press, args=(one,)) for one in (Channel.PAGE, Channel.ONE_CLICK) * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)

    assert failures == []
    assert len(every(written, Suppression)) == 2
    assert told(written).count("opted_out") == 1


def test_the_address_the_mail_went_to_is_meant_also_when_it_is_nobody_s_any_more(written):
    with written.database.write() as session:
        session.delete(session.get_one(CandidateAddress, 1))

    opt_out(written, token(written), Channel.ONE_CLICK)

    assert suppressed(written, LENA) is not None


def test_a_token_we_did_not_make_opts_nobody_out(written):
    foreign = Signer((b"x" * 32,)).sign("opt-out", "1.1")

    assert not opt_out(written, foreign, Channel.PAGE)
    assert not opt_out(written, token(written)[:-1], Channel.PAGE)
    assert every(written, Suppression) == []


def test_an_erased_person_s_link_still_answers_and_brings_nothing_back(written):
    link = token(written)
    erase(written, LENA)
    kept = len(every(written, Suppression))

    assert opt_out(written, link, Channel.PAGE)

    assert len(every(written, Suppression)) == kept


def test_a_link_works_whose_mail_is_gone(written):
    assert opt_out(written, token(written, touch_id=999), Channel.PAGE)
    assert suppressed(written, LENA) is not None


def test_who_has_opted_out_is_enrolled_no_more(written):
    opt_out(written, token(written), Channel.PAGE)
    add_sequence(written, name="Third")

    (found,) = enroll_address(written, "Third", HOME)

    assert found.reason.code == "suppressed"
