"""A person says stop, pause or go on, for one candidate, a sequence, a mailbox, a team or everything."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from sequencer.core.reasons import Reason
from sequencer.core.states import EnrollmentState
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.audit import note
from sequencer.store.candidates import Candidate, candidate_by_address
from sequencer.store.enrollments import end_all_runs
from sequencer.store.kept_back import Pausable, note_pause_over
from sequencer.store.mailboxes import Mailbox, mailbox_by_email
from sequencer.store.organisations import Organisation, the_organisation
from sequencer.store.screens.restored import restore_facts
from sequencer.store.sequences import Sequence, sequence_by_name
from sequencer.store.teams import Team, team_by_name
from sequencer.store.timeline import tell
from sequencer.store.waking import wake_paused

_LOCKED = (
    "Sending is locked since this database was restored. An administrator confirms it on the page “After a restore”, "
    "or with `sequencer unlock`."
)
_BY_HAND = Reason("stopped_by_person", "Stopped by a colleague.")


class Scope(StrEnum):
    """How far a pause reaches."""

    EVERYBODY = "everybody"
    TEAM = "team"
    SEQUENCE = "sequence"
    MAILBOX = "mailbox"
    PERSON = "person"


def stop_person(road: Road, who: str | int, actor: str = "") -> int:
    """End every run of a candidate, given by address or id; returns how many ended."""
    with road.database.write() as session:
        candidate = _candidate(session, who)
        ended = end_all_runs(session, candidate.id, EnrollmentState.STOPPED, _BY_HAND, road.now())
        if actor:
            tell(session, candidate.id, "stop", f"{actor} stopped all runs.", road.now(), actor=actor)
        return len(ended)


def pause(road: Road, scope: Scope, which: str | int = "", why: str = "", actor: str = "") -> None:
    """Keep every mail under something, given by name or id, from leaving.

    What is leaving this very moment is not called back.
    """
    with road.database.write() as session:
        found = _paused_thing(session, scope, which)
        if found.paused_at is None:
            found.paused_at, found.pause_reason = road.now(), why
            _record(session, found, f"paused. {_sentence(why)}".strip(), actor, road.now())


def resume(road: Road, scope: Scope, which: str | int = "", actor: str = "") -> None:
    """Let mails leave again; caps and gaps of the mailboxes spread what has come due meanwhile.

    What the pause has kept for long past its time is read by somebody first.
    """
    with road.database.write() as session:
        found = _paused_thing(session, scope, which)
        if scope is Scope.EVERYBODY and restore_facts(session) is not None:
            raise UserError(_LOCKED)
        if found.paused_at is not None:
            note_pause_over(session, found, road.now())
            found.paused_at, found.pause_reason = None, ""
            if isinstance(found, Mailbox):
                found.pause_code, found.watched_since = "", road.now()  # what went against it is settled
            wake_paused(session, road.now())
            _record(session, found, "goes on.", actor, road.now())


def _paused_thing(session: Session, scope: Scope, which: str | int) -> Pausable:
    found: Pausable | None
    name = str(which)
    match scope:
        case Scope.EVERYBODY:
            return the_organisation(session)
        case Scope.PERSON:
            return _candidate(session, which)
        case Scope.TEAM:
            found = session.get(Team, which) if isinstance(which, int) else team_by_name(session, name)
        case Scope.SEQUENCE:
            found = session.get(Sequence, which) if isinstance(which, int) else sequence_by_name(session, name)
        case Scope.MAILBOX:
            found = session.get(Mailbox, which) if isinstance(which, int) else mailbox_by_email(session, name.lower())
    if found is None:
        raise UserError(f"There is no {scope} “{which}”.")
    return found


def _candidate(session: Session, who: str | int) -> Candidate:
    candidate = session.get(Candidate, who) if isinstance(who, int) else candidate_by_address(session, who)
    if candidate is None:
        raise UserError(f"There is no candidate with the address {who}.")
    return candidate


def _record(session: Session, found: Pausable, says: str, actor: str, now: datetime) -> None:
    """A person's pause stands in their own line of time; what reaches further stands in the audit list."""
    match found:
        case Candidate():
            return tell(session, found.id, "pause", f"{says[0].upper()}{says[1:]}", now, actor=actor)
        case Organisation():
            what = "All sending"
        case Team():
            what = f"Team {found.name}"
        case Sequence():
            what = f"Sequence “{found.name}”"
        case Mailbox():
            what = f"Mailbox {found.email}"
    return note(session, actor, "pause", f"{what}: {says}", now)


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".?" else f"{text}."
