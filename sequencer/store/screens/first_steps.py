"""What is done of the seven first steps, read from what is there; nothing is kept about the steps themselves."""

from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from sequencer.core.plan.windows import SendWindow
from sequencer.core.states import Purpose
from sequencer.store.belonging import own_mailbox
from sequencer.store.candidates import Candidate, visible
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import Organisation, default_window, missing_profile, the_organisation
from sequencer.store.sequences import Sequence
from sequencer.store.teams import Team, teams_among
from sequencer.store.touches import HAS_LEFT, Touch


@dataclass(frozen=True)
class FirstSteps:
    """`missing` is what a first mail still lacks of the organisation; a mailbox counts once it has been read."""

    organisation: Organisation
    missing: tuple[str, ...]
    mailbox: Mailbox | None
    teams: tuple[Team, ...]
    window: SendWindow | None
    people: int
    sequence: Sequence | None
    is_tested: bool

    @property
    def done(self) -> tuple[bool, ...]:
        """For each of the seven in their order."""
        return (
            not self.missing,
            self.mailbox is not None and self.mailbox.read_at is not None,
            bool(self.teams),
            self.window is not None,
            self.people > 0,
            self.sequence is not None,
            self.is_tested,
        )

    @property
    def is_done(self) -> bool:
        return all(self.done)


def first_steps(session: Session, teams: frozenset[int] | None) -> FirstSteps:
    """How far somebody who sees the things of these teams has come; None: of all."""
    organisation = the_organisation(session)
    boxes = select(Mailbox).where(own_mailbox(teams)).order_by(Mailbox.read_at.is_(None), Mailbox.id)
    sequences = select(Sequence).order_by(Sequence.id)
    sequences = sequences if teams is None else sequences.where(Sequence.team_id.in_(teams))
    people = select(func.count()).select_from(Candidate).where(visible(teams))
    tried = exists().where(Touch.state.in_(HAS_LEFT), Touch.purpose.in_((Purpose.STEP, Purpose.TEST)))
    return FirstSteps(
        organisation=organisation,
        missing=missing_profile(organisation),
        mailbox=session.scalar(boxes.limit(1)),
        teams=tuple(teams_among(session, teams)),
        window=default_window(organisation) if organisation.window_days else None,
        people=session.scalar(people) or 0,
        sequence=session.scalar(sequences.limit(1)),
        is_tested=bool(session.scalar(select(tried))),
    )
