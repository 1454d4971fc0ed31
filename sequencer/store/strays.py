"""Stored mails that belong to nobody: after a while only the marks stay by which they are not taken in anew."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.replies import Reply

_DONE_WITH = (InboundState.HANDLED, InboundState.UNMATCHED, InboundState.UNREADABLE)


def empty_strays(session: Session, before: datetime) -> int:
    """Blank sender, subject and text of mails that fitted nobody and came before an instant; returns how many."""
    has_reply = select(Reply.id).where(Reply.inbound_mail_id == InboundMail.id).exists()
    result = session.execute(
        update(InboundMail)
        .where(
            InboundMail.candidate_id.is_(None),
            InboundMail.touch_id.is_(None),
            InboundMail.state.in_(_DONE_WITH),
            InboundMail.received_at < before,
            InboundMail.raw != b"",
            ~has_reply,
        )
        .values(
            raw=b"", sender="", subject="", state=InboundState.HANDLED, reason="Its time was over, so its text is gone."
        )
        .execution_options(synchronize_session=False)
    )
    return int(result.rowcount)  # type: ignore[attr-defined]
