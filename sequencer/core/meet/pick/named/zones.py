"""Zones that an answer names for its times: “UK time”, “hora de Lisboa”, “czasu polskiego”, “18 h CET”."""

import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

# Cities, countries and peoples in nine languages, as stems; abbreviations stand apart, they are read in capitals only.
_PLACES = {
    "Europe/London": r"uk|british|britisch\w*|britannique|britán\w*|britânic\w*|britann\w*|brits\w*|brytyjsk\w*|brittisk\w*|london\w*|londr\w+|londyn\w*|english|englisch\w*|england|anglaise|inglesa|ingles\w*|engels\w*|angielsk\w*|engelsk\w*|reino unido|royaume-uni",
    "Europe/Dublin": r"irish|ireland|dublin\w*|irisch\w*|irland\w*|irlandaise|irlandesa",
    "Europe/Lisbon": r"lisbon\w*|lisboa|lissabon\w*|lisbonne|lisbona|lizbo\w+|portugal|portugu\w+|portugies\w*|portugaise|portoghese|portugalsk\w*|portugisisk\w*",
    "Europe/Madrid": r"madr[iy]d\w*|spain|spanish|spanisch\w*|spanien|espagne|espagnole|espa[ñn]\w*|spaans\w*|spanje|spagn\w*|hiszpa\w*|spansk\w*|barcelona|peninsular",
    "Atlantic/Canary": r"canari\w*|canary|kanar\w*|tenerife",
    "Atlantic/Azores": r"azor\w*|açor\w*",
    "Europe/Paris": r"paris|pary[sż]\w*|parigi|parijs\w*|parisian|france|french|français\w*|franz\w*|frankreich|francesa|frances\w*|francia|frans\w*|frankrijk|francuz?s\w*|fransk\w*|frança",
    "Europe/Brussels": r"brussels?|bruxelles|brüssel\w*|brussel\w*|belg\w*",
    "Europe/Amsterdam": r"amsterdam\w*|dutch|nederland\w*|niederländisch\w*|holl\w*|néerlandaise|países bajos|olandes\w*|holenders\w*|netherlands",
    "Europe/Berlin": r"berlin\w*|berlim|german\w*|deutsch\w*|allemand\w*|allemagne|aleman\w*|alemã\w*|alemania|duits\w*|duitsland|tedesc\w*|niemiec\w*|tysk\w*|frankfurt\w*|münchn?e?r?|hamburg\w*|mez|mesz|mitteleuropäisch\w*",
    "Europe/Vienna": r"vienna|wien\w*|vienne|viena|austria\w*|österreich\w*",
    "Europe/Zurich": r"zurich|zürich\w*|zurigo|swiss|schweiz\w*|suisse|suiza|svizzer\w*|zwitsers\w*|szwajcar\w*",
    "Europe/Rome": r"rome|roma|rom|rzym\w*|ital\w*|włosk\w*|milan\w*|mailand\w*",
    "Europe/Warsaw": r"warsaw|warsz\w*|warschau\w*|varsov\w*|varsavia|polish|poland|polnisch\w*|polonaise|pologne|polaca|pools\w*|polacc\w*|polon\w*|pols\w*|polsk\w*",
    "Europe/Stockholm": r"stockholm\w*|sweden|swedish|schwed\w*|suéd\w*|suec\w*|zweeds\w*|zweden|svedes\w*|szwedzk\w*|svensk\w*|sverige\w*",
    "Europe/Copenhagen": r"copenhag\w*|kopenhag\w*|danish|dänisch\w*|danoise|danesa|deens\w*|dansk\w*",
    "Europe/Oslo": r"oslo|norw\w+|norsk\w*|norueg\w*|norvég\w*",
    "Europe/Helsinki": r"helsinki|finnish|finnisch\w*|finland\w*|finlandaise|finsk\w*|fińsk\w*|fins\w*",
    "Europe/Prague": r"prague|prag|praga|prask\w*|czech|tschechisch\w*|czesk\w*",
    "Europe/Athens": r"athens|athen\w*|greek|griechisch\w*|grec\w*",
    "Europe/Kyiv": r"kyiv|kiev|kijow\w*|ukrain\w*",
    "Europe/Istanbul": r"istanbul\w*|turkish|türkisch\w*|turque|turca",
    "Europe/Bucharest": r"bucharest|bukarest\w*|romanian|rumänisch\w*",
    "America/New_York": r"new[- ]york\w*|ny|nyc|eastern|ostküste\w*|boston|miami|nueva york|nova (?:york|iorque)|east coast",
    "America/Chicago": r"chicago|central(?! european)|texas|austin|dallas",
    "America/Denver": r"denver|mountain",
    "America/Los_Angeles": r"los angeles|san francisco|california\w*|kaliforni\w*|pacific|seattle|west coast",
    "America/Toronto": r"toronto|montréal|montreal|ottawa|québec|quebec",
    "America/Sao_Paulo": r"s[ãa]o paulo|bras[ií]lia|brasil\w*|brazil\w*",
    "America/Mexico_City": r"m[eé]xico|ciudad de méxico|cdmx|mexican\w*|mexikanisch\w*",
    "America/Argentina/Buenos_Aires": r"buenos aires|argentin\w*",
    "America/Bogota": r"bogot[áa]|colombia\w*",
    "America/Santiago": r"santiago|chile\w*",
    "America/Lima": r"lima|per[uú]\w*",
    "Asia/Kolkata": r"india\w*|indisch\w*|delhi|mumbai|bangalore|bengaluru",
    "Asia/Singapore": r"singap\w+",
    "Asia/Tokyo": r"tok[yi]\w*|japan\w*",
    "Asia/Shanghai": r"shanghai|beijing|peking|china|chinese|chinesisch\w*",
    "Asia/Dubai": r"dubai|emirat\w*",
    "Asia/Jerusalem": r"israel\w*|tel aviv|jerusalem",
    "Australia/Sydney": r"sydney|melbourne|australian eastern",
}
_ABBREVIATIONS = {
    "CET": "Europe/Berlin", "CEST": "Europe/Berlin", "MEZ": "Europe/Berlin", "MESZ": "Europe/Berlin", "BST": "Europe/London",
    "GMT": "UTC", "UTC": "UTC", "WET": "Europe/Lisbon", "EET": "Europe/Helsinki", "EEST": "Europe/Helsinki", "ET": "America/New_York",
    "EST": "America/New_York", "EDT": "America/New_York", "CT": "America/Chicago", "CDT": "America/Chicago", "MT": "America/Denver",
    "MDT": "America/Denver", "PT": "America/Los_Angeles", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "JST": "Asia/Tokyo",
    "SGT": "Asia/Singapore", "BRT": "America/Sao_Paulo", "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney",
}  # fmt: skip
_UNSAFE = frozenset({"ET", "CT", "MT", "PT"})  # words, too; capitals and a time before them are needed
_ANY_PLACE = r"[^\W\d_][\w'-]+"
_PLACE = "|".join(rf"(?P<z{n}>(?:{words}))" for n, words in enumerate(_PLACES.values()))
_TIME_WORD = r"(?:local |summer |winter |standard )?(?:time|zeit|ortszeit|tijd|tid|tidszon|czasu)"
_HOUR_OF = r"(?:heure|hora|ora|orario|horário|fuso|horario|czasu?|fuseau)(?: (?:local|locale))?(?: (?:de|d'|di|do|da|del|della|w))?"
_MINE = re.compile(
    r"(?<!\w)(?:(?:in )?my (?:own )?(?:local )?time(?: ?zone)?|my end|local time|here|meiner (?:orts)?zeit|(?:bei mir|hier)(?= ?(?:$|[.,;!)]))|ortszeit|(?:à )?mon heure|heure locale|chez moi|mi hora|hora local|mijn tijd|plaatselijke tijd|ora mia|mia ora|ora locale|(?:no )?meu (?:horário|fuso)|(?:na )?minha hora|hora daqui|mojego czasu|czasu lokalnego|min tid|lokal tid|lokale tijd|lokaler zeit|czasu miejscowego)(?!\w)"
)
_YOURS = re.compile(
    r"(?<!\w)(?:your (?:local )?(?:time(?: ?zone)?|end)|(?:ihrer|eurer|deiner) (?:orts)?zeit|bei (?:ihnen|euch|dir)(?= ?(?:$|[.,;!)]))|(?:votre|ton) heure|chez (?:vous|toi)|(?:su|tu|vuestra) hora|(?:jouw|jullie|uw) tijd|(?:vostra|tua|sua) ora|ora vostra|vosso horário|(?:sua|vossa|tua) hora|waszego czasu|(?:er|din) tid)(?! (?:is|and|to|slot)|\w)"
)
_NAMED = re.compile(
    rf"(?<!\w)(?:in )?(?:(?:{_PLACE})(?:er|s|'s)? {_TIME_WORD}(?!\w)|{_HOUR_OF}(?: |(?<='))?(?:en |em |in )?(?:{_PLACE.replace('(?P<z', '(?P<y')})(?!\w))"
)
# Whoever is away from home may mean either clock by “my time”.
_AWAY = re.compile(
    r"(?<!\w)(?:i'm|i am|i'll be|ich bin|je suis|je serai|estoy|estaré|ik ben|ik zit|sono|sarò|estou|estarei|jestem|będę|jag är) (?:currently |now |gerade |ahora |nu |adesso |agora |teraz )?(?:in|à|en|a|em|w|i) \w"
)
_OTHER = re.compile(
    r"(?<!\w)(?:[A-Z][\w-]+ time|[A-Z]\w+er Zeit|[A-Z]\w+se tijd|[A-Z]\w+ tid|[A-Z]\w{3,}-?tid|czasu \w{3,}(?:skiego|ckiego|dzkiego)|(?:heure|hora|ora|czasu) (?:de |d'|di |do )?[A-ZÀ-Ż][\w-]+)(?!\w)"
)
_NO_PLACE = frozenset(
    [
        "what",
        "which",
        "any",
        "this",
        "that",
        "first",
        "next",
        "same",
        "some",
        "last",
        "the",
        "no",
        "good",
        "lunch",
        "evening",
        "morning",
        "afternoon",
        "great",
        "perfect",
        "long",
        "best",
        "my",
        "your",
        "our",
        "their",
        "either",
        "all",
        "each",
        "every",
        "more",
        "nice",
        "thanks",
        "another",
        "other",
        "dinner",
        "tea",
        "coffee",
        "work",
        "full",
        "part",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "min",
        "din",
        "vår",
        "er",
        "ingen",
        "annan",
    ]
)
_LETTERS = re.compile(rf"(?<![\w])(?:{'|'.join(sorted(_ABBREVIATIONS, key=len, reverse=True))})(?![\w])")
# “6pm Central”: behind a time, and without the word *time*.
_AMERICAN_ZONES = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
}
_AMERICAN = re.compile(
    r"(?<=\d)(?::\d\d)? ?(?:[ap]\.?m\.?,? |o'clock |(?<=:\d\d ))(eastern|central|mountain|pacific)(?: time)?(?!\w)"
)
_AFTER_A_TIME = re.compile(r"\d\s?(?:[ap]\.?m\.?|uhr|h)?\s?\(?$", re.IGNORECASE)


