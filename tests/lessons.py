"""Answers that people have sorted, for what is learnt from them."""

from builders import add_mailbox
from sqlalchemy import select

from sequencer.core.states import Intent, MailKind
from sequencer.store.candidates import Candidate
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.mailboxes import Mailbox
from sequencer.store.replies import Reply

TEXTS = ("gantry", "sedge")
"""In a trade's own slang, which no rule has words for."""


def sort_answers(road, count, *, handled_by="ada@acme.example", corrected_at=None):
    """So many people, each with an answer; every second one meant yes."""
    with road.database.read() as session:
        box = session.scalar(select(Mailbox.id))
    box = box or add_mailbox(road, "sorted@acme.example")
    with road.database.write() as session:
        for n in range(count):
            person = Candidate(created_at=road.now(), source="their own site", fields={})
            mail = InboundMail(
                mailbox_id=box,
                folder="INBOX",
                uidvalidity=1,
                uid=1000 + n,
                content_key=f"lesson-{n}",
                raw=b"",
                state=InboundState.HANDLED,
                kind=MailKind.HUMAN,
                received_at=road.now(),
            )
            session.add_all([person, mail])
            session.flush()
            meant = (Intent.INTERESTED, Intent.NOT_INTERESTED)[n % 2]
            reply = Reply(
                inbound_mail_id=mail.id,
                candidate_id=person.id,
                received_at=road.now(),
                sender="p@home.example",
                text=TEXTS[n % 2],
                intent=meant,
                read_intent=Intent.UNCLEAR,
                confidence=0.4,
                handled_by=handled_by,
                corrected_at=corrected_at,
            )
            session.add(reply)
