"""How nine languages name days: short weekdays, days counted from today, and the numbers of a month in words."""

import re

from sequencer.core.read.phrases_calendar import MONTHS

# From Monday on, as written in mails; alternatives parted by `|`.
SHORT_DAYS = {
    "en": "mon tue|tues wed|weds thu|thur|thurs fri sat sun",
    "de": "mo di mi do fr sa so",
    "fr": "lun mar mer jeu ven sam dim",
    "es": "lun mar mié|mie|mier|miér jue vie sáb|sab dom",
    "nl": "ma di wo|woe do vr|vrij za zo",
    "it": "lun mar mer gio ven sab dom",
    "pt": "seg|2ª ter|3ª qua|4ª qui|5ª sex|6ª sáb|sab dom",
    "pl": "pon|pn wt śr|sr czw|cz pt|pią sob|sb nd|niedz",
    "sv": "mån|må tis|ti ons|on tors|tor|to fre|fr lör|lö sön|sö",
}
LONG_DAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "pl": "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
}
# Plurals and cases that no ending of the others gives.
PLURAL_DAYS = {
    "poniedziałki": 0, "poniedziałków": 0, "wtorki": 1, "wtorków": 1, "śród": 2, "czwartki": 3, "czwartków": 3,
    "piątki": 4, "piątków": 4, "sobót": 5, "sabati": 5, "niedziele": 6, "domeniche": 6,
}  # fmt: skip
# Short days that are no other word in any of the nine languages.
SAFE_SHORT = frozenset(
    [
        "tue",
        "tues",
        "wed",
        "weds",
        "thu",
        "thurs",
        "lun",
        "jeu",
        "jue",
        "mié",
        "mier",
        "miér",
        "gio",
        "vie",
        "seg",
        "czw",
        "śr",
        "wt",
        "pon",
        "sob",
        "niedz",
        "mån",
        "tis",
        "ons",
        "tors",
        "lör",
        "sön",
        "vr",
        "woe",
        "2ª",
        "3ª",
        "4ª",
        "5ª",
        "6ª",
        "sáb",
    ]
)

