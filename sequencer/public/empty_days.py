"""Why a day has no times, as a page says it: a rule, and never whose appointment it is."""

from datetime import timedelta

from sequencer.core.meet import wording
from sequencer.core.meet.countries import in_country
from sequencer.core.meet.empty import Empty
from sequencer.public.paper import texts
from sequencer.store.screens.interview_pages import WhyEmpty

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


def note(why: WhyEmpty, language: str) -> str:
    """One sentence; it names somebody only where the day is theirs alone."""
    say = texts(language)
    match why.rule:
        case Empty.NOTICE if why.notice:
            needed = _notice(why.notice, language)
            return say("day_notice", hosts=why.host, notice=needed) if why.host else say("day_notice_us", notice=needed)
        case Empty.HOLIDAY if why.host:
            place = in_country(why.country, language) or wording.in_place(why.zone, language)
            return say("day_holiday", hosts=why.host, place=place)
        case Empty.FULL if why.host:
            return say("day_full", hosts=why.host)
        case Empty.FULL | Empty.NOTICE:
            return say("day_none")
    return say("day_closed")


def weekend_note(language: str) -> str:
    """For both days of a weekend without times."""
    return texts(language)("weekend_none")


def _notice(notice: timedelta, language: str) -> str:
    """In whole days or hours; of anything between the next hour."""
    unit, length = ("day", _DAY) if notice % _DAY == timedelta() else ("hour", _HOUR)
    number = -(-notice // length)
    return texts(language)(f"notice_{unit}" if number == 1 else f"notice_{unit}s", number=number)
