"""Interviewers in words: who takes part, whose clock is named, and how somebody is addressed."""

import re
from collections.abc import Iterable, Sequence

from sequencer.core.meet.wording import capital

_AND = {"en": "and", "de": "und", "fr": "et", "es": "y"}
_OR = {"en": "or", "de": "oder", "fr": "ou", "es": "o"}
_BEFORE_I = re.compile(r"[ií]|hi(?!e)", re.IGNORECASE)  # Ana e Inés
_BEFORE_O = re.compile(r"h?[oó]", re.IGNORECASE)  # Ana u Óscar
_VOWEL = re.compile(r"[aeiouàâäéèêëîïôöùûü]", re.IGNORECASE)  # d’Ana
_KINDS = {
    "en": {"video": "by video", "phone": "by phone", "in_person": "in person"},
    "de": {"video": "per Video", "phone": "am Telefon", "in_person": "persönlich"},
    "fr": {"video": "en visio", "phone": "par téléphone", "in_person": "en personne"},
    "es": {"video": "por videollamada", "phone": "por teléfono", "in_person": "en persona"},
}
_CALLED = {  # a call, a meeting in person
    "en": ("call", "meeting"), "de": ("Gespräch", "Treffen"),
    "fr": ("échange", "rendez-vous"), "es": ("llamada", "reunión"),
}  # fmt: skip
_POOLED = {
    "en": ("one of my colleagues", "{} of my colleagues"),
    "de": ("jemandem aus dem Team", "{} aus dem Team"),
    "fr": ("quelqu’un de l’équipe", "{} personnes de l’équipe"),
    "es": ("alguien del equipo", "{} personas del equipo"),
}
_WITH = {"en": "with", "de": "mit", "fr": "avec", "es": "con"}
_ME = {"en": "me", "de": "mir", "fr": "moi", "es": "conmigo"}
_ALONE = {"en": "just you and me", "de": "nur wir beide", "fr": "rien que nous deux", "es": "sin nadie más"}
_MINE = {"en": "mine", "de": "meine", "fr": "la mienne", "es": "la mía"}
_FAMILIAR = {
    "de": re.compile(r"\b(?:du|dir|dich|dein\w*|euch|ihr habt)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:tu|te|toi|tes|t['’](?:as|es|ai|a|en|y|écri\w*|appel\w*))\b", re.IGNORECASE),
    "es": re.compile(
        r"\b(?:tú|tus?|te|ti|contigo|os|vosotr[oa]s|vuestr[oa]s?"
        r"|(?:tien|pued|quier|sab|prefier|hac|dic|escrib|cre|cuent|piens)es|estás|eres|has|podrías|escríbeme|dime|avísame)\b",
        re.IGNORECASE,
    ),
}
_LONGEST_QUOTE = 90
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_WRAPPED = re.compile(r"^(.{56,80})\n(?=\S)", re.MULTILINE)  # a line that a mail program broke
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|hallo|liebe[rs]?|guten (?:tag|morgen|abend)|sehr geehrte\w*|bonjour|bonsoir|salut|ch(?:er|ère)"
    r"|hola|buenas|buenos días|estimad[oa])\b.{0,40}",
    re.IGNORECASE,
)


def listed(names: Sequence[str], language: str = "en", *, is_either: bool = False) -> str:
    """`Ana`, `Ana and Tomas`, `Ana, Tomas and Mia`; with `is_either` one of them."""
    if len(names) < 2:
        return "".join(names)
    link = (_OR if is_either else _AND)[language]
    if language == "es":
        link = {"y": "e" if _BEFORE_I.match(names[-1]) else "y", "o": "u" if _BEFORE_O.match(names[-1]) else "o"}[link]
    return f"{', '.join(names[:-1])} {link} {names[-1]}"


def with_whom(names: Sequence[str], pooled: int, language: str, *, is_sender_there: bool) -> str:
    """Who takes part, said by the sender, who is not among `names`; `pooled` are colleagues whose names follow later."""
    others = list(names)
    if pooled:
        one, several = _POOLED[language]
        others.append(one if pooled == 1 else several.format(pooled))
    if is_sender_there and not others:
        return _ALONE[language]
    if is_sender_there:
        others.append(_ME[language])
    return f"{_WITH[language]} {listed(others, language)}"


def by_kind(kind: str, language: str) -> str:
    return _KINDS[language][kind]


def call(kind: str, language: str) -> str:
    """What it is called: a call, or a meeting in person."""
    return _CALLED[language][kind == "in_person"]


def summary(kind: str, names: str, language: str) -> str:
    """What the candidate's calendar shows to whoever looks over their shoulder: no company, no role."""
    return f"{capital(call(kind, language))} {_WITH[language]} {names}"


def whose(name: str, language: str, *, is_sender: bool) -> str:
    """Whose clock it is: `mine`, or `Ana's`."""
    if is_sender:
        return _MINE[language]
    if language == "fr":
        return f"celle d’{name}" if _VOWEL.match(name) else f"celle de {name}"
    return {"de": f"die von {name}", "es": f"la de {name}"}.get(language, f"{name}'s")


def has_two_forms(language: str) -> bool:
    """Whether a language has a familiar and a polite word for *you*."""
    return language in _FAMILIAR


def is_familiar(texts: Iterable[str], language: str = "de") -> bool:
    """Whether somebody writes *du*, *tu* or *tú* in one of these texts."""
    return any(_FAMILIAR[language].search(text) for text in texts)


def hello(first_name: str, full_name: str, language: str, *, is_familiar: bool) -> str:
    if language == "de":
        name = first_name if is_familiar else full_name
        return f"{'Hallo' if is_familiar else 'Guten Tag'} {name}".strip() + ","
    if language == "fr":
        return f"Bonjour {first_name}".strip() + ","
    if language == "es":
        return (f"Hola, {first_name}" if first_name else "Hola") + ":"
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
