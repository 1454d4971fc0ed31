"""What sweep and workers do between two moments of a test, and what the rows say afterwards."""

import threading
from email import message_from_bytes, policy

from patient import PATIENCE
from sqlalchemy import select

from sequencer.flows.understand import understand
from sequencer.store.candidates import candidate_by_address
from sequencer.store.enrollments import Enrollment
from sequencer.store.inbound_mails import InboundMail, new_ids
from sequencer.store.timeline import Event
from sequencer.store.touches import Touch
from workers.boot import JOBS
from workers.receiving import catch_up
from workers.sweep import LOOKS

LENA = "lena@brandt.example"
_ROUNDS = 20


class CrashError(BaseException):
    """The process is gone: nothing in the product may catch this."""


def crashing_at(name):
    """A fail point that kills the worker at one named step."""

    def step(reached):
        if reached == name:
            raise CrashError(name)

    return step


def work(road):
    """Everything that is due now, until nothing is."""
    for _ in range(_ROUNDS):
        with road.database.read() as session:
            due = [(job, row_id) for job, look in LOOKS for row_id in look(session, road.now(), 500)]
        if not due:
            return
        for job, row_id in due:
            JOBS[job](road, row_id)
    raise AssertionError(f"work that never ends: {due}")


def work_for(road, clock, **length):
    """Time passes, then everything that has become due is done."""
    clock.pass_by(**length)
    work(road)


def arrive(road, inboxes, raw, email="ada@acme.example", folder="INBOX"):
    """A mail comes into a mailbox, is read and has its effect; returns the row that stayed, if one did."""
    inboxes.deliver(email, raw, folder)
    with road.database.read() as session:
        known = set(session.scalars(select(InboundMail.id)))
    catch_up(road, 1)
    with road.database.read() as session:
        return session.scalar(select(InboundMail).where(InboundMail.id.not_in(known)))


def understand_all(road):
    with road.database.read() as session:
        waiting = new_ids(session, 100)
    return [understand(road, one) for one in waiting]


def every(road, table):
    """All rows of a table, oldest first."""
    with road.database.read() as session:
        return list(session.scalars(select(table).order_by(table.id)))


def touches(road, email=LENA):
    """The touches of one person, oldest first."""
    with road.database.read() as session:
        candidate = candidate_by_address(session, email)
        return list(session.scalars(select(Touch).where(Touch.candidate_id == candidate.id).order_by(Touch.id)))


def cited(road, email=LENA):
    """The Message-ID of the first mail that somebody got."""
    return touches(road, email)[0].message_id


def states(road, email=LENA):
    return [(touch.step_key, str(touch.state)) for touch in touches(road, email)]


def run_of(road, email=LENA):
    """The latest run of one person."""
    with road.database.read() as session:
        candidate = candidate_by_address(session, email)
        found = select(Enrollment).where(Enrollment.candidate_id == candidate.id)
        return session.scalar(found.order_by(Enrollment.id.desc()))


def told(road, email=LENA):
    """The codes of one person's timeline, in order."""
    with road.database.read() as session:
        candidate = candidate_by_address(session, email)
        return list(session.scalars(select(Event.kind).where(Event.candidate_id == candidate.id).order_by(Event.id)))


def parsed(raw):
    """A mail as a stranger's program reads it."""
    return message_from_bytes(raw, policy=policy.default)


def at_once(*jobs):
    """Run jobs at the same moment; returns what they returned."""
    found, ready = [], threading.Barrier(len(jobs), timeout=PATIENCE)

    def run(job):
        ready.wait()
        found.append(job())

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return found


def report(recipient, status, action="failed", said="", cites=""):
    """A delivery status report as mail servers write it (RFC 3464)."""
    lines = [
        "From: MAILER-DAEMON@mx.example",
        "To: ada@acme.example",
        "Subject: Undelivered Mail Returned to Sender",
        "Return-Path: <>",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        "MIME-Version: 1.0",
        "",
        "--b",
        "Content-Type: text/plain",
        "",
        "This is the mail system. Your message could not be delivered.",
        "",
        "--b",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; mx.example",
        "",
        f"Final-Recipient: rfc822; {recipient}",
        f"Action: {action}",
        f"Status: {status}",
        f"Diagnostic-Code: smtp; {said}",
        "",
        "--b",
        "Content-Type: text/rfc822-headers",
        "",
        f"Message-ID: {cites}" if cites else "Subject: something",
        "",
        "--b--",
        "",
    ]
    return "\r\n".join(lines).encode()


def text_of(touch):
    """The plain words of a frozen mail, on one line."""
    return " ".join(parsed(touch.frozen).get_body(("plain",)).get_content().split())
