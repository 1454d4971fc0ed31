"""Somebody else whom an answer names: `ask Mick Dunleavy`, `my colleague Sam (sam@example.org)`."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from sequencer.core.read.dsn import addresses_in
from sequencer.core.read.phrases_turns import AT_ME
from sequencer.core.read.vocabulary import Ear

_NAME = r"[A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻČŠŽĐ][\w'’-]+"
_NAMES = re.compile(rf"(?<![\w@.-]){_NAME}(?:[ ](?:(?:van|de|der|von|da|di|la|le|el|al|bin)[ ])*{_NAME}){{0,3}}")
_TITLES = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herrn?|Frau|Monsieur|Madame|M|Mme|Sr|Sra|Señora?|Sig|Pan|Pani|Dhr|Mevr)\.?\s+"
)
_BEFORE = (
    r"(?:,|:)?\s+(?:(?:[Mm]r|[Mm]rs|[Mm]s|[Dd]r|[Pp]rof|[Hh]errn?|[Ff]rau)\.?\s+|(?:den|die|der|la|a|à|al|el|o|il)\s+)?"
)
_NEXT_NAME = re.compile(rf"{_BEFORE}({_NAME}(?:[ ]{_NAME}){{0,2}})")
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
        "Mutter", "Vater", "Mama", "Papa", "Frau", "Mann", "Sohn", "Tochter", "Bruder", "Schwester", "Eltern",
        "Kollegin", "Kollege", "Kollegen", "Chef", "Chefin", "Leitung", "Abteilung", "Personalabteilung", "HR",
        "Team", "Büro", "Zentrale", "Sekretariat", "Empfang", "Pflegedirektion", "Pflegedienstleitung",
        "Geschäftsführung", "Personal", "Verwaltung", "Firma", "Nachmittag", "Vormittag", "Abend", "Mittag",
        "Morgen", "Uhr", "What", "Who", "Why", "How", "Which", "Where", "Because", "Funny", "Nobody", "Someone", "Everyone",
        "Somebody", "Everybody", "Anyone", "These", "Those", "One", "Some", "Most", "People", "Management", "Life",
        "Work", "And", "But", "So", "Or", "Well", "Oh", "Ah", "Ha", "Finance", "Marketing", "Recruiting", "Reception", "Woche", "Wochen", "Monat", "Monaten", "Jahr", "Ende", "Anfang", "Mitte", "Ostern",
        "Weihnachten", "Sommer", "Herbst", "Winter", "Frühjahr", "Details", "Infos", "Unterlagen", "Termin",
        "Gehalt", "Stelle", "Gespräch", "Handy", "Telefon", "Zeit", "Interesse", "Kontakt", "Bitte", "Danke",
        "Gerne", "Grüße", "Name", "Name's", "Names", "Human", "Resources", "LinkedIn", "WhatsApp", "Teams",
        "Zoom", "Skype", "Email", "E-Mail", "CV", "He", "She", "They", "There", "Here", "Our", "Just", "Maybe",
        "Perhaps", "Lunes", "Martes", "Miércoles", "Jueves", "Viernes", "Mum", "Mom", "Dad", "Summer",
        "Autumn", "Spring", "Q1", "Q2", "Q3", "Q4", "Hier", "Da", "Dort", "Dafür", "Jetzt", "Heute", "Leider", "Nur", "Aber", "Und", "Wenn", "Wie", "Was", "Wer", "Wo",
        "Ja", "Nein", "Jag", "Han", "Hon", "Vi", "Ni", "Du", "Tyvärr", "Nej", "Tack", "Om", "Men", "Nu", "Till", "Inte", "Här", "Där",
        "Nächstes", "Nächste", "Nächsten", "Kommendes", "Quartal", "Neue", "Kein", "Keine", "Es", "Er", "Der", "Die", "Das", "Den", "Dem", "Det", "Det's",
    }
)  # fmt: skip
_MY_OWN = re.compile(
    r"(?:my|mine|meine?|mon|ma|mi|mijn|meu|minha|mio|mia|mój|min) (?:\w+ ){0,2}(?:e-?mail|mail|address|adresse|correo|adres|endereço|indirizzo|number)\b(?: id)?",
    re.IGNORECASE,
)
_AT_ME = re.compile(rf"(?<!\w)(?:{AT_ME})(?!\w)", re.IGNORECASE)
_ASKS = re.compile(r"[^.!?\n]*\?")
_AND_ME = re.compile(r",? (?:and|und|et|y|e|en|i|och) (?:I|me|ich|moi|je|yo|io|ik|ja|jag|eu)\b")
_FEW_WORDS = 12  # a text so short that holds an address gives it
_SIGNATURE_LINES = 3
_BESIDE = 4  # words beside an address on its line: a name, a label
_SPELLED = {
    ord(letter): spelled for letter, spelled in zip("äöüßłøđ", ("ae", "oe", "ue", "ss", "l", "o", "d"), strict=True)
}


@dataclass(frozen=True)
class Referral:
    name: str | None
    email: str | None


def find_referral(
    text: str, ear: Ear, *, others: tuple[tuple[str, str], ...] = (), own: tuple[str, ...] = ()
) -> Referral | None:
    """Whom a text points to, with their address where it is given.

    `others` are further people the mail went to, as (name, address); `own` the writer's addresses.
    """
    pointer = _Pointer(text, ear)
    emails = [one for one in addresses_in(text) if one not in own]
    if emails and not _MY_OWN.search(text) and not _AT_ME.search(text) and not _signs(text, emails[0], ear):
        name = _name_of(text, emails[0], ear)
        if name is not None or pointer.points() or len(text.split()) <= _FEW_WORDS:
            return Referral(name, emails[0])
    named = pointer.named()
    if named is None:
        return None
    for name, address in others:
        if name and named.split()[0].lower() in name.lower().split():
            return Referral(name, address)
    return Referral(named, None)


class _Pointer:
    """What in a text points to somebody: verbs such as `ask`, relations, and words such as `looks after this`."""

    def __init__(self, text: str, ear: Ear) -> None:
        self._text, self._ear = text, ear
        lower = text.lower()
        self._lower = lower if len(lower) == len(text) else text
        self._heard: dict[str, list[re.Match[str]]] = {}

    def points(self) -> bool:
        return any(self._said("refer", "relation", "hand_on"))

    def is_firm(self) -> bool:
        """Whether more than a verb such as `call` points."""
        return any(self._said("relation", "hand_on")) or self._pointed_to() is not None

    def named(self) -> str | None:
        pointed, hands_on = self._pointed_to(), any(self._said("hand_on"))
        if pointed is None and not hands_on:
            return None
        names = [(one, _trimmed(_TITLES.sub("", one.group(0)), self._ear)) for one in _NAMES.finditer(self._text)]
        names = [(one, name) for one, name in names if name not in _NO_NAMES]
        return (pointed or self._handed_to(names)) if names else None

    def _said(self, *meanings: str) -> Iterator[re.Match[str]]:
        for meaning in meanings:
            if meaning not in self._heard:
                heard = self._ear.every(meaning, self._lower)
                self._heard[meaning] = [one for one in heard if not self._lower[one.end() : one.end() + 1].isalnum()]
            yield from self._heard[meaning]

    def _pointed_to(self) -> str | None:
        """The name right behind a verb such as `ask` or a relation such as `my colleague`."""
        for found in self._said("refer", "relation"):
            named = _NEXT_NAME.match(self._text, found.end())
            given = named.group(1).split() if named else []
            words = [word for word in given if word not in _NO_NAMES]
            if named and words and words[0] == given[0] and not _AND_ME.match(self._text, named.end()):
                return " ".join(words)
        return None

    def _handed_to(self, names: list[tuple[re.Match[str], str]]) -> str | None:
        """A full name in a text that says `ask her` or `looks after this`; one word where it stands right beside."""
        full = [name for _, name in names if " " in name]
        for hand_on in self._said("hand_on"):
            if _ASKS.match(self._text, hand_on.end()):
                continue
            if full:
                return full[0]
            for one, name in names:
                if -1 <= hand_on.start() - one.end() <= 1 or 0 <= one.start() - hand_on.end() <= 1:
                    return name
        return None


def _signs(text: str, email: str, ear: Ear) -> bool:
    """Whether an address stands on a line of its own at the end, under a letter that points to nobody."""
    lines = text.split("\n")
    at = next((i for i, line in enumerate(lines) if email in line.lower()), 0)
    if at == 0 or len(lines) - at > _SIGNATURE_LINES:
        return False
    others = re.sub(r"\S+@\S+", "", lines[at]).split()
    above = "\n".join(lines[:at])
    return len(others) <= _BESIDE and not above.endswith(":") and not _Pointer(above, ear).is_firm()


def _name_of(text: str, email: str, ear: Ear) -> str | None:
    """The longest name in the text that shares a word with the address."""
    local = _folded(email.partition("@")[0])
    names = [_TITLES.sub("", one) for one in _NAMES.findall(text)]
    hits = [one for one in names if any(len(_folded(word)) > 2 and _folded(word) in local for word in one.split())]
    hits = [_trimmed(one, ear) for one in hits]
    return max(hits, key=len) if hits else None


def _trimmed(name: str, ear: Ear) -> str:
    """Without words before the name that only began a sentence: `Ask Bob` is Bob."""
    words = name.split()
    while len(words) > 1 and (words[0] in _NO_NAMES or _is_cue(words[0].lower(), ear)):
        words = words[1:]
    return " ".join(words)


def _is_cue(word: str, ear: Ear) -> bool:
    """Whether a capital word is a verb or a relation rather than a name: `Ask`, `Kollegin`."""
    alone = ("", "my ", "meine ", "mon ", "mi ", "mijn ", "meu ", "mio ", "min ")
    return ear.is_all("refer", word) or any(ear.is_all("relation", f"{my}{word}") for my in alone)


def _folded(word: str) -> str:
    """Lower-case letters as addresses spell them: ü is ue, accents go."""
    plain = word.lower().translate(_SPELLED)
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if c.isalnum() and not unicodedata.combining(c))
