"""What commands share: the road of this installation, and JSON on standard output."""

import functools
import json
import logging
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

import click

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


def with_road(command: Callable[Concatenate[Road, _P], _R]) -> Callable[_P, _R]:
    """Give a command the road of this installation, once the schema is the one this version needs."""

    @functools.wraps(command)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        set_up_logging(level=logging.WARNING)  # a person reads this; what happened is on standard output
        settings = Settings.read()
        settings.make_data_dir()
        reader = BoundedReader()
        database = open_database(settings.database)
        try:
            schema.check(database)
            return command(open_road(settings, database, reader), *args, **kwargs)
        except SequencerError as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(1)
        finally:
            reader.close()
            database.close()

    return run


def print_json(value: Any) -> None:
    """One JSON object on one line of standard output, UTF-8; instants as RFC 3339 in UTC with Z."""
    click.echo(json.dumps(value, ensure_ascii=False, default=_plain))


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
