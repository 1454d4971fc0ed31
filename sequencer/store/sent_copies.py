"""Copies of what left, which lie in Sent: when we look for one, and how often we have tried to file it."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from sequencer.core.plan.evidence import COPY_AFTER
from sequencer.core.read.own_copy import Wanted
from sequencer.core.states import Purpose
from sequencer.store.mailboxes import Mailbox
from sequencer.store.provider_facts import facts_of
from sequencer.store.touches import Touch

_A_DAY = timedelta(days=1)
_MOST_ALIKE = 50


def first_copy_at(session: Session, touch: Touch, now: datetime) -> datetime | None:
    """When we look whether the copy of a mail that has just left lies in Sent; None where its provider sees to it."""
    mailbox = session.get(Mailbox, touch.mailbox_id) if touch.mailbox_id is not None else None
    if mailbox is None or touch.purpose is Purpose.CHECK or facts_of(mailbox).files_sent:
        return None
    return now + COPY_AFTER


def mailboxes_owing_copies(session: Session, now: datetime, limit: int) -> list[int]:
    """Mailboxes from which mails left whose copies we have to look for now, the longest owing first."""
    found = select(Touch.mailbox_id).where(*_due(now)).order_by(Touch.copy_due_at).limit(limit)  # leads into its index
    return list(dict.fromkeys(one for one in session.scalars(found) if one is not None))


def take_owing(session: Session, mailbox_id: int, now: datetime, until: datetime, limit: int) -> list[Touch]:
    """Mails whose copies are to be looked for now, kept from other workers until an instant."""
    due = (*_due(now), Touch.mailbox_id == mailbox_id)
    ids = list(session.scalars(select(Touch.id).where(*due).order_by(Touch.copy_due_at, Touch.id).limit(limit)))
    taken = [one for one in ids if _changed(session, (Touch.id == one, *due), copy_due_at=until)]
    found = select(Touch).where(Touch.id.in_(taken)).order_by(Touch.id).execution_options(populate_existing=True)
    return list(session.scalars(found))


def begin_filing(session: Session, touch: Touch) -> bool:
    """One more try to file a copy begins; False when another worker has taken it over meanwhile."""
    is_ours = _changed(session, _as_taken(touch), copy_tries=touch.copy_tries + 1)
    if is_ours:
        session.add(touch)
        session.refresh(touch, ["copy_tries", "copy_due_at"])
    return is_ours


def settle_copy(session: Session, touch: Touch, due_at: datetime | None = None) -> None:
    """The copy is there or given up; or it is tried again at an instant. Nothing, where another worker has taken it."""
    _changed(session, _as_taken(touch), copy_due_at=due_at)


def wanted_of(touch: Touch) -> Wanted:
    """What a mail of ours that lies in a mailbox is known by."""
    return Wanted(
        touch_id=touch.id,
        token=touch.token or "",
        message_id=touch.message_id or "",
        recipient=touch.recipient,
        left_at=touch.transmitting_at or touch.due_at,
        sent=touch.frozen or b"",
    )


def mails_left_around(session: Session, mailbox_id: int, recipients: Collection[str], around: datetime) -> list[Touch]:
    """The mails that left a mailbox for these addresses within a day of an instant, or may have, the latest first."""
    known = sorted({one for address in recipients for one in (address, address.lower())})[:_MOST_ALIKE]
    found = select(Touch).where(
        Touch.mailbox_id == mailbox_id,
        Touch.recipient.in_(known),
        Touch.transmitting_at.between(around - _A_DAY, around + _A_DAY),
    )
    return list(session.scalars(found.order_by(Touch.transmitting_at.desc()).limit(_MOST_ALIKE)))


def _as_taken(touch: Touch) -> tuple[ColumnElement[bool], ...]:
    return (Touch.id == touch.id, Touch.copy_tries == touch.copy_tries, Touch.copy_due_at == touch.copy_due_at)


def _changed(session: Session, which: tuple[ColumnElement[bool], ...], **values: object) -> bool:
    changed = update(Touch).where(*which).values(**values).execution_options(synchronize_session=False)
    return bool(session.execute(changed).rowcount)  # type: ignore[attr-defined]


def note_copy_trouble(session: Session, mailbox_id: int, says: str) -> None:
    """Why copies of sent mails are missing from the Sent folder, in words; empty: they are filed again."""
    session.execute(
        update(Mailbox).where(Mailbox.id == mailbox_id, Mailbox.copy_trouble != says).values(copy_trouble=says)
    )


def _due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (Touch.copy_due_at <= now,)