TODAY = r"today|tonight|this (?:morning|afternoon|evening)|heute|aujourd'hui|ce (?:soir|matin|midi)|cet après-midi|hoy|esta (?:tarde|noche)|vandaag|vanavond|vanmiddag|vanochtend|oggi|stasera|stamattina|hoje|esta noite|dzisiaj|dziś|idag|i dag|ikväll|i kväll"
TOMORROW = r"tomorrow|tmrw|(?<!am )(?<!guten )(?<!tag )(?<!woch )(?<!dag )(?<!goede )morgen|demain|(?<!la )(?<!pasado )mañana|domani|amanhã|jutro|imorgon|i morgon|imorn"
AFTER_TOMORROW = r"(?:the )?day after tomorrow|übermorgen|après[- ]demain|pasado mañana|overmorgen|dopodomani|depois de amanhã|pojutrze|övermorgon|i övermorgon|in two days|in zwei tagen|dans deux jours|en dos días|over twee dagen|tra due giorni|doman[i]? l'altro|dopo domani|posdomani|pasao mañana|daqui a dois dias|za dwa dni|om två dagar"
NEXT_WEEK = r"(?:the )?(?:coming|following|next) week|nächste[rn]? woche|kommende[rn]? woche|(?:la )?semaine prochaine|(?:la )?(?:próxima|proxima) semana|(?:la )?semana (?:que viene|próxima|siguiente|que entra)|volgende week|komende week|(?:la )?(?:settimana prossima|prossima settimana)|semana que vem|(?:na )?próxima semana|przyszłym tygodniu|następnym tygodniu|przyszłego tygodnia|nästa vecka|week after|kommande vecka"
THIS_WEEK = r"this week|diese[rn]? woche|cette semaine|esta semana|deze week|questa settimana|tym tygodniu|tego tygodnia|denna vecka|den här veckan|i veckan"
WEEK_AFTER = r"(?:the )?week after next|übernächste[rn]? woche|dans deux semaines|dentro de dos semanas|over twee weken|tra due settimane|daqui a duas semanas|za dwa tygodnie|om två veckor|in (?:two|2) weeks|in (?:zwei|2|14) (?:wochen|tagen)"
WEEKEND = r"(?:the |at |on )?weekends?|wochenenden?|week-ends?|fin(?:es)? de semana|finde|fine settimana|(?:no |aos? )?fi[mn]s? de semana|weekendzie|weekendy?|helgen|helger(?:na)?|weekendje"
WEEKDAYS_ONLY = r"weekdays?|unter der woche|werktags?|wochentags|en semaine|entre semana|doordeweeks|(?:nei )?giorni feriali|dias? (?:úteis|de semana)|w dni robocze|vardagar(?:na)?"
NEXT = r"next|nächste[nrms]?|volgende|próxim[oa]|pr[oó]xima|prossim[oa]|prochaine?|następn\w+|przyszł\w+|nästa"
NEXT_BEHIND = r"prochaine?|que viene|que vem|próxim[oa]|siguiente|prossim[oa]|que entra|seguinte|następn\w+"
COMING = r"coming|upcoming|this|kommende[nrms]?|diese[nrms]?|komende|aanstaande|deze|ce|este|esta|questo|questa|najbliższ\w+|ten|tę|w tę|ta|tą|w tą|den här|kommande|nu på|denna"
# The latest or the earliest day that suits, before the day or behind it; and what only stands behind it.
AT_LATEST = r"(?:at (?:the )?(?:very )?)?latest|(?:no|not) later than|(?:aller)?spätestens|höchstens|au plus tard|(?:como )?muy tarde|a más tardar|al más tarde|uiterlijk|(?:op zijn|op z'n|ten) laatst(?:e)?|niet later dan|al più tardi|(?:non )?più tardi di|no più tardi di|o mais tardar|(?:no|o) mais tarde|no máximo|como máximo|najpóźniej|nie później niż|(?:allra )?senast|inte senare än|al massimo|maximaal|maximalt|max"
AT_EARLIEST = r"at (?:the )?(?:very )?earliest|(?:no|not) (?:earlier|sooner) than|(?:aller)?frühestens|au plus tôt|pas avant|como (?:muy )?(?:pronto|temprano)|(?:op zijn|op z'n|ten) vroegst(?:e)?|niet eerder dan|al più presto|non prima di|o mais cedo|no mínimo|não antes de|najwcześniej|nie wcześniej niż|(?:allra )?tidigast|inte tidigare än|not before|nicht vor"
ONWARDS = r"onwards?|(?:and|or) (?:after|later|any ?time after)|(?:und|oder) (?:danach|später)|aufwärts|(?:et|ou) (?:après|plus tard|au-delà|les jours suivants)|en adelante|(?:o|y) (?:después|más tarde)|(?:en|of) (?:later|daarna)|in (?:poi|avanti)|(?:o|e) (?:dopo|più tardi)|em diante|(?:ou|e) (?:depois|mais tarde)|wzwyż|(?:i|lub|albo) (?:później|potem|dalej)|(?:och|eller) (?:framåt|senare|efter|därefter)|framåt"
OR_BEFORE = r"(?:and|or) (?:before|earlier|sooner)|(?:und|oder) (?:davor|früher|vorher)|(?:et|ou) (?:avant|plus tôt)|(?:o|y) (?:antes|más temprano)|(?:en|of) (?:eerder|daarvoor|vroeger)|(?:o|e) (?:prima|più presto)|(?:ou|e) (?:antes|mais cedo)|(?:i|lub|albo) (?:wcześniej|przedtem)|(?:och|eller) (?:tidigare|före|innan)"
OF_WEEK = r"[\s,]*(?:(?:of|in|der|in der|de|de la|della|d[ao]|na|van|w|van de|des)\s)?(?:the )?"

_ENGLISH = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty_first twenty_second twenty_third twenty_fourth twenty_fifth twenty_sixth twenty_seventh twenty_eighth twenty_ninth thirtieth thirty_first"
_GERMAN = "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst einundzwanzigst zweiundzwanzigst dreiundzwanzigst vierundzwanzigst fünfundzwanzigst sechsundzwanzigst siebenundzwanzigst achtundzwanzigst neunundzwanzigst dreißigst einunddreißigst"
_DUTCH = "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste eenentwintigste tweeëntwintigste drieëntwintigste vierentwintigste vijfentwintigste zesentwintigste zevenentwintigste achtentwintigste negenentwintigste dertigste eenendertigste"
_SWEDISH = "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje tjugofjärde tjugofemte tjugosjätte tjugosjunde tjugoåttonde tjugonionde trettionde trettioförsta"
_POLISH = "pierwsz drugi trzeci czwart piąt szóst siódm ósm dziewiąt dziesiąt jedenast dwunast trzynast czternast piętnast szesnast siedemnast osiemnast dziewiętnast dwudziest"
_FRENCH = "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt vingt_et_un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit vingt-neuf trente trente_et_un"
_SPANISH = "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta treinta_y_uno"
_ITALIAN = "primo due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti ventuno ventidue ventitré ventiquattro venticinque ventisei ventisette ventotto ventinove trenta trentuno"
_PORTUGUESE = "um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze|catorze quinze dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove vinte vinte_e_um vinte_e_dois vinte_e_três vinte_e_quatro vinte_e_cinco vinte_e_seis vinte_e_sete vinte_e_oito vinte_e_nove trinta trinta_e_um"
_LOWEST = 7  # lower places are places in the list as well, and read there


def _numbered(words: str, before: str, behind: str = "", lowest: int = 1) -> list[tuple[str, int]]:
    names = [word.replace("_", "[- ]") for word in words.split()]
    return [(rf"(?:{before})(?:{name}){behind}", n) for n, name in enumerate(names, 1) if n >= lowest]


