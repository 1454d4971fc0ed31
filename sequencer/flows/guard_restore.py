"""A database that was restored or copied sends nothing until an administrator has confirmed that it is the right one.

Each process looks before it begins to work, and the sweep at every turn. Sending goes on only in a database whose own
mark is not behind the one beside it, and the mark beside it moves on every few seconds.
"""

from typing import Protocol

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from sequencer.core.plan.restoring import Adopt, Begin, Locked, Mark, Same, compare
from sequencer.core.reasons import Reason
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store import waymarks
from sequencer.store.mailboxes import Mailbox
from sequencer.store.screens.restored import SeenMailbox, restore_facts
from sequencer.store.waymarks import Trust

_UNSEEN = Reason(
    "paused_unseen",
    "Needs you: paused after a restore, because its Sent folder could not be read. Let it go on once it was read.",
)


class Beside(Protocol):
    """Where the mark beside the database is kept."""

    def read(self) -> Mark | None: ...
    def write(self, mark: Mark) -> None: ...


def look(road: Road, beside: Beside, machine: str) -> Mark | None:
    """The mark to go on from; None while sending is locked. Raises OSError where the mark beside cannot be written.

    The file is written before the database where both begin, and after it where they go on: so a crash in between
    never makes the database look older than it is. Of two processes that begin at once one begins, the other joins it.
    """
    try:
        return _look(road, beside, machine)
    except IntegrityError:  # somebody else has just begun
        return _look(road, beside, machine)


def _look(road: Road, beside: Beside, machine: str) -> Mark | None:
    with road.database.write() as session:
        row = waymarks.waymark_row(session, lock=True)
        has_sent = row is not None or waymarks.has_sent(session)
        found = compare(waymarks.inside(row), beside.read(), waymarks.body_of(session), machine, has_sent=has_sent)
        match found:
            case Begin():
                mark = Mark(_new_name(road), 1, machine)
                waymarks.begin(session, mark.installation, road.now())  # fails for the second of two that begin
                beside.write(mark)
            case Locked(reason):
                if waymarks.lock(session, row, reason, road.now()):
                    log.warning("sending_locked", code=reason.code)
                return None
            case Same() | Adopt():
                assert row is not None, "there is nothing to compare without it"
                mark = Mark(row.installation, row.number, machine)
                beside.write(mark)
                if row.trust is Trust.LOCKED:
                    return None
                row.trust = Trust.OPEN
                waymarks.note_waking(session, row, road.now())
    return mark


def go_forward(road: Road, beside: Beside, known: Mark) -> Mark | None:
    """Both marks one further, the database first; None where the database is not the one we know any more."""
    with road.database.write() as session:
        number = waymarks.step_on(session, known, road.now())
    if number is None:
        return None
    mark = Mark(known.installation, number, known.machine)
    beside.write(mark)
    return mark


def is_known(road: Road, known: Mark) -> bool:
    """Whether the database still is the one with this mark, and nobody has locked it."""
    with road.database.read() as session:
        row = waymarks.waymark_row(session)
        return (
            row is not None
            and row.trust is Trust.OPEN
            and row.installation == known.installation
            and row.number >= known.number
        )


def confirm(road: Road, actor: str, *, anyway: bool = False) -> int:
    """An administrator says that this database is the right one: mails may leave again.

    Before that every mailbox has to be read, for its Sent folder knows what has left since the backup. With `anyway`
    those that were not are paused; returns how many. Raises UserError where something is missing or nothing is locked.
    """
    with road.database.write() as session:
        row = waymarks.waymark_row(session, lock=True)
        facts = restore_facts(session)
        if row is None or facts is None:
            raise UserError("Sending is not locked: there is nothing to confirm.")
        unseen = [one for one in facts.mailboxes if not one.is_through]
        if (unseen or facts.unread) and not anyway:
            raise UserError(_missing(unseen, facts.unread))
        for one in unseen:
            _pause(session, one.mailbox_id, road)
        waymarks.unlock(session, row, _new_name(road), actor, road.now())
    return len(unseen)


def _missing(unseen: list[SeenMailbox], unread: int) -> str:
    if unseen:
        late = ", ".join(one.email for one in unseen if not one.has_no_sent)
        blind = ", ".join(one.email for one in unseen if one.has_no_sent)
        said = f"Not read yet since the restore: {late}. What left since the backup lies in their Sent folders."
        told = f"No Sent folder is seen in {blind}, so what left from there since the backup is not known."
        return " ".join(one for one, named in ((said, late), (told, blind)) if named)
    return f"{unread} mails that came in are not understood yet. Wait a moment, then confirm again."


def _pause(session: Session, mailbox_id: int, road: Road) -> None:
    mailbox = session.get_one(Mailbox, mailbox_id, with_for_update=True)
    if mailbox.paused_at is None:
        mailbox.paused_at, mailbox.pause_code, mailbox.pause_reason = road.now(), _UNSEEN.code, _UNSEEN.says


def _new_name(road: Road) -> str:
    return road.dice.randbytes(16).hex()
