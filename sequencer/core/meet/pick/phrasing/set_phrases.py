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
    r"(?:[,;–—-]+| (?:and|as|because|since|und|da|weil|denn|et|car|y|porque|que|en|want|e|perché|i|bo|och|för))? (?:(?:on |all |an |auf |op |nei |em |w |we |på )?(?:the other|the rest of the|die anderen|den anderen|allen anderen|les autres|tous les autres|los (?:otros|demás)|el resto de los|(?:al )?de andere|alle andere|gli altri|tutti gli altri|nos outros|os outros|nos restantes|os restantes|(?:po)?zostałe|inne|pozostałe|(?:alla )?(?:de )?(?:andra|övriga)) (?:days?|evenings?|tage|tagen|abende|abenden|jours|soirs|días|tardes|dagen|avonden|giorni|dias|noites|dni|dagar(?:na)?|kvällar(?:na)?))(?! (?:work|suit|go|would|could|are (?:fine|ok|good|possible)|gehen|passen|ginge|wären|vont|iraient|me (?:van|vont|sirven)|kunnen|lukken|vanno|vão|dão|servem|pasują|går|funkar|passar))(?![^.!?\n]*(?:\?|¿|also|auch|aussi|también|anche|também|też|också|possible|möglich|free|frei|libre|vrij|liber[oi]|livre|woln|ledig|(?<!\w)(?:better|easier|nicer|good|fine|prefer\w*|besser\w*|einfacher|leichter|lieber|gut|mieux|bien|plus (?:simples?|faciles?)|préf\w+|mejor\w*|prefiero|más fácil\w*|beter|liever|goed|makkelijker|meglio|migliori|bene|preferi\w+|più (?:facil|comod)\w+|melhor\w*|bem|prefiro|mais fáce?i[sl]|lepi?ej|leps\w+|wolę|dobrze|łatwiej|bättre|hellre|bra|lättare|enklare|i can(?!')|kann ich(?! (?:leider )?nicht)|je peux(?! pas)|kan ik(?! niet)|kan jag(?! inte))(?!\w)))[^.!?\n]*"
)
# “Tisdagstiderna”: the times on that day.
_DAY_NOUN = re.compile(
    rf"(?<!\w)({_DAY})s?-?(tid(?:en|er|erna)?|termin\w*|slots?|möte\w*|samtal\w*|afspra\w+|opti\w+|moment\w*|gespräch\w*|vorschlag\w*|alternativ\w*)(?!\w)"
)
# A yes that stands before in the same sentence, with no word between that takes it back; bounded, for long answers.
_UNLESS = r"(?:not|\w+n't|cannot|no|never|none|only|if|unless|but|though|however|except|unfortunately|sadly|bad\w*|difficult|hard|tough|nicht|nichts|kein\w*|nie|nur|wenn|falls|sofern|aber|doch|leider|schlecht\w*|schwierig|ne|n'\w+|pas|jamais|si|s'ils?|seulement|mais|sauf|malheureusement|mal|difficile|nunca|s[oó]lo|solamente|pero|excepto|salvo|lamentablemente|difícil|niet|geen|nooit|alleen|als|maar|helaas|slecht|lastig|non|mai|se|ma|però|tranne|purtroppo|male|não|nem|só|mas|porém|infelizmente|ruim|nie|tylko|jeśli|jeżeli|jak|ale|niestety|źle|trudno|inte|ej|aldrig|inget|bara|om|men|tyvärr|dåligt|svårt)(?!\w)"
_WORD = rf"(?:[^\w.!?;\n]{{0,3}}(?:(?<=\d)\.(?=\d))?(?!{_UNLESS})(?<!\w)\w{{1,40}})"
_YES = r"(?:works?|suits?|fine|perfect|great|good|ok|okay|ideal|(?:i'll|i will|i'd) (?:take|go)|nehme?n?|passt|perfekt|gut|super|ideal|geht|klappt|prima|prends|parfait|convient|va|idéal|perfecto|genial|bien|elijo|neem|past|goed|uitstekend|perfetto|bene|prendo|scelgo|ideale|perfeito|ótimo|serve|escolho|pasuje|biorę|świetnie|wybieram|idealnie|passar|tar|funkar|bra|utmärkt)(?!\w)"
_AFTER_YES = rf"(?<![^.!?;\n])({_WORD}{{0,20}}?[^\w.!?;\n]{{0,3}}(?<!\w){_YES}{_WORD}{{0,12}}?)[^\w.!?;\n]{{1,3}}"
_NO_LIMIT_BEHIND = rf"(?![^.!?\n]{{0,120}}(?<!\w){_UNLESS})"
# Somebody who is not there is no start that does not fit: why it does, behind a yes.
_NOBODY = re.compile(
    rf"{_AFTER_YES}(?:(?:da|dann) (?:ist|sind) (?:[^\W\d_]+ ){{0,4}}?(?:keiner|niemand)(?: (?:da|hier|im \w+))?|(?:wo) (?:da |dann )?(?:noch |sonst )?(?:keiner|niemand) (?:da|hier|im büro|im haus)|(?:no ?body|no one)(?:'s| is| else is) (?:\w+ )?(?:in|there|around|here|home|about)(?: yet| then)?|il n'y a (?:encore |plus )?personne|(?:no hay|no está|todavía no hay) nadie|(?:is|zit|er is) (?:er )?(?:dan |nog )?niemand(?: \w+)?|non c'è (?:ancora |mai )?nessuno|não (?:há|está|tem) (?:lá |ainda )?ninguém|(?:nikogo|nikt) (?:jeszcze |wtedy )?(?:nie ma|nie siedzi)(?: w \w+)?|(?:är|finns) (?:det )?ingen (?:här|där|inne|hemma|på plats))(?!\w){_NO_LIMIT_BEHIND}"
)
# Why an hour suits: by then something has not begun; never the writer, and only behind a yes.
_SELF = r"(?:i|i'm|i've|we|ich|wir|bin|habe?n?|je|j'\w+|on|nous|suis|he|hemos|estoy|puedo|tengo|salgo|ik|wij|we|ben|heb|io|ho|sono|posso|esco|eu|nós|estou|tenho|saí|jestem|mam|mogę|\w+[łl][ae]m|jag|vi)(?!\w)"
_OTHERS = rf"(?: (?!{_SELF})[^\s.!?;,\d]{{1,40}}){{0,7}}?"
_BEGINS = r"(?:start\w*|begun|begins?|open\w*|begonnen|angefangen|beginnt|geöffnet|offen|commenc\w+|ouvert\w*|ouvre|empieza\w*|empezado|comienza\w*|abiert\w+|abre\w*|begint|open|geopend|inizia\w*|comincia\w*|apert\w+|começ\w+|abert\w+|abriu|zaczyna\w*|zaczę\w+|otwart\w+|börjat?|börjar|öppnat?|öppet)(?!\w)"
_NOT_YET = re.compile(
    rf"{_AFTER_YES}(?:porque |que |denn |since |as |car |want |perché |pois |bo |för )?(?:at that (?:time|hour)|a esa hora|à cette heure(?:-là)?|a quell'ora|a essa hora|nessa hora|um die (?:zeit|uhrzeit)|om die tijd|op dat uur|dan|da|dann|o tej porze|wtedy|vid den tiden|då|then){_OTHERS} (?:not(?: yet)?|hasn't|haven't|todavía no|aún no|(?:n'\w+ )?pas encore|noch nicht|nog niet|non (?:\w+ )?ancora|ainda não|jeszcze (?:się )?nie|ännu inte|inte){_OTHERS} {_BEGINS}{_OTHERS}(?=[.!\n]|$)"
)
# Who is not back yet cannot talk then: said so that it is read as a no.
_AWAY = re.compile(
    r"(?<!\w)(?:(?:i'm|i am|i won't be|am) (?:\w+ )?not (?:yet )?(?:back|home|off|free|finished|done)(?: from work| yet)?|(?:i'm|i am) not (?:yet )?(?:back|home|off|free|finished|done) yet|i (?:haven't|won't have) (?:\w+ )?(?:finished|left work|got (?:back|home))(?: yet)?|hasn't (?:ended|finished) yet|isn't over yet"
    r"|(?:bin|habe?|wäre|werde) (?:ich )?(?:\w+ )?noch nicht (?:wieder )?(?:zurück|zu ?hause|daheim|fertig|frei|da)|ich noch nicht (?:zurück|zu ?hause|daheim|fertig|frei) (?:bin|wäre)|noch nicht (?:vorbei|zu ende)"
    r"|(?:je )?(?:ne )?(?:suis|serai|serais|ai|aurai) pas encore (?:rentrée?|de retour|libre|fini|terminé|sortie?|chez moi|à la maison|revenue?)"
    r"|(?:todavía|aún) no (?:he (?:salido|vuelto|terminado|llegado|acabado)|estoy (?:en casa|libre|de vuelta)|salgo|llego|termino|vuelvo)"
    r"|(?:ben|zal) (?:ik )?nog niet (?:thuis|terug|klaar|vrij|binnen)|ik nog niet (?:thuis|terug|klaar|vrij) ben"
    r"|(?:(?:non (?:sono|sarò|ho) ancora|ancora non (?:sono|sarò|ho)) (?:a casa|tornat[oa]|liber[oa]|uscit[oa]|finito|rientrat[oa]|di ritorno))"
    r"|ainda não (?:saí|voltei|cheguei|acabei|terminei|saio|(?:estou|estarei) (?:em casa|livre|de volta))"
    r"|jeszcze nie (?:wrócił[ae]m|skończył[ae]m|wyszedłem|wyszłam|(?:jestem|będę) (?:w domu|woln[ya])|wracam|kończę)|(?:nie (?:jestem|będę) jeszcze|nie ma mnie jeszcze) (?:w domu|woln[ya])"
    r"|(?:är|har) jag (?:ännu )?inte (?:hemma|tillbaka|ledig|klar|slutat)(?: än(?:nu)?)?|jag (?:är|har) (?:ännu )?inte (?:hemma|tillbaka|ledig|klar|slutat) än(?:nu)?)(?!\w)"
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
    (_NOBODY, r"\1 "),
    (_NOT_YET, r"\1 "),
    (_AWAY, "not possible"),
    (_NO_MATTER, r"\1"),
    (_BETWEEN, " "),
    (_NO_OTHER_WAY, "notfalls"),
    (_AN_HOUR, r"\1some while"),
    (_LONGER_BREAK, ""),
    (_IF_POSSIBLE, " "),
)
