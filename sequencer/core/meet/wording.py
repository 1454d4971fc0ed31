"""Days and times as people read them, in the four languages we speak: theirs first, always with its place."""

import re
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from sequencer.core.meet.places import city, in_city
from sequencer.core.meet.spoken import written_in

LANGUAGES = ("en", "de", "fr", "es")
"""Those in which offers, questions, confirmations and public pages are written; the first is for everybody else."""

COLONS = {"fr": "\u00a0:"}
"""What stands behind words that introduce something, where it is not a plain colon."""

_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
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
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
}  # fmt: skip
_SHORT_MONTHS = {
    "en": tuple(month[:3] for month in _MONTHS["en"]),
    "de": ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"),
}
_SHORT = {
    "en": "{weekday:.3} {day} {month}",
    "de": "{weekday:.2} {day}. {month}",
    "fr": "{weekday:.3}. {day} {month}",
    "es": "{weekday:.3} {day} {month}",
}
_LONG = {
    "en": "{weekday} {day} {month}",
    "de": "{weekday}, {day}. {month}",
    "fr": "{weekday} {day} {month}",
    "es": "{weekday}, {day} de {month}",
}
_YEAR = {"es": "{} de {}"}
_NO_BREAK = re.compile(r" (?=[:;?!»])|(?<=«) ")


def language_of(locale: str, wrote: Iterable[str] = ()) -> str:
    """The language of our own mails and pages about an interview.

    That of the candidate's locale if we speak it, else that of what they wrote, their latest words first, else English.
    """
    own = re.split("[-_]", locale.strip().lower())[0]
    if own in LANGUAGES:
        return own
    theirs = written_in(wrote)
    return theirs if theirs in LANGUAGES else "en"


def place(zone: ZoneInfo, language: str = "en") -> str:
    """The city a zone is named after; “UTC” for a zone without one."""
    return city(_city_of(zone), language)


def in_place(zone: ZoneInfo, language: str = "en") -> str:
    """`in Lisbon`, `in Lissabon`, `à Lisbonne`, `en Lisboa`."""
    return in_city(_city_of(zone), language)


def clock(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%H:%M}"


def day(at: datetime, zone: ZoneInfo, language: str = "en") -> str:
    """`Thu 26 Nov`, `Do 26. Nov.`, `jeu. 26 nov.` or `jue 26 nov`."""
    local = at.astimezone(zone)
    names, months = _DAYS[language], _SHORT_MONTHS[language]
    return _SHORT[language].format(
        weekday=names[local.weekday()], day=_day_of(local, language), month=months[local.month - 1]
    )


def weekday(at: datetime, zone: ZoneInfo, language: str = "en") -> str:
    """As it stands within a sentence."""
    return _DAYS[language][at.astimezone(zone).weekday()]


def date_words(at: datetime, zone: ZoneInfo, language: str = "en") -> str:
    """`Thursday 26 November`, `Donnerstag, 26. November`, `jeudi 26 novembre` or `jueves, 26 de noviembre`."""
    local = at.astimezone(zone)
    return _LONG[language].format(
        weekday=_DAYS[language][local.weekday()],
        day=_day_of(local, language),
        month=_MONTHS[language][local.month - 1],
    )


def long_day(at: datetime, zone: ZoneInfo, language: str = "en") -> str:
    """The same with its year."""
    return _YEAR.get(language, "{} {}").format(date_words(at, zone, language), at.astimezone(zone).year)


def short(at: datetime, zone: ZoneInfo, language: str = "en") -> str:
    """`Thu 26 Nov, 19:00`."""
    return f"{day(at, zone, language)}, {clock(at, zone)}"


def elsewhere(at: datetime, zone: ZoneInfo, theirs: ZoneInfo, language: str = "en") -> str:
    """The same instant on another clock, `18:00` or `Fri 27 Nov, 00:30` where the day differs."""
    same_day = at.astimezone(zone).date() == at.astimezone(theirs).date()
    return clock(at, zone) if same_day else short(at, zone, language)


def capital(words: str) -> str:
    """The same at the beginning of a line: weekdays have no capital of their own in French and Spanish."""
    return words[:1].upper() + words[1:]


def typeset(words: str, language: str) -> str:
    """The same without line breaks before the signs that French sets apart: `Quand ?`, `« oui »`."""
    return _NO_BREAK.sub("\u00a0", words) if language == "fr" else words


def _city_of(zone: ZoneInfo) -> str:
    return zone.key.rpartition("/")[2].replace("_", " ")


def _day_of(local: datetime, language: str) -> str:
    return "1er" if language == "fr" and local.day == 1 else str(local.day)
