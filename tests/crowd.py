"""A big installation in seconds: thousands of people with what months of work leave behind, written in bulk."""

from datetime import timedelta

from builders import add_inbound_mail, add_sequence, mail
from crowd_meetings import meet
from sqlalchemy import insert, select

from sequencer.core.plan.sequence import StepKind
from sequencer.core.states import EnrollmentState, Intent, TouchState
from sequencer.store.candidates import Candidate, CandidateAddress
from sequencer.store.enrollments import Enrollment
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.mailboxes import Mailbox
from sequencer.store.pools import Pool, PoolMember
from sequencer.store.replies import Reply
from sequencer.store.sequences import Sequence, SequenceVersion
from sequencer.store.timeline import Event
from sequencer.store.touches import Touch

_RUNS = tuple(EnrollmentState)
_TOUCHES = (TouchState.PLANNED, TouchState.HELD, TouchState.WAITING, TouchState.SENT, TouchState.UNKNOWN)
_INTENTS = tuple(Intent)


def gather(road, people: int, lines_each: int = 10) -> None:
    """`people` candidates in one team's sequence and pool, each with a run, two mails and `lines_each` timeline rows;
    every tenth has answered, another tenth was offered an interview, and one in forty has said no."""
    add_sequence(road)
    now = road.now()
    with road.database.write() as session:
        sequence = session.scalars(select(Sequence)).one()
        version = session.scalars(select(SequenceVersion)).one()
        mailbox = session.scalars(select(Mailbox)).one()
        pool = Pool(name="Everybody", created_at=now)
        session.add(pool)
        session.flush()
        ids = range(1, people + 1)
        session.execute(insert(Candidate), [_person(n, now) for n in ids])
        session.execute(insert(CandidateAddress), [_address(n) for n in ids])
        session.execute(insert(PoolMember), [{"pool_id": pool.id, "candidate_id": n} for n in ids])
        session.execute(insert(Enrollment), [_run(n, sequence.id, version.id, now) for n in ids])
        session.execute(insert(Touch), [_touch(n, k, mailbox.id, version.id, now) for n in ids for k in (0, 1)])
        lines = [_line(n, k, now) for n in ids for k in range(lines_each)]
        for start in range(0, len(lines), 20_000):
            session.execute(insert(Event), lines[start : start + 20_000])
        mailbox_id = mailbox.id
    _answers(road, mailbox_id, people)
    meet(road, people)


def _answers(road, mailbox_id: int, people: int) -> None:
    first = add_inbound_mail(road, mailbox_id, mail("p1@home.example"))
    with road.database.write() as session:
        pattern = session.get_one(InboundMail, first)
        columns = {
            column.name: getattr(pattern, column.name)
            for column in InboundMail.__table__.columns
            if column.name not in ("id", "uid", "content_key", "candidate_id", "sender")
        }
        who = range(1, people + 1, 10)
        rows = [
            columns
            | {"id": first + k, "uid": 10_000 + k, "content_key": f"crowd-{k}", "candidate_id": n, "sender": _email(n)}
            for k, n in enumerate(who, 1)
        ]
        session.execute(insert(InboundMail), rows)
        session.execute(
            insert(Reply),
            [
                {
                    "inbound_mail_id": first + k,
                    "candidate_id": n,
                    "enrollment_id": n,
                    "received_at": road.now() - timedelta(hours=k % 900),
                    "sender": _email(n),
                    "text": "Happy to talk. Evenings are easier for me.",
                    "intent": _INTENTS[n // 10 % len(_INTENTS)],
                    "confidence": 0.9,
                }
                for k, n in enumerate(who, 1)
            ],
        )


def _email(n: int) -> str:
    return f"p{n}@home.example"


def _person(n: int, now) -> dict:
    return {
        "id": n,
        "first_name": f"Person{n}",
        "last_name": f"Berg{n % 977}",
        "zone": ("Europe/Lisbon", "Europe/Berlin", "America/New_York")[n % 3],
        "employer": f"Works {n % 311}",
        "source": "their own site",
        "created_at": now - timedelta(days=n % 400),
        "fields": {},
    }


def _address(n: int) -> dict:
    return {"candidate_id": n, "address": _email(n), "identity": _email(n), "is_primary": True}


def _run(n: int, sequence_id: int, version_id: int, now) -> dict:
    return {
        "id": n,
        "candidate_id": n,
        "sequence_id": sequence_id,
        "version_id": version_id,
        "state": _RUNS[n % len(_RUNS)],
        "after_at": now,
        "created_at": now - timedelta(days=n % 90),
        "ended_at": None if n % len(_RUNS) < 2 else now - timedelta(hours=n % 500),
    }


def _touch(n: int, k: int, mailbox_id: int, version_id: int, now) -> dict:
    state = TouchState.SENT if k == 0 else _TOUCHES[n % len(_TOUCHES)]
    left = now - timedelta(hours=n % 700, days=1)
    return {
        "enrollment_id": n,
        "candidate_id": n,
        "mailbox_id": mailbox_id,
        "version_id": version_id,
        "step_key": ("first", "second")[k],
        "kind": StepKind.EMAIL,
        "state": state,
        "reason_code": "field_missing" if state is TouchState.HELD else "",
        "reason": "Held: the first name is empty." if state is TouchState.HELD else "",
        "due_at": left if state is TouchState.SENT else now + timedelta(minutes=n % 5000),
        "wakes_at": None if state is TouchState.SENT else now + timedelta(minutes=n % 5000),
        "transmitting_at": left if state is TouchState.SENT else None,
        "sent_at": left if state is TouchState.SENT else None,
        "subject": "Grippers",
        "text": "Hi, shall we talk?",
        "created_at": now,
    }


def _line(n: int, k: int, now) -> dict:
    return {
        "candidate_id": n,
        "at": now - timedelta(hours=k * 7 + n % 500),
        "kind": "sent" if k % 3 == 0 else "touch_gap",
        "says": "Not written: another team had just written.",
        "actor": "",
        "enrollment_id": n,
    }
