"""Who may sign in and what they may do: invited, changed, switched off; and how each of them likes the desk."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from sequencer.core.addresses import parse
from sequencer.core.passwords import check_password, hashed
from sequencer.core.profile import read_name
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.audit import note
from sequencer.store.sign_ins import end_all
from sequencer.store.teams import Team, join, leave, team_ids_of
from sequencer.store.users import User, UserRole, is_last_administrator, user_by_email

THEMES = ("", "light", "dark")


@dataclass(frozen=True)
class UserGiven:
    """Somebody as an administrator wants them to be."""

    role: UserRole
    name: str = ""
    team_ids: frozenset[int] = field(default_factory=frozenset)
    is_active: bool = True


def invite(road: Road, email: str, password: str, given: UserGiven, actor: str) -> int:
    """Let somebody sign in, with a first password that they change themselves; returns their id."""
    email = parse(email).lower()
    check_password(password)
    kept = hashed(password)
    with road.database.write() as session:
        if user_by_email(session, email) is not None:
            raise UserError(f"{email} signs in already.")
        user = User(email=email, role=given.role, password_hash=kept, created_at=road.now())
        user.name = _name(given.name)
        session.add(user)
        session.flush()
        teams = _into_teams(session, user.id, given.team_ids)
        note(session, actor, "user", f"{email} was invited as {_words(given.role)}{teams}.", road.now())
        return user.id


def change_user(road: Road, user_id: int, given: UserGiven, actor: str) -> None:
    """Change somebody's name, role and teams, or switch them off; another role or being off ends their sign-ins."""
    with road.database.write() as session:
        user = session.get(User, user_id)
        if user is None:
            raise UserError("There is no such user.")
        stays = given.is_active and given.role is UserRole.ADMINISTRATOR
        if not stays and is_last_administrator(session, user):
            raise UserError("This is the last administrator. Make somebody else one first.")
        if user.role is not given.role or user.is_active != given.is_active:
            end_all(session, user.id)
        user.name, user.role, user.is_active = _name(given.name), given.role, given.is_active
        session.flush()
        teams = _into_teams(session, user.id, given.team_ids)
        state = f"is {_words(given.role)}{teams}" if given.is_active else "was switched off"
        note(session, actor, "user", f"{user.email} {state}.", road.now())


def set_preferences(road: Road, user_id: int, *, name: str, theme: str, has_keys: bool) -> None:
    """How somebody is called, and how the desk looks and listens to them."""
    if theme not in THEMES:
        raise UserError("Choose light, dark, or as this device says.")
    with road.database.write() as session:
        user = session.get_one(User, user_id)
        user.name, user.theme, user.has_keys = _name(name), theme, has_keys


def _name(text: str) -> str:
    return read_name("name", text) if text.strip() else ""


def _words(role: UserRole) -> str:
    return role.replace("_", " ")


def _into_teams(session: Session, user_id: int, team_ids: frozenset[int]) -> str:
    """Put somebody into exactly these teams; returns them in words."""
    teams = [session.get(Team, one) for one in sorted(team_ids)]
    if None in teams:
        raise UserError("One of these teams is not there any more.")
    present = team_ids_of(session, user_id)
    for one in team_ids - present:
        join(session, one, user_id)
    for one in present - team_ids:
        leave(session, one, user_id)
    names = ", ".join(team.name for team in teams if team is not None)
    return f" of {names}" if names else ""
