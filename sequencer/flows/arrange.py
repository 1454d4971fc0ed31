"""Teams and roles get other names and other members; what refers to them by name goes along."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from sequencer.core.profile import read_name
from sequencer.errors import UserError
from sequencer.flows.road import Road
from sequencer.store.audit import note
from sequencer.store.renames import rename_in_sequences
from sequencer.store.roles import Role, role_titles
from sequencer.store.teams import Team, join, leave, team_names
from sequencer.store.users import User

_GONE = "This {} is not there any more."


def rename_team(road: Road, team_id: int, name: str, actor: str = "") -> bool:
    """Give a team another name; False when it has it. Raises UserError where another team is called so."""
    name = read_name("name", name)
    with road.database.write() as session:
        team = session.get(Team, team_id, with_for_update=True)
        if team is None:
            raise UserError(_GONE.format("team"))
        if team.name == name:
            return False
        _refuse_taken("a team", name, [one for one in team_names(session) if one != team.name])
        rename_in_sequences(session, team.id, "team", team.name, name)
        note(session, actor, "team", f"The team “{team.name}” is now called “{name}”.", road.now())
        team.name = name
        return True


def rename_role(road: Road, role_id: int, title: str, actor: str = "") -> bool:
    """Give a role another title; False when it has it. Raises UserError where the team has another one called so."""
    title = read_name("title", title)
    with road.database.write() as session:
        role = session.get(Role, role_id, with_for_update=True)
        if role is None:
            raise UserError(_GONE.format("role"))
        if role.title == title:
            return False
        others = [one for one in role_titles(session, role.team_id) if one != role.title]
        _refuse_taken("a role", title, others)
        rename_in_sequences(session, role.team_id, "role", role.title, title)
        note(session, actor, "role", f"The role “{role.title}” is now called “{title}”.", road.now())
        role.title = title
        return True


def add_member(road: Road, team_id: int, user_id: int, actor: str = "") -> bool:
    """Put somebody into a team; False when they are in it."""
    try:
        with road.database.write() as session:
            team, user = _pair(session, team_id, user_id)
            is_news = join(session, team_id, user_id)
            if is_news:
                note(session, actor, "team", f"{user.email} joined the team “{team.name}”.", road.now())
            return is_news
    except IntegrityError:  # somebody else has put them in at this very moment
        return False


def remove_member(road: Road, team_id: int, user_id: int, actor: str = "") -> bool:
    """Let somebody leave a team; False when they are not in it."""
    with road.database.write() as session:
        team, user = _pair(session, team_id, user_id)
        was_in = leave(session, team_id, user_id)
        if was_in:
            note(session, actor, "team", f"{user.email} left the team “{team.name}”.", road.now())
        return was_in


def _pair(session: Session, team_id: int, user_id: int) -> tuple[Team, User]:
    team, user = session.get(Team, team_id), session.get(User, user_id)
    if team is None:
        raise UserError(_GONE.format("team"))
    if user is None:
        raise UserError(_GONE.format("person"))
    return team, user


def _refuse_taken(what: str, name: str, others: list[str]) -> None:
    alike = next((one for one in others if one.casefold() == name.casefold()), None)
    if alike is not None:
        raise UserError(f"`name`: there is {what} “{alike}” already.")
