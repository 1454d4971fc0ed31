"""The desk on a road: people with accounts, and browsers in which they are signed in."""

import pytest
from builders import add_team, set_organisation
from sqlalchemy import select

from sequencer.app import create_app
from sequencer.settings import Settings
from sequencer.store.teams import Team, join
from sequencer.store.users import User, UserRole, user_by_email


class Desk:
    def __init__(self, road, tmp_path) -> None:
        self.road = road
        self.app = create_app(Settings(data_dir=tmp_path), road)
        self.app.config["TESTING"] = True

    def team(self, name="Robotics") -> int:
        with self.road.database.read() as session:
            found = session.scalar(select(Team.id).where(Team.name == name))
        return found or add_team(self.road, name)

    def user(self, role=UserRole.RECRUITER, *teams, email="") -> int:
        email = email or f"{role}@acme.example"
        with self.road.database.write() as session:
            user = user_by_email(session, email)
            if user is None:
                user = User(email=email, name="Nadia Brandt", role=role, password_hash="x", created_at=self.road.now())
                session.add(user)
                session.flush()
        for team in teams:
            team_id = self.team(team)
            with self.road.database.write() as session:
                join(session, team_id, user.id)
        return user.id

    def browser(self, role=UserRole.RECRUITER, *teams, email=""):
        """A test client in which somebody with this role, a member of these teams (Robotics unless named), is signed in."""
        user_id = self.user(role, *(teams or ("Robotics",)), email=email)
        client = self.app.test_client()
        with client.session_transaction() as kept:
            kept["user_id"] = user_id
        return client


@pytest.fixture
def desk(road, tmp_path):
    set_organisation(road)
    return Desk(road, tmp_path)
