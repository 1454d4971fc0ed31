"""Turns that name a time or a number and pick none by it, or pick otherwise than it seems, and what is read for them."""

import re

# Whoever chooses *voor* a day, means no day before it.
_CHOOSES_FOR = re.compile(
    r"(?<!\w)((?:kies|kiezen|koos|gekozen|ga|gaan|gegaan|opteer|opteren|stem|teken|voorkeur|keuze|akkoord|bevestig\w*|afspraak|inplannen|reserveer|boek|graag|beschikbaar|vrij|tijd)(?: (?:ik|we|wij|dan|toch|maar|graag|liefst|het liefst|dus|definitief|alvast|me|mij))*) voor (?=(?:de |het |optie |nummer |die |dat )?[^\W\d_]*(?:dag|\d))"
)
# “Any of the three”: how many there were, and no hour.
_HOW_MANY = r"(?:tres|tre|três|trois|trzech|trzy|drie|drei|three|två|dos|due|dois|duas|deux|dwóch|twee|zwei|two|cuatro|quattro|quatro|quatre|czterech|vier|four|fyra|cinco|cinque|cinq|pięciu|vijf|fünf|five|fem|\d)"
_ANY_OF = re.compile(
    rf"(?<!\w)(cualquier\w*|una? cualquiera|qualsiasi|qualunque|una? qualsiasi|una? qualunque|qualquer(?: uma?)?|n'importe (?:lequel|laquelle)|l'une?|la que|el que|quell[oa] che|any(?: one)?|(?:welche[rs]?|jede[rs]?)) (?:d[ei] (?:las|los|esas|esos|estas|estos)|d[ae]s|dos|dess[ea]s|dest[ea]s|del(?:le|la)|dei|degli|tra (?:le|i)|di (?:quest[ie]|quelle)|of (?:the|those|these)|von (?:den|diesen)|d'entre les) {_HOW_MANY}(?! (?:últim|primer|derni|premi|ultim|prim|ostatni|pierwsz|letzt|erst|sista|första|laatste|eerste|last|first|latter|former|later|earlier|spät|früh|mardi|lundi|jeudi|[^\W\d_]*(?:days?|dag|tag|dì|di)(?!\w)|lunes|martes|jueves|viernes))(?!(?<!los dos)(?<!los tres) (?:de la|da tarde|del mediodía|y (?:media|cuarto)|e (?:mezza|meia)|uhr|pm|am)(?!\w))(?!\w|[:.h]\d)"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:lune|marte|mercole|giove|vener)d[ìi]|sabato|domenica|segunda|terça|quarta|quinta|sexta|poniedziałku|wtorku|środy|czwartku|piątku|soboty|niedzieli|(?:mån|tis|ons|tors|fre|lör|sön)dag"
