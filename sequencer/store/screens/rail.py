"""What every page of the desk shows at its side and at its top, in a handful of cheap questions."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from sequencer.store.heartbeats import Part, last_signs
from sequencer.store.mailboxes import Mailbox
from sequencer.store.organisations import the_organisation
from sequencer.store.screens.inbox import waiting_count
from sequencer.store.teams import Team
from sequencer.store.waymarks import Trust, waymark_row


@dataclass(frozen=True)
class RailFacts:
    """`waiting` are answers and mails for a person; `mailboxes` those that need somebody; `signs` the last of life."""

    organisation: str
    zone: str
    paused_at: datetime | None
    pause_reason: str
    waiting: int
    mailboxes: int
    team_names: tuple[str, ...]
    signs: dict[Part, datetime]
    locked_at: datetime | None = None
    locked_says: str = ""

    @property
    def is_locked(self) -> bool:
        return self.locked_at is not None


def rail_facts(session: Session, teams: frozenset[int] | None, own_teams: frozenset[int], now: datetime) -> RailFacts:
    """The facts for somebody who sees the things of `teams` (None: of all) and is in `own_teams`."""
    organisation = the_organisation(session)
    mark = waymark_row(session) if organisation.paused_at is not None else None  # a lock stops all sending, too
    is_locked = mark is not None and mark.trust is Trust.LOCKED
    in_need = or_(Mailbox.trouble != "", Mailbox.send_trouble != "", Mailbox.pause_code != "")
    boxes = select(func.count()).select_from(Mailbox).where(in_need)
    if teams is not None:
        boxes = boxes.where(or_(Mailbox.team_id.is_(None), Mailbox.team_id.in_(teams)))
    names = session.scalars(select(Team.name).where(Team.id.in_(own_teams)).order_by(Team.name).limit(3))
    return RailFacts(
        organisation=organisation.name or organisation.legal_name,
        zone=organisation.zone,
        paused_at=organisation.paused_at,
        pause_reason=organisation.pause_reason,
        waiting=waiting_count(session, teams, now.astimezone(ZoneInfo(organisation.zone)).date(), now),
        mailboxes=session.scalar(boxes) or 0,
        team_names=tuple(names),
        signs=last_signs(session),
        locked_at=mark.locked_at if mark is not None and is_locked else None,
        locked_says=mark.says if mark is not None and is_locked else "",
    )
