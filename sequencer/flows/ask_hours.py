"""A colleague is asked by mail when they could talk with candidates."""

from datetime import timedelta

from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.audit import note
from sequencer.store.colleagues import Colleague
from sequencer.store.hours_mails import ask_for_hours, mailbox_to_ask_from
from sequencer.store.hours_requests import last_asked_at
from sequencer.store.interview_mails import Desk

_TWICE = timedelta(minutes=2)
"""A second request so soon is the same button pressed twice."""


def ask_hours(road: Road, colleague_id: int, actor: str, teams: frozenset[int] | None = None) -> bool:
    """Ask one colleague for their hours in the next weeks; False where they have been asked a moment ago. Raises UserError.

    With `teams` only from a mailbox of theirs or of no team.
    """
    with road.database.write() as session:
        colleague = session.get(Colleague, colleague_id, with_for_update=True)
        if colleague is None:
            raise UserError("This colleague is no longer here.")
        asked_at = last_asked_at(session, colleague_id)
        if asked_at is not None and road.now() - asked_at < _TWICE:
            return False
        mailbox_id = mailbox_to_ask_from(session, colleague, None, actor, teams)
        if mailbox_id is None:
            raise UserError("No mailbox is connected yet that could ask them.")
        ask_for_hours(Desk(session, road.links, road.dice, road.now()), colleague, None, mailbox_id, actor)
        note(session, actor, "settings", f"{colleague.name} was asked by mail for their interview hours.", road.now())
        return True
