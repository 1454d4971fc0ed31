"""“Nothing but the second works”, “the only one I can make is Friday”: an only, however it is put, in nine languages."""

import re

_WHAT = r"((?:[^\s,.;!?\n]+ ){0,4}?[^\s,.;!?\n]+?)"
_NOTHING_BUT = (
    (
        r"(?:außer|ausser|bis auf)",
        r"(?:geht|gehen|passt|kann|klappt|fallen|liegen|habe)[^.!?;\n]{0,40}?(?:nichts|kein\w*|alle[s]?[^.,;!?\n]{0,40}(?:schicht\w*|dienst\w*|weg|raus|aus))",
    ),
    (
        r"(?:apart from|except(?: for)?|other than|but for)",
        r"(?:nothing|none|no other|all (?:clash|fall)|they all (?:clash|fall))[^.,;!?\n]{0,40}",
    ),
    (
        r"(?:à part|sauf|hormis|excepté)",
        r"(?:rien|aucun\w*|tous (?:tombent|sont pris)|tout (?:tombe|est pris))[^.,;!?\n]{0,40}",
    ),
    (
        r"(?:salvo|menos|excepto|quitando|aparte de)",
        r"(?:ningun[oa]|nada|no (?:puedo|me va|me viene) [^.,;!?\n]{0,12}|todos (?:me )?(?:coinciden|pillan))[^.,;!?\n]{0,40}",
    ),
    (
        r"(?:behalve|buiten|op)",
        r"(?:kan|past|lukt|gaat) (?:\w+ ){0,3}?(?:niets|niks|geen)[^.,;!?\n]{0,40}",
    ),
    (
        r"(?:tranne|a parte|eccetto|tolto)",
        r"(?:nessun\w*|niente|nulla|non (?:posso|riesco)|tutti (?:cadono|coincidono))[^.,;!?\n]{0,40}",
    ),
    (
        r"(?:tirando|exceto|fora|salvo|menos)",
        r"(?:nenhum\w*|nada|não (?:posso|consigo|dá)|todos (?:calham|coincidem))[^.,;!?\n]{0,40}",
    ),
    (r"(?:poza|oprócz|prócz)", r"(?:żad\w+|nic|nie (?:mogę|pasuje)|wszystkie (?:kolid\w+|odpad\w+))[^.,;!?\n]{0,40}"),
    (
        r"(?:förutom|utom|utöver)",
        r"(?:går|funkar|passar|kan) (?:\w+ ){0,3}?(?:inget|inga|ingen|ingenting)[^.,;!?\n]{0,40}",
    ),
)
_THE_ONLY = re.compile(
    r"(?<!\w)(?:the only (?:one|time|slot|option|thing)(?: that| which)? (?:i can (?:do|make|manage|get to)|(?:really )?(?:works|suits|fits)(?: for)?(?: me)?) (?:is|would be)"
    r"|(?:der einzige|die einzige|das einzige)[^.,;!?\n]{0,8}, ?(?:der|die|das|was) [^.,;!?\n]{2,24},? (?:ist|wäre)|(?:le seul|la seule|celui)(?: créneau| option| date)? (?:qui (?:me )?(?:va|convient|reste|marche)(?: pour moi)?|que je (?:peux|puisse)(?: (?:faire|prendre|honorer))?|possible)(?: pour moi)?,? (?:c'est|est|serait|ce serait)"
    r"|(?:lo|la|el) únic[oa] (?:opción )?(?:que )?(?:puedo|me (?:va|viene|queda|cuadra|encaja)|que puedo)(?: hacer| bien)? (?:es|sería)|(?:de|het) enige (?:moment |optie )?(?:die|dat|wat) (?:ik kan|(?:voor )?(?:mij )?(?:kan|past|lukt))(?: voor mij| bij mij)?,? is"
    r"|l'unic[oa] (?:opzione |orario )?(?:che (?:posso|riesco a|mi)(?: (?:fare|va|va bene|prendere))?|possibile)(?: per me)? (?:è|sarebbe)|[oa] únic[oa] (?:horário |opção )?(?:que )?(?:posso|consigo|me serve|dá|que (?:posso|consigo|me serve|dá))(?: fazer)?(?: para mim)? (?:é|seria)"
    r"|jedyn[yae] (?:termin|opcja|możliwość)?,? ?(?:który|która|co|jaki)? ?(?:mi )?(?:pasuje|odpowiada|mogę|dam radę),? (?:to|jest)|(?:den|det) enda (?:tiden |alternativet )?(?:som (?:funkar|går|passar)|jag (?:kan|hinner))(?: för mig)?,? (?:är|vore))(?!\w)"
)
# “The two last ones” are the last two, in whatever order they are named.
_TWO = r"(?:two|2|deux|dos|due|dois|duas|beiden|zwei|twee|dwóch|dwa|dwie|dwu|två)"
_THREE = r"(?:three|3|trois|tres|tre|três|drei|dreien|drie|trzech|trzy)"
_LAST = r"(?:last|latter|derniers|dernières|últim[oa]s|ultim[ie]|letzten|letzteren|laatste|ostatnich|ostatnie|sista|senare|latest|spätesten)"
_FIRST = r"(?:first|premiers|premières|primer[oa]s|prim[ie]|primeir[oa]s|ersten|eerste|pierwszych|pierwsze|första|earliest|frühesten|vroegste|tidigaste)"
_ARTICLES = r"(?:of the|of|the|der|von den|den|die|des|les|de los|de las|los|las|degli|delle|dei|tra (?:gli|i|le)|gli|i|le|dos|das|os|as|van de|de|z|ze|spośród|av de|bland de)"
_NO_LENGTH = r"(?! (?:weeks?|days?|months?|years?|hours?|evenings?|woch\w*|tag\w*|monat\w*|jahr\w*|semaines?|jours?|mois|ans|semanas?|días?|meses|años|weken|dagen|maanden|jaar|settiman\w*|giorn\w*|mesi|anni|dias?|anos|tygod\w*|dni\w*|lat\w*|veck\w*|dag\w*|månad\w*|år\w*)(?!\w))"


def _group(which: str, count: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_ARTICLES} (?:{count} {which}|{which} {count})(?!\w){_NO_LENGTH}")


NOTHING_BUT = (
    (_group(_LAST, _TWO), "the last two"),
    (_group(_FIRST, _TWO), "the first two"),
    (_group(_LAST, _THREE), "the last three"),
    (_group(_FIRST, _THREE), "the first three"),
    *((re.compile(rf"(?<!\w){but} {_WHAT},? {_none}(?!\w)"), r"only \1") for but, _none in _NOTHING_BUT),
    (_THE_ONLY, "only"),
)
"""Turns, and the only that is read in their place."""
