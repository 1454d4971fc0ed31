"""A database that was restored or copied sends nothing until an administrator has confirmed that it is the right one.

Each process looks before it begins to work, and the sweep at every turn. Sending goes on only in a database whose own
mark is not behind the one beside it, and the mark beside it moves on every few seconds.
"""

from typing import Protocol

from sequencer.core.plan.restoring import Adopt, Begin, Locked, Mark, Same, compare
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store import waymarks
from sequencer.store.waymarks import Trust


class Beside(Protocol):
    """Where the mark beside the database is kept."""

    def read(self) -> Mark | None: ...
    def write(self, mark: Mark) -> None: ...


def look(road: Road, beside: Beside, machine: str) -> Mark | None:
    """The mark to go on from; None while sending is locked. Raises OSError where the mark beside cannot be written.

    The file is written before the database where both begin, and after it where they go on: so a crash in between
    never makes the database look older than it is.
    """
    with road.database.write() as session:
        row = waymarks.waymark_row(session, lock=True)
        has_sent = row is not None or waymarks.has_sent(session)
        found = compare(waymarks.inside(row), beside.read(), waymarks.body_of(session), machine, has_sent=has_sent)
        match found:
            case Begin():
                mark = Mark(_new_name(road), 1, machine)
                beside.write(mark)
                waymarks.begin(session, mark.installation, road.now())
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


def confirm(road: Road, actor: str) -> None:
    """An administrator says that this database is the right one: mails may leave again.

    Raises UserError where nothing is locked.
    """
    with road.database.write() as session:
        row = waymarks.waymark_row(session, lock=True)
        if row is None or row.trust is not Trust.LOCKED:
            raise UserError("Sending is not locked: there is nothing to confirm.")
        waymarks.unlock(session, row, _new_name(road), actor, road.now())


def _new_name(road: Road) -> str:
    return road.dice.randbytes(16).hex()
