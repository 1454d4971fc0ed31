"""Words as people type them in a hurry, made the words of the tables: chat shorthand, dialect, missing accents."""

import re
import unicodedata
from functools import cache

from sequencer.core.meet.pick.phrasing.languages import languages_in, telling_words
from sequencer.core.meet.pick.phrasing.typed_hours import hours_spelled
from sequencer.core.meet.pick.vocabulary import clock_words, day_words, number_words, outcome_words, words
from sequencer.core.read.phrases_calendar import MONTHS, WEEKDAYS

_SHORTEST = 4  # letters of a word whose accents are put back
_WORD = re.compile(r"[^\W\d_]+")
_LISTED = re.compile(r"(?<!\\)(?<![^\W\d_])[^\W\d_]+(?![\\\[(*+{])")  # whole words of a table, not stems
# Words of their own in a language that some table does not list.
_OTHER_WORDS = frozenset(
    [
        "hatte",
        "hatten",
        "konnte",
        "konnten",
        "mochte",
        "mochten",
        "wurde",
        "wurden",
        "ware",
        "klare",
        "klaren",
        "langer",
        "kurzer",
        "wahlen",
        "basta",
        "note",
        "reserve",
        "complete",
        "passe",
        "hors",
        "fore",
        "linea",
        "remuneration",
        "reunion",
        "probleme",
        "meme",
        "serre",
        "saker",
        "spat",
        "satt",
        "tanka",
        "bast",
        "svart",
        "blod",
        "estate",
        "apre",
        "alias",
        "alli",
        "accepte",
    ]
)
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "ß": "ss"})
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})

