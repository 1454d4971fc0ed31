"""What all tables share: naming convention, aware instants, enums as readable text."""

import enum
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import DateTime, Dialect, Enum, MetaData, String
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

_E = TypeVar("_E", bound=enum.StrEnum)
_T = TypeVar("_T")
_CHUNK = 500  # below what any database takes as parameters of one statement

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


class Instant(TypeDecorator[datetime]):
    """An aware instant, always UTC; SQLite keeps it as fixed-width text that sorts in time order."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("an instant needs a time zone")
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        del dialect
        if value is None:
            return None
        found: datetime = value
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def state_column(kind: type[_E]) -> Enum:
    """A column type that keeps the word of a StrEnum as plain text, so a new word needs no migration."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        length=40,
        values_callable=lambda members: [str(one.value) for one in members],
        validate_strings=True,
    )


Short = String(200)

NEVER_AGAIN = {"sqlite_autoincrement": True}
"""For tables whose ids are known outside: the id of an erased row must not become somebody else's on SQLite either."""


def in_chunks(items: Iterable[_T]) -> Iterator[list[_T]]:
    """The same items in lists short enough to be asked for in one statement."""
    rest = iter(items)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
