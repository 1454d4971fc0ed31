"""The database: one engine, short transactions, and the differences between SQLite and PostgreSQL."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import ORMExecuteState, Session, sessionmaker
from sqlalchemy.pool import QueuePool

from sequencer.errors import UserError
from sequencer.store.among import OF_ARRAY
from sequencer.store.prepared import Line, open_line

_BUSY_SECONDS = 30
_TRIES = 200
_READS = "sequencer_reads"
ONLY_READS = "only_reads"  # in the info of a session that keeps nothing


class Database:
    """Hands out sessions. A flow owns its transactions: `write()` commits at the end of its block or rolls back."""

    def __init__(self, engine: Engine, writing: Connection | None = None, keeping: ExitStack | None = None) -> None:
        self.engine = engine
        self._keeping = keeping
        self._line: Line | None = None
        self._sessions = sessionmaker(writing or engine, expire_on_commit=False)
        reading = engine.execution_options(**{_READS: True})
        self._readers = sessionmaker(reading, expire_on_commit=False, autoflush=False, info={ONLY_READS: True})
        event.listen(self._readers, "do_orm_execute", _refuse_writing)
        event.listen(self._readers, "before_flush", _refuse_flush)

    @property
    def is_file(self) -> bool:
        """Whether it lies in a file of this machine, and not on a server."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction; on SQLite it takes the write lock at once, so it never fails half-way for a lock."""
        with self._sessions.begin() as session:
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for questions only; a row it changed is not kept. Rows it found may be read after it.

        It ends with a commit, for after a rollback the driver would forget every statement it has prepared.
        """
        with self._readers() as session:
            yield session
            session.expunge_all()  # what was changed for a page only stays there
            session.commit()

    @contextmanager
    def held(self) -> Iterator["Database"]:
        """The same database, writing over one connection that is kept for many short transactions."""
        with ExitStack() as keeping:
            yield Database(self.engine, keeping.enter_context(self.engine.connect()), keeping)

    @contextmanager
    def line(self) -> Iterator[Line]:
        """One transaction of prepared statements; it commits at the end of its block or rolls back."""
        with ExitStack() as own:
            line = self._line
            if line is None or line.is_over:
                line = (self._keeping or own).enter_context(open_line(self.engine))
                self._line = line if self._keeping else None
            try:
                yield line
                line.end()
            finally:
                line.undo()

    def close(self) -> None:
        self.engine.dispose()


def open_database(url: str) -> Database:
    """A database by URL: `sqlite:///file` or `postgresql://…`. Connects on first use, not before.

    Raises UserError for anything else; what it says never repeats the URL, which may hold a password.
    """
    try:
        return Database(_engine(make_url(url)))
    except (ArgumentError, ValueError):  # the latter for a port or an option that is no number
        raise UserError(
            "DATABASE_URL cannot be used: write it like sqlite:////folder/file or postgresql://user:password@host/name."
        ) from None


def answers(database: Database) -> bool:
    """Whether the database can be asked at all."""
    try:
        with database.read() as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True


def _engine(url: URL) -> Engine:
    backend = url.get_backend_name()
    if backend == "sqlite":
        engine = create_engine(
            url,
            poolclass=QueuePool,
            pool_size=20,
            max_overflow=20,
            connect_args={"timeout": _BUSY_SECONDS},
            hide_parameters=True,
        )
        event.listen(engine, "connect", _on_sqlite_connect)
        event.listen(engine, "begin", _on_sqlite_begin)
        return engine
    if backend not in ("postgresql", "postgres"):
        raise UserError("DATABASE_URL has to begin with sqlite:/// or postgresql://")
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=10,
        max_overflow=20,
        pool_pre_ping=True,
        hide_parameters=True,
    )
    event.listen(engine, "do_execute", _plan_anew)
    return engine


def _plan_anew(cursor: Any, statement: str, values: Any, _context: object) -> bool:
    """A question about many is not prepared: a plan for any number of values reads a table that is new to it whole."""
    if OF_ARRAY not in statement:
        return False
    cursor.execute(statement, values, prepare=False)
    return True


def _refuse_writing(asked: ORMExecuteState) -> None:
    if asked.is_insert or asked.is_update or asked.is_delete:
        raise TypeError("A session for questions was told to write.")


def _refuse_flush(session: Session, _context: object, _objects: object) -> None:
    raise TypeError(f"A session for questions was told to write {sorted(type(one).__name__ for one in session.dirty)}.")


def _on_sqlite_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    _write_ahead(cursor)
    for pragma in (
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        f"busy_timeout={_BUSY_SECONDS * 1000}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _write_ahead(cursor: Any) -> None:
    """A new file changes to this mode for good. For that SQLite waits for nobody, but it does for a transaction.

    So whoever comes second waits for the first with an empty one, and asks again.
    """
    for _ in range(_TRIES):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            with suppress(sqlite3.OperationalError):
                cursor.execute("BEGIN IMMEDIATE")
                cursor.execute("ROLLBACK")
        else:
            return
    cursor.execute("PRAGMA journal_mode=WAL")


def _on_sqlite_begin(connection: Any) -> None:
    reads = connection.get_execution_options().get(_READS, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
