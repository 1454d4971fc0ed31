"""Somebody's consent is written down, or taken back: what they agreed to, when, and how we know."""

from datetime import date
from zoneinfo import ZoneInfo

from sequencer.core.write.merge import unsafe_in_line
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.candidates import Candidate, candidate_by_address
from sequencer.store.consents import Consent, consents_of
from sequencer.store.enrollments import live_runs
from sequencer.store.organisations import the_organisation
from sequencer.store.recalls import call_back_from
from sequencer.store.timeline import tell
from sequencer.store.waking import wake_held

_LONGEST = 500


def record_consent(road: Road, candidate_id: int, what: str, given_on: date, evidence: str, actor: str) -> None:
    """Write a consent down; what was held for want of it is looked at again at once. Raises UserError."""
    agreed = _line(what, "Say what they agreed to, like “mails about open roles”.")
    known_by = _line(evidence, "Say how you know: where they said it, and to whom.")
    with road.database.write() as session:
        if session.get(Candidate, candidate_id, with_for_update={"key_share": True}) is None:
            raise UserError("This person is not here any more.")
        today = road.now().astimezone(ZoneInfo(the_organisation(session).zone)).date()
        if given_on > today:
            raise UserError("Nobody can have agreed on a day to come.")
        session.add(
            Consent(
                candidate_id=candidate_id,
                given_on=given_on,
                what=agreed,
                evidence=known_by,
                recorded_by=actor,
                recorded_at=road.now(),
            )
        )
        says = f"Agreed on {given_on:%-d %B %Y} to: {agreed}. {known_by}"
        tell(session, candidate_id, "consent_recorded", says, road.now(), actor=actor)
        session.flush()
        live_runs(session, candidate_id)  # runs are locked before touches, as everywhere
        wake_held(session, [candidate_id], road.now())


def withdraw_consent(road: Road, candidate_id: int, actor: str) -> int:
    """Take back all that a person has agreed to; returns how many that were. Mails wait again where a rule asks for it.

    Whoever does not want to be written to at all is written down under “Do not write” instead.
    """
    with road.database.write() as session:
        if session.get(Candidate, candidate_id, with_for_update={"key_share": True}) is None:
            raise UserError("This person is not here any more.")
        given = [one for one in consents_of(session, candidate_id) if one.withdrawn_at is None]
        for one in given:
            one.withdrawn_at, one.withdrawn_by = road.now(), actor
        if given:
            tell(session, candidate_id, "consent_withdrawn", "Their consent was withdrawn.", road.now(), actor=actor)
            live_runs(session, candidate_id)  # runs are locked before touches, as everywhere
            call_back_from(session, [candidate_id], road.now())
    return len(given)


def candidate_with(road: Road, email: str) -> int:
    """The id of whoever has this address. Raises UserError."""
    with road.database.read() as session:
        found = candidate_by_address(session, email)
        if found is None:
            raise UserError(f"There is no candidate with the address {email}.")
        return found.id


def _line(text: str, missing: str) -> str:
    said = " ".join(text.split())
    if not said:
        raise UserError(missing)
    reason = unsafe_in_line(said) or (f"it is longer than {_LONGEST} characters" if len(said) > _LONGEST else None)
    if reason:
        raise UserError(f"This cannot be used: {reason}.")
    return said.rstrip(".")
