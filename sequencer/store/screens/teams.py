"""What the screens of teams and roles show, in a fixed number of questions."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from sequencer.store.mailboxes import Mailbox
from sequencer.store.roles import Role
from sequencer.store.sequences import Sequence
from sequencer.store.teams import Team, TeamMember, teams_among
from sequencer.store.users import User


@dataclass(frozen=True)
class TeamLine:
    """One team with how much hangs on it."""

    team_id: int
    name: str
    is_paused: bool
    members: int
    mailboxes: int
    roles: int
    sequences: int


@dataclass(frozen=True)
class RoleLine:
    """`sequences` are (id, name) of those that are about it."""

    role_id: int
    title: str
    team_id: int
    team: str
    sequences: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class TeamPage:
    """`others` are people with an account who are not in the team."""

    team: Team
    members: tuple[User, ...]
    others: tuple[User, ...]
    mailboxes: tuple[Mailbox, ...]
    roles: tuple[RoleLine, ...]
    sequences: tuple[Sequence, ...]


def team_lines(session: Session, teams: frozenset[int] | None) -> list[TeamLine]:
    """The teams somebody sees, by name."""
    found = teams_among(session, teams)
    ids = [one.id for one in found]
    members, mailboxes, roles, sequences = (
        _counts(session, column, ids)
        for column in (TeamMember.team_id, Mailbox.team_id, Role.team_id, Sequence.team_id)
    )
    return [
        TeamLine(
            one.id,
            one.name,
            one.paused_at is not None,
            members.get(one.id, 0),
            mailboxes.get(one.id, 0),
            roles.get(one.id, 0),
            sequences.get(one.id, 0),
        )
        for one in found
    ]


def team_page(session: Session, team: Team) -> TeamPage:
    """One team with everything that hangs on it."""
    people = session.scalars(select(User).where(User.is_active).order_by(User.name, User.email)).all()
    inside = set(session.scalars(select(TeamMember.user_id).where(TeamMember.team_id == team.id)))
    return TeamPage(
        team=team,
        members=tuple(one for one in people if one.id in inside),
        others=tuple(one for one in people if one.id not in inside),
        mailboxes=tuple(session.scalars(select(Mailbox).where(Mailbox.team_id == team.id).order_by(Mailbox.email))),
        roles=tuple(role_lines(session, frozenset({team.id}))),
        sequences=tuple(session.scalars(select(Sequence).where(Sequence.team_id == team.id).order_by(Sequence.name))),
    )


def role_lines(session: Session, teams: frozenset[int] | None) -> list[RoleLine]:
    """The roles of these teams, by team and title, with the sequences about them."""
    found = select(Role, Team.name).join(Team, Team.id == Role.team_id).order_by(Team.name, Role.title)
    roles = session.execute(found if teams is None else found.where(Role.team_id.in_(teams))).all()
    about: dict[int | None, list[tuple[int, str]]] = {}
    named = select(Sequence.role_id, Sequence.id, Sequence.name).where(Sequence.role_id.is_not(None))
    named = named if teams is None else named.where(Sequence.team_id.in_(teams))
    for role_id, sequence_id, name in session.execute(named.order_by(Sequence.name)):
        about.setdefault(role_id, []).append((sequence_id, name))
    return [RoleLine(role.id, role.title, role.team_id, team, tuple(about.get(role.id, ()))) for role, team in roles]


def _counts(
    session: Session, column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None], ids: Iterable[int]
) -> dict[int | None, int]:
    rows = session.execute(select(column, func.count()).where(column.in_(list(ids))).group_by(column))
    return {row[0]: row[1] for row in rows}
