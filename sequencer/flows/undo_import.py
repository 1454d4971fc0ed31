"""A whole import is taken back: whom it brought goes, what it changed returns, and what has happened since stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store import traces
from sequencer.store.audit import note
from sequencer.store.candidates import (
    Candidate,
    address_to_write_to,
    lock_candidates,
    remove_addresses,
    take_from_teams,
    values_of,
    write_values,
)
from sequencer.store.enrollments import who_has_runs
from sequencer.store.imports import Import, ImportChange, changes_of, who_came_by_undone, who_is_in_another
from sequencer.store.offers import who_has_offers
from sequencer.store.pools import take_out
from sequencer.store.recalls import ask_anew
from sequencer.store.screens.undoing import HAS_MAIL, HAS_OFFER, IN_A_SEQUENCE, IN_ANOTHER
from sequencer.store.timeline import tell
from sequencer.store.touches import recipients_of


@dataclass(frozen=True)
class UndoReport:
    """`kept` holds (address, why) for everybody of whom something had to stay."""

    removed: int
    restored: int
    kept: tuple[tuple[str, str], ...]


def undo_import(road: Road, import_id: int, actor: str = "") -> UndoReport:
    """Take an import back, in one commit. Whom two imports have brought goes with the second that is taken back.

    Raises UserError for an import that there is not, or that was taken back before.
    """
    with road.database.write() as session:
        batch = session.get(Import, import_id, with_for_update=True)
        if batch is None:
            raise UserError(f"There is no import with the number {import_id}.")
        if batch.undone_at is not None:
            raise UserError(f"Import {import_id} was taken back on {batch.undone_at:%-d %B %Y} already.")
        batch.undone_at, batch.undone_by = road.now(), actor
        take_out(session, import_id)
        take_from_teams(session, import_id)
        changes = changes_of(session, import_id)
        brought = who_came_by_undone(session, [change.candidate_id for change in changes], import_id)
        lock_candidates(session, brought)
        reasons = _why_to_keep(session, import_id, brought)
        gone = [one for one in brought if one not in reasons]
        traces.forget(session, gone)
        kept = [(_address(session, one), reason) for one, reason in reasons.items()]
        changed = _changed(changes, frozenset(gone))
        for change in changed:
            left = _restore(session, change, road.now())
            kept += [(_address(session, change.candidate_id), reason) for reason in left]
        ask_anew(session, [change.candidate_id for change in changed], road.now())
        if actor:
            says = f"Took the import of “{batch.file_name}” back: {len(gone):,} gone again, {len(changed):,} as before."
            note(session, actor, "import", says, road.now())
    report = UndoReport(len(gone), len(changed), tuple(kept))
    log.info("import_undone", import_id=import_id, removed=report.removed, restored=report.restored)
    return report


def _why_to_keep(session: Session, import_id: int, brought: list[int]) -> dict[int, str]:
    """Those of these people who have to stay, with the first reason that holds."""
    return (
        dict.fromkeys(who_is_in_another(session, import_id, brought), IN_ANOTHER)
        | dict.fromkeys(who_has_offers(session, brought), HAS_OFFER)
        | dict.fromkeys(traces.who_has_mail(session, brought), HAS_MAIL)
        | dict.fromkeys(who_has_runs(session, brought), IN_A_SEQUENCE)
    )


def _changed(changes: Iterable[ImportChange], gone: frozenset[int]) -> list[ImportChange]:
    """What the import did to people who were there before it, and still are."""
    return [
        one
        for one in changes
        if one.before is not None and (one.after or one.new_addresses) and one.candidate_id not in gone
    ]


def _address(session: Session, candidate_id: int) -> str:
    found = address_to_write_to(session, candidate_id)
    return found.address if found is not None else ""


def _restore(session: Session, change: ImportChange, now: datetime) -> list[str]:
    """Give fields their old values and take new addresses away; returns why some had to stay."""
    candidate = session.get_one(Candidate, change.candidate_id)
    present, before = values_of(candidate), change.before or {}
    changed_since = [name for name, after in change.after.items() if present.get(name, "") != after]
    write_values(candidate, {name: old for name, old in before.items() if name not in changed_since})
    used = recipients_of(session, candidate.id) & set(change.new_addresses)
    remove_addresses(session, candidate.id, [one for one in change.new_addresses if one not in used])
    tell(session, candidate.id, "import_undone", "What an import had changed was taken back.", now)
    return [
        *(f"Kept `{name}`: it has been changed since." for name in changed_since),
        *(f"Kept the address {one}: a mail is on its way there or has gone there." for one in sorted(used)),
    ]
