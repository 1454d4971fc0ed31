"""A sequence worth copying becomes a team's own: with its team, its mailbox and the organisation's send window."""

from itertools import count

from sqlalchemy.orm import Session

from sequencer.core.plan.starters import starter
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.log import log
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import default_window, the_organisation
from sequencer.store.sequences import Sequence, add_version, sequence_by_name
from sequencer.store.teams import Team


def copy_starter(road: Road, slug: str, team_id: int, mailbox_id: int, actor: str = "") -> int:
    """The id of a new sequence nobody is in yet. Raises UserError where team and mailbox do not go together."""
    found = starter(slug)
    with road.database.write() as session:
        team, mailbox = session.get(Team, team_id), session.get(Mailbox, mailbox_id)
        if team is None or mailbox is None:
            raise UserError("Choose the team it is for, and the mailbox it is sent from.")
        if mailbox.team_id not in (None, team.id):
            raise UserError(f"The mailbox {mailbox.email} belongs to another team than {team.name}.")
        name = _free_name(session, found.name, team.name)
        window = default_window(the_organisation(session))
        definition = found.copied(name=name, team=team.name, sender=mailbox.email, window=window)
        sequence = Sequence(name=name, team_id=team.id, mailbox_id=mailbox.id, created_at=road.now())
        session.add(sequence)
        session.flush()
        add_version(session, sequence, definition, road.now(), actor)
        log.info("starter_copied", sequence_id=sequence.id, starter=slug)
        return sequence.id


def _free_name(session: Session, name: str, team: str) -> str:
    """The starter's own name where nobody has taken it, else with the team's, else with a number."""
    names = (name, f"{name}, {team}", *(f"{name}, {team} {number}" for number in range(2, 10)))
    later = (f"{name}, {team} {number}" for number in count(10))
    return next(one for several in (names, later) for one in several if sequence_by_name(session, one) is None)
