"""The schema revision: a process refuses to work on any but the one its code was written for.

Nothing here needs Alembic, which is large and only wanted while migrating.
"""

import re
from pathlib import Path

from sqlalchemy import inspect, text

from sequencer.errors import UserError
from sequencer.store.session import Database

MIGRATIONS = Path(__file__).parents[2] / "migrations"

_REVISION = re.compile(r'^revision = ["\'](\w+)["\']', re.MULTILINE)
_REVISED = re.compile(r'^down_revision = ["\'](\w+)["\']', re.MULTILINE)


def newest() -> str:
    """The newest revision this code knows: the one that no other revises."""
    texts = [path.read_text(encoding="utf-8") for path in (MIGRATIONS / "versions").glob("*.py")]
    known = {one for each in texts for one in _REVISION.findall(each)}
    revised = {one for each in texts for one in _REVISED.findall(each)}
    found: str = (known - revised).pop()
    return found


def current(database: Database) -> str:
    """The revision the database is at; empty for a new one."""
    with database.read() as session:
        if not inspect(session.connection()).has_table("alembic_version"):
            return ""
        return str(session.scalar(text("SELECT version_num FROM alembic_version")) or "")


def check(database: Database) -> None:
    """Raise UserError unless the database is at exactly the revision this code was written for."""
    found, wanted = current(database), newest()
    if found == wanted:
        return
    if not found:
        raise UserError("The database is empty. Run `sequencer db upgrade` once.")
    raise UserError(
        f"The database is at schema {found}, and this version of Sequencer needs {wanted}. "
        "Run `sequencer db upgrade`, or start the version that fits."
    )
