"""Days and times as people read them, in English and German: theirs first, always with its place."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
}
_MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
}  # fmt: skip
_SHORT_GERMAN = (
    "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
)  # fmt: skip
_GERMAN_PLACES = {
    "Athens": "Athen", "Belgrade": "Belgrad", "Brussels": "Brüssel", "Bucharest": "Bukarest", "Cairo": "Kairo",
    "Copenhagen": "Kopenhagen", "Jerusalem": "Jerusalem", "Kiev": "Kiew", "Kyiv": "Kiew", "Lisbon": "Lissabon",
    "Luxembourg": "Luxemburg", "Mexico City": "Mexiko-Stadt", "Moscow": "Moskau", "Prague": "Prag", "Rome": "Rom",
    "Singapore": "Singapur", "Tehran": "Teheran", "Tokyo": "Tokio", "Vienna": "Wien", "Warsaw": "Warschau",
    "Zurich": "Zürich", "Sao Paulo": "São Paulo", "Kolkata": "Kalkutta", "Hong Kong": "Hongkong", "Calcutta": "Kalkutta",
}  # fmt: skip
_ACCENTS = {"Zurich": "Zürich", "Sao Paulo": "São Paulo", "Bogota": "Bogotá", "Reykjavik": "Reykjavík"}


def language_of(locale: str) -> str:
    """The language of our own mails about an interview: German where it is theirs, else English."""
    return "de" if re.split("[-_]", locale.lower())[0] == "de" else "en"


def place(zone: ZoneInfo, language: str = "en") -> str:
    """The city a zone is named after; “UTC” for a zone without one."""
    name = zone.key.rpartition("/")[2].replace("_", " ")
    return (_GERMAN_PLACES if language == "de" else {}).get(name) or _ACCENTS.get(name) or name


def clock(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%H:%M}"


def day(at: datetime, zone: ZoneInfo, language: str = "en") -> str:
    """`Thu 26 Nov` or `Do 26. Nov.`"""
    local = at.astimezone(zone)
    if language == "de":
        return f"{_DAYS['de'][local.weekday()][:2]} {local.day}. {_SHORT_GERMAN[local.month - 1]}"
    return f"{_DAYS['en'][local.weekday()][:3]} {local.day} {_MONTHS['en'][local.month - 1][:3]}"


def weekday(at: datetime, zone: ZoneInfo, language: str = "en") -> str:
    return _DAYS[language][at.astimezone(zone).weekday()]


def long_day(at: datetime, zone: ZoneInfo, language: str = "en") -> str:
    """`Thursday 26 November 2026` or `Donnerstag, 26. November 2026`."""
    local = at.astimezone(zone)
    name, month = _DAYS[language][local.weekday()], _MONTHS[language][local.month - 1]
    return (
        f"{name}, {local.day}. {month} {local.year}" if language == "de" else f"{name} {local.day} {month} {local.year}"
    )


def short(at: datetime, zone: ZoneInfo, language: str = "en") -> str:
    """`Thu 26 Nov, 19:00`."""
    return f"{day(at, zone, language)}, {clock(at, zone)}"


def elsewhere(at: datetime, zone: ZoneInfo, theirs: ZoneInfo, language: str = "en") -> str:
    """The same instant on another clock, `18:00` or `Fri 27 Nov, 00:30` where the day differs."""
    same_day = at.astimezone(zone).date() == at.astimezone(theirs).date()
    return clock(at, zone) if same_day else short(at, zone, language)
