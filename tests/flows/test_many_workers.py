"""S-53: eight workers at one mailbox, dying and coming back, never pass its caps nor come closer than its gap."""

import random
import threading
from datetime import timedelta
from itertools import pairwise

import pytest
from builders import FIRST, add_candidate, add_sequence, empty, make_road
from doors import FakePost
from errands import CrashError, every, work
from patient import PATIENCE

from sequencer.flows.enroll import enroll_address
from sequencer.store.due import due_mailboxes
from sequencer.store.mailboxes import Mailbox
from sequencer.store.touches import Touch
from workers.sending import send_due

_WORKERS = 8
_MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.postgres

_PLACES = ("before_claim", "after_claim", "after_connect", "after_catch_up", "after_354", "after_250", "after_sent")


class Watched(FakePost):
    """A server that notes when each text has begun to leave, by the clock that all share."""

    def __init__(self, clock):
        super().__init__()
        self.clock, self.left, self.guard = clock, [], threading.Lock()

    def maybe_refuse(self, *stages):
        with self.guard:
            if "body" in stages:
                self.left.append(self.clock())
            super().maybe_refuse(*stages)


class Crew:
    """Workers that all ring for the same mailbox again and again; each dies at a random place now and then."""

    def __init__(self, database, clock, inboxes, people, **manner):
        self.post = Watched(clock)
        self.clock, self.database, self.inboxes = clock, database, inboxes
        road = make_road(database, clock=clock, post=self.post, inboxes=inboxes)
        add_sequence(road, FIRST)
        for number in range(people):
            add_candidate(road, f"p{number}@brandt.example")
            enroll_address(road, "Welcome", f"p{number}@brandt.example")
        with road.database.write() as session:
            for name, value in manner.items():
                setattr(session.get_one(Mailbox, 1), name, value)
        self.road = road

    def work(self, rounds, step, seed):
        """So many rounds of all workers at once, with some time between two rounds; returns when each text left."""
        for number in range(rounds):
            dice = random.Random(f"{seed} {number}")
            threads = [threading.Thread(target=self._one, args=(dice.random(),)) for _ in range(_WORKERS)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(PATIENCE)
            assert not any(thread.is_alive() for thread in threads)
            self.clock.pass_by(seconds=step)
        return sorted(self.post.left)

    def _one(self, draw):
        dice = random.Random(draw)
        place = dice.choice(_PLACES) if dice.random() < 0.3 else ""

        def die(reached):
            if reached == place:
                raise CrashError(place)

        road = make_road(
            self.database, clock=self.clock, post=self.post, inboxes=self.inboxes, step=die, dice=random.Random(draw)
        )
        object.__setattr__(road, "owner", f"worker:{draw}")
        try:
            with road.database.read() as session:
                due = due_mailboxes(session, road.now(), 10)
            for mailbox_id in due:
                send_due(road, mailbox_id)
        except CrashError:
            pass


@pytest.fixture
def emptied(postgres_database):
    empty(postgres_database)


def test_the_cap_of_the_minute_holds_for_eight_workers_that_die_and_come_back(
    postgres_database, emptied, clock, inboxes
):
    crew = Crew(postgres_database, clock, inboxes, people=20, per_minute=5, daily_cap=1000)
    left = crew.work(rounds=16, step=20, seed=1)

    assert left, "what a dead worker held waits for its lease, the others go on"
    assert all(sum(at <= other < at + _MINUTE for other in left) <= 5 for at in left)


def test_the_cap_of_the_day_holds_for_eight_workers_that_die_and_come_back(postgres_database, emptied, clock, inboxes):
    crew = Crew(postgres_database, clock, inboxes, people=30, daily_cap=7)
    left = crew.work(rounds=12, step=1200, seed=2)

    assert len(left) <= 7
    assert left, "what a dead worker held counts until its lease is over"


def test_the_gap_holds_for_eight_workers_that_die_and_come_back(postgres_database, emptied, clock, inboxes):
    crew = Crew(postgres_database, clock, inboxes, people=12, gap=timedelta(minutes=10))
    left = crew.work(rounds=20, step=150, seed=3)

    assert len(left) > 1
    assert min(after - before for before, after in pairwise(left)) >= timedelta(minutes=10)


def test_nobody_of_them_gets_a_mail_twice(postgres_database, emptied, clock, inboxes):
    crew = Crew(postgres_database, clock, inboxes, people=15)
    crew.work(rounds=8, step=700, seed=4)
    work(crew.road)

    assert len(crew.post.recipients) == len(set(crew.post.recipients))
    assert len(every(crew.road, Touch)) == 15
