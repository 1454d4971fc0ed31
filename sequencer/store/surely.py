"""What a server has said is written down, although the database loses a connection over it."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from sequencer.log import log
from sequencer.store.session import Database

_T = TypeVar("_T")
_PAUSES = (0.0, 1.0, 5.0)  # seconds; the last failure is the caller's


def surely(kept: Database, fresh: Database, wait: Callable[[float], object], write: Callable[[Database], _T]) -> _T:
    """Run one transaction over the connection that is kept, and should that fail a few times more over new ones.

    Only for what says nothing new when it is written twice, guards itself by state and fence number, and speaks to
    no server.
    """
    try:
        return write(kept)
    except SQLAlchemyError as error:
        log.warning("outcome_not_written", error=type(error).__name__)
    for pause in _PAUSES[:-1]:
        wait(pause)
        with suppress(SQLAlchemyError):
            return write(fresh)
    wait(_PAUSES[-1])
    return write(fresh)
