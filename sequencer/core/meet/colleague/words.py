"""The words in which colleagues speak of their own time: away, free, only, every week, from now on; for lower-case text.

English and German whole, French and Spanish as far as the usual sentences go. Words that no table has make an answer
one for a person, so each stands here only where it means the same in every sentence about one's own hours.
"""

import re


def any_of(*languages: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{'|'.join(languages)})(?!\w)")


NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10,
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "zehn": 10,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5,
}  # fmt: skip
LENGTHS = {
    "days": 1,
    "tage": 1,
    "tagen": 1,
    "jours": 1,
    "días": 1,
    "weeks": 7,
    "wochen": 7,
    "semaines": 7,
    "semanas": 7,
}

SPAN_TO = r"-|–|—|->|to|until|till|through|thru|up to|bis(?: einschließlich| inklusive)?(?: zum)?|au|jusqu'au|al?|hasta(?: el)?"
BETWEEN = r"between|zwischen(?: dem)?|entre(?: le| el)?"
FROM = r"from|as of|starting(?: on)?|since|ab|vom|von|seit|à partir du|à partir de|dès|du|desde|a partir del?|del"
UNTIL = r"until|till|through|up to|by|bis(?: zum| einschließlich)?|jusqu'au|jusqu'à|hasta"
BACK = (
    r"(?:i'm |i am |i'll be |i will be |and )?back(?: at work| in the office| again)?(?: on| from)?|returning(?: on)?|i return(?: on)?|"
    r"(?:ich bin |bin |und )?(?:wieder|zurück)(?: wieder| da| zurück| im büro| erreichbar| hier)*(?: ab| am)?|de retour|je reviens|vuelvo|de vuelta"
)
EVERY = r"every|each|jeden|jede[nrs]?|immer|alle|always|any|chaque|tous les|toutes les|les|cada|todos los|los"

