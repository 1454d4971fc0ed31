"""Where a candidate may be: a short list of places, the likely ones first, each with its distance from UTC."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sequencer.core.meet import wording

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
_GROUPS = {
    "en": (("Europe", [f"Europe/{one}" for one in _EUROPE]), ("Elsewhere", list(_ELSEWHERE))),
    "de": (("Europa", [f"Europe/{one}" for one in _EUROPE]), ("Anderswo", list(_ELSEWHERE))),
    "fr": (("Europe", [f"Europe/{one}" for one in _EUROPE]), ("Ailleurs", list(_ELSEWHERE))),
    "es": (("Europa", [f"Europe/{one}" for one in _EUROPE]), ("En otro lugar", list(_ELSEWHERE))),
}
_KNOWN = frozenset([f"Europe/{one}" for one in _EUROPE] + list(_ELSEWHERE))


@dataclass(frozen=True)
class Place:
    key: str
    words: str


@dataclass(frozen=True)
class Group:
    words: str
    places: tuple[Place, ...]


def asked_zone(given: str) -> ZoneInfo | None:
    """The zone of a place on our list; None for anything else: what is written in an address is never trusted."""
    return ZoneInfo(given) if given in _KNOWN else None


def groups(likely: Iterable[str], at: datetime, language: str, likely_words: str) -> tuple[Group, ...]:
    """The likely places, then the rest in the order of the alphabet."""
    first = tuple(dict.fromkeys(likely))
    rest = (
        Group(words, tuple(_place(key, at, language) for key in keys if key not in first))
        for words, keys in _GROUPS[language]
    )
    return Group(likely_words, tuple(_place(key, at, language) for key in first)), *rest


def offset(zone: ZoneInfo, at: datetime) -> str:
    """“+1”, “−5”, “+5:30”."""
    minutes = (at.astimezone(zone).utcoffset() or timedelta()) // timedelta(minutes=1)
    sign, (hours, rest) = ("−" if minutes < 0 else "+"), divmod(abs(minutes), 60)
    return f"{sign}{hours}{f':{rest:02d}' if rest else ''}"


def _place(key: str, at: datetime, language: str) -> Place:
    zone = ZoneInfo(key)
    return Place(key, f"{wording.place(zone, language)} (UTC{offset(zone, at)})")
