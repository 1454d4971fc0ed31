"""The decision on claimed mails once more, after their mailbox was read: on rows as they are now."""

from collections.abc import Iterator, Mapping, MutableMapping
from collections.abc import Sequence as Several
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.core.plan.eligibility import SendFacts, may_send
from sequencer.core.plan.sequence import Definition
from sequencer.core.plan.serving import may_serve
from sequencer.core.plan.verdict import Send, Verdict
from sequencer.core.signed import Signer
from sequencer.store.eligibility import send_facts_of, service_facts
from sequencer.store.enrollments import Enrollment
from sequencer.store.mailboxes import Mailbox
from sequencer.store.sequences import definition_of
from sequencer.store.touches import Touch


def verdicts_now(
    session: Session,
    signer: Signer,
    touches: Several[Touch],
    runs: Mapping[int, Enrollment],
    definitions: MutableMapping[int, Definition],
    now: datetime,
) -> Iterator[tuple[Touch, Verdict]]:
    """Each claimed touch of one mailbox with its decision; a mail that may leave counts for those behind it.

    The turn that is in force is our own. `definitions` are sequences by version; missing ones are added.
    """
    facts = _facts(session, signer, touches, runs, definitions, now)
    gone = 0
    for touch in touches:
        known = facts.get(touch.id)
        verdict: Verdict
        if known is None:
            served = service_facts(session, signer, touch, now)
            verdict = may_serve(replace(served, mailbox_free_at=None, recent=(), in_flight=0))
        else:
            verdict = may_send(replace(known, mailbox=replace(known.mailbox.after(gone), free_at=None)))
            gone += isinstance(verdict, Send)
        yield touch, verdict


def _facts(
    session: Session,
    signer: Signer,
    touches: Several[Touch],
    runs: Mapping[int, Enrollment],
    definitions: MutableMapping[int, Definition],
    now: datetime,
) -> dict[int, SendFacts]:
    """Of those touches that belong to runs."""
    mails = [(one, runs[one.enrollment_id]) for one in touches if one.enrollment_id is not None]
    if not mails:
        return {}
    for version in {run.version_id for _, run in mails} - definitions.keys():
        definitions[version] = definition_of(session, version)
    mailbox = session.get_one(Mailbox, touches[0].mailbox_id)
    return send_facts_of(session, signer, mailbox, [(one, run, definitions[run.version_id]) for one, run in mails], now)
