"""Candidates begin a sequence: each gets a run and its first planned touch, or a reason why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from sqlalchemy.orm import Session

from sequencer.core.plan.eligibility import may_start
from sequencer.core.plan.verdict import Skip
from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.candidates import (
    Candidate,
    add_to_team,
    address_to_write_to,
    candidate_by_address,
    keep_from_others,
)
from sequencer.store.eligibility import start_facts
from sequencer.store.enrollments import Enrollment
from sequencer.store.moves import plan_next
from sequencer.store.organisations import missing_profile, the_organisation
from sequencer.store.pools import candidate_ids_in, pool_by_name
from sequencer.store.sequences import Sequence, current_version, definition_of, locked_sequence, sequence_names
from sequencer.store.timeline import tell

_AT_ONCE = 50
"""So many in one commit: a stop, an opt-out or a mail that leaves never waits long for an enrolling of thousands."""


@dataclass(frozen=True)
class Enrolled:
    """What became of one candidate; `reason` is None for those who begin."""

    candidate_id: int
    email: str
    reason: Reason | None


def enroll_pool(road: Road, sequence_name: str, pool_name: str) -> list[Enrolled]:
    """Enroll everybody in a talent pool, in the order in which they joined."""
    with road.database.read() as session:
        pool = pool_by_name(session, pool_name)
        if pool is None:
            raise UserError(f"There is no talent pool “{pool_name}”.")
        ids = candidate_ids_in(session, pool.id)
    return enroll(road, sequence_name, ids)


def enroll_address(road: Road, sequence_name: str, email: str) -> list[Enrolled]:
    """Enroll the candidate who has this address."""
    with road.database.read() as session:
        candidate = candidate_by_address(session, email)
        if candidate is None:
            raise UserError(f"There is no candidate with the address {email}.")
        ids = [candidate.id]
    return enroll(road, sequence_name, ids)


def enroll(road: Road, sequence_name: str, candidate_ids: Iterable[int]) -> list[Enrolled]:
    """Enroll candidates, each wholly or not at all; after a crash, running it again enrolls those who are left.

    Raises UserError where the sequence cannot start at all. Running it twice enrolls nobody twice, and nobody begins
    who is in more runs than the organisation allows, by whatever road (W9). Somebody erased meanwhile is passed over.
    """
    enrolled: list[Enrolled] = []
    rest = iter(candidate_ids)
    while True:
        with road.database.write() as session:
            sequence, version_id = _ready(session, sequence_name)
            some = list(islice(rest, _AT_ONCE))
            keep_from_others(session, some)  # so that two sequences never take the same person at one moment
            there = [one for one in some if session.get(Candidate, one) is not None]
            enrolled += [_enroll_one(road, session, sequence, version_id, one) for one in there]
        road.step("after_enrolling")
        if len(some) < _AT_ONCE:
            return enrolled


def _ready(session: Session, name: str) -> tuple[Sequence, int]:
    sequence = locked_sequence(session, name)
    version = current_version(session, sequence.id) if sequence else None
    if sequence is None or version is None:
        known = ", ".join(f"“{one}”" for one in sequence_names(session)) or "none yet"
        raise UserError(f"There is no sequence “{name}”. There is: {known}.")
    if missing := missing_profile(the_organisation(session)):
        needed = " and ".join(missing)
        raise UserError(
            f"Nothing can start before the organisation has a {needed}: a first mail has to name it. "
            "Set it with `sequencer org set`."
        )
    return sequence, version.id


def _enroll_one(road: Road, session: Session, sequence: Sequence, version_id: int, candidate_id: int) -> Enrolled:
    now = road.now()
    candidate = session.get_one(Candidate, candidate_id)
    address = address_to_write_to(session, candidate_id)
    email = address.address if address else ""
    verdict = may_start(start_facts(session, road.links.signer, candidate, sequence.id, now))
    if isinstance(verdict, Skip):
        tell(session, candidate_id, f"not_enrolled_{verdict.reason.code}", _not_enrolled(sequence, verdict.reason), now)
        return Enrolled(candidate_id, email, verdict.reason)
    run = Enrollment(
        candidate_id=candidate_id,
        sequence_id=sequence.id,
        version_id=version_id,
        state=EnrollmentState.ACTIVE,
        after_at=now,
        created_at=now,
    )
    session.add(run)
    session.flush()
    add_to_team(session, [candidate_id], sequence.team_id)
    tell(session, candidate_id, "enrolled", f"Begins the sequence “{sequence.name}”.", now, enrollment_id=run.id)
    plan_next(session, run, definition_of(session, version_id), now)
    return Enrolled(candidate_id, email, None)


def _not_enrolled(sequence: Sequence, reason: Reason) -> str:
    return f"Not enrolled in “{sequence.name}”: {reason.says}"
