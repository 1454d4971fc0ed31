"""Where a candidate may be: a short list of places, the likely ones first, each with its distance from UTC."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sequencer.core.meet import wording
from sequencer.core.plan.windows import known_zone

_EUROPE = (
    "Amsterdam", "Athens", "Belgrade", "Berlin", "Brussels", "Bucharest", "Budapest", "Copenhagen", "Dublin",
    "Helsinki", "Istanbul", "Kyiv", "Lisbon", "Ljubljana", "London", "Luxembourg", "Madrid", "Oslo", "Paris", "Prague",
    "Riga", "Rome", "Sofia", "Stockholm", "Tallinn", "Vienna", "Vilnius", "Warsaw", "Zagreb", "Zurich",
)  # fmt: skip
_ELSEWHERE = (
    "Africa/Cairo", "Africa/Johannesburg", "Africa/Lagos", "Africa/Nairobi", "America/Bogota", "America/Buenos_Aires",
    "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Mexico_City", "America/New_York",
    "America/Sao_Paulo", "America/Toronto", "America/Vancouver", "Asia/Bangkok", "Asia/Dubai", "Asia/Hong_Kong",
    "Asia/Jakarta", "Asia/Jerusalem", "Asia/Karachi", "Asia/Kolkata", "Asia/Manila", "Asia/Seoul", "Asia/Shanghai",
    "Asia/Singapore", "Asia/Tokyo", "Atlantic/Reykjavik", "Australia/Melbourne", "Australia/Perth", "Australia/Sydney",
    "Pacific/Auckland",
)  # fmt: skip
_NAME = re.compile(r"[A-Za-z0-9_+/-]{1,64}")
_GROUPS = {
    "en": (("Europe", [f"Europe/{one}" for one in _EUROPE]), ("Elsewhere", list(_ELSEWHERE))),
    "de": (("Europa", [f"Europe/{one}" for one in _EUROPE]), ("Anderswo", list(_ELSEWHERE))),
    "fr": (("Europe", [f"Europe/{one}" for one in _EUROPE]), ("Ailleurs", list(_ELSEWHERE))),
    "es": (("Europa", [f"Europe/{one}" for one in _EUROPE]), ("En otro lugar", list(_ELSEWHERE))),
}


@dataclass(frozen=True)
class Place:
    key: str
    words: str


@dataclass(frozen=True)
class Group:
    words: str
    places: tuple[Place, ...]


def asked_zone(given: str) -> ZoneInfo | None:
    """The zone of a place, on our list or not, since hosts may live elsewhere; None for what is the name of no zone."""
    return known_zone(given) if _NAME.fullmatch(given) else None


def groups(likely: Iterable[str], at: datetime, language: str, likely_words: str) -> tuple[Group, ...]:
    """The likely places, then the rest in the order of the alphabet."""
    first = Group(likely_words, tuple(_place(key, at, language) for key in dict.fromkeys(likely)))
    known = {one.words for one in first.places}  # one city has several names of a zone
    return first, *(
        Group(words, tuple(one for key in keys if (one := _place(key, at, language)).words not in known))
        for words, keys in _GROUPS[language]
    )


def offset(zone: ZoneInfo, at: datetime) -> str:
    """“+1”, “−5”, “+5:30”."""
    minutes = (at.astimezone(zone).utcoffset() or timedelta()) // timedelta(minutes=1)
    sign, (hours, rest) = ("−" if minutes < 0 else "+"), divmod(abs(minutes), 60)
    return f"{sign}{hours}{f':{rest:02d}' if rest else ''}"


def _place(key: str, at: datetime, language: str) -> Place:
    zone = ZoneInfo(key)
    return Place(key, f"{wording.place(zone, language)} (UTC{offset(zone, at)})")
