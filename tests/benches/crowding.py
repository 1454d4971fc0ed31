"""A million runs in seconds: one person is enrolled through the product, and the database copies their rows."""

from builders import FIRST, SECOND, add_candidate, add_sequence, first_touch
from sqlalchemy import text

from sequencer.flows.road import Road
from sequencer.store.tables import metadata

_EMAIL = "'p' || series.n || '@home.example'"
_OWN = {
    "candidates": {"id": "series.n"},
    "candidate_addresses": {"id": "series.n", "candidate_id": "series.n", "address": _EMAIL, "identity": _EMAIL},
    "enrollments": {"id": "series.n", "candidate_id": "series.n"},
    "touches": {"id": "series.n", "candidate_id": "series.n", "enrollment_id": "series.n"},
}
_SERIES = "WITH RECURSIVE series(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM series WHERE n < :count)"


def crowd(road: Road, count: int) -> None:
    """`count` people with a run each, whose first mails are due in years."""
    add_sequence(road, FIRST, SECOND)
    add_candidate(road, "p1@home.example")
    first_touch(road, "p1@home.example", "Welcome")
    with road.database.write() as session:
        far = "'2040-01-01 00:00:00.000000'"
        session.execute(text(f"UPDATE touches SET due_at = {far}, wakes_at = {far}"))
        session.execute(text("UPDATE mailboxes SET daily_cap = 10000000, per_minute = 0, ramp = 0"))
        for name, own in _OWN.items():
            columns = [column.name for column in metadata.tables[name].columns]
            values = ", ".join(own.get(one, f"pattern.{one}") for one in columns)
            source = f"{_SERIES} SELECT {values} FROM series, {name} AS pattern WHERE pattern.id = 1"
            session.execute(text(f"INSERT INTO {name} ({', '.join(columns)}) {source}"), {"count": count})
    with road.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
