"""Statements of the hottest paths: compiled once, and several of them sent in one trip where the database can.

Everywhere else the ORM is the way. Here a mail costs a handful of statements, and each trip to the database counts.
"""

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Sequence as Several
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, Executable
from sqlalchemy.exc import DBAPIError

_Processor = Callable[[Any], Any] | None


class Prepared:
    """A statement whose values are named `bindparam`s; it is compiled at its first use with each kind of database."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._made: dict[str, list[_Made]] = {}

    def made(self, dialect: Dialect) -> "list[_Made]":
        found = self._made.get(dialect.name)
        if found is None:
            found = self._made[dialect.name] = [_make(one, dialect) for one in self._statements(dialect)]
        return found

    def _statements(self, dialect: Dialect) -> list[Any]:
        del dialect
        return [self._statement]


class PreparedWrites(Prepared):
    """Several writes with the same values. PostgreSQL takes them as one statement, in which none sees the others."""

    def __init__(self, writes: Several[Any]) -> None:
        super().__init__(writes[-1])
        self._writes = writes

    def _statements(self, dialect: Dialect) -> list[Any]:
        if dialect.name != "postgresql":
            return list(self._writes)
        *before, last = self._writes
        return [last.add_cte(*(one.cte(f"write{number}") for number, one in enumerate(before)))]


@dataclass(frozen=True)
class Found:
    """What a statement came to: its rows, with columns by name, and how many rows it read or changed."""

    rows: list[Any]
    count: int

    @property
    def first(self) -> Any:
        """The first row; None where there is none."""
        return self.rows[0] if self.rows else None


Step = tuple[Prepared, Mapping[str, object]]


class Line:
    """A database connection for short transactions of prepared statements, beside the ORM.

    On PostgreSQL its driver must be in autocommit: what travels in one trip is one transaction even so.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._raw: Any = connection.connection.driver_connection
        self._is_postgres = connection.dialect.name == "postgresql"
        self._is_begun = False
        self.is_lost = False

    def run(self, *steps: Step, is_last: bool = False) -> list[Found]:
        """Run statements one after the other in the present transaction, each with its values, in one trip.

        `is_last`: the transaction is committed on the same trip. Raises what a session would raise.
        """
        made = [(one, values) for prepared, values in steps for one in prepared.made(self._connection.dialect)]
        with self._told_as_ours():
            if not self._is_postgres:
                return self._done_here(made, is_last=is_last)
            with self._raw.pipeline():
                asked = self._sent(made, is_last=is_last)
            return [one() for one in asked]

    def end(self) -> None:
        """Commit what is under way, if anything is."""
        if self._is_begun:
            self.run(is_last=True)

    def undo(self) -> None:
        """Take back what is under way, if anything is."""
        if self._is_begun and not self.is_lost:
            self._is_begun = False
            self._raw.rollback()

    def _sent(self, made: "Several[_Ready]", *, is_last: bool) -> list[Callable[[], Found]]:
        """To PostgreSQL. What begins and ends on one trip needs no word for it: the trip is the transaction."""
        needs_words = self._is_begun or not is_last
        if not self._is_begun and needs_words:
            self._raw.execute("BEGIN", prepare=True)
        asked = [_run(self._raw.cursor(), one, values, prepare=True) for one, values in made]
        if is_last and needs_words:
            self._raw.execute("COMMIT", prepare=True)
        self._is_begun = not is_last
        return asked

    def _done_here(self, made: "Several[_Ready]", *, is_last: bool) -> list[Found]:
        """By SQLite, whose write lock is taken at once, so that nothing fails half-way for a lock."""
        if not self._is_begun:
            self._raw.execute("BEGIN IMMEDIATE")
        self._is_begun = True
        found = [_run(self._raw.cursor(), one, values)() for one, values in made]
        if is_last:
            self._raw.execute("COMMIT")
            self._is_begun = False
        return found

    @contextmanager
    def _told_as_ours(self) -> Iterator[None]:
        """A driver's error becomes the library's; the connection is left clean, or given up."""
        dialect = self._connection.dialect
        driver_error: Any = dialect.loaded_dbapi.Error
        try:
            yield
        except driver_error as error:
            self._is_begun = False
            self.is_lost = dialect.is_disconnect(error, self._raw, None)
            if self.is_lost:
                self._connection.invalidate()
            else:
                self._raw.rollback()
            raise DBAPIError.instance(
                None, None, error, driver_error, hide_parameters=True, connection_invalidated=self.is_lost
            ) from error


@contextmanager
def open_line(engine: Engine) -> Iterator[Line]:
    """A line over a connection of its own, given back at the end."""
    with engine.connect() as connection:
        is_postgres = connection.dialect.name == "postgresql"
        yield Line(connection.execution_options(isolation_level="AUTOCOMMIT") if is_postgres else connection)


@dataclass(frozen=True)
class _Made:
    sql: str
    fixed: Mapping[str, Any]
    binders: Mapping[str, _Processor]
    order: tuple[str, ...] | None  # of values by position
    row: Callable[..., Any] | None
    readers: tuple[_Processor, ...]

    def values(self, given: Mapping[str, object]) -> Any:
        bound = {name: bind(given[name]) if bind is not None else given[name] for name, bind in self.binders.items()}
        every = {**self.fixed, **bound}
        return every if self.order is None else tuple(every[name] for name in self.order)

    def read(self, row: Any) -> Any:
        assert self.row is not None, "only a question has rows"
        pairs = zip(self.readers, row, strict=True)
        return self.row(*(value if reader is None else reader(value) for reader, value in pairs))


def _make(statement: Any, dialect: Dialect) -> _Made:
    compiled = statement.compile(dialect=dialect)
    open_names = {name for name, bind in compiled.binds.items() if bind.required}
    state = compiled.construct_expanded_state(dict.fromkeys(open_names))
    known = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in compiled.binds.items()}
    binders: dict[str, _Processor] = {**known, **state.processors}  # the latter for the members of lists
    fixed = {
        name: process(value) if (process := binders.get(name)) is not None else value
        for name, value in state.parameters.items()
        if name not in open_names
    }
    columns = list(statement.selected_columns) if statement.is_select else []
    impls = [column.type.dialect_impl(dialect) for column in columns]
    return _Made(
        sql=state.statement,
        fixed=fixed,
        binders={name: binders.get(name) for name in open_names},
        order=tuple(state.positiontup) if compiled.positional else None,
        row=namedtuple("Row", [column.key for column in columns]) if columns else None,
        readers=tuple(impl.result_processor(dialect, None) for impl in impls),
    )


_Ready = tuple[_Made, Mapping[str, object]]


def _run(cursor: Any, made: _Made, values: Mapping[str, object], **how: bool) -> Callable[[], Found]:
    """Send a statement; what it came to can be asked for once all have been sent."""
    cursor.execute(made.sql, made.values(values), **how)

    def found() -> Found:
        rows = [made.read(row) for row in cursor.fetchall()] if made.row is not None else []
        count = cursor.rowcount
        cursor.close()
        return Found(rows, count)

    return found
