"""Reading what a colleague answers to the mail that somebody was offered times: a note, or that they take it over."""

import re
from dataclasses import dataclass

from sequencer.core.meet.pick_guards import condition_in
from sequencer.core.meet.pick_languages import languages_in
from sequencer.core.read.quoting import own_words

_LONGEST = 4000  # characters of a note
_TAKES = re.compile(
    r"(?<!\w)(?:i(?:'ll| will|'d like to| would like to|'m going to|'m happy to| can| want to)? (?:take|handle|do) (?:this|it|him|her|them|that|\w+)(?: over)? (?:from here|from there|from now on|myself)"
    r"|i(?:'ll| will|'m|'d like to| would like to| want to|'m going to) tak(?:e|ing) (?:this |it |him |her |them )?over|(?:please )?leave (?:this|it|her|him|them) (?:to|with) me|mine from here"
    r"|i(?:'ll| will| would rather|'d rather) (?:write|answer|reply|talk|speak|get back)(?: to)? (?:her|him|them)? ?(?:myself|directly|personally)"
    r"|ich übernehme(?: (?:das|hier|ab hier|ab jetzt|ihn|sie|gern\w*|selbst))*|(?:das )?übernehme ich|ich mach(?:e)? (?:das )?(?:ab hier|selbst)|ich (?:melde mich|antworte|schreibe)(?: (?:ihr|ihm|bei ihr|bei ihm|da))* selbst"
    r"|je (?:prends|reprends) (?:le relais|la suite|la main)|je m'en (?:occupe|charge)|me (?:encargo|ocupo) yo|yo me (?:encargo|ocupo)|lo llevo yo)(?!\w)",
    re.IGNORECASE,
)
# Words that may be about it, in whatever turn: a person reads them.
_MENTIONS = re.compile(
    r"(?<!\w)(?:tak\w+ (?:\w+ ){0,2}over|handle (?:this|it|her|him)|from here|übern[aeo]\w+|relais|m'en (?:occupe|charge)|encarg\w+)(?!\w)",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"(?<!\w)(?:not|never|can't|cannot|won't|don't|shouldn't|should i|shall i|may i|could i|maybe|perhaps|nicht|kein\w*|soll ich|vielleicht|pas|no|peut-être|quizás)(?!\w)|\?",
    re.IGNORECASE,
)
_OBJECTS = re.compile(
    r"(?<!\w)(?:please don't|do not|don't (?:think|want|offer|invite)|not (?:a fit|the right|convinced|sure)|no fit|stop|hold off|wait|withdraw|bitte nicht|nicht (?:passend|der richtige|die richtige|sicher)|passt nicht|halt|warte|stopp|pas convaincue?|no encaja|espera)(?!\w)|\?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;…])\s+|\n+")
_NOTHING = re.compile(
    r"\W*(?:(?:many )?thanks?(?: you)?|thx|cheers|ok(?:ay)?|great|perfect|noted|got it|👍|danke\w*|vielen dank|super|alles klar|merci|parfait|gracias|perfecto)(?:[\s,!.]+\S+){0,2}\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class HeadsUpAnswer:
    """`note` is what they typed; empty where it says nothing. `asks` where a person should read it before it is too late."""

    note: str
    takes_over: bool = False
    asks: bool = False


def read_heads_up_answer(text: str) -> HeadsUpAnswer:
    """The meaning of the new text of an answer. Whoever doubts, asks or sets a condition takes nothing over. Never raises."""
    typed = "\n".join(line for line in text[:_LONGEST].split("\n") if not line.lstrip().startswith(">"))
    words = own_words(typed).replace("’", "'").strip()
    if not words or _NOTHING.fullmatch(words):
        return HeadsUpAnswer("")
    sentences = [one for one in _SENTENCE.split(words) if one.strip()]
    takes = [one for one in sentences if _TAKES.search(one)]
    is_sure = any(
        not _DOUBT.search(one) and condition_in(one.lower(), languages_in(one.lower())) is None for one in takes
    )
    asks = (not is_sure and _MENTIONS.search(words) is not None) or _OBJECTS.search(words) is not None
    return HeadsUpAnswer(words, takes_over=is_sure and not any(_DOUBT.search(one) for one in takes), asks=asks)
