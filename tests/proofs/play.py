"""What may happen on the stage of X-30, one thing after the other, and what must hold when the curtain falls."""

from builders import mail, make_road
from doors import FakeClock, FakeInboxes, FakePost
from errands import every

from proofs.stage import ADA, BO, MARKS, PEOPLE, SEQUENCES, Facts, Scene, Worker
from sequencer.core.states import TouchState
from sequencer.flows.erase import erase
from sequencer.flows.opt_out import opt_out
from sequencer.flows.stop import Scope, pause, resume, stop_person
from sequencer.store.candidates import candidate_by_address
from sequencer.store.suppressions import Channel
from sequencer.store.touches import Touch
from workers.boot import JOBS
from workers.receiving import catch_up
from workers.sweep import LOOKS

WORDS = ("Thanks, but no.", "Yes, tell me more!", "Please unsubscribe me.", "Who are you?")
PAUSES = {
    (Scope.EVERYBODY, ""): frozenset(PEOPLE),
    (Scope.TEAM, "Robotics"): frozenset(PEOPLE),
    (Scope.SEQUENCE, "One"): frozenset(one for one, its in PEOPLE.items() if its == ADA),
    (Scope.MAILBOX, BO): frozenset(one for one, its in PEOPLE.items() if its == BO),
    (Scope.PERSON, "lena@brandt.example"): frozenset({"lena@brandt.example"}),
}
_HAS_LEFT = frozenset({TouchState.SENT, TouchState.UNKNOWN, TouchState.ASSUMED_SENT})
_ON_ITS_WAY = frozenset({TouchState.CLAIMED, TouchState.TRANSMITTING})
_TO_THE_END = 1000  # steps
_SETTLING = (16, 20)  # minutes: beyond every lease and patience, and once more for what came back then


class Play:
    """Two workers, a sweep, a watcher, and people who interfere. `change` may put a worse flow in the workers' place."""

    def __init__(self, scene: Scene, change=lambda road: road) -> None:
        scene.set()
        self.clock = FakeClock()
        self.inboxes = FakeInboxes(self.clock)
        self.facts = Facts()
        self.post = FakePost()
        self.road = make_road(scene.database, clock=self.clock, post=self.post, inboxes=self.inboxes)
        self.workers = [Worker(n, scene, self.facts, self.clock, self.inboxes, self.post) for n in range(2)]
        for worker in self.workers:
            worker.change = change

    def ring(self, number: int, mailbox_id: int) -> None:
        """The queue rings for what is due in a mailbox, or too late for what is not."""
        if self.workers[number].is_idle:
            self.workers[number].start(lambda road: JOBS["send"](road, mailbox_id))

    def go(self, number: int, steps: int) -> None:
        for _ in range(steps):
            if not self.workers[number].is_idle:
                self.workers[number].go()

    def kill(self, number: int) -> None:
        if not self.workers[number].is_idle:
            self.workers[number].die()

    def sweep(self) -> None:
        """Everything but sending: what was left behind, what came in, what is looked for."""
        with self.road.database.read() as session:
            due = [(job, one) for job, look in LOOKS for one in look(session, self.road.now(), 50) if job != "send"]
        for job, one in due:
            JOBS[job](self.road, one)

    def watch(self, mailbox: str) -> None:
        """The watcher hears of what came into one mailbox."""
        there = self.facts.answers_in(mailbox)
        catch_up(self.road, list(SEQUENCES.values()).index(mailbox) + 1)
        self.facts.stopped |= there

    def answer(self, person: str, words: str) -> None:
        """A reply reaches the mailbox that wrote, or would have."""
        self.inboxes.deliver(PEOPLE[person], mail(person, PEOPLE[person], subject="Re: Grippers", body=words))
        if person not in self.facts.erased:
            self.facts.answered.add(person)

    def bounce(self, person: str) -> None:
        """The mail they were sent comes back."""
        if person in self.facts.erased:
            return
        with self.road.database.read() as session:
            candidate = candidate_by_address(session, person)
            left = [one for one in every(self.road, Touch) if one.candidate_id == candidate.id and one.message_id]
        if left and left[-1].state in _HAS_LEFT:
            self.inboxes.deliver(PEOPLE[person], _report(person, left[-1].message_id))
            self.facts.answered.add(person)

    def stop(self, person: str) -> None:
        if person not in self.facts.erased:
            stop_person(self.road, person)
            self.facts.stopped.add(person)

    def one_click(self, person: str) -> None:
        """They press the button of their mail program."""
        candidate_id = list(PEOPLE).index(person) + 1
        opt_out(self.road, self.road.links.opt_out(candidate_id, candidate_id).rpartition("/")[2], Channel.ONE_CLICK)
        self.facts.stopped.add(person)

    def erase(self, person: str) -> None:
        erase(self.road, person)
        self.facts.erased.add(person)

    def pause(self, scope: Scope, which: str) -> None:
        if which not in self.facts.erased:
            pause(self.road, scope, which)
            self.facts.pauses[scope, which] = PAUSES[scope, which]

    def resume(self) -> None:
        for scope, which in self.facts.pauses:
            if which not in self.facts.erased:
                resume(self.road, scope, which)
        self.facts.pauses.clear()

    def end(self) -> list[str]:
        """Let everything settle and say what is wrong."""
        self.resume()
        for number, worker in enumerate(self.workers):
            if not worker.is_idle:
                self.go(number, _TO_THE_END)
        self.facts.answers.clear()
        for mailbox in SEQUENCES.values():
            self.watch(mailbox)
        for minutes in _SETTLING:
            self.clock.pass_by(minutes=minutes)
            self.sweep()
            for mailbox_id in range(1, len(SEQUENCES) + 1):
                self.ring(0, mailbox_id)
                self.go(0, _TO_THE_END)
        for touch in every(self.road, Touch):
            self.facts.violations += self._wrong_with(touch)
        return self.facts.violations

    def _wrong_with(self, touch: Touch):
        person = list(PEOPLE)[touch.candidate_id - 1]
        mark = MARKS[touch.step_key == "second"]
        is_taken = (person, mark) in self.facts.taken
        if not touch.is_step:
            return
        if touch.state in _ON_ITS_WAY:
            yield f"{mark.decode()} to {person} is stuck: {touch.state}"
        if is_taken and touch.state not in _HAS_LEFT:
            yield f"{mark.decode()} has left for {person} and counts as {touch.state}"
        if touch.state is TouchState.SENT and not is_taken:
            yield f"{mark.decode()} to {person} counts as sent and never left"
        if touch.state is not TouchState.SENT and touch.due_at <= self.clock.at and not touch.reason:
            yield f"{mark.decode()} to {person} was not sent and does not say why: {touch.state}"


def _report(recipient: str, message_id: str) -> bytes:
    return (
        "From: MAILER-DAEMON@mx.example\r\nReturn-Path: <>\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message_id}\r\n\r\n--b--\r\n"
    ).encode()
