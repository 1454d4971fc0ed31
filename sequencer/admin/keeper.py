"""The keeper of the door: Flask-Security on our own users, with sign-ins that end on the server.

Of Flask-Security this is the part that knows who is signed in. Its pages, mails and forms stay out, for ours count
wrong tries in the database. What it calls a user's uniquifier is our token of one sign-in: ending the row ends it.
"""

from typing import Any

from flask import Flask, current_app, g, request, session
from flask_security import RoleMixin, Security, UserDatastore, UserMixin, current_user
from flask_security.utils import login_user, logout_user

from sequencer.admin.access import Actor
from sequencer.admin.desk import machine_now, reading, road
from sequencer.flows import sign_in as flow
from sequencer.store.sign_ins import LONGEST, Signed, signed_in
from sequencer.store.teams import team_ids_of


class Account(UserMixin):
    """Somebody as Flask-Security wants to see them."""

    fs_uniquifier = ""

    def __init__(self, token: str, actor: Actor) -> None:
        self.fs_uniquifier = token
        self.id = actor.user_id
        self.email = actor.email
        self.active = True
        self.roles: list[RoleMixin] = []
        self.actor = actor


class _Accounts(UserDatastore):
    """Finds who is signed in; everything else about users is done by our own flows."""

    def find_user(self, case_insensitive: bool = False, **wanted: Any) -> Account | None:
        del case_insensitive
        token = str(wanted.get("fs_uniquifier", ""))
        with reading() as rows:
            found = signed_in(rows, token, machine_now()) if token else None
            if found is None:
                return None
            teams = team_ids_of(rows, found.user.id)
        if found.is_to_note:
            flow.stay(road(), token, machine_now())
        return Account(token, _actor(found, teams))


def register(app: Flask, *, is_https: bool) -> None:
    """Have the application know who is asking."""
    app.config.update(
        SESSION_COOKIE_NAME="__Host-sequencer" if is_https else "sequencer",
        SESSION_COOKIE_SECURE=is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=LONGEST,
        SESSION_PROTECTION=None,  # people change networks; what ends a sign-in is its row
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 -- the name of a method
        SECURITY_PASSWORD_SALT="unused",  # noqa: S106 -- passwords are checked by our own flow
        SECURITY_CLI_USERS_NAME=None,
        SECURITY_CLI_ROLES_NAME=None,
    )
    security = Security(app, _Accounts(Account, RoleMixin), register_blueprint=False)
    security.principal.identity_loaders.clear()  # else every style sheet would ask the database who wants it


def let_in(entered: flow.Entered) -> None:
    """Begin a fresh session for somebody who has just signed in: nothing of the one before survives."""
    session.clear()
    g.pop("csrf_token", None)
    account = current_app.extensions["security"].datastore.find_user(fs_uniquifier=entered.token)
    if account is not None:
        login_user(account, remember=False)
        session.permanent = True


def let_out() -> None:
    """End this browser's sign-in, here and in the database."""
    token = session.get("_user_id")
    if token:
        flow.sign_out(road(), token)
    logout_user()
    session.clear()


def present() -> Actor | None:
    """Who is asking, if anybody is signed in."""
    if "_user_id" not in session:
        return None
    return current_user.actor if current_user.is_authenticated else None


def own_token() -> str:
    """The token of this browser's sign-in."""
    return str(session.get("_user_id", ""))


def network_address() -> str:
    return request.remote_addr or ""


def _actor(found: Signed, teams: frozenset[int]) -> Actor:
    user = found.user
    return Actor(user.id, user.email, user.name, user.role, teams, user.theme, user.has_keys)
