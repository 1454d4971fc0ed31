"""Somebody else whom an answer names: `ask Mick Dunleavy`, `my colleague Sam (sam@example.org)`."""

import re
import unicodedata
from dataclasses import dataclass

from sequencer.core.read.dsn import addresses_in
from sequencer.core.read.vocabulary import phrases

_NAME = r"[A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻČŠŽĐ][\w'’-]+"
_NAMES = re.compile(rf"(?<![\w@.-]){_NAME}(?:[ ](?:(?:van|de|der|von|da|di|la|le|el|al|bin)[ ])*{_NAME}){{0,3}}")
_TITLES = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herrn?|Frau|Monsieur|Madame|M|Mme|Sr|Sra|Señora?|Sig|Pan|Pani|Dhr|Mevr)\.?\s+"
)
_CUE = re.compile(
    r"(?<!\w)(?i:"
    + "|".join(f"(?:{one})" for one in (*phrases("refer"), *phrases("relation")))
    + rf")(?:,|:)?\s+(?:(?:Mr|Mrs|Ms|Dr|Prof|Herrn?|Frau)\.?\s+|(?:den|die|der|la|a|à|al|el|o|il)\s+)?({_NAME}(?:[ ]{_NAME}){{0,2}})"
)
_POINTS = re.compile(
    r"(?<!\w)(?i:" + "|".join(f"(?:{one})" for one in (*phrases("refer"), *phrases("relation"))) + r")(?!\w)"
)
_NO_NAMES = frozenset(
    {
        "Me", "I", "You", "We", "Us", "It", "The", "This", "That", "My", "Your", "In", "On", "At", "After",
        "Next", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
        "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December", "Jan", "Feb", "Sept", "Easter", "Christmas", "Montag", "Dienstag", "Mittwoch",
        "Donnerstag", "Freitag", "Januar", "Februar", "März", "Mai", "Juni", "Juli", "Oktober", "Dezember",
        "Sie", "Ihnen", "Ich", "Wir", "Mir", "Mich", "Not", "No", "Yes", "Thanks", "Sorry", "Also", "Mail",
        "Kind", "Best", "Regards", "Hi", "Hello", "Dear", "Then", "When", "If", "Is", "Are", "Do", "Does",
        "Will", "Would", "Could", "Can", "Für", "Von", "Mit", "Meine", "Mein", "Unsere", "Mon", "Ma", "Mi",
        "Mijn", "Meu", "Minha", "Mio", "Mia", "Mój", "Moja", "Min", "Mitt", "Una", "Een", "Eine", "Einen",
    }
)  # fmt: skip
_MY_OWN = re.compile(
    r"(?:my|mine|meine?|mon|ma|mi|mijn|meu|minha|mio|mia|mój|min) (?:\w+ ){0,2}(?:e-?mail|mail|address|adresse|correo|adres|endereço|indirizzo|number)\b(?: id)?",
    re.IGNORECASE,
)


_SPELLED = {
    ord(letter): spelled for letter, spelled in zip("äöüßłøđ", ("ae", "oe", "ue", "ss", "l", "o", "d"), strict=True)
}


@dataclass(frozen=True)
class Referral:
    name: str | None
    email: str | None


def find_referral(text: str, *, others: tuple[tuple[str, str], ...] = (), own: tuple[str, ...] = ()) -> Referral | None:
    """Whom a text points to, with their address where it is given.

    `others` are further people the mail went to, as (name, address); `own` the writer's addresses.
    """
    emails = [one for one in addresses_in(text) if one not in own]
    if emails and not _MY_OWN.search(text):
        name = _name_of(text, emails[0])
        if name is not None or _POINTS.search(text):
            return Referral(name, emails[0])
    named = _pointed_to(text)
    if named is None:
        return None
    for name, address in others:
        if name and named.split()[0].lower() in name.lower().split():
            return Referral(name, address)
    return Referral(named, None)


def _pointed_to(text: str) -> str | None:
    for found in _CUE.finditer(text):
        words = [word for word in found.group(1).split() if word not in _NO_NAMES]
        if words and words[0] == found.group(1).split()[0]:
            return " ".join(words)
    return None


def _name_of(text: str, email: str) -> str | None:
    """The longest name in the text that shares a word with the address."""
    local = _folded(email.partition("@")[0])
    names = [_TITLES.sub("", one) for one in _NAMES.findall(text)]
    hits = [one for one in names if any(len(_folded(word)) > 2 and _folded(word) in local for word in one.split())]
    hits = [_trimmed(one) for one in hits]
    return max(hits, key=len) if hits else None


def _trimmed(name: str) -> str:
    """Without words before the name that only began a sentence: `Ask Bob` is Bob."""
    words = name.split()
    while len(words) > 1 and (words[0] in _NO_NAMES or _is_cue(words[0])):
        words = words[1:]
    return " ".join(words)


def _is_cue(word: str) -> bool:
    """Whether a capital word is a verb or a relation rather than a name: `Ask`, `Kollegin`."""
    return any(
        _POINTS.fullmatch(f"{my}{word}") is not None
        for my in ("", "my ", "meine ", "mon ", "mi ", "mijn ", "meu ", "mio ")
    )


def _folded(word: str) -> str:
    """Lower-case letters as addresses spell them: ü is ue, accents go."""
    plain = word.lower().translate(_SPELLED)
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if c.isalnum() and not unicodedata.combining(c))