# What is typed, and what is meant, in the language that has it.
_SHORTHAND = {
    "en": (
        (r"(?:plss?|plz|plse)", "please"), (r"(?:thx|thnx|tnx|tks|thanx)", "thanks"),
        (r"(?:tmw|tmr|tomoz|tomo|2moro|2morrow|tomm?or+ow)", "tomorrow"), (r"we(?:nsday|ndsday|dnsday|densday)", "wednesday"),
        (r"(?:tuseday|teusday|tuesady)", "tuesday"), (r"th(?:rusday|urdsay|ursdy|urday)", "thursday"), (r"(?:kk|oki|okey|okie)", "ok"),
        (r"tho", "though"), (r"(?:y'?all|youse|yous)", "you"), (r"(?:cos|coz|cuz|bc|b/c)", "because"), (r"arvo", "afternoon"), (r"(?:yh|ye|yea|yup|aye)", "yes"), (r"nite", "night"),
        (r"ive", "i've"), (r"im", "i'm"), (r"ill(?= (?:be|take|do|have|go|pick|come|see))", "i'll"), (r"cant", "can't"), (r"wont", "won't"), (r"(?:isnt|isn t)", "isn't"), (r"doesnt", "doesn't"), (r"dont", "don't"), (r"couldnt", "couldn't"),
    ),
    "de": (
        (r"m(?:ä|ää|ae)n+t?d?(?:ig|ag)|mont?o[gk]|m[äa]nd[ei]g", "montag"), (r"z[iy]sch?tig|ziischtig|deanstog|dienstog", "dienstag"), (r"mittwuch[ae]?|midwoch", "mittwoch"),
        (r"d(?:onn?|unn?)(?:schtig|stig)|donn[ae]?rstog|pfinsta", "donnerstag"), (r"fr(?:ii?|y)tig|freitog|freida", "freitag"), (r"sam(?:sch|s)tig|samstog", "samstag"), (r"sunn?tig", "sonntag"),
        (r"(?:am|um) eis", "um 1 uhr"), (r"(?:am|um) zw(?:ei|öi|oi)", "um 2 uhr"), (r"(?:am|um) dr(?:ü|üü|ei)i?", "um 3 uhr"), (r"(?:am|um) vier[ie]", "um 4 uhr"), (r"(?:am|um) f(?:öi|oi|ü|ei)f[ie]", "um 5 uhr"),
        (r"(?:am|um) s[äe]chs[ie]", "um 6 uhr"), (r"(?:am|um) si[bw]n[ie]", "um 7 uhr"), (r"(?:am|um) acht[ie]", "um 8 uhr"), (r"(?:am|um) n(?:ü|ei)n[ie]", "um 9 uhr"), (r"(?:am|um) z(?:ä|e)hn[ie]", "um 10 uhr"), (r"(?:am|um) zw(?:ö|e)lf[ie]", "um 12 uhr"),
        (r"halbi? s[äe]chs[ie]", "halb sechs"), (r"halbi? si[bw]n[ie]", "halb sieben"), (r"halbi? acht[ie]", "halb acht"), (r"halbi? f(?:öi|ü)f[ie]", "halb fünf"), (r"halbi? n(?:ü|eu)n[ie]", "halb neun"),
        (r"(?:mer|ma)(?= (?:guet|gut|am|um|der|die|de|guat|bessa|besser))", "mir"), (r"gu[ea]t", "gut"), (r"isch(?= (?:guet|gut|super|perfekt|ok|für))", "ist"), (r"chönnt[ie]?", "könnte"), (r"chan(?= (?:ich|i|nöd|nid|am|a)(?!\w))", "kann"),
        (r"(?:passd|basst|basd|passts|passt's)", "passt"), (r"(?:ned|nöd|nid|net|nit)(?! nur)", "nicht"), (r"scho", "schon"), (r"nie(?! wieder| mehr)", "niemals"), (r"bi[td]de", "bitte"), (r"(?:morgn|moang)", "morgen"),
        (r"(?:gehn|goht|gaht|geht's|gehts)", "geht"), (r"heut", "heute"), (r"grad", "gerade"), (r"(?:i|isch) (?=nehm|kann|hab|würd)", "ich "),
    ),
    "fr": ((r"mo[ée]", "moi"), (r"to[ée]", "toi"), (r"ben(?= (?:bon|parfait|correct|beau|mon|gros|mieux))", "bien"), (r"chus|chuis", "je suis"), (r"pis(?= (?:le|la|les|on|je|mardi|lundi))", "et"), (r"icitte", "ici"), (r"(?:pa|pâ)(?= (?:dispo|possible|le|la|libre|vu|ok|bon|pour|avant))", "pas"), (r"pr(?= (?:moi|le|la|mardi|lundi))", "pour"), (r"c(?= (?:ok|bon|bien|parfait|nickel|mort|pas|mieux))", "c'est"), (r"g(?= )", "j'ai"), (r"tt", "tout"), (r"(?:dak|dacc?|d'acc?|ok dac)", "d'accord"), (r"(?:dsl|dsle)", "désolé"), (r"(?:rdv|rv)", "rdv"), (r"apr[eè]m", "après-midi")),
    "es": ((r"er (?=(?:lune|marte|mi[eé]rcole|jueve|vierne)(?!s))", "el "), (r"(lune|marte|mi[eé]rcole|jueve|vierne)", r"\1s"), (r"pueo", "puedo"), (r"toy", "estoy"), (r"(?:xfa|xfavor|pfa|porfis)", "por favor"), (r"salu2", "saludos"), (r"(?:tb|tmb)", "también"), (r"q(?= )", "que")),
    "it": ((r"nn|nun", "non"), (r"pozzo", "posso"), (r"se(?= (?:vedemo|vediamo|sentimo|sentiamo|beccamo))", "ci"), (r"vedemo", "vediamo"),  (r"(?:xk[éeè]|xch[eé])", "perché"), (r"(?:x favore|xfavore|pf)", "per favore"), (r"grz", "grazie"), (r"(?:x|xme) (?=me)", "per "), (r"cmq", "comunque")),
    "pt": (
        (r"(?:sff|sfv|pfv|pff|pf|s\.f\.f\.?)", "por favor"), (r"(?:blz|bele)", "beleza"), (r"(?:vlw|obg|obgd[oa]?|brigad[oa]?)", "obrigado"),
        (r"(?:tb|tbm)", "também"), (r"(?:vc|vcs)", "você"), (r"td", "tudo"), (r"ñ", "não"),
    ),
    "nl": ((r"(?:nie|nt|ni)(?= (?:meer|goed|echt|op|voor|lukken|mogelijk))", "niet"), (r"(?:aub|svp|asjeblieft)", "aub"), (r"(?:ff|effe)", "even"), (r"(?:oki|okee|okidoki)", "oké"), (r"(?:da's|das)", "dat is")),
    "pl": ((r"(?:pzdr|pozdr)", "pozdrawiam"), (r"(?:oki|okey)", "ok"), (r"koncze", "kończę"), (r"wychodze", "wychodzę"), (r"wylaze", "wyłażę"), (r"tera", "teraz"), (r"prosze", "proszę"), (r"siodm(a|ej)", r"siódm\1"), (r"osm(a|ej)", r"ósm\1"), (r"szost(a|ej)", r"szóst\1"), (r"piat(a|ej)", r"piąt\1"), (r"dziewiat(a|ej)", r"dziewiąt\1"), (r"dziesiat(a|ej)", r"dziesiąt\1"), (r"pietnast(a|ej)", r"piętnast\1"), (r"byc", "być"), (r"dac", "dać"), (r"sie", "się"), (r"bede", "będę"), (r"sr", "środa"), (r"(?:dzieki|dzięx|dzk)", "dzięki")),
    "sv": ((r"nie", "nio"), (r"(?:ente|int)", "inte"), (r"(?:måndan|mån dan)", "måndag"), (r"(?:tisdan)", "tisdag"), (r"(?:onsda|onsdan)", "onsdag"), (r"torsdan", "torsdag"), (r"fredan", "fredag"), (r"(?:oxå|oxo)", "också"), (r"(?:tkr|tyckr)", "tycker"), (r"(?:imorrn|imorrn|imorn)", "imorgon"), (r"(?:nåt|nåt)", "något")),
}  # fmt: skip
_COMPILED = {
    language: tuple((re.compile(rf"(?<![\w'.])(?:{typed})(?!\w)", re.IGNORECASE), meant) for typed, meant in rows)
    for language, rows in _SHORTHAND.items()
}
# Weekdays of Portuguese that are numbers or stumps: “5a feira”, “qui-feira”.
_NUMBERED_DAY = re.compile(r"(?<![\w.])([2-6])[aª]?[- ]?(?:feira|f\.?)(?!\w)", re.IGNORECASE)
_STUMP = re.compile(r"(?<!\w)(seg|ter|qua|qui|sex)[.-]? ?-?(?:feira|f\.)(?!\w)", re.IGNORECASE)
_PORTUGUESE = ("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira")


