"""X-30: randomised interleavings of everything that may cross a send, as a state machine."""

import multiprocessing
import shutil
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import structlog
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from proofs.play import PAUSES, WORDS, Play
from proofs.stage import ANSWERS, PEOPLE, SEQUENCES, Scene

_STEPS = 20
_worker = st.integers(0, 1)
_person = st.sampled_from(list(PEOPLE))
_SECONDS = (1, 31, 125, 300, 660, 960, 3700, 90_000)


class Races(RuleBasedStateMachine):
    """The machine; a subclass says on which stage it plays."""

    scene: Scene

    @initialize()
    def raise_curtain(self):
        self.play = Play(self.scene)

    @rule(worker=_worker, mailbox=st.integers(1, 2))
    def ring(self, worker, mailbox):
        self.play.ring(worker, mailbox)

    @rule(worker=_worker, steps=st.integers(1, 9))
    def go(self, worker, steps):
        self.play.go(worker, steps)

    @rule(worker=_worker, mailbox=st.integers(1, 2), steps=st.integers(0, 7))
    def ring_and_go(self, worker, mailbox, steps):
        self.play.ring(worker, mailbox)
        self.play.go(worker, steps)

    @rule(worker=_worker)
    def kill(self, worker):
        self.play.kill(worker)

    @rule(seconds=st.sampled_from(_SECONDS))
    def pass_time(self, seconds):
        self.play.clock.pass_by(seconds=seconds)

    @rule()
    def sweep(self):
        self.play.sweep()

    @rule(mailbox=st.sampled_from(list(SEQUENCES.values())))
    def watch(self, mailbox):
        self.play.watch(mailbox)

    @rule(person=_person, words=st.sampled_from(WORDS))
    def answer(self, person, words):
        self.play.answer(person, words)

    @rule(person=_person)
    def bounce(self, person):
        self.play.bounce(person)

    @rule(person=_person)
    def stop(self, person):
        self.play.stop(person)

    @rule(person=_person)
    def one_click(self, person):
        self.play.one_click(person)

    @rule(person=_person)
    def erase(self, person):
        self.play.erase(person)

    @rule(where=st.sampled_from(list(PAUSES)))
    def pause(self, where):
        self.play.pause(*where)

    @rule()
    def resume(self):
        self.play.resume()

    @rule(says=st.sampled_from(list(ANSWERS)))
    def server_says(self, says):
        self.play.facts.answers.append(says)

    @invariant()
    def nothing_is_violated(self):
        if hasattr(self, "play"):
            _none(self.play.facts.violations)

    def teardown(self):
        if hasattr(self, "play"):
            _none(self.play.end())


def _none(violations: list[str]) -> None:
    assert not violations, "; ".join(violations)


def raced(number: int, start: int) -> None:
    """Play `number` interleavings drawn from a seed; raises with one that breaks a promise, made short."""
    folder = Path(tempfile.mkdtemp(prefix="sequencer-races-", dir=in_memory()))
    scene = Scene(folder)
    try:
        run_state_machine_as_test(
            seed(start)(type("Races", (Races,), {"scene": scene})),
            settings=settings(
                max_examples=number,
                stateful_step_count=_STEPS,
                deadline=None,
                database=None,
                phases=(Phase.generate, Phase.shrink),
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        scene.close()
        shutil.rmtree(folder)


def in_memory() -> Path | None:
    """Where to put a database that is real, while its disk need not be."""
    fast = Path("/dev/shm")
    return fast if fast.is_dir() else None


def raced_apart(number: int, start: int, processes: int) -> list[str]:
    """The same, shared out among processes with a seed each; what broke, if anything did."""
    context = multiprocessing.get_context("spawn")
    shares = [(number // processes + (one < number % processes), start + one) for one in range(processes)]
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        return [broken for broken in pool.map(_share, shares) if broken]


def _share(share: tuple[int, int]) -> str:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    try:
        raced(*share)
    except AssertionError as error:
        return "\n".join((str(error), *getattr(error, "__notes__", ())))
    return ""
