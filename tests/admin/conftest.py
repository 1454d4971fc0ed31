"""The desk on a road: people with accounts, and browsers in which they are signed in."""

import pytest
from builders import add_team, set_organisation
from entering import HASH, NOBODYS
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import select
from werkzeug.datastructures import Headers

from sequencer.app import create_app
from sequencer.flows import sign_in
from sequencer.settings import Settings
from sequencer.store import sign_ins
from sequencer.store.heartbeats import Part, beat
from sequencer.store.teams import Team, join
from sequencer.store.users import User, UserRole, user_by_email

CSRF = "c" * 40


class Browser(FlaskClient):
    """Sends the form token of its session with everything, as the desk's own pages do; `bare` leaves it out."""

    token = ""

    def open(self, *args, **kwargs):
        headers = Headers(kwargs.pop("headers", None) or {})
        is_bare = kwargs.pop("bare", False)
        if self.token and not is_bare:
            headers.setdefault("X-CSRFToken", self.token)
        return super().open(*args, headers=headers, **kwargs)


class Desk:
    def __init__(self, road, tmp_path) -> None:
        self.road = road
        self.app = create_app(Settings(data_dir=tmp_path), road, machine_now=road.now)
        self.app.config["TESTING"] = True
        self.app.test_client_class = Browser

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
        with self.road.database.write() as session:
            token = sign_ins.begin(session, user_id, self.road.now())
        with client.session_transaction() as kept:
            kept["_user_id"], kept["_fresh"], kept["csrf_token"] = token, True, CSRF
        client.token = URLSafeTimedSerializer(self.app.secret_key, salt="wtf-csrf-token").dumps(CSRF)
        return client


@pytest.fixture
def desk(road, tmp_path):
    """The desk of an installation in which everything lives."""
    set_organisation(road)
    with road.database.write() as session:
        for part in Part:
            beat(session, part, "tests:1", road.now())
    return Desk(road, tmp_path)


@pytest.fixture(autouse=True, scope="session")
def _nobodys():
    """What is checked where there is no account takes as long as the passwords of these tests do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sign_in, "_NOBODYS", NOBODYS)
        yield


@pytest.fixture
def nadia(desk):
    """A recruiter with a password."""
    user_id = desk.user(UserRole.RECRUITER, "Robotics", email="nadia@acme.example")
    with desk.road.database.write() as session:
        session.get_one(User, user_id).password_hash = HASH
    return user_id