def spelled(text: str) -> str:
    """The same text with its shorthand written out and its accents put back; layout and capitals elsewhere stay."""
    text = _NUMBERED_DAY.sub(lambda one: _PORTUGUESE[int(one.group(1)) - 2], text)
    text = _STUMP.sub(lambda one: next(day for day in _PORTUGUESE if day[:2] == one.group(1).lower()[:2]), text)
    languages = languages_in(text.lower())
    has_accents = any(sign > "\x7f" and sign.isalpha() for sign in text)
    if not has_accents and languages != {"en"}:
        text = _WORD.sub(_accented, text)
        languages = languages_in(text.lower())
    for language in sorted(languages):
        for pattern, meant in _COMPILED[language]:
            text = pattern.sub(meant, text)
    return hours_spelled(text, languages)


def _accented(one: re.Match[str]) -> str:
    """“Sroda” is no word but one that lost its accents."""
    word = one.group(0)
    if len(word) < _SHORTEST or not word.isascii():
        return word
    meant = _accents().get(word.lower())
    if meant is None:
        return word
    return meant.capitalize() if word[0].isupper() else meant


@cache
def _accents() -> dict[str, str]:
    """Words with an accent by what is left without it, where that is no word of its own."""
    words = _every_word()
    found: dict[str, str] = {}
    for word in sorted(words):
        if word.isascii() or len(word) < _SHORTEST:
            continue
        for bare in {_bare(word), word.translate(_TWO_LETTERS)}:
            if bare.isascii() and bare not in words and bare not in _OTHER_WORDS:
                found.setdefault(bare, word)
    return found


def _bare(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.translate(_PLAIN))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _every_word() -> frozenset[str]:
    tables = [
        one if isinstance(one, str) else one.pattern
        for module in (words, outcome_words, number_words, day_words)
        for name, one in sorted(vars(module).items())
        if isinstance(one, str | re.Pattern) and not name.startswith("__")
    ]
    for said in clock_words.CLOCKS.values():
        tables += [said.hours, *said.minutes.values(), *(phrase for phrase, _, _ in said.phrases)]
        tables += [said.at, said.after, said.since, said.before, said.until, said.around, said.between]
    tables += [said for *_, said in clock_words.PARTS]
    tables += list(day_words.LONG_DAYS.values())
    tables += ["|".join(number_words.ORDINALS), "|".join(number_words.CARDINALS)]
    listed = {word for table in tables for word in _LISTED.findall(table)}
    return frozenset(listed | set(MONTHS) | set(WEEKDAYS) | telling_words())
