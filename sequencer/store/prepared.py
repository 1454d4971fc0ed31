"""Statements of the hottest paths: compiled once, and several of them sent in one trip where the database can.

Everywhere else the ORM is the way. Here a mail costs a handful of statements, and each trip to the database counts.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Sequence as Several
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from psycopg import ClientCursor
from sqlalchemy import Connection, Dialect, Engine, Executable
from sqlalchemy.exc import DBAPIError

from sequencer.store.trips import Call, Trips

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

    On PostgreSQL its driver must be in autocommit: what travels in one trip is one transaction even so. Statements are
    prepared before their first trip, with plans that serve whatever values come.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._raw: Any = connection.connection.driver_connection
        self._trips = Trips(self._raw) if connection.dialect.name == "postgresql" else None
        self._names: dict[str, str] = {}  # of prepared statements by their text
        self._is_begun = False
        self.is_over = False

    def run(self, *steps: Step, is_last: bool = False) -> list[Found]:
        """Run statements one after the other in the present transaction, each with its values, in one trip.

        `is_last`: the transaction is committed on the same trip. Raises what a session would raise.
        """
        made = [(one, values) for prepared, values in steps for one in prepared.made(self._connection.dialect)]
        begins, self._is_begun = not self._is_begun, True
        with self._given_up_in_trouble():
            found = (self._done if self._trips is None else self._asked)(made, begins=begins, ends=is_last)
        self._is_begun = not is_last
        return found

    def end(self) -> None:
        """Commit what is under way, if anything is."""
        if self._is_begun:
            self.run(is_last=True)

    def undo(self) -> None:
        """Take back what is under way, if anything is."""
        if self._is_begun:
            self._give_up()

    def close(self) -> None:
        """Leave the connection as it was found."""
        if self._names and not self.is_over:
            words = [f"DEALLOCATE {name}" for name in self._names.values()]
            with suppress(DBAPIError), self._given_up_in_trouble():
                ClientCursor(self._raw).execute(";".join((*words, "RESET plan_cache_mode")))

    def _asked(self, made: "Several[_Ready]", *, begins: bool, ends: bool) -> list[Found]:
        """By PostgreSQL. What begins and ends on one trip needs no word for it: the trip is the transaction."""
        assert self._trips is not None, "only PostgreSQL is asked so"
        self._prepare({one.sql: one for one, _ in made if one.sql not in self._names})
        calls = [Call(self._names[one.sql], one.values(values)) for one, values in made]
        results = self._trips.make(calls, begins=begins and not ends, commits=ends and not begins)
        return [one.found(rows, count) for (one, _), (rows, count) in zip(made, results, strict=True)]

    def _prepare(self, made: "Mapping[str, _Made]") -> None:
        if not made:
            return
        words = [] if self._names else ["SET plan_cache_mode = force_generic_plan"]
        names = {sql: f"line_{number}" for number, sql in enumerate(made, len(self._names))}
        cursor = ClientCursor(self._raw)
        words += [f"PREPARE {names[sql]} AS {_placed(cursor, one)}" for sql, one in made.items()]
        cursor.execute(";".join(words))
        self._names |= names

    def _done(self, made: "Several[_Ready]", *, begins: bool, ends: bool) -> list[Found]:
        """By SQLite, whose write lock is taken at once, so that nothing fails half-way for a lock."""
        cursor = self._raw.cursor()
        if begins:
            cursor.execute("BEGIN IMMEDIATE")
        found = []
        for one, values in made:
            cursor.execute(one.sql, tuple(one.values(values)))
            found.append(one.found(cursor.fetchall(), cursor.rowcount))
        if ends:
            cursor.execute("COMMIT")
        cursor.close()
        return found

    @contextmanager
    def _given_up_in_trouble(self) -> Iterator[None]:
        """A driver's error becomes the library's, and what was under way goes with the connection."""
        driver_error: Any = self._connection.dialect.loaded_dbapi.Error
        try:
            yield
        except driver_error as error:
            self._give_up()
            raise DBAPIError.instance(
                None, None, error, driver_error, hide_parameters=True, connection_invalidated=True
            ) from error

    def _give_up(self) -> None:
        self._is_begun, self.is_over = False, True
        self._connection.invalidate()


@contextmanager
def open_line(engine: Engine) -> Iterator[Line]:
    """A line over a connection of its own, given back at the end."""
    with engine.connect() as connection:
        is_postgres = connection.dialect.name == "postgresql"
        line = Line(connection.execution_options(isolation_level="AUTOCOMMIT") if is_postgres else connection)
        try:
            yield line
        finally:
            line.close()


@dataclass(frozen=True)
class _Made:
    sql: str
    fixed: Mapping[str, Any]
    binders: Mapping[str, _Processor]
    order: tuple[str, ...]  # of values by position; what is fixed stands in the text where the values have names
    row: Callable[..., Any] | None
    readers: tuple[_Processor, ...]

    def values(self, given: Mapping[str, object]) -> list[object]:
        bound = {name: bind(given[name]) if bind is not None else given[name] for name, bind in self.binders.items()}
        every = {**self.fixed, **bound}
        return [every[name] for name in self.order]

    def found(self, rows: Iterable[Several[Any]], count: int) -> Found:
        return Found([self._read(row) for row in rows], count)

    def _read(self, row: Several[Any]) -> Any:
        assert self.row is not None, "only a question has rows"
        pairs = zip(self.readers, row, strict=True)
        return self.row(*[value if reader is None else reader(value) for reader, value in pairs])


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
    order = tuple(state.positiontup) if compiled.positional else tuple(sorted(open_names))
    columns = list(statement.selected_columns) if statement.is_select else []
    impls = [column.type.dialect_impl(dialect) for column in columns]
    return _Made(
        sql=state.statement,
        fixed=fixed,
        binders={name: binders.get(name) for name in open_names},
        order=order,
        row=namedtuple("Row", [column.key for column in columns]) if columns else None,
        readers=tuple(impl.result_processor(dialect, None) for impl in impls),
    )


_Ready = tuple[_Made, Mapping[str, object]]


def _placed(cursor: Any, made: _Made) -> str:
    """The text of a statement to prepare: what is fixed is written out, the rest is numbered."""
    fixed = {name: cursor.mogrify("%s", [value]) for name, value in made.fixed.items()}
    return made.sql % {**fixed, **{name: f"${number}" for number, name in enumerate(made.order, 1)}}
