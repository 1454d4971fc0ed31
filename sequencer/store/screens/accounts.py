"""Those who may sign in, as the list of users shows them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sequencer.store.sign_ins import SignIn
from sequencer.store.teams import Team, TeamMember
from sequencer.store.users import User, UserRole


@dataclass(frozen=True)
class AccountLine:
    """One of them; `seen_at` is when they last looked at a page, of the sign-ins that still hold."""

    user_id: int
    email: str
    name: str
    role: UserRole
    is_active: bool
    team_ids: frozenset[int]
    teams: tuple[str, ...]
    seen_at: datetime | None


def account_lines(session: Session, user_id: int | None = None) -> list[AccountLine]:
    """Everybody, those switched off last; or one of them."""
    found = select(User).order_by(User.is_active.desc(), User.name, User.email)
    users = list(session.scalars(found if user_id is None else found.where(User.id == user_id)))
    teams: dict[int, list[tuple[int, str]]] = defaultdict(list)
    members = select(TeamMember.user_id, Team.id, Team.name).join(Team, Team.id == TeamMember.team_id)
    for member, team_id, name in session.execute(members.order_by(Team.name)):
        teams[member].append((team_id, name))
    seen = select(SignIn.user_id, func.max(SignIn.seen_at)).group_by(SignIn.user_id)
    last = dict(session.execute(seen).all())
    return [
        AccountLine(
            one.id,
            one.email,
            one.name,
            one.role,
            one.is_active,
            frozenset(team_id for team_id, _ in teams[one.id]),
            tuple(name for _, name in teams[one.id]),
            last.get(one.id),
        )
        for one in users
    ]
