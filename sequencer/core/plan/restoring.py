"""Whether the database we have is the one we sent from last: a mark beside it must not be ahead of its own (S-55)."""

from dataclasses import dataclass

from sequencer.core.reasons import Reason

A_COPY = "a copy"
"""The body written into a backup: no database ever has it by itself."""


@dataclass(frozen=True)
class Mark:
    """Which installation, how far it has come, and on which machine (empty where machines cannot be told apart)."""

    installation: str
    number: int
    machine: str = ""


@dataclass(frozen=True)
class Inside:
    """What the database says of itself. `body` is what it was stored in when it was last known to be the right one."""

    mark: Mark
    body: str
    is_confirmed: bool = False


@dataclass(frozen=True)
class Begin:
    """A new installation: nothing has left yet."""


@dataclass(frozen=True)
class Same:
    """The database is the one we know."""


@dataclass(frozen=True)
class Adopt:
    """A person has said that this database is the right one from now on."""


@dataclass(frozen=True)
class Locked:
    """Nothing may leave before a person has confirmed; the words are a whole sentence."""

    reason: Reason


Finding = Begin | Same | Adopt | Locked

_COPY = Reason("restored_copy", "This database was restored from a backup, or copied.")
_OLDER = Reason("restored_older", "This database is older than what was sent from here: a backup was restored.")
_OTHER = Reason(
    "restored_other", "This database and its data folder do not belong together: one of them was exchanged."
)
_ALONE = Reason("restored_alone", "This database has been in use, but its data folder is new: one of them was moved.")
_MOVED = Reason("restored_moved", "This installation has moved to another machine. The old one may still be sending.")


def compare(inside: Inside | None, outside: Mark | None, body: str, machine: str, *, has_sent: bool) -> Finding:
    """What to make of a database and the mark beside it; `body` is what the database is stored in now.

    The mark beside is written after the database's own and before anything leaves, so the database is never behind it.
    """
    if inside is None:
        return Locked(_ALONE) if has_sent else Begin()
    if inside.body != body:
        return Locked(_COPY)
    if inside.is_confirmed:
        return Adopt()
    if outside is None:
        return Locked(_ALONE)
    if outside.installation != inside.mark.installation:
        return Locked(_OTHER)
    if inside.mark.number < outside.number:
        return Locked(_OLDER)
    if machine and outside.machine and machine != outside.machine:
        return Locked(_MOVED)
    return Same()
