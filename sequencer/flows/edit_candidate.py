"""A person is added or changed by hand: facts and addresses, each change told with whose it was."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.addresses import identity, parse
from sequencer.core.read.candidate_row import read_value
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.candidates import (
    Candidate,
    CandidateAddress,
    add_addresses,
    add_field_names,
    add_to_team,
    addresses_of,
    remove_addresses,
    values_of,
    write_values,
)
from sequencer.store.enrollments import live_runs
from sequencer.store.newcomers import must_be_new
from sequencer.store.pools import Pool, put_all_into
from sequencer.store.recalls import ask_anew
from sequencer.store.screens.needs import waiting_mails_of
from sequencer.store.timeline import tell
from sequencer.store.touches import recipients_of, thaw
from sequencer.store.waking import frozen_for_another, wake_held

_MOST_ADDRESSES = 20


def add_candidate(
    road: Road,
    email: str,
    values: Mapping[str, str],
    actor: str,
    *,
    team_id: int | None = None,
    pool_id: int | None = None,
) -> int:
    """Take in one person; returns their id. Raises UserError for somebody we know, or must not write to."""
    address = parse(email)
    facts = _facts(values)
    with road.database.write() as session:
        must_be_new(session, road.links.signer, address)
        candidate = Candidate(fields={}, created_at=road.now())
        write_values(candidate, facts)
        add_field_names(session, candidate.fields)
        session.add(candidate)
        session.flush()
        add_addresses(session, [(candidate.id, address, True)])
        if team_id is not None:
            add_to_team(session, [candidate.id], team_id)
        if pool_id is not None and session.get(Pool, pool_id) is not None:
            put_all_into(session, pool_id, [candidate.id])
        tell(session, candidate.id, "added", "Added by hand.", road.now(), actor=actor)
        return candidate.id


def edit_candidate(road: Road, candidate_id: int, values: Mapping[str, str], actor: str) -> tuple[str, ...]:
    """Set facts by name, a blank one empties its field; returns the names of those that changed.

    What was held for a missing fact is looked at again at once, and a mail that waits to be read is written anew.
    """
    facts = {name: "" if not text.strip() else text for name, text in values.items()}
    facts |= _facts({name: text for name, text in facts.items() if text})
    with road.database.write() as session:
        candidate = _locked(session, candidate_id)
        present = values_of(candidate)
        changed = {name: text for name, text in facts.items() if present.get(name, "") != text}
        if not changed:
            return ()
        write_values(candidate, changed)
        add_field_names(session, changed.keys() & candidate.fields.keys())
        names = ", ".join(name.replace("_", " ") for name in changed)
        tell(session, candidate_id, "edited", f"Changed: {names}.", road.now(), actor=actor)
        session.flush()
        live_runs(session, candidate_id)  # runs are locked before touches, as everywhere
        ask_anew(session, [candidate_id], road.now())
        for touch in waiting_mails_of(session, candidate_id):
            thaw(session, touch, road.now())
        return tuple(changed)


def add_address(road: Road, candidate_id: int, email: str, actor: str) -> None:
    """One more address of a person; the one to write to if there is none that lives."""
    address = parse(email)
    with road.database.write() as session:
        _locked(session, candidate_id)
        present = addresses_of(session, candidate_id)
        if identity(address) in {one.identity for one in present}:
            raise UserError("This address is theirs already.")
        if len(present) >= _MOST_ADDRESSES:
            raise UserError(f"Nobody has more than {_MOST_ADDRESSES} addresses here. Remove one first.")
        must_be_new(session, road.links.signer, address)
        is_needed = not any(one.is_primary and one.dead_at is None for one in present)
        if is_needed:
            _demote(present)
        session.flush()
        add_addresses(session, [(candidate_id, address, is_needed)])
        tell(session, candidate_id, "address_added", f"Address added: {address}.", road.now(), actor=actor)


def write_to_address(road: Road, candidate_id: int, address_id: int, actor: str) -> None:
    """Let mails go to this address of a person from now on, those too that wait or are held and have never begun to leave.

    Raises UserError for one that is dead.
    """
    with road.database.write() as session:
        _locked(session, candidate_id)
        found = _address(session, candidate_id, address_id)
        if found.dead_at is not None:
            raise UserError(f"Mails to {found.address} come back for good. Choose another address.")
        if found.is_primary:
            return
        _demote(addresses_of(session, candidate_id))
        found.is_primary = True
        tell(session, candidate_id, "address_chosen", f"We write to {found.address} now.", road.now(), actor=actor)
        session.flush()
        live_runs(session, candidate_id)  # runs are locked before touches, as everywhere
        for touch in frozen_for_another(session, candidate_id, found.address):
            thaw(session, touch, road.now())
        wake_held(session, [candidate_id], road.now())


def remove_address(road: Road, candidate_id: int, address_id: int, actor: str) -> None:
    """Take an address away. Raises UserError for the last one, and for one that a mail has gone to."""
    with road.database.write() as session:
        _locked(session, candidate_id)
        found = _address(session, candidate_id, address_id)
        if len(addresses_of(session, candidate_id)) == 1:
            raise UserError("This is their only address. Add another one first.")
        if found.address in recipients_of(session, candidate_id):
            raise UserError(f"A mail has gone to {found.address}, so an answer may come from it. It has to stay.")
        address = found.address
        remove_addresses(session, candidate_id, [address])
        tell(session, candidate_id, "address_removed", f"Address removed: {address}.", road.now(), actor=actor)


def _facts(values: Mapping[str, str]) -> dict[str, str]:
    return {name: read_value(name, text.strip()) for name, text in values.items() if text.strip()}


def _locked(session: Session, candidate_id: int) -> Candidate:
    candidate = session.get(Candidate, candidate_id, with_for_update={"key_share": True})
    if candidate is None:
        raise UserError("This person is not here any more.")
    return candidate


def _address(session: Session, candidate_id: int, address_id: int) -> CandidateAddress:
    of_person = (CandidateAddress.id == address_id, CandidateAddress.candidate_id == candidate_id)
    found = session.scalar(select(CandidateAddress).where(*of_person))
    if found is None:
        raise UserError("This address is not theirs any more.")
    return found


def _demote(addresses: Iterable[CandidateAddress]) -> None:
    for one in addresses:
        one.is_primary = False
