"""Spans, weeks, quarters and half years to come, as nine languages name them; for lower-case text."""

import re

from sequencer.core.read.sieve import sieved

_NUMBERS = {
    1: "one a an ein eine einem einer einen un une uno una um uma een één jeden jedną ett en",
    2: "two couple zwei deux dos dois duas due twee dwa dwie två paar par paio",
    3: "three few drei trois tres três tre drie trzy einige einigen algunos alguns qualche kilka några",
    4: "four vier quatre cuatro quatro quattro cztery fyra",
    5: "five fünf cinq cinco cinque vijf pięć fem",
    6: "six sechs seis sei zes sześć sex",
    7: "seven sieben sept siete sete sette zeven siedem sju",
    8: "eight acht huit ocho oito otto osiem åtta",
    9: "nine neun neuf nueve nove negen dziewięć nio",
    10: "ten zehn dix diez dez dieci tien dziesięć tio",
    12: "twelve zwölf douze doce doze dodici twaalf dwanaście tolv",
    18: "eighteen achtzehn dix-huit dieciocho dezoito diciotto achttien osiemnaście arton",
    24: "twenty-four vierundzwanzig vingt-quatre veinticuatro vierentwintig ventiquattro tjugofyra",
}
COUNTS = {word: count for count, words in _NUMBERS.items() for word in words.split()}
_COUNT = "|".join(sorted(map(re.escape, COUNTS), key=len, reverse=True))
_UNIT = (
    r"weeks?|wks?|months?|mths?|years?|yrs?|wochen?|monate?n?|jahre?n?|semaines?|mois|ans?|années?|semanas?|mes(?:es)?|años?|weken|week|weekjes|maanden|maand|"
    r"jaar|mês|anos?|settiman[ae]|mes[ie]|anno|anni|tygodni\w*|tydzień|miesi\w+|rok|roku|lat|lata|veckor?|vecka|månader|månad|år"
)
_IN = (
    r"in|after|within|over|dentro de|de aquí a|en|dans|d'ici|après|tra|fra|za|om|över|daqui a|daqui|em|binnen|nach|na|po|efter|dopo|depois de|after another|another|give (?:it|me)|"
    r"gib mir|noch|nog|ancora|encore|jeszcze"
)
SPAN = sieved(
    rf"\b(?:{_IN})\s+(?:about |around |roughly |say |like |maybe |circa |zirka |ca\.? |ungefähr |etwa |rund |so |environ |unos |unas |ongeveer |zo'n |uns |umas |około |ungefär |ytterligare |another |the next |a (?=couple|few|good)|ein (?=paar|gut)|een (?=paar)|un (?=par|paio)|ett (?=par)|noch )?"
    rf"(?P<n>\d{{1,2}}|{_COUNT})?\s*(?:of |more |or so |di |de |good |further |weitere[nr]? |weiteren )?"
    rf"(?:(?:bis|to|or|oder|à|ou|o|a|tot|of|till|eller|lub|-|–)\s?(?P<upto>\d{{1,2}}|{_COUNT})\s+)?(?P<unit>{_UNIT})\b(?!\s+(?:ago|back))",
)
WEEKS = ("week", "wk", "woche", "semain", "semana", "wek", "settiman", "tygod", "tydz", "veck")
YEARS = ("year", "yr", "jahr", "an", "año", "jaar", "rok", "lat", "år")
HALF_YEAR = sieved(
    r"\b(?:half (?:a )?(?:year|jaar\w*)|(?:halbe[nsm]?|halben) jahr\w*|pół roku|six mois|medio año|meio ano|mezzo anno|halvår\w*|ett halvt år)\b",
)
NEXT_YEAR = sieved(
    r"\b(?:next year|(?:the )?(?:coming|new) year|nächste[snrm]? jahr\w*|kommende[snm]? jahr\w*|neue[nsm]? jahr\w*|l'an(?:née)? prochaine?|année prochaine|año que viene|(?:el )?próximo año|año próximo|volgend jaar|komend jaar|"
    r"(?:próximo ano|ano que vem)|anno prossimo|prossimo anno|przyszł\w+ roku|przyszły rok|nowym roku|nästa år|nya året)\b",
)
NEXT_WEEK = sieved(
    r"\b(?:next (?:week|wk)|nächste[nr]? woche|kommende[nr]? woche|semaine prochaine|semana que viene|próxima semana|volgende week|komende week|semana que vem|settimana prossima|prossima settimana|przyszłym tygodniu|nästa vecka)\b",
)
NEXT_MONTH = sieved(
    r"\b(?:next month|nächste[nsmr]{0,2} monat\w*|kommende[nm]? monat\w*|mois prochain|mes que viene|próximo mes|mes próximo|volgende maand|komende maand|mês que vem|mese prossimo|prossimo mese|przyszłym miesiącu|nästa månad)\b",
)
_ORDINALS = {
    1: "first 1st erste[ns]? premier primer primero primeiro primo eerste pierwsz\\w+ första",
    2: "second 2nd zweite[ns]? deuxième second segundo secondo tweede drugi\\w* andra",
    3: "third 3rd dritte[ns]? troisième tercer tercero terceiro terzo derde trzeci\\w* tredje",
    4: "fourth 4th last final vierte[ns]? quatrième cuarto quarto vierde czwart\\w+ fjärde",
}
_CARDINALS = {1: "one eins un uno um een jeden ett", 2: "two zwei deux dos dois due twee dwa två", 3: "three drei trois tres três tre drie trzy", 4: "four vier quatre cuatro quatro quattro cztery fyra"}  # fmt: skip
_QUARTER = r"quarter|qtr|quartal\w*|trimestre|kwartaal|kwarta\w+|kvartal\w*"
QUARTERS = tuple(
    (
        number,
        sieved(
            rf"\b(?:q\s?{number}|{number}q|t{number}|k{number}|(?:{'|'.join(words.split())}) (?:{_QUARTER})|(?:{_QUARTER}) (?:{number}|{'|'.join(_CARDINALS[number].split())})|{number}(?:\.|er|e|º|°|:[ae]|o|st|nd|rd|th)? ?(?:{_QUARTER}))\b",
        ),
    )
    for number, words in _ORDINALS.items()
)
NEXT_QUARTER = sieved(
    r"\b(?:next quarter|(?:nächste|kommende)[snm]? quartal|(?:trimestre prochain|prochain trimestre)|próximo trimestre|trimestre que (?:viene|vem)|prossimo trimestre|trimestre prossimo|volgend kwartaal|komend kwartaal|"
    r"(?:przyszłym|następnym) kwartale|nästa kvartal)\b",
)
HALVES = tuple(
    (
        month,
        sieved(
            rf"\b(?:h{number}|(?:{'|'.join(_ORDINALS[number].split())}) (?:half(?: of)?|halbjahr\w*|semestre|mitad|metà|helft|półrocz\w+|halvår\w*|halvan)|{number}\. halbjahr\w*)\b",
        ),
    )
    for number, month in ((1, 1), (2, 7))
)
WEEK_NUMBER = sieved(
    r"\b(?:kw|kalenderwoche|calendar week|cw|wk|week|weeknummer|week nr\.?|vecka|v\.|vecka nr|semaine|semana|settimana|tydzień|tygodniu|uke)\s?(?P<week>\d{1,2})\b(?!\s?(?:weeks?|days?|%|/))",
)
YEAR_ALONE = sieved(
    r"\b(?:in|en|im|em|nel|i|w|year|jahr|från|from|ab|vanaf|depuis|after|nach|until|bis|till|op zijn vroegst|not before|nicht vor|od|tot|hasta|até|jusqu'en)\s+(?:the year |jahr |januari )?(?P<year>20[2-4]\d)\b(?!-)",
)
