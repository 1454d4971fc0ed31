"""One trip to PostgreSQL: statements that were prepared before, sent together, and what each came to."""

import select
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Several
from contextlib import contextmanager
from typing import Any

from psycopg import OperationalError
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus
from psycopg.pq.abc import PGconn, PGresult

_PATIENCE_MS = 1000  # then whoever wants to interrupt this thread can
_SENT = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK)


class Call:
    """A statement by the name under which it was prepared, with its values in the order of their places."""

    def __init__(self, name: str, values: Several[Any]) -> None:
        self.name = name.encode()
        self.values = values


class Trips:
    """The driver's connection at its lowest: no text is made of what was prepared, and none is read again."""

    def __init__(self, connection: Any) -> None:
        self._asked: PGconn = connection.pgconn
        self._read = Transformer(connection)
        self._encoding = connection.info.encoding
        self._answers = select.poll()
        self._answers.register(self._asked.socket, select.POLLIN)

    def make(self, calls: Iterable[Call], *, begins: bool, commits: bool) -> list[tuple[list[tuple[Any, ...]], int]]:
        """Each call's rows, and how many it read or changed. Raises the driver's error of the first that failed.

        All of it is one transaction: as long as the trip, unless it `begins` one that goes on or `commits` one.
        """
        with self._in_one_go():
            if begins:
                self._asked.send_query_params(b"BEGIN", None)
            for one in calls:
                texts = self._read.dump_sequence(one.values, [PyFormat.TEXT] * len(one.values))
                self._asked.send_query_prepared(one.name, texts)
            if commits:
                self._asked.send_query_params(b"COMMIT", None)
            self._asked.pipeline_sync()
            self._send()
            results = list(self._results())
        for result in results:
            if result.status not in _SENT:
                raise error_from_result(result, self._encoding)
        found = [self._found(result) for result in results]
        return found[bool(begins) : len(found) - bool(commits)]

    @contextmanager
    def _in_one_go(self) -> Iterator[None]:
        self._asked.enter_pipeline_mode()
        yield  # what fails here leaves a connection that its owner gives up
        self._asked.exit_pipeline_mode()

    def _send(self) -> None:
        while self._asked.flush():  # the line is full: what comes meanwhile is taken in, or it stays so
            poll = select.poll()
            poll.register(self._asked.socket, select.POLLIN | select.POLLOUT)
            if self._wait(poll) & select.POLLIN:
                self._asked.consume_input()

    @staticmethod
    def _wait(poll: select.poll) -> int:
        while not (ready := poll.poll(_PATIENCE_MS)):
            pass
        return ready[0][1]

    def _results(self) -> Iterator[PGresult]:
        """Up to the end of the trip; of each call one, and then nothing."""
        while True:
            while self._asked.is_busy():
                self._wait(self._answers)
                self._asked.consume_input()
            result = self._asked.get_result()
            if result is None:
                if self._asked.status != ConnStatus.OK:
                    raise OperationalError("the connection is lost")
                continue
            if result.status == ExecStatus.PIPELINE_SYNC:
                return
            yield result

    def _found(self, result: PGresult) -> tuple[list[tuple[Any, ...]], int]:
        if result.status == ExecStatus.COMMAND_OK:
            return [], result.command_tuples or 0
        self._read.set_pgresult(result)
        return self._read.load_rows(0, result.ntuples, tuple), result.ntuples
