"""An installation with thousands of mails that are due, written in bulk: several mailboxes, one sequence each."""

from datetime import timedelta

from builders import add_mailbox, add_sequence, set_organisation
from sqlalchemy import insert, select, update

from sequencer.core.accounts import Tls
from sequencer.core.mail_providers import Filing
from sequencer.core.plan.sequence import StepKind
from sequencer.core.states import EnrollmentState, TouchState
from sequencer.flows.road import Road
from sequencer.store.candidates import Candidate, CandidateAddress
from sequencer.store.enrollments import Enrollment
from sequencer.store.mailboxes import Mailbox
from sequencer.store.sequences import Sequence, SequenceVersion
from sequencer.store.touches import Touch

_FAR = timedelta(days=3000)
_PARAGRAPH = (
    "Hi {{first_name}}, we build grippers that pick strawberries without bruising them, and the part that is still "
    "hard is the one you have written about: knowing how ripe a thing is before anybody touches it. "
)
_BODY = "\n\n".join(_PARAGRAPH * 3 for _ in range(13))
STEPS = (
    {"key": "first", "kind": "email", "subject": "Grippers, {{first_name}}", "body": _BODY},
    {"key": "second", "kind": "email", "delay": "3 working days", "body": _BODY},
)
"""A first mail of about 19 KB, text and HTML together, and one that is planned behind it."""


def found(road: Road, senders: int, smtp_port: int, imap_port: int, password: str) -> list[int]:
    """The organisation, its mailboxes without gap or cap that bites, and a sequence for each; the mailboxes' ids."""
    emails = [f"sender{n}@acme.example" for n in range(senders)]
    for email in emails[1:]:
        add_mailbox(road, email)
    for email in emails:
        add_sequence(road, *STEPS, name=f"From {email}", sender=email)
    set_organisation(road, min_gap="0", max_mails=1000)
    with road.database.write() as session:
        for box in session.scalars(select(Mailbox)):
            box.smtp_host, box.smtp_port, box.smtp_tls = "127.0.0.1", smtp_port, Tls.NONE
            box.imap_host, box.imap_port, box.imap_tls = "127.0.0.1", imap_port, Tls.NONE
            box.user, box.secret = box.email.partition("@")[0], road.seal(password, f"mailbox:{box.id}")
            box.gap, box.daily_cap = timedelta(0), 10_000_000
            box.filing = Filing.PROVIDER  # copies into Sent are none of the way out
        return list(session.scalars(select(Mailbox.id).order_by(Mailbox.id)))


def plan(road: Road, count: int, first: int = 1) -> None:
    """Give `count` more people a run with its first mail, asleep; they are shared out among the sequences."""
    now = road.now()
    with road.database.write() as session:
        sequences = session.scalars(select(Sequence).order_by(Sequence.id)).all()
        versions = {one.sequence_id: one.id for one in session.scalars(select(SequenceVersion))}
        ids = range(first, first + count)
        homes = {n: sequences[n % len(sequences)] for n in ids}
        session.execute(insert(Candidate), [_person(n, now) for n in ids])
        session.execute(insert(CandidateAddress), [_address(n) for n in ids])
        session.execute(insert(Enrollment), [_run(n, homes[n].id, versions[homes[n].id], now) for n in ids])
        session.execute(insert(Touch), [_touch(n, homes[n], versions[homes[n].id], now) for n in ids])


def wake(road: Road) -> None:
    """Everything that sleeps is due."""
    now = road.now()
    with road.database.write() as session:
        asleep = (Touch.state == TouchState.PLANNED, Touch.step_key == "first")
        session.execute(update(Touch).where(*asleep).values(due_at=now, wakes_at=now))


def _person(n, now):
    names = {"first_name": f"Person{n}", "last_name": "Berg", "zone": "Europe/Berlin", "employer": "Works"}
    return {"id": n, "source": "their own site", "collected_on": now.date(), "created_at": now, "fields": {}} | names


def _address(n):
    email = f"p{n}@home.example"
    return {"candidate_id": n, "address": email, "identity": email, "is_primary": True}


def _run(n, sequence_id, version_id, now):
    home = {"id": n, "candidate_id": n, "sequence_id": sequence_id, "version_id": version_id}
    return home | {"state": EnrollmentState.ACTIVE, "after_at": now, "created_at": now}


def _touch(n, sequence, version_id, now):
    of_run = {"enrollment_id": n, "candidate_id": n, "mailbox_id": sequence.mailbox_id, "version_id": version_id}
    step = {"step_key": "first", "kind": StepKind.EMAIL, "state": TouchState.PLANNED}
    return of_run | step | {"due_at": now + _FAR, "wakes_at": now + _FAR, "created_at": now}
