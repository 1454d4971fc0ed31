"""Under which Message-ID our mails arrive, as we come to know it; follow-ups answer that one (RFC 5322 3.6.4)."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from sequencer.core.mail_providers import Filing
from sequencer.core.plan.sequence import MAIL_KINDS
from sequencer.core.plan.thread_rule import THREAD_ID
from sequencer.core.states import Purpose, TouchState
from sequencer.store.among import among
from sequencer.store.base import in_chunks
from sequencer.store.mailboxes import Mailbox, own_addresses
from sequencer.store.provider_facts import facts_of, note_facts
from sequencer.store.touches import HAS_LEFT, Touch

_LONGEST_ID = 998


def learn_id(session: Session, touch: Touch, found: str | None, now: datetime) -> bool:
    """The provider has given this mail an id of its own: it is kept beside ours, and a follow-up need not wait for it.

    False when it tells nothing new; our own id never replaces one that was learnt.
    """
    if not found or not found.isascii() or len(found) > _LONGEST_ID or found in (touch.message_id, touch.effective_id):
        return False
    session.execute(update(Touch).where(Touch.id == touch.id).values(effective_id=found))
    session.refresh(touch, ["effective_id"])
    if touch.enrollment_id is not None:
        waits = (Touch.enrollment_id == touch.enrollment_id, Touch.state == TouchState.PLANNED)
        session.execute(
            update(Touch)
            .where(*waits, Touch.reason_code == THREAD_ID, Touch.wakes_at > now)
            .values(wakes_at=now)
            .execution_options(synchronize_session=False)
        )
    return True


def learn_from_answer(session: Session, touch: Touch, found: str | None, now: datetime) -> None:
    """The reply to the final dot names what may be the id of this mail: no address of ours, and no other mail's id."""
    if not found or found.strip("<>").lower() in own_addresses(session):
        return
    others = select(Touch.id).where(or_(Touch.message_id == found, Touch.effective_id == found), Touch.id != touch.id)
    if session.scalar(others.limit(1)) is None:
        learn_id(session, touch, found, now)


def learn_from_copy(session: Session, touch: Touch, found: str | None, now: datetime) -> None:
    """The copy of a mail lies in the Sent folder under this id: what that tells of the mail, and of its provider.

    A copy that we have not filed was filed by the provider, who has put in another id or keeps ours. Those that we
    file have our own.
    """
    mailbox = session.get(Mailbox, touch.mailbox_id) if touch.mailbox_id is not None else None
    if mailbox is None or (touch.copy_tries and found == touch.message_id):
        return
    note_facts(session, mailbox, now, filing=Filing.PROVIDER)
    if touch.copy_due_at is not None:
        session.execute(update(Touch).where(Touch.id == touch.id).values(copy_due_at=None))
    if learn_id(session, touch, found, now):
        note_facts(session, mailbox, now, rewrites_ids=True)
    elif found == touch.message_id == touch.effective_id:
        note_facts(session, mailbox, now, rewrites_ids=False)


def ids_awaited(session: Session, mailbox: Mailbox, enrollment_ids: Collection[int]) -> dict[int, datetime]:
    """By run: when its last mail left, where that arrives under an id that we do not know yet.

    Only where the provider puts in ids of its own; elsewhere nothing is asked.
    """
    if not facts_of(mailbox).rewrites_ids:
        return {}
    found: dict[int, datetime] = {}
    for chunk in in_chunks(enrollment_ids):
        rows = session.execute(
            select(Touch.enrollment_id, Touch.transmitting_at, Touch.message_id, Touch.effective_id)
            .where(
                among(Touch.enrollment_id, chunk),
                Touch.purpose == Purpose.STEP,
                Touch.kind.in_(MAIL_KINDS),
                Touch.state.in_(HAS_LEFT),
                Touch.transmitting_at.is_not(None),
            )
            .order_by(Touch.transmitting_at, Touch.id)
        )
        latest = {run: (at, is_ours) for run, at, own, other in rows for is_ours in [own == other]}
        found |= {run: at for run, (at, is_ours) in latest.items() if is_ours and run is not None and at is not None}
    return found
