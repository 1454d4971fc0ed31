"""Reading what a colleague answers to the mail that somebody was offered times: a note, or that they take it over."""

import re
from dataclasses import dataclass

from sequencer.core.meet.pick.guards import condition_in
from sequencer.core.meet.pick.phrasing.languages import languages_in
from sequencer.core.read.phrases_calendar import WEEKDAYS
from sequencer.core.read.quoting import own_words

_LONGEST = 4000  # characters of a note
_WRAPPED = 60  # characters: a line that would be longer with the next word was broken by a program
# A whole clause that says it and nothing else. “I'll take Tuesday myself” or “I'm taking over the backend team” do not.
_TAKES = re.compile(
    r"(?:i|we)(?:'ll| will|'d rather| would rather|'d like to| would like to| want to|'m going to| am going to|'m happy to| can)? (?:take|handle) (?:this|it|her|him|them|that|things)(?: over)?(?: myself)? (?:from here|from there|from now|from this point)(?: on)?"
    r"|(?:i|we)(?:'ll| will|'d rather| would rather|'d like to| would like to| want to|'m going to| am going to) (?:take|be taking) (?:(?:this|it|her|him|them|that) )?over(?: (?:myself|now|from here|from now)(?: on)?)?"
    r"|i(?:'m| am) taking (?:(?:this|it|her|him|them|that) )?over(?: (?:myself|now|from here|from now)(?: on)?)?"
    r"|(?:just |you can )?leave (?:this|it|her|him|them|that)(?: one)? to me(?: (?:now|from here|from now)(?: on)?)?|(?:(?:she|he|this|it)(?:'s| is) )?mine from here(?: on)?"
    r"|i(?:'ll| will|'d rather| would rather) (?:write|answer|reply|get back)(?: to)? (?:her|him|them) myself"
    r"|(?:(?:das|ab hier|ab jetzt|dann) )?übernehme ich(?: (?:das|dann|mal|gern|gerne|selbst|hier|ab hier|ab jetzt))*"
    r"|ich übernehme(?: (?:das|sie|ihn|dann|mal|gern|gerne|selbst|hier|ab hier|ab jetzt|von hier an))*"
    r"|ich mache? (?:das )?ab (?:hier|jetzt)(?: selbst)?(?: weiter)?|ab (?:hier|jetzt) mache? ich(?: das)?(?: selbst)?(?: weiter)?"
    r"|ich (?:antworte|schreibe) (?:ihr|ihm|ihnen)(?: dann)? selbst|überlass(?:t|en sie)? (?:sie|ihn|das) mir"
    r"|je (?:prends|reprends) (?:le relais|la suite|la main)(?: (?:d'ici|à partir d'ici|maintenant))?|je m'en (?:occupe|charge)(?: (?:moi-même|désormais|à partir d'ici))?"
    r"|(?:a partir de aquí )?me (?:encargo|ocupo) yo(?: (?:de ella|de él|de esto|desde aquí))?|yo me (?:encargo|ocupo)(?: (?:de ella|de él|de esto|desde aquí))?|lo llevo yo(?: desde aquí)?",
)
_COURTESY = r"(?:many )?thanks?(?: you)?(?: (?:so|very) much| a lot)?|cheers|please|ok(?:ay)?|great|perfect|super|so|then|actually|happily|gladly|danke(?: dir| euch)?|vielen dank|bitte|gern(?:e)?|also|merci|parfait|gracias|perfecto|vale"
_BEFORE = re.compile(rf"^[\s(]*(?:(?:{_COURTESY})\W+)*")
_AFTER = re.compile(rf"(?:\W+(?:{_COURTESY}))*[\s.!…)]*$")
# Words that may be about it, in whatever turn: a person reads them.
_NEAR = re.compile(
    r"(?<!\w)(?:tak\w+ (?:\w+ ){0,2}over|(?:take|handle|do) (?:this|it|her|him|them|that|\w+)(?: over)? (?:from here|from there|from now|myself)|take part myself|handle (?:this|it|her|him)|from here"
    r"|leave (?:\w+ ){1,2}(?:to|with) me|(?:write|answer|reply|talk|speak|get back)(?: to)?(?: her| him| them)? (?:myself|directly|personally)"
    r"|übern[aeo]\w+|mach(?:e)? (?:ich )?(?:das )?(?:ab hier|selbst)|(?:melde mich|antworte|schreibe)(?: (?:ihr|ihm|bei ihr|bei ihm|da))* selbst|relais|(?:prends|reprends) la (?:suite|main)|m'en (?:occupe|charge)|encarg\w+|me ocupo|lo llevo)(?!\w)",
    re.IGNORECASE,
)
# What takes some of it back wherever it stands, and how a sentence goes on that was not over.
_BUT = re.compile(
    r"(?<!\w)(?:but|however|only|until|till|unless|once|after|as soon as|go ahead|carry on|keep|aber|nur|bis (?!dann|bald|später)|sobald|nachdem|erst|trotzdem|mais|seulement|jusqu\w*|pero|s[oó]lo|hasta)(?!\w)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W*(?:in|on|at|for|about|from|with|when|the|an?|der|die|den|dem|am|im|ab|bei|für|mit|wegen|wenn|le|les|du|pour|quand|el|los|las|para|cuando)(?!\w)",
    re.IGNORECASE,
)
_A_DAY = re.compile(
    rf"\d|(?<!\w)(?:{'|'.join(sorted((one for one in WEEKDAYS if len(one) > 4), key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;]\s+|\s[–—-]+\s")
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
    sentences = [one for one in _SENTENCE.split(_unwrapped(words)) if one.strip()]
    is_whole = condition_in(words.lower(), languages_in(words.lower())) is None and _BUT.search(words) is None
    takes = is_whole and any(_takes_over(one) for one in sentences) and not _doubts(sentences)
    asks = not takes and _NEAR.search(" ".join(sentences)) is not None
    return HeadsUpAnswer(words, takes_over=takes, asks=asks or _OBJECTS.search(words) is not None)


def _takes_over(sentence: str) -> bool:
    """Whether one clause says just that, and the others of its sentence do not go on with what is taken over."""
    clauses = [one for one in _CLAUSE.split(sentence) if one.strip()]
    others = [one for one in clauses if not _TAKES.fullmatch(_bare(one))]
    return (
        len(others) < len(clauses)
        and _A_DAY.search(sentence) is None
        and not any(_GOES_ON.match(one) for one in others)
    )


def _bare(clause: str) -> str:
    """A clause in small letters, without courtesies around it."""
    text = " ".join(clause.lower().split())
    return _AFTER.sub("", _BEFORE.sub("", text, count=1))


def _doubts(sentences: list[str]) -> bool:
    return any(_DOUBT.search(one) for one in sentences if _NEAR.search(one) or _TAKES.search(one.lower()))


def _unwrapped(text: str) -> str:
    """Lines that a program broke become one again; where a person ended the line, it stays one."""
    lines = text.split("\n")
    joined = lines[:1]
    for line in lines[1:]:
        first, last = line.split(" ", 1)[0], joined[-1]
        is_broken = bool(last.strip() and first) and (first[:1].islower() or len(last) + len(first) >= _WRAPPED)
        joined = [*joined[:-1], f"{last} {line}"] if is_broken else [*joined, line]
    return "\n".join(joined)
