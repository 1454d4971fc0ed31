"""Interviewers in words: who takes part, whose clock is named, and how somebody is addressed."""

import re
from collections.abc import Iterable, Sequence

_AND = {"en": "and", "de": "und"}
_KINDS = {
    "en": {"video": "by video", "phone": "by phone", "in_person": "in person"},
    "de": {"video": "per Video", "phone": "am Telefon", "in_person": "persönlich"},
}
_FAMILIAR = re.compile(r"\b(?:du|dir|dich|dein\w*|euch|ihr habt)\b", re.IGNORECASE)
_LONGEST_QUOTE = 90
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_WRAPPED = re.compile(r"^(.{56,80})\n(?=\S)", re.MULTILINE)  # a line that a mail program broke
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|hallo|liebe[rs]?|guten (?:tag|morgen|abend)|sehr geehrte\w*)\b.{0,40}", re.IGNORECASE
)


def listed(names: Sequence[str], language: str = "en") -> str:
    """`Ana`, `Ana and Tomas`, `Ana, Tomas and Mia`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {_AND[language]} {names[-1]}"


def with_whom(names: Sequence[str], pooled: int, language: str, *, is_sender_there: bool) -> str:
    """Who takes part, said by the sender, who is not among `names`; `pooled` are colleagues whose names follow later."""
    others = list(names)
    if pooled:
        words = {
            "en": ("one of my colleagues", "{} of my colleagues"),
            "de": ("jemandem aus dem Team", "{} aus dem Team"),
        }
        one, several = words[language]
        others.append(one if pooled == 1 else several.format(pooled))
    if is_sender_there and not others:
        return {"en": "just you and me", "de": "nur wir beide"}[language]
    if is_sender_there:
        others.append({"en": "me", "de": "mir"}[language])
    return f"{ {'en': 'with', 'de': 'mit'}[language] } {listed(others, language)}"


def by_kind(kind: str, language: str) -> str:
    return _KINDS[language][kind]


def call(kind: str, language: str) -> str:
    """What it is called: a call, or a meeting in person."""
    is_there = kind == "in_person"
    if language == "de":
        return "Treffen" if is_there else "Gespräch"
    return "meeting" if is_there else "call"


def summary(kind: str, names: str, language: str) -> str:
    """What the candidate's calendar shows to whoever looks over their shoulder: no company, no role."""
    word = call(kind, language)
    return f"{word} mit {names}" if language == "de" else f"{word.capitalize()} with {names}"


def whose(name: str, language: str, *, is_sender: bool) -> str:
    """Whose clock it is: `mine`, or `Ana's`."""
    if is_sender:
        return {"en": "mine", "de": "meine"}[language]
    return f"die von {name}" if language == "de" else f"{name}'s"


def is_familiar(texts: Iterable[str]) -> bool:
    """Whether somebody writes *du* in one of these German texts."""
    return any(_FAMILIAR.search(text) for text in texts)


def hello(first_name: str, full_name: str, language: str, *, is_familiar: bool) -> str:
    if language == "de":
        name = first_name if is_familiar else full_name
        return f"{'Hallo' if is_familiar else 'Guten Tag'} {name}".strip() + ","
    return f"{'Hi' if first_name else 'Hello'} {first_name}".strip() + ","


def quote(text: str, meaning: str) -> str:
    """The sentence of somebody's answer that says what we took it to mean, as they wrote it; empty where none is short."""
    wanted = set(re.findall(r"\w+", meaning.casefold()))
    best, most = "", 0
    for sentence in _SENTENCE.split(_WRAPPED.sub(r"\1 ", text)):
        plain = one_line(sentence)
        shared = len(wanted & set(re.findall(r"\w+", plain.casefold())))
        if shared > most and not _GREETING.fullmatch(plain):
            best, most = plain, shared
    best = best.rstrip(" .,;:!")
    return best if len(best) <= _LONGEST_QUOTE else ""


def one_line(text: str, longest: int = 300) -> str:
    """Somebody's words where a template puts them: on one line, with nothing in them that could become a link of ours."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    plain = plain.replace("=?", "= ?").replace("?=", "? =")  # no mail program takes a part of it for an encoded word
    return plain.replace("[", "(").replace("]", ")").replace("“", "'").replace("”", "'").replace("„", "'")[:longest]