_WORDS = [
    *_numbered(_ENGLISH, "the |on the ", lowest=_LOWEST),
    *_numbered(_GERMAN, "de[rnm] |am |beim |vom ", "e[nr]?", lowest=_LOWEST),
    *_numbered(_DUTCH, "de |den ", lowest=_LOWEST),
    *_numbered(_SWEDISH, "den |på den ", lowest=_LOWEST),
    *[(name.replace("(?:drugi)", "(?:drugiego)").replace("(?:trzeci)", "(?:trzeciego)").removesuffix("ego") + ("" if n in {2, 3} else "ego"), n) for name, n in _numbered(_POLISH, "", "ego")],
    *[(rf"dwudziestego (?:{stem}ego)", 20 + n) for n, stem in enumerate(["pierwsz", "drugi", "trzeci", "czwart", "piąt", "szóst", "siódm", "ósm", "dziewiąt"], 1)],
    *_numbered(_FRENCH, "le ", lowest=_LOWEST), *_numbered(_SPANISH, "el (?:día )?|día ", lowest=2),
    *_numbered(_ITALIAN, "il |il giorno ", lowest=_LOWEST), *_numbered(_PORTUGUESE, "(?:no |o )?dia ", lowest=1),
]  # fmt: skip
# Days of a month in words, the longest first.
DAY_WORDS = tuple((re.compile(pattern), n) for pattern, n in sorted(_WORDS, key=lambda one: -len(one[0])))
DAY_WORD = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'(?:{pattern})' for pattern, _ in sorted(_WORDS, key=lambda one: -len(one[0])))})(?![\w-])(?! (?:option|uhr|heures?|termin))"
)

_DAY_NAMES = "|".join(sorted({name for names in LONG_DAYS.values() for name in names.split()}, key=len, reverse=True))
_PART = "abend|nachmittag|vormittag|mittag|morgen|früh|avond|middag|ochtend|namiddag|kväll|morgon|eftermiddag|förmiddag|lunch|morgnar|kvällar|termine?s?|slots?|vorschlag|option|möglichkeit|zeit|tid(?:en)?|afspraak|optie|moment|alternativ(?:et)?|mötet?"
# A weekday and a part of the day that are written as one word.
COMPOUND = re.compile(rf"(?<!\w)({_DAY_NAMES}|morgen|heute)s?({_PART})s?(?!\w)")

_PLAIN = [
    (name.replace("_", "[- ]") + ending, n)
    for words, ending in (
        (_ENGLISH, ""), (_GERMAN, "e[nr]?"), (_DUTCH, ""), (_SWEDISH, ""), (_FRENCH, ""), (_SPANISH, ""), (_ITALIAN, ""), (_PORTUGUESE, ""),
    )
    for n, name in enumerate(words.split(), 1)
] + [(name.replace("_", "[- ]"), n) for n, name in enumerate(["één|een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"], 1)]  # fmt: skip
_PLAIN += [(pattern, n) for pattern, n in _WORDS if pattern.startswith("(?:)")] + [("drugiego", 2), ("trzeciego", 3)]
_BY_LENGTH = sorted(_PLAIN, key=lambda one: -len(one[0]))
_REAL_MONTHS = "|".join(name for name in MONTHS if name not in {"may", "mar", "set", "out", "ago", "gen"})
# A day of a month in words before its month: “cinco de mayo”, “the fourth of May”.
WORD_OF_MONTH = re.compile(
    rf"(?<!\w)(?P<day>{'|'.join(f'(?:{pattern})' for pattern, _ in _BY_LENGTH)})(?= (?:(?:of |de |di )?(?:{_REAL_MONTHS})|of may)(?!\w))"
)


def day_of_word(word: str) -> int:
    """The day of the month that a number in words means."""
    return next(n for pattern, n in _BY_LENGTH if re.fullmatch(pattern, word))


# “Środowy termin”: days that are adjectives, by the day they come from.
POLISH_DAYS = tuple(
    (re.compile(rf"(?<!\w)(?:{stem})(?!\w)"), day)
    for stem, day in zip(
        [
            r"poniedziałk(?:ow\w*|iem|u)",
            r"wtork(?:ow\w*|iem|u)",
            r"środ(?:ow\w*|zie|ą)",
            r"czwartk(?:ow\w*|iem|u)",
            r"piątk(?:ow\w*|iem|u)",
            r"sobotni\w*|sobocie|sobotą",
            r"niedziel(?:n\w*|i|ą)",
        ],
        LONG_DAYS["pl"].split(),
        strict=True,
    )
)
# A part of the day and what is offered in it, written as one word.
PART_NOUN = re.compile(
    r"(?<!\w)(vormittag|nachmittag|mittag|abend|früh|spät|morgen|ochtend|middag|avond|morgon|förmiddag|lunch|eftermiddag|kväll)s?(termine?s?|slots?|gespräch|vorschlag|zeiten|afspraak|gesprek|optie|moment|tid|tiden|mötet|alternativet)(?!\w)"
)
