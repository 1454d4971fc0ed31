"""“Nothing but the second works”, “the only one I can make is Friday”: an only, however it is put, in nine languages."""

import re

_WHAT = r"((?:[^\s,.;!?\n]+ ){0,4}?[^\s,.;!?\n]+?)"
# Nothing may stand behind it: “nothing works” names the rest, “nothing works against me” does not.
_ENDS = r"(?= *(?:$|[.,;:!)\n]))"
# The exception, and the rest that does not fit: every word of it is known, as a problem, an objection or a mishap may hide there.
_NOTHING_BUT = (
    (
        r"(?:außer|ausser|bis auf)",
        (
            r"(?:geht|gehen|ginge|passt|passen|klappt|klappen|kann|könnte)(?: (?:ich|bei mir|mir|für mich|uns|leider|gar|überhaupt|wirklich|da|sonst|eigentlich|diese woche|absolut|einfach)){0,5}"
            r" (?:nichts|kein(?:er|e|es|s|en)?)(?: (?:anderer?|anderes|anderen|davon|von denen|von den anderen|der anderen|termine?|tage?|slots?|vorschlag|mehr|für mich|bei mir|mir|leider)){0,4}"
            r"|(?:fallen|liegen)(?: (?:bei mir|mir|leider|ja)){0,2} alle (?!\w*außer|[^.,;!?\n]{0,40}(?:außerhalb|nicht|kein|frei|nach|vor ))[^.,;!?\n]{0,40}(?:schicht\w*|dienst\w*)|fallen(?: (?:bei mir|mir|leider|ja)){0,2} alle (?:weg|raus|aus)"
        ),
    ),
    (
        r"(?:apart from|except(?: for)?|other than|but for)",
        (
            r"(?:nothing|none|no other)(?: (?:else|day|time|slot|date|option|one|of (?:them|those|these|the (?:others?|rest|times|slots|dates|options))|on (?:the|your|this) list|on offer|you (?:offer|suggest|list|propose|sent)(?:ed|d)?|really|actually|unfortunately|sadly)){0,4}"
            r" (?:works?|suits?|fits?|goes|is (?:possible|doable|feasible)|are (?:possible|doable|feasible)|would (?:work|suit|fit))(?: (?:me|us|for (?:me|us)|at all|unfortunately|sadly|this week|with my (?:shifts?|diary|calendar|schedule|rota)|(?:in|into) my (?:diary|calendar|schedule))){0,3}"
            r"|(?:they )?all (?:clash(?: with [^.,;!?\n]{0,30})?|fall (?:in|on|into|during|within) my (?:shifts?|work(?:ing hours)?|classes|lessons|meetings))"
        ),
    ),
    (
        r"(?:à part|sauf|hormis|excepté)",
        (
            r"(?:rien|aucune?)(?: (?:d'autre|autre|des autres|d'entre eux|créneau|date|option|jour|horaire|proposition)){0,3} (?:ne |n')(?:me |m'|nous )?(?:va|convient|est possible|est faisable|passe|colle|marche|fonctionne|arrange)(?: (?:pour moi|malheureusement|hélas|du tout|vraiment)){0,2}"
            r"|tous tombent (?:pendant|sur|dans|en plein(?:es?)?) (?:(?:mes|mon|ma|mes heures de) )?(?:gardes?|travail|cours|service|boulot|réunions?)|(?:tous sont|tout est) pris"
        ),
    ),
    (
        r"(?:salvo|menos|excepto|quitando|aparte de)",
        (
            r"(?:ningun[oa]|ningún (?:otro )?(?:día|horario|hueco)|nada)(?: (?:otr[oa]|más|de (?:los|las) (?:otr[oa]s|demás)|de (?:ellos|ellas|esos|esas)|de la lista)){0,3} (?:me |nos )?(?:va|viene|encaja|cuadra|sirve|funciona|conviene|es posible)(?: (?:bien|a mí|por desgracia|lamentablemente)){0,2}"
            r"|no (?:puedo|me va|me viene|me encaja|me cuadra|me sirve)(?: bien)? (?:ningun[oa]|nada|ningún (?:otro )?(?:día|horario|hueco))(?: (?:más|otr[oa]|de (?:los|las) (?:otr[oa]s|demás)))?"
            r"|todos (?:me )?(?:coinciden con (?:el|mi|mis|los) (?:trabajo|turnos?|clases?|guardias?)|pillan (?:trabajando|en el trabajo|de turno|de guardia|en clase))"
        ),
    ),
    (
        r"(?:behalve|buiten|op(?= [^.,;!?\n]{2,30} na (?:kan|past|lukt|gaat)))",
        r"(?:kan|past|lukt|gaat)(?: (?:ik|mij|me|bij mij|voor mij|er|helaas|eigenlijk|echt)){0,4} (?:niets|niks|geen (?:enkele?|ander\w*|van (?:de andere|die|deze)))(?: (?:anders|optie|dag|moment|meer|helaas|voor mij|bij mij|mij)){0,3}",
    ),
    (
        r"(?:tranne|a parte|eccetto|tolto)",
        (
            r"(?:nessun[oa]?|niente|nulla)(?: (?:altr[oa]|degli altri|delle altre|orario|giorno|data|opzione|di (?:questi|quelli))){0,3} (?:mi |ci )?(?:va(?: bene)?|funziona|conviene|torna|è (?:possibile|fattibile))(?: (?:per me|purtroppo)){0,2}"
            r"|non (?:posso|riesco)(?: (?:fare|a fare|proprio|purtroppo|mai|nessun[oa]?|niente|altro|gli altri|negli altri giorni)){0,4}"
            r"|tutti (?:mi )?(?:cadono|coincidono) (?:durante|con|nel|in) (?:(?:il|i|le|la) )?(?:(?:mio|miei|mie|mia) )?(?:turn[oi]|lavoro|lezion[ei]|riunion[ei])"
        ),
    ),
    (
        r"(?:tirando|exceto|fora|salvo|menos)",
        (
            r"(?:nenhuma?|nada)(?: (?:outr[oa]|mais|d[ao]s (?:outr[ao]s|restantes)|deles|delas|horário|dia|data|opção)){0,3} (?:me )?(?:serve|dá(?: jeito)?|funciona|convém|encaixa|é possível)(?: (?:para mim|infelizmente)){0,2}"
            r"|não (?:posso|consigo|dá)(?: (?:mesmo|nenhuma?|nada|mais|outr[oa]|para mim|infelizmente)){0,4}"
            r"|todos (?:me )?(?:calham|coincidem) (?:com|no|nos|em) (?:(?:o|os|as|meu|meus|minhas) ){0,2}(?:turnos?|trabalho|aulas|plantão|expediente|serviço)"
        ),
    ),
    (
        r"(?:poza|oprócz|prócz)",
        (
            r"(?:żad(?:en|na|ne)|nic)(?: (?:inn[yae]|innego|z nich|z (?:pozostałych|innych)|termin|dzień|opcja|mi|niestety)){0,4} nie (?:pasuje|odpowiada|wchodzi w grę)(?: (?:mi|niestety)){0,2}"
            r"|nie (?:mogę|pasuje|pasują)(?: (?:mi|niestety|nic|żaden|żadna|żadne|inny|w żadnym innym terminie)){0,4}|wszystkie (?:(?:mi )?kolid\w+(?: z [^.,;!?\n]{0,30})?|(?:mi )?odpad\w+)"
        ),
    ),
    (
        r"(?:förutom|utom|utöver)",
        r"(?:går|funkar|passar|kan)(?: (?:det|jag|mig|för mig|tyvärr|egentligen)){0,3} (?:inget|inga|ingen|ingenting)(?: (?:annat|annan|andra|av dem|av de andra|tid|tider|dag|dagar|alternativ|alls|mig|för mig|tyvärr)){0,3}",
    ),
)
_THE_ONLY = re.compile(
    r"(?<!\w)(?:the only (?:one|time|slot|option|thing)(?: that| which)? (?:i can (?:do|make|manage|get to)|(?:really )?(?:works|suits|fits)(?: for)?(?: me)?) (?:is|would be)"
    r"|(?:der|die|das) einzige(?: (?:termin|tag|slot|option))?, ?(?:der|die|das|was|den|an dem) (?:(?:bei mir|für mich|mir|mich|uns|ich|wirklich|noch|gut|überhaupt|da) ){0,4}(?:passt|geht|klappt|kann|schaffe|ginge|machen kann|einrichten kann|wahrnehmen kann|möglich ist),? (?:ist|wäre)|(?:le seul|la seule|celui)(?: créneau| option| date)? (?:qui (?:me )?(?:va|convient|reste|marche)(?: pour moi)?|que je (?:peux|puisse)(?: (?:faire|prendre|honorer))?|possible)(?: pour moi)?,? (?:c'est|est|serait|ce serait)"
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


# “All but Thursday” by a name that is not known for it.
_DAY = r"(?:\w+day|\w+tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|\w+dag|(?:lune|marte|mercole|giove|vener)d[ìi]|sabato|domenica|segunda|terça|quarta|quinta|sexta|poniedział\w+|wtor\w+|środ\w+|czwart\w+|piąt\w+|sobot\w+|niedziel\w+)"
_ALL_BUT = (
    *(
        (re.compile(rf"(?<!\w){exception}(?= (?:(?:the|dem|den|le|el|la|o|a|de) )?{_DAY})"), plain)
        for exception, plain in (
            (r"(?:with the exception of|barring|aside from)", "except for"),
            (r"(?:mit ausnahme (?:von|vom)|abgesehen (?:von|vom))", "außer"),
            (r"(?:à l'exception (?:de|du)|en dehors (?:de|du))", "sauf"),
            (r"(?:a|con) excepción del?", "excepto"),
            (r"met uitzondering van", "behalve"),
            (r"(?:com|à) exceção d[ea]", "exceto"),
            (r"z wyjątkiem", "oprócz"),
            (r"(?:med undantag för|bortsett från)", "förutom"),
        )
    ),
    (re.compile(rf"(?<!\w)bis auf(?= (?:(?:den|die|das|der) )?(?:{_DAY}|\w+ste\w?|\d))"), "außer"),
    (re.compile(rf"(?<!\w)(?<!, )but for(?= (?:the )?(?:{_DAY}|first|second|third|last|\d))"), "except for"),
    (re.compile(rf"(?<!\w)(?:quitando|quitado|tirando)(?= (?:(?:el|la|o|a) )?(?:{_DAY}|\d))"), "excepto"),
    (re.compile(rf"(?<!\w)op ((?:de )?(?:{_DAY}|\w+ste)(?: [^\s.,;!?]+){{0,3}}?) na(?!\w)"), r"behalve \1"),
)
# “Thursday nothing works” is a no to Thursday, though a word of fitting ends it.
_HOUR = r"(?:[- ](?:feira|evening|morning|afternoon|abend|früh|soir|matin|por la (?:tarde|mañana)|avond|ochtend|sera|mattina|à noite|wieczorem|rano|kväll|at|um|om|à|a las|alle|às|o|kl|\d\S*|uhr|uur)){0,4}"


# What does not fit, and the plain no of its language.
_NONE_FITS = (
    (
        r"(?:absolutely |really )?(?:nothing|none)(?: of (?:it|them|that))? (?:works?|suits?|fits?|goes|is (?:possible|doable)|would work)(?: (?:for )?me| at all)*|i (?:can|could) do nothing",
        "doesn't work",
    ),
    (r"nada (?:me )?(?:va|viene|encaja|cuadra|sirve|funciona|es posible)(?: bien)?", "no puedo"),
    (r"(?:niente|nulla) (?:mi )?(?:va(?: bene)?|funziona|conviene|è possibile)(?: per me)?", "non posso"),
    (r"nada (?:me )?(?:dá(?: jeito)?|serve|funciona|convém|é possível)(?: para mim)?", "não posso"),
    (
        r"(?:kan|går|funkar|passar)(?: (?:det|jag|mig|för mig|tyvärr)){0,3} (?:inget|ingenting)(?: alls| för mig)?|(?:inget|ingenting) (?:går|funkar|passar)(?: (?:för )?mig)?",
        "går inte",
    ),
    (
        r"(?:kan|past|lukt|gaat)(?: (?:ik|mij|me|er|bij mij|voor mij|helaas)){0,4} (?:niets|niks)(?: (?:meer|voor mij|bij mij))?|(?:niets|niks) (?:past|lukt|gaat)(?: (?:me|mij|bij mij|voor mij))?",
        "kan ik niet",
    ),
)
_NO_FIT = tuple(
    turn
    for nothing, no in _NONE_FITS
    for turn in (
        (re.compile(rf"(?<!\w)({_DAY}{_HOUR},?) (?:{nothing}){_ENDS}"), rf"\1 {no}"),
        (re.compile(rf"(?<!\w)(?:{nothing}) ((?:(?:on|el|la|na|på|op|di|il) )?{_DAY}{_HOUR}){_ENDS}"), rf"\1 {no}"),
    )
)


NOTHING_BUT = (
    (_group(_LAST, _TWO), "the last two"),
    (_group(_FIRST, _TWO), "the first two"),
    (_group(_LAST, _THREE), "the last three"),
    (_group(_FIRST, _THREE), "the first three"),
    *((re.compile(rf"(?<!\w){but} {_WHAT},? (?:{none}){_ENDS}"), r"only \1") for but, none in _NOTHING_BUT),
    (_THE_ONLY, "only"),
    *_ALL_BUT,
    *_NO_FIT,
)
"""Turns, and the only that is read in their place."""
