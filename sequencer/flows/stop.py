"""A person says stop, pause or go on, for one candidate, a sequence, a mailbox, a team or everything."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.candidates import Candidate, candidate_by_address
from sequencer.store.enrollments import end_all_runs
from sequencer.store.mailboxes import Mailbox, mailbox_by_email
from sequencer.store.organisations import Organisation, the_organisation
from sequencer.store.sequences import Sequence, sequence_by_name
from sequencer.store.teams import Team, team_by_name
from sequencer.store.timeline import tell
from sequencer.store.touches import wake_paused

_BY_HAND = Reason("stopped_by_person", "Stopped by a colleague.")


class Scope(StrEnum):
    """How far a pause reaches."""

    EVERYBODY = "everybody"
    TEAM = "team"
    SEQUENCE = "sequence"
    MAILBOX = "mailbox"
    PERSON = "person"


def stop_person(road: Road, email: str, actor: str = "") -> int:
    """End every run of the candidate with this address; returns how many ended."""
    with road.database.write() as session:
        candidate = _candidate(session, email)
        ended = end_all_runs(session, candidate.id, EnrollmentState.STOPPED, _BY_HAND, road.now())
        if actor:
            tell(session, candidate.id, "stop", f"{actor} stopped all runs.", road.now(), actor=actor)
        return len(ended)


def pause(road: Road, scope: Scope, name: str = "", why: str = "") -> None:
    """Keep every mail under `name` from leaving; what is leaving this very moment is not called back."""
    with road.database.write() as session:
        found = _paused_thing(session, scope, name)
        if found.paused_at is None:
            found.paused_at, found.pause_reason = road.now(), why
            _tell_person(session, found, f"Paused{f': {why}' if why else ''}.", road.now())


def resume(road: Road, scope: Scope, name: str = "") -> None:
    """Let mails leave again; caps and gaps of the mailboxes spread what has come due meanwhile."""
    with road.database.write() as session:
        found = _paused_thing(session, scope, name)
        if found.paused_at is not None:
            found.paused_at, found.pause_reason = None, ""
            wake_paused(session, road.now())
            _tell_person(session, found, "Goes on.", road.now())


def _paused_thing(session: Session, scope: Scope, name: str) -> Organisation | Team | Sequence | Mailbox | Candidate:
    found: Organisation | Team | Sequence | Mailbox | Candidate | None
    match scope:
        case Scope.EVERYBODY:
            return the_organisation(session)
        case Scope.PERSON:
            return _candidate(session, name)
        case Scope.TEAM:
            found = team_by_name(session, name)
        case Scope.SEQUENCE:
            found = sequence_by_name(session, name)
        case Scope.MAILBOX:
            found = mailbox_by_email(session, name.lower())
    if found is None:
        raise UserError(f"There is no {scope} “{name}”.")
    return found


def _candidate(session: Session, email: str) -> Candidate:
    candidate = candidate_by_address(session, email)
    if candidate is None:
        raise UserError(f"There is no candidate with the address {email}.")
    return candidate


def _tell_person(session: Session, found: object, says: str, now: datetime) -> None:
    if isinstance(found, Candidate):
        tell(session, found.id, "pause", says, now)