# Good wishes for a day, which is not picked by them.
_WISHES = re.compile(
    rf"(?<!\w)(?:(?:have an? |enjoy (?:your |the )?)?(?:good|nice|great|lovely|happy|wonderful)|(?:einen? )?(?:schönen?|guten|angenehmen)|(?:passez un )?(?:bon|joyeux|excellent)|feliz|buen|(?:een )?(?:fijne|prettige|leuke)|buon[a]?|boa|bom|ótima|miłe(?:go|j)|udane(?:go|j)|(?:ha en )?(?:trevlig|fin|skön|härlig)) (?:{_DAY}|weekend|wochenende|week-end|finde|fin de semana|fim de semana|fine settimana|weekendu|helg)(?:-feira|sabend)?(?=\W*(?:$|[.!\n)]| (?:noch|nog|anche|também|też)\W| (?:to you|à vous|a vosotros|a voi|para você|verder|allerseits)))"
)
# Why it is that day: on the others there is something else.
_OTHER_DAYS = re.compile(
    r"(?:[,;–—-]+| (?:and|as|because|since|und|da|weil|denn|et|car|y|porque|que|en|want|e|perché|i|bo|och|för))? (?:(?:on |all |an |auf |op |nei |em |w |we |på )?(?:the other|the rest of the|die anderen|den anderen|allen anderen|les autres|tous les autres|los (?:otros|demás)|el resto de los|(?:al )?de andere|alle andere|gli altri|tutti gli altri|nos outros|os outros|nos restantes|os restantes|(?:po)?zostałe|inne|pozostałe|(?:alla )?(?:de )?(?:andra|övriga)) (?:days?|evenings?|tage|tagen|abende|abenden|jours|soirs|días|tardes|dagen|avonden|giorni|dias|noites|dni|dagar(?:na)?|kvällar(?:na)?))(?! (?:work|suit|go|would|could|are (?:fine|ok|good|possible)|gehen|passen|ginge|wären|vont|iraient|me (?:van|vont|sirven)|kunnen|lukken|vanno|vão|dão|servem|pasują|går|funkar|passar))(?![^.!?\n]*(?:\?|¿|also|auch|aussi|también|anche|também|też|också|possible|möglich|free|frei|libre|vrij|liber[oi]|livre|woln|ledig))[^.!?\n]*"
)
# “Tisdagstiderna”: the times on that day.
_DAY_NOUN = re.compile(
    rf"(?<!\w)({_DAY})s?-?(tid(?:en|er|erna)?|termin\w*|slots?|möte\w*|samtal\w*|afspra\w+|opti\w+|moment\w*|gespräch\w*|vorschlag\w*|alternativ\w*)(?!\w)"
)
# Somebody who is not there is no start that does not fit.
_NOBODY = re.compile(
    r"(?<!\w)(?:(?:da|dann) (?:ist|sind) (?:[^\W\d_]+ ){0,4}?(?:keiner|niemand)(?: [^\W\d_]+){0,3}|(?:ist|wo) (?:da |dann )?(?:noch |sonst )?(?:keiner|niemand) (?:da|hier|im büro|im haus)|(?:no ?body|no one)(?:'s| is| else is) (?:\w+ )?(?:in|there|around|here|home|about)(?: yet| then)?|il n'y a (?:encore |plus )?personne|(?:no hay|no está|todavía no hay) nadie|(?:is|zit|er is) (?:er )?(?:dan |nog )?niemand(?: \w+)?|non c'è (?:ancora |mai )?nessuno|não (?:há|está|tem) (?:lá |ainda )?ninguém|(?:nikogo|nikt) (?:jeszcze |wtedy )?(?:nie ma|nie siedzi)(?: w \w+)?|(?:är|finns) (?:det )?ingen (?:här|där|inne|hemma|på plats))(?!\w)"
)
# Why an hour suits: by then something has not begun.
_NOT_YET = re.compile(
    r"(?:[,;.–—-]+|(?<=\w)) ?(?:porque |que |denn |since |as |car |want |perché |pois |bo |för )?(?:at that (?:time|hour)|a esa hora|à cette heure(?:-là)?|a quell'ora|a essa hora|nessa hora|um die (?:zeit|uhrzeit)|om die tijd|op dat uur|dan|da|dann|o tej porze|wtedy|vid den tiden|då|then) (?!¦)[^.!?\n\d]{0,40}?(?:not yet|hasn't|haven't|todavía no|aún no|pas encore|noch nicht|noch kein\w*|nog niet|nog geen|ancora non|non (?:\w+ ){1,2}ancora|ainda não|jeszcze nie|ännu inte|inte (?:\w+ ){0,3}än(?:nu)?)(?!\w)[^.!?\n\d]*(?=[.!\n]|$)"
)
# “It does not matter whether …”: an if that sets no condition.
_NO_MATTER = re.compile(
    r"(?<!\w)(spelar (?:mig )?ingen roll|kvittar|doesn't matter(?: to me)?|don't (?:mind|care)|egal|peu (?:m')?importe|da igual|maakt (?:mij |me )?niets? uit|maakt (?:mij |me )?niks uit|non (?:mi )?(?:importa|cambia)|è uguale|tanto (?:me )?faz|obojętne|wszystko jedno),? (?:om|if|whether|ob|que|si|of|se|czy)(?: (?:det blir|det är|it's|it is|es|sea|ce soit|c'est|het|è|sia|é|seja|to(?: będzie)?))?(?= )"
)
# “Between one lesson and the next” names no other start.
_BETWEEN = re.compile(
    r",? (?:tra un[ao']? ?\w+ e l'altr[oa]|entre (?:une? )\w+ et (?:l'autre|une? autre)|entre una? \w+ y (?:la |el )?otr[oa]|entre uma? \w+ e (?:[oa] )?outr[oa]|between one \w+ and (?:the next|another)|tussen (?:de |twee )?\w+ door|między jedn\w+ \w+ a drug\w+)(?!\w)"
)
_NO_OTHER_WAY = re.compile(
    r"(?<!\w)(?:wenn(?:'s| es) (?:gar |wirklich )?nicht anders geht|als het (?:echt )?niet anders kan|s'il n'y a pas (?:le choix|d'autre (?:choix|solution))|si no hay (?:otra|más remedio)|se non c'è (?:altra scelta|alternativa)|se não houver (?:outra|alternativa)|jeśli (?:inaczej )?się nie da|om det inte (?:går|finns) (?:annars|annat))(?!\w)"
)
# An hour that somebody has is no one o'clock, and a longer break no longer talk.
_AN_HOUR = re.compile(
    r"(?<!\w)((?:tenho|temos|terei|tengo|tendré|ho|avrò|j'ai|j'aurai|dispongo de|disponho de|durante|pendant|mam|ik heb|jag har) (?:\w+ )?)(?:uma hora|una hora|une heure|un'ora|mezz'ora|media hora|meia hora|une demi-heure|één uur|een uur)(?= (?:livre|libre|libera|liber[oa]|de (?:pausa|almoço|pause|pauze)|di pausa|vrij|pauze|para|pour|per)|\W*$|[.,!])"
)
_LONGER_BREAK = re.compile(
    r"(?<!\w)(?:(?:etwas |ein bisschen |ein wenig )?länger(?:e)? (?=(?:mittags|kaffee)?pause)|(?:a (?:bit )?)?longer (?=lunch|break)|(?:een )?(?:iets |wat )?langere? (?=(?:lunch)?pauze)|lite längre (?=rast|lunch)|dłuższ\w+ (?=przerw))"
)
_IF_POSSIBLE = re.compile(r"(?<!\w)if (?:poss|possible|that's poss|at all poss)(?!\w)")
SET_PHRASES = (
    (_CHOOSES_FOR, r"\1 "),
    (_ANY_OF, r"\1"),
    (_WISHES, " "),
    (_OTHER_DAYS, " "),
    (_DAY_NOUN, r"\1 \2"),
    (_NOBODY, " "),
    (_NOT_YET, " "),
    (_NO_MATTER, r"\1"),
    (_BETWEEN, " "),
    (_NO_OTHER_WAY, "notfalls"),
    (_AN_HOUR, r"\1some while"),
    (_LONGER_BREAK, ""),
    (_IF_POSSIBLE, " "),
)
