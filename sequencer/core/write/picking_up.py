"""Words to begin with where an answer is picked up again: from somebody who asked for another day, or about somebody named.

The German and Spanish sentences avoid both forms of *you*, since whoever sends them may use either.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sequencer.core.write.notices import language_of, month

_SAME_YEAR = timedelta(days=330)
_LONGEST = 240
_SENTENCE = re.compile(r"[^.!?…]*(?:[.!?…](?!\s|$)[^.!?…]*)*(?:[.!?…]+|$)")


@dataclass(frozen=True)
class _Words:
    hello: str
    hello_nobody: str
    you_wrote: str
    month_and_year: str
    named_by: str
    named_in_answer: str
    suggested: str


def asked_for_now(first_name: str, words: str, written_on: date, today: date, locale: str) -> str:
    """The draft of a mail on the day somebody has asked for, with their own words, in the language of the locale."""
    said = _WORDS[language_of(locale)]
    when = month(written_on, locale)
    if today - written_on > _SAME_YEAR:
        when = said.month_and_year.format(month=when, year=written_on.year)
    hello = said.hello.format(name=first_name) if first_name.strip() else said.hello_nobody
    quoted = " ".join(words.split()).rstrip(".")
    stop = "" if quoted.endswith(("?", "!", "…")) else "."
    return f"{hello}\n\n{said.you_wrote.format(when=when, words=quoted, stop=stop)}\n"


def sentence_with(text: str, words: str) -> str:
    """The whole sentence of a letter in which these words stand, to be quoted; the first one where they stand nowhere."""
    letter, wanted = " ".join(text.split()), " ".join(words.split())
    at = letter.lower().find(wanted.lower()) if wanted else -1
    sentences = list(_SENTENCE.finditer(letter))
    found = next((one.group().strip() for one in sentences if one.start() <= at < one.end()), "")
    found = found or wanted or (sentences[0].group().strip() if sentences else letter)
    return found if len(found) <= _LONGEST else f"{found[:_LONGEST].rsplit(' ', 1)[0]} …"


def source_of_named(name: str, locale: str) -> str:
    """Where we have an address from that somebody named; who that was only where `name` is given."""
    said = _WORDS[language_of(locale)]
    return said.named_by.format(name=name) if name else said.named_in_answer


def opening_line_for_named(name: str, locale: str) -> str:
    """One sentence that says who suggested to write."""
    return _WORDS[language_of(locale)].suggested.format(name=name)


_WORDS = {
    "en": _Words(
        hello="Hi {name},",
        hello_nobody="Hello,",
        you_wrote="You wrote in {when}: “{words}”{stop} Is now a better time?",
        month_and_year="{month} {year}",
        named_by="named by {name}",
        named_in_answer="named in an answer to a mail of mine",
        suggested="{name} suggested that I write to you.",
    ),
    "de": _Words(
        hello="Hallo {name},",
        hello_nobody="Guten Tag,",
        you_wrote="im {when} kam als Antwort: „{words}“{stop} Passt es jetzt besser?",
        month_and_year="{month} {year}",
        named_by="genannt von {name}",
        named_in_answer="genannt in einer Antwort auf eine Mail von mir",
        suggested="{name} hat mir empfohlen, hier zu schreiben.",
    ),
    "fr": _Words(
        hello="Bonjour {name},",
        hello_nobody="Bonjour,",
        you_wrote="En {when}, vous m’avez écrit\u00a0: «\u00a0{words}\u00a0»{stop} Le moment est-il mieux choisi aujourd’hui\u00a0?",
        month_and_year="{month} {year}",
        named_by="indiquée par {name}",
        named_in_answer="indiquée dans une réponse à un de mes courriels",
        suggested="{name} m’a suggéré de vous écrire.",
    ),
    "es": _Words(
        hello="Hola, {name}:",
        hello_nobody="Hola:",
        you_wrote="En {when} llegó esta respuesta: «{words}»{stop} ¿Es ahora un mejor momento?",
        month_and_year="{month} de {year}",
        named_by="indicada por {name}",
        named_in_answer="indicada en una respuesta a un correo mío",
        suggested="{name} me sugirió escribir a esta dirección.",
    ),
}