AWAY = any_of(
    r"sick|ill|(?:out|away|off)(?: of (?:the )?(?:office|town|action|country))?(?: work| sick)?|ooo|on (?:annual |parental |sick )?(?:holidays?|vacation|leave|pto)|on a (?:business )?trip|on the road|travell?ing|(?:my |a )?(?:holidays?|vacation|business trip|day off|days off|annual leave)|not (?:in|here|around|working|at work|in the office|available)|won't be (?:in|here|around|working|available)|unavailable",
    r"(?:im |in |auf )?(?:urlaub|ferien|elternzeit|dienstreise|geschäftsreise)|krank|abwesend|unterwegs|verreist|nicht (?:da|hier|im haus|im büro|im dienst|verfügbar|erreichbar)|weg|krankgeschrieben",
    r"malade|en (?:congés?|vacances|déplacement|voyage)|absente?|pas (?:là|disponible|dispo|au bureau)|indisponible",
    r"enferm[oa]|de (?:vacaciones|viaje|baja)|fuera(?: de la oficina)?|ausente|no (?:estoy|estaré)(?: disponible| en la oficina)?",
)
AWAY_AROUND = re.compile(r"(?<!\w)(?:ich )?(?:hab|habe|nehme?) (?:ich )?(?P<between>[^.;]*?)\s?frei(?!\w)")
NO = any_of(
    r"can't|cannot|can not|cant|couldn't|not|no|none|don't|dont|doesn't|won't|never|isn't|aren't|unable to|busy|booked(?: up| out| solid)?|fully booked|blocked(?: out)?|full|impossible|nothing",
    r"nicht|kein\w*|nie|niemals|nichts|geblockt|blockiert|belegt|verplant|verhindert|ausgebucht|voll|unmöglich|keine zeit",
    r"(?:ne |n')\w+ pas|pas|jamais|aucun\w*|occupée?|prise?|impossible",
    r"no|nunca|ningún|ninguna?|ocupad[oa]|imposible",
)
YES = any_of(
    r"any day|any time|anytime|whenever|can(?: do| make(?: it)?| offer| take(?: interviews| calls)?)?|could(?: do| make)?|free|available|availability|open|works?|working|fine|good|ok|okay|possible|happy to do|able to|yes|also|am in|i'm in|around",
    r"jederzeit|jeden tag|kann|könnte|geht|gehen|ginge|passt|passen|frei|verfügbar|möglich|gut|gern\w*|ja|auch|zeit|klappt|da|bin da|habe zeit|hätte(?: ich)?|biete",
    r"peux|pourrais|libre|disponible|dispo|possible|oui|aussi|convient|ça va",
    r"puedo|podría|libre|disponible|posible|sí|también|me va bien|va bien",
)
ONLY = any_of("only|just", "nur|lediglich|ausschließlich", "seulement|uniquement|que", "solo|sólo|solamente|únicamente")
LASTING = any_of(
    r"from now on|going forward|as of now|in future|in the future|permanently|for good|until further notice|generally|in general|usually|as a rule|any ?more|until i say otherwise",
    r"ab jetzt|von jetzt an|ab sofort|künftig|in zukunft|zukünftig|dauerhaft|bis auf weiteres|grundsätzlich|generell|in der regel|normalerweise",
    r"à partir de maintenant|désormais|dorénavant|à l'avenir|en général",
    r"a partir de ahora|de ahora en adelante|desde ahora|en adelante|en general|normalmente",
)
HEDGE = any_of(
    r"maybe|perhaps|probably|possibly|might|may|i think|i guess|i believe|hopefully|not sure|unsure|tentative\w*|likely|should be|depends|depending|let me check|i'll (?:check|see|let you know)|we'll see|some(?:times)?|mostly|roughly|around|about|or so|ish|if|unless|provided|in case|as long as|otherwise",
    r"vielleicht|wahrscheinlich|vermutlich|eventuell|evtl|möglicherweise|ich glaube|ich denke|hoffentlich|mal sehen|kommt drauf an|je nachdem|unsicher|noch offen|ungefähr|etwa|circa|gegen|manchmal|meistens|wenn|falls|sofern|außer wenn|sonst",
    r"peut-être|probablement|sans doute|je (?:crois|pense)|à voir|ça dépend|environ|parfois|si|sauf si|sinon",
    r"quizás?|tal vez|probablemente|a lo mejor|creo|depende|ya veré|más o menos|a veces|si|salvo si",
)
EXCEPT = any_of(
    r"except(?: for)?|apart from|other than|but not|bar|excluding",
    "außer|ausser|bis auf|ausgenommen|aber nicht",
    "sauf|excepté|hormis|mais pas",
    "excepto|salvo|menos|pero no",
)
# “Not before ten” closes what lies before it; the reader of picks would take it as a yes to what comes after.
NOT_BEFORE = (
    (
        re.compile(
            r"(?<!\w)(?:not|never|nothing|no(?: interviews?| calls?)?) (?=(?:before|until|till|after|earlier than|later than)\s)",
            re.IGNORECASE,
        ),
        "unavailable ",
    ),
    (
        re.compile(
            r"(?<!\w)(?:nicht|nie|nichts|keine (?:termine|gespräche|interviews)) (?=(?:vor|nach|bis|ab)\s)",
            re.IGNORECASE,
        ),
        "verhindert ",
    ),
    (re.compile(r"(?<!\w)pas (?=(?:avant|après)\s)", re.IGNORECASE), "indisponible "),
    (re.compile(r"(?<!\w)no (?=(?:antes|después)\s)", re.IGNORECASE), "ocupado "),
)
REASON = re.compile(
    r"[\s,]*(?<!\w)(?:because|since i|as i|due to|thanks to|weil|wegen|aufgrund|da ich|denn|parce que|car|à cause|porque|por culpa)(?!\w).*$|[\s,]*\((?![^)]*\d)[^)]*\)"
)
UNDO = re.compile(
    r"\W*(?:please |bitte )?(?:undo(?: (?:that|this|it|please))?|take (?:that|it) back|rückgängig(?: machen)?(?: bitte)?|(?:bitte )?(?:mach\w* )?(?:das )?rückgängig(?: machen)?|zurücknehmen|annule[rz]?(?: s'il (?:te|vous) plaît)?|deshacer|deshaz(?:lo)?)\W*"
)
AS_USUAL = re.compile(
    r"\W*(?:no(?:thing)? (?:changes?|news?|special|different)(?: (?:from|on) my side)?|(?:all )?as usual|(?:it's |that's )?all (?:good|as is|fine|correct|right)(?: as (?:it )?is)?|my (?:hours|times) are (?:right|fine|correct|ok|as usual)|"
    r"(?:alles )?(?:wie immer|wie gehabt|beim alten)|keine änderung\w*|(?:die |meine )?zeiten (?:stimmen|passen)(?: so)?|passt so|stimmt so|rien (?:de nouveau|à changer)|comme d'habitude|sin cambios|todo igual|como siempre)\W*"
)
COURTESIES = any_of(
    r"(?:otherwise|other than that|apart from that|sonst|ansonsten|sinon|por lo demás),? (?:(?:all|everything|alles|tout|todo) )?(?:is )?(?:as usual|as normal|normal|fine|wie immer|wie gehabt|wie üblich|comme d'habitude|como siempre)",
    r"(?:hi|hello|hey|dear|hallo|liebe[rs]?|moin|servus|bonjour|salut|hola)(?: [^\W\d]+){0,2}(?=[,!])|(?:hi|hello|hey|dear|hallo|liebe[rs]?|moin|servus|guten (?:tag|morgen)|bonjour|salut|hola|buenas)(?: (?:again|zusammen|all|everyone))?|sorry(?: (?:for|about) [^.,;]*)?|thanks?(?: you)?(?: (?:so much|a lot|for (?:asking|the (?:mail|reminder|note))))?|cheers|please|bitte|danke(?: (?:dir|euch|ihnen|für die nachfrage))?|merci|gracias|s'il (?:te|vous) plaît|por favor|no worries|no problem|kein problem|sure|of course|klar|natürlich|fyi|just so you know|quick note|zur info|leider|unfortunately|i'm afraid|malheureusement|desgraciadamente|lo siento",
)
FILLER = any_of(
    r"i'm|i am|i'll|i will|i've|i have|i'd|i|me|my|mine|be|am|is|are|was|will|would|have|has|got|do|does|take|make|makes|it|that|this|those|these|the|a|an|at|on|in|of|for|to|from|until|till|by|and|or|but|then|so|again|please|time|times|slot|slots|hours?|interviews?|calls?|any|all|day|days|whole|entire|week|weeks|weekly|each|every|both|any time|anytime|back|with|now|works|for me|well|very|fully|completely|currently|already|always|here|still|however|though|because|really|only|just|than|earlier|later|next|coming|long|full day|of the|with me|as well|too|bits?|i can",
    r"ich|mich|mir|mein\w*|bin|ist|sind|war|werde|wird|hab|habe|haben|hätte|würde|der|die|das|den|dem|des|ein\w*|an|am|um|im|in|auf|von|vom|zu|zum|zur|bis|ab|und|oder|aber|dann|also|es|uhr|termin\w*|gespräche?|interviews?|ganz\w*|tag|tage|tagen|woche|wochen|jede[nrms]?|wöchentlich|immer|beide|für|mit|noch|schon|wieder|zurück|machen|kann|dort|so|dafür|allerdings|jedoch|dazu|gar|komplett|leider|mehr|bei|als|früher|später|nächste[nrs]?|kommende[nrs]?|möglich|erst|zwischen",
    r"je|j'|j'ai|suis|serai|me|moi|mon|ma|mes|le|la|les|l'|un|une|à|au|aux|en|de|du|des|d'|et|ou|mais|donc|pour|tous|toutes|toute|tout|chaque|jour|jours|journée|semaine|semaines|heures?|entretiens?|entre|jusqu'|ne|n'|c'est|ça|être|prochaine?s?",
    r"yo|estoy|estaré|me|mi|mis|el|la|los|las|lo|un|una|a|al|en|de|del|y|o|pero|por|para|todos|todas|todo|toda|cada|día|días|semana|semanas|horas?|entrevistas?|entre|es|que|viene|próxim[oa]s?",
)
PLACE = re.compile(
    r"(?<!\w)(?:i'm|i am|i'll be|i will be|be|am|bin(?: ich)?|ich bin|je suis|je serai|estoy|estaré|working|work|arbeite(?: ich)?|reise|based)(?: (?:working|arbeiten|based|in town))?(?P<said>[^,;.!?]*?) (?:in|from|out of|aus|à|en|a|nach) (?:the )?(?P<place>[^\W\d_][\w'-]+(?: (?:york|francisco|angeles|paulo|aires|aviv|delhi|city|de janeiro))?)(?!\w)"
)
