"""One of many: a condition with a single parameter, however many values there are.

A list of parameters makes another statement for each length, which the library, the driver and the database read anew.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Dialect, Integer, String, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

OF_ARRAY = "= ANY ("
"""How such a condition reads in PostgreSQL. Only a plan for the very values knows how many there are."""


def among(column: InstrumentedAttribute[Any], values: Iterable[int | str]) -> ColumnElement[bool]:
    """Whether a column of whole numbers or of text has one of these values."""
    return _Among(column, bindparam(None, list(values), type_=_TEXTS if isinstance(column.type, String) else _NUMBERS))


class _Values(TypeDecorator[list[Any]]):
    """An array on PostgreSQL, JSON elsewhere."""

    impl = String
    cache_ok = True

    def __init__(self, of: TypeEngine[Any]) -> None:
        super().__init__()
        self.of = of

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        impl: TypeEngine[Any] = ARRAY(self.of) if dialect.name == "postgresql" else String()
        return dialect.type_descriptor(impl)

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "postgresql" else json.dumps(value)


_NUMBERS, _TEXTS = _Values(Integer()), _Values(String())


class _Among(FunctionElement[bool]):
    inherit_cache = True  # it has no type: where a database knows no truth, one would be compared with 1


@compiles(_Among)
def _in_json(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, values = (compiler.process(one, **how) for one in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 -- both are the compiler's own text


@compiles(_Among, "postgresql")
def _in_array(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, values = (compiler.process(one, **how) for one in element.clauses)
    return f"{column} {OF_ARRAY}{values})"
