"""Which stored mails somebody may look at."""

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.orm import Session

from sequencer.store.belonging import own_mailbox
from sequencer.store.candidates import Candidate, visible
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.mailboxes import Mailbox


def mail_visible(teams: frozenset[int] | None) -> ColumnElement[bool]:
    """The condition on `InboundMail`: of a person they see; of nobody, where they see the mailbox it came to."""
    if teams is None:
        return true()
    is_seen = exists().where(Candidate.id == InboundMail.candidate_id, visible(teams))
    is_own = exists().where(Mailbox.id == InboundMail.mailbox_id, own_mailbox(teams))
    return or_(is_seen.correlate(InboundMail), and_(InboundMail.candidate_id.is_(None), is_own.correlate(InboundMail)))


def mail_or_none(session: Session, mail_id: int, teams: frozenset[int] | None) -> InboundMail | None:
    """A stored mail that a member of these teams may look at."""
    return session.scalar(select(InboundMail).where(InboundMail.id == mail_id, mail_visible(teams)))
