"""X-30: whatever crosses a send, no promise breaks; and a flow that breaks one is caught."""

import pytest
from sqlalchemy import update

from proofs.play import Play
from proofs.races import raced
from proofs.stage import Scene
from proofs.worse import retrying_after_the_dot
from sequencer.core.states import TouchState
from sequencer.store.touches import Touch

LENA, ADA = "lena@brandt.example", "ada@acme.example"
SMALL = 10


@pytest.fixture
def scene(tmp_path):
    made = Scene(tmp_path)
    yield made
    made.close()


def on_the_way(play, step):
    """A worker that has come as far as a step with the first mail of its mailbox."""
    play.ring(0, 1)
    for _ in range(20):
        if play.workers[0].at == step:
            return
        play.go(0, 1)
    raise AssertionError(f"{step} was never reached")


@pytest.mark.timeout(300)
def test_no_interleaving_breaks_a_promise():
    """X-30, small; `make prove ONLY=X-30` plays ten thousand."""
    raced(SMALL, start=1)


def test_left_alone_every_mail_leaves_once(scene):
    play = Play(scene)
    for mailbox_id in (1, 2):
        play.ring(0, mailbox_id)
        play.go(0, 1000)

    assert play.end() == []
    assert len(play.facts.taken) == 3


@pytest.mark.parametrize("step", ["before_claim", "after_claim", "after_connect", "after_catch_up", "after_354"])
@pytest.mark.parametrize("stop", ["stop", "one_click", "erase"])
def test_a_stop_before_the_last_check_wins_wherever_the_worker_stands(scene, step, stop):
    """S-03, X-30: committed before the check that follows 354, it lets no dot pass."""
    play = Play(scene)
    on_the_way(play, step)
    getattr(play, stop)(LENA)

    assert play.end() == []
    assert LENA not in [recipient for recipient, _ in play.facts.taken]


@pytest.mark.parametrize("step", ["before_claim", "after_claim", "after_connect"])
def test_an_answer_that_lay_there_before_the_look_wins(scene, step):
    play = Play(scene)
    on_the_way(play, step)
    play.answer(LENA, "Thanks, but no.")
    play.go(0, 1000)

    assert play.facts.violations == []
    assert LENA not in [recipient for recipient, _ in play.facts.taken]


def test_a_stop_that_comes_too_late_calls_nothing_back_and_ends_the_run(scene):
    play = Play(scene)
    on_the_way(play, "after_transmitting")
    play.stop(LENA)

    assert play.end() == []
    assert len(play.facts.taken) == 3


def test_a_flow_that_tries_again_after_the_dot_is_caught(scene):
    play = Play(scene, retrying_after_the_dot)
    play.facts.answers.append("taken in silence")
    play.ring(0, 1)
    play.go(0, 1000)

    assert any("twice" in one for one in play.facts.violations)


def test_a_flow_that_skips_the_last_check_is_caught(scene, monkeypatch):
    def begin(database, _signer, touch, now, patience):
        values = {"state": TouchState.TRANSMITTING, "transmitting_at": now, "wakes_at": now + patience}
        with database.write() as session:
            session.execute(update(Touch).where(Touch.id == touch.id).values(**values))
        return True

    monkeypatch.setattr("sequencer.flows.send.begin_transmitting", begin)
    play = Play(scene)
    on_the_way(play, "after_354")
    play.stop(LENA)
    play.go(0, 1000)

    assert any("stopped before its last check" in one for one in play.facts.violations)


def test_a_flow_that_does_not_look_into_the_mailbox_is_caught(scene, monkeypatch):
    play = Play(scene)
    play.answer(LENA, "Thanks, but no.")
    monkeypatch.setattr(play.workers[0], "_look_into", lambda look, mailbox_id: None)
    play.ring(0, 1)
    play.go(0, 1000)

    assert any("without a look" in one for one in play.facts.violations)
