"""Public holidays and weekends of a country, as the `holidays` library knows them: nation-wide ones only.

The library is loaded with the first country that is asked for, so a process that plans nothing does not carry it.
What it says of a year never changes while a process lives, so each year of a country is worked out once.
"""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

SATURDAY_AND_SUNDAY = frozenset({6, 7})
_OTHERWISE_KNOWN_AS = {"UK": "GB", "EL": "GR"}


@dataclass(frozen=True)
class _Year:
    """One year of a country. Of the days of the week Monday is 1; `worked` are weekend days that are worked."""

    names: Mapping[date, str] = field(default_factory=dict)
    weekend: frozenset[int] = SATURDAY_AND_SUNDAY
    worked: frozenset[date] = frozenset()


def holiday_on(country: str, day: date) -> str:
    """The name of the public holiday that this day is in all of the country, in English where it has one; else empty."""
    return _year(country, day.year).names.get(day, "")


def is_known(country: str) -> bool:
    """Whether we know the holidays of a country, named by two letters."""
    return _module_of(country) is not None


def is_weekend(country: str, day: date) -> bool:
    """Whether the country rests on this day of the week; Saturday and Sunday where we do not know the country."""
    year = _year(country, day.year)
    return day.isoweekday() in year.weekend and day not in year.worked


@lru_cache(maxsize=1024)
def _year(country: str, year: int) -> _Year:
    module = _module_of(country)
    if module is None:
        return _Year()
    kind: Any = getattr(importlib.import_module(f"holidays.countries.{module}"), _names_of(module)[0])
    known = kind(years=year, language=_language(kind))
    return _Year(
        names={day: " and ".join(known.get_list(day)) for day in known},
        weekend=frozenset(number + 1 for number in known.weekend),
        worked=frozenset(known.weekend_workdays),
    )


def _language(kind: Any) -> str | None:
    """English where the country has it; named always, for the library would else ask the machine it runs on."""
    spoken = kind.supported_languages or ()
    own: str | None = kind.default_language
    return next((one for one in ("en_US", *spoken) if one in spoken and one.startswith("en")), own)


@lru_cache(maxsize=1)
def _modules() -> Mapping[str, str]:
    """The library's module of each country, by its two letters."""
    return {names[1]: module for module, names in _registry().items()}


def _module_of(country: str) -> str | None:
    code = country.upper()
    return _modules().get(_OTHERWISE_KNOWN_AS.get(code, code)) if code else None


def _names_of(module: str) -> tuple[str, ...]:
    return _registry()[module]


def _registry() -> Mapping[str, tuple[str, ...]]:
    found: Mapping[str, tuple[str, ...]] = importlib.import_module("holidays.registry").COUNTRIES
    return found
