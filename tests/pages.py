"""What the desk's pages cost: how long each takes, and how many questions it asks of the database."""

import re
import time
from contextlib import contextmanager

from sqlalchemy import event

from sequencer.store import sign_ins
from sequencer.store.users import User, UserRole

LISTS = (
    "/",
    "/needs-you",
    "/more",
    "/candidates",
    "/candidates?q=berg9",
    "/candidates?page=40",
    "/find?q=berg9",
    "/candidates/7",
    "/candidates/11",
    "/pools",
    "/pools/1",
    "/sequences",
    "/sequences/1",
    "/sequences/1/people",
    "/sequences/1/versions",
    "/sequences/1/start",
    "/inbox",
    "/inbox?which=all",
    "/inbox/1",
    "/inbox/wish/1",
    "/touches/1",
    "/interviews",
    "/interviews/1",
    "/interviews/offers/1",
    "/interviews/people",
    "/interviews/people/1",
    "/interviews/plans",
    "/interviews/plans/1",
    "/mailboxes",
    "/mailboxes/1",
    "/teams",
    "/teams/1",
    "/roles",
    "/do-not-write",
    "/let-go",
    "/imports",
    "/find?q=berg12",
    "/system",
    "/system/audit",
    "/users",
    "/first-steps",
)
"""Pages whose work could grow with the number of people."""


def signed_in(app, road):
    """A client in which an administrator is signed in."""
    with road.database.write() as session:
        user = User(
            email="bench@acme.example",
            name="Nadia Brandt",
            role=UserRole.ADMINISTRATOR,
            password_hash="x",
            created_at=road.now(),
        )
        session.add(user)
        session.flush()
        token = sign_ins.begin(session, user.id, road.now())
    client = app.test_client()
    with client.session_transaction() as kept:
        kept["_user_id"], kept["_fresh"] = token, True
    return client


@contextmanager
def counted(database):
    """The questions that are asked of a database meanwhile, as they are written; the marks of transactions are none."""
    found: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith("BEGIN"):
            found.append(re.sub(r"\s+", " ", statement))

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def timed(client, address: str, rounds: int) -> list[float]:
    """Milliseconds of each of `rounds` looks at a page, after one to warm up."""
    assert client.get(address).status_code == 200, address
    found = []
    for _ in range(rounds):
        began = time.perf_counter()
        client.get(address)
        found.append((time.perf_counter() - began) * 1000)
    return found


def p95(values: list[float]) -> float:
    return sorted(values)[max(0, int(len(values) * 0.95) - 1)]
