"""What commands share: the road of this installation, failures in one sentence, and what goes to standard output."""

import functools
import getpass
import json
import logging
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

import click
from sqlalchemy.exc import DBAPIError, OperationalError

from sequencer.errors import SequencerError
from sequencer.flows.road import Road
from sequencer.gateways.reader import BoundedReader
from sequencer.log import set_up_logging
from sequencer.settings import Settings
from sequencer.store import schema
from sequencer.store.session import open_database
from workers.boot import open_road

_P = ParamSpec("_P")
_R = TypeVar("_R")

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_WITH_AN_AT = re.compile(r"\S*@\S*")


def with_road(command: Callable[Concatenate[Road, _P], _R]) -> Callable[_P, _R]:
    """Give a command the road of this installation, once the schema is the one this version needs."""

    @functools.wraps(command)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        set_up_logging(level=logging.WARNING)  # a person reads this; what happened is on standard output
        with in_one_sentence():
            settings = Settings.read()
            settings.make_data_dir()
            reader = BoundedReader()
            database = open_database(settings.database)
            try:
                schema.check(database)
                road = open_road(settings, database, reader)
                try:
                    return command(road, *args, **kwargs)
                finally:
                    road.calendars.close()
            finally:
                reader.close()
                database.close()

    return run


@contextmanager
def in_one_sentence() -> Iterator[None]:
    """Turn what a person can mend into one sentence on standard error and exit code 1; also to be put on a command."""
    try:
        yield
    except SequencerError as error:
        says = str(error)
    except DBAPIError as error:
        is_away = isinstance(error, OperationalError) or error.statement is None  # None: it failed while connecting
        if not is_away:
            raise
        says = f"The database does not answer: {_said_by_driver(error)}"
    else:
        return
    click.echo(f"Error: {says}", err=True)
    sys.exit(1)


def actor() -> str:
    """Who is at the keyboard; in a container the user may have no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "command line"


def print_json(value: Any) -> None:
    """One JSON object on one line of standard output, UTF-8; instants as RFC 3339 in UTC with Z."""
    click.echo(json.dumps(value, ensure_ascii=False, default=_plain))


def printable(text: str) -> str:
    """Text of strangers for a terminal: line breaks and tabs stay, what could steer or mirror the screen goes."""
    return _UNSEEN.sub("", text)


def on_one_line(text: str) -> str:
    """The same without line breaks, so that nobody can make a line look like one of ours."""
    return " ".join(printable(text).split())


def _said_by_driver(error: DBAPIError) -> str:
    """The driver's first line. An address with a password that was not escaped may stand in it, so such words go."""
    said = str(error.orig).strip().splitlines()
    return _WITH_AN_AT.sub("…", said[0]).rstrip(".") + "." if said else "it gave no reason."


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
