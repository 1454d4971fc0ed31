"""Somebody has had a first mail and answers it, in words or by a machine."""

from builders import add_candidate, add_sequence, mail
from errands import LENA, arrive, cited, every, work
from sqlalchemy import select

from sequencer.flows.enroll import enroll_address
from sequencer.store.replies import Reply
from sequencer.store.sequences import Sequence


def written_to(road, sender=LENA, **values):
    """Somebody who has had a first mail."""
    add_candidate(road, sender, **{"zone": "Europe/Berlin", **values})
    with road.database.read() as session:
        is_there = session.scalar(select(Sequence.id)) is not None
    if not is_there:
        add_sequence(road)
    enroll_address(road, "Welcome", sender)
    work(road)


def answered(road, inboxes, body, *, sender=LENA, **values):
    """Somebody has answered a first mail; returns the reply."""
    written_to(road, sender, **values)
    arrive(road, inboxes, mail(sender, subject="Re: Grippers", body=body, in_reply_to=cited(road, sender)))
    return every(road, Reply)[-1]


def away(road, inboxes, body, *, sender=LENA, **values):
    """A machine has answered a first mail; returns the stored mail."""
    written_to(road, sender, **values)
    machine = {"in_reply_to": cited(road, sender), "auto_submitted": "auto-replied"}
    return arrive(road, inboxes, mail(sender, subject="Automatic reply: Grippers", body=body, **machine))