@dataclass(frozen=True)
class Zone:
    """A stretch of text that names a zone; None for one that the table does not know."""

    start: int
    end: int
    zone: ZoneInfo | None


def zones_in(text: str, own: ZoneInfo) -> list[Zone]:
    """The zones that a text with its capitals names for its times; `own` is what “my time” means."""
    lower = text.lower()
    if len(lower) != len(text):
        text = lower
    here = None if _AWAY.search(lower) else own
    found = [Zone(one.start(), one.end(), here) for one in _MINE.finditer(lower)]
    found += [Zone(one.start(), one.end(), None) for one in _YOURS.finditer(lower)]
    places = list(_PLACES)
    for one in _NAMED.finditer(lower):
        name = next(group for group, said in one.groupdict().items() if said)
        found.append(Zone(one.start(), one.end(), ZoneInfo(places[int(name[1:])])))
    for one in _LETTERS.finditer(text):
        if one.group(0) not in _UNSAFE or _AFTER_A_TIME.search(text, max(0, one.start() - 12), one.start()):
            found.append(Zone(one.start(), one.end(), ZoneInfo(_ABBREVIATIONS[one.group(0)])))
    for one in re.finditer(r"(?<=\d) ?(?:[ap]m ?)?(cet|cest|gmt|utc|bst|est|edt|pst|pdt|mez|mesz|jst)(?!\w)", lower):
        if not any(other.start < one.end() and one.start() < other.end for other in found):
            found.append(Zone(one.start(1), one.end(), ZoneInfo(_ABBREVIATIONS[one.group(1).upper()])))
    for one in _AMERICAN.finditer(lower):
        if not any(other.start < one.end() and one.start() < other.end for other in found):
            found.append(Zone(one.start(1), one.end(), ZoneInfo(_AMERICAN_ZONES[one.group(1)])))
    for one in _OTHER.finditer(text):
        is_new = not any(other.start < one.end() and one.start() < other.end for other in found)
        if is_new and one.group(0).split()[0].lower() not in _NO_PLACE:
            found.append(Zone(one.start(), one.end(), None))
    return sorted(found, key=lambda zone: zone.start)
