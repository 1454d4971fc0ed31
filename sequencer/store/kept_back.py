"""Mails that a pause or trouble of their mailbox has kept back for so long that somebody should read them first (S-54)."""

from datetime import datetime

from sqlalchemy import ColumnElement, select, true, update
from sqlalchemy.orm import Session

from sequencer.core.plan.lateness import LONGEST_SLEEP
from sequencer.core.states import Purpose
from sequencer.store.candidates import Candidate
from sequencer.store.enrollments import Enrollment
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import Organisation
from sequencer.store.sequences import Sequence
from sequencer.store.teams import Team
from sequencer.store.touches import CLAIMABLE, HAS_LEFT, Touch

Pausable = Organisation | Team | Sequence | Mailbox | Candidate


def note_pause_over(session: Session, thing: Pausable, now: datetime) -> None:
    """Somebody lets a paused thing go on. Call it before `paused_at` is emptied."""
    _note_kept(session, _under(thing), thing.paused_at, now)


def note_still_unread(session: Session, mailbox_id: int, now: datetime) -> None:
    """A mailbox could not be read, once more; nothing has left it since it was."""
    read_at = session.scalar(select(Mailbox.read_at).where(Mailbox.id == mailbox_id))
    _note_kept(session, Touch.mailbox_id == mailbox_id, read_at, now)


def note_still_refused(session: Session, touch: Touch, now: datetime) -> None:
    """The mailbox of a mail could not send, once more; it has been so since its last mail left."""
    last = select(Touch.transmitting_at).where(
        Touch.mailbox_id == touch.mailbox_id, Touch.transmitting_at.is_not(None), Touch.state.in_(HAS_LEFT)
    )
    since = session.scalar(last.order_by(Touch.transmitting_at.desc()).limit(1)) or touch.first_tried_at
    _note_kept(session, Touch.mailbox_id == touch.mailbox_id, since, now)


def _note_kept(session: Session, under: ColumnElement[bool], since: datetime | None, now: datetime) -> None:
    """Mark what was due for long while it could not leave. The mark stays, whatever else keeps the mail meanwhile."""
    longest_ago = now - LONGEST_SLEEP
    if since is None or since >= longest_ago:
        return
    session.execute(
        update(Touch)
        .where(under, Touch.purpose == Purpose.STEP, Touch.state.in_(CLAIMABLE), Touch.due_at < longest_ago)
        .values(kept_until=now)
        .execution_options(synchronize_session=False)
    )


def _under(thing: Pausable) -> ColumnElement[bool]:
    match thing:
        case Organisation():
            return true()
        case Mailbox():
            return Touch.mailbox_id == thing.id
        case Candidate():
            return Touch.candidate_id == thing.id
        case Sequence():
            sequences = Enrollment.sequence_id == thing.id
        case Team():
            sequences = Enrollment.sequence_id.in_(select(Sequence.id).where(Sequence.team_id == thing.id))
    return Touch.enrollment_id.in_(select(Enrollment.id).where(sequences))
