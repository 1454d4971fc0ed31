"""X-02: two sweeps, eight workers, and a queue that tells everything three times."""

import random
import threading

from builders import add_candidate, add_mailbox, add_sequence
from errands import every
from patient import PATIENCE
from sqlalchemy import func, select

from sequencer.flows.enroll import enroll_address
from sequencer.store.touches import Touch
from workers.boot import JOBS
from workers.sending import send_touch
from workers.sweep import LOOKS

PEOPLE = 24


def test_every_mail_leaves_once_whoever_is_told_how_often(road, post):
    people = []
    for number, (name, sender) in enumerate((("One", "ada@acme.example"), ("Two", "bo@acme.example"))):
        if number:
            add_mailbox(road, sender, name="Bo")
        add_sequence(road, name=name, sender=sender)
        for one in range(PEOPLE // 2):
            people.append(f"p{number}{one}@home{one}.example")
            add_candidate(road, people[-1], first_name="P")
            enroll_address(road, name, people[-1])
    with road.database.read() as session:
        mailboxes = dict(LOOKS)["send"](session, road.now(), 500) * 2  # two sweeps
        ids = list(session.scalars(select(Touch.id)))
    rings = [(JOBS["send"], one) for one in mailboxes * 3] + [(send_touch, one) for one in ids * 3]
    random.Random(1).shuffle(rings)
    _by_eight(road, rings)

    assert sorted(post.recipients) == sorted(people)
    with road.database.read() as session:
        states = dict(session.execute(select(Touch.state, func.count()).group_by(Touch.state)).all())
    assert states == {"sent": PEOPLE, "planned": PEOPLE}
    assert len({touch.message_id for touch in every(road, Touch) if touch.message_id}) == PEOPLE


def _by_eight(road, rings):
    """Eight workers empty one queue."""
    troubles = []

    def work():
        while rings:
            try:
                job, one = rings.pop()
            except IndexError:
                return
            try:
                job(road, one)
            except Exception as error:  # noqa: BLE001 -- shown by the test
                troubles.append(error)

    workers = [threading.Thread(target=work) for _ in range(8)]
    for one in workers:
        one.start()
    for one in workers:
        one.join(PATIENCE)
    assert not any(one.is_alive() for one in workers)
    assert troubles == []
