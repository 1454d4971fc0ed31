"""What answers tell beside the matter and what looks like a condition or a length there, in nine languages."""

import re

# Who gets cross, and if when: no condition on a time.
_CROSS = (
    r"(?:get|gets|go|goes|be|is|are|becomes?|'ll be|will be) (?:\w+ )?(?:cross|mad|angry|upset|grumpy|sulky|nuts|ballistic|in trouble)|(?:kills?|murders?|lynch(?:es)?|divorces?|sacks?|fires?) me|never forgives? me|(?:panics?|sulks?|moans?|cries|cry|complains?|worries|worry)",
    r"(?:wird|werden|ist|sind) (?:\w+ )?(?:böse|sauer|wütend|grantig|knatschig|stinkig)|(?:schimpf|mecker|wein|heul|motz|maul)\w*|(?:gibt es|gibt's|setzt es) (?:ärger|stunk|tränen|zoff)|bringt mich um|ist was los",
    r"(?:râle|râlent|boude|boudent|pleure|pleurent|rouspète\w*|hurle\w*|(?:se|me) fâche\w*|me tue|m'en veut|m'en veulent|fait la tête|font la tête)",
    r"(?:se (?:enfada|enfadan|enoja|enojan|pone|ponen|molesta)(?: \w+)?|me (?:mata|matan|riñe|riñen|echa la bronca)|llora|lloran|protesta)",
    r"(?:wordt|worden) (?:\w+ )?(?:boos|chagrijnig|kwaad)|(?:moppert|mopperen|huilt|huilen|klaagt|zeurt|vermoordt me)|krijg ik (?:ruzie|gedonder|op mijn kop)",
    r"(?:si (?:arrabbia|arrabbiano|offende|offendono)|mi (?:ammazza|ammazzano|sgrida)|piange|piangono|brontola|protesta)",
    r"(?:fica|ficam) (?:\w+ )?(?:bravos?|bravas?|zangad\w+|chatead\w+)|me (?:mata|matam)|mata-me|(?:chora|choram|reclama|reclamam|zanga-se)",
    r"(?:złości|złoszczą|obraża|obrażają|wścieka|denerwuje) się|(?:płacze|płaczą|marudzi|narzeka|zabije mnie|zabiją mnie)",
    r"(?:blir|är) (?:\w+ )?(?:arg|arga|sur|sura|ledsen|ledsna|förbannad\w*|galen|galna)|smäller det|(?:gråter|surar|tjatar|gnäller|klagar)|dödar mig|tar det hus i helvete",
)
_IF = r"if|when|unless|wenn|falls|s'il?s?|si|als|indien|se|jeśli|jeżeli|jak|gdy|om|ifall|quand|cuando|quando"
_CROSS_IF = re.compile(
    rf"(?<!\w)({'|'.join(_CROSS)})(?: (?:immer|always|toujours|siempre|altijd|sempre|zawsze|alltid|at me|with me|mit mir|conmigo|con me|comigo|op me))?,? (?:{_IF})(?!\w)[^.!?;,\n¦]{{0,80}}"
)
# Why somebody asks: “then I know if I have to eat before”.
_KNOWS_IF = re.compile(
    r"(?<!\w)(?:(?:then|so|that way|so that) (?:i|we)(?:'ll| will| can)? (?:know|tell|see) (?:if|whether)|(?:dann|damit|so) (?:weiß|weiss|kann|seh\w*) ich(?: \w+)?,? ob|damit ich (?=[^.!?\n]{0,80}weiß)\w*,? ?ob"
    r"|(?:comme ça|ainsi) (?:je saurai|je sais|je vois) si|(?:así|de esa forma) (?:sé|sabré|veo) si|dan weet (?:ik|je)(?: \w+)? of|così (?:so|saprò|vedo) se|assim (?:já )?(?:sei|saberei|vejo) se|(?:wtedy|to) (?:będę wiedzi\w+|wiem),? czy|(?:då|så) vet jag(?: \w+)? om)(?!\w)[^.!?\n]*"
)
# How long the way or the break is: no word on the length of the talk.
_LENGTH = (
    r"(?:\d+|twenty|thirty|forty|fifty|ten|fifteen|zwanzig|dreißig|vierzig|zehn|fünfzehn|vingt|trente|quarante|veinte|treinta|cuarenta|twintig|dertig|veertig|venti|trenta|quaranta|vinte|trinta|quarenta|tjugo|trettio|fyrtio)[ -]?(?:min|mins|minutes?|minuten|minutos|minuti|minuter|minut|minuty)"
    r"|half an hour|(?:eine |ne )?(?:halbe|dreiviertel) stunde|(?:une )?demi-heure|media hora|(?:een )?half ?uur(?:tje)?|(?:una )?mezz'ora|meia hora|pół godziny|(?:en )?halvtimme"
)
_WAY = (
    r"train|bus|tram|drive|driving|commute|walk|ride|cycle|lunch(?: ?break)?|break|away|zug|bahn|fahrt?|fahre|fahrzeit|weg|pendel\w*|mittag\w*|pause|route|trajet|voiture|marche|déjeuner|tren|camino|trayecto|coche|almuerzo|comer|comida|descanso"
    r"|trein|fiets\w*|rijden|reis|lunchpauze|pauze|treno|strada|macchina|viaggio|pausa(?: pranzo)?|pranzo|comboio|trem|caminho|carro|ônibus|metrô|almoço|pociąg\w*|drog\w+|dojazd\w*|autobus\w*|przerw\w+|tåget|bussen|resa|pendl\w+|lunchrast|rast|promenad\w*|bort"
)
_NOT_ASKED = r"(?=[^.!?\n]{0,120}(?:[.!\n]|$))"
_LONG_WAY = re.compile(rf"(?<!\w)((?:{_WAY})(?!\w)[^.!?\n\d]{{0,40}}?)(?<!\w)(?:{_LENGTH})(?!\w){_NOT_ASKED}")
_RIDE = re.compile(
    rf"(?<!\w)(?:the train|the bus|the drive|my commute|der zug|die bahn|le train|el tren|de trein|il treno|o comboio|o trem|pociąg|tåget|bussen)((?: [^\s.!?\n\d]+){{1,3}}?) (?:{_LENGTH})(?!\w){_NOT_ASKED}"
)
_LONG_WAY_BEHIND = re.compile(rf"(?<!\w)(?:{_LENGTH})(?!\w)((?: [^\s.!?\n\d]+){{0,4}}? (?:{_WAY})(?!\w)){_NOT_ASKED}")
# Who works at home on a day says so; who asks whether one may does not.
_AT_HOME = re.compile(
    r"(?<!\w)(?:(?:je suis|je serai|je bosse|je travaille|étant) (?:\w+ )?(?:en |à la maison en )?télétravail|(?:mon|mes) jours? de télétravail"
    r"|(?:tengo|hago|estoy (?:de|en)|mi día de|mis días de) (?:\w+ )?(?:teletrabajo|home ?office)|(?:sono|lavoro|faccio|resto) (?:\w+ )?(?:in )?(?:smart working|telelavoro)"
    r"|(?:estou|fico|faço|trabalho|tenho) (?:\w+ )?(?:em |de )?(?:teletrabalho|home ?office)|(?:bin|habe|mache|arbeite|sitze) (?:ich )?(?:\w+ )?(?:im )?home ?office|(?:mein )?home ?office-?tag"
    r"|(?:arbeite|arbeit) (?:ich )?(?:\w+ )?von (?:zu ?hause|daheim)(?: aus)?|i(?:'m| am)? (?:work|working|wfh)(?: (?:at|from) home)|(?:je )?(?:travaille|bosse) (?:\w+ )?(?:de|à|depuis) la maison|trabajo (?:\w+ )?desde casa|lavoro (?:\w+ )?da casa|trabalho (?:\w+ )?(?:de|em|a partir de) casa|werk (?:ik )?(?:\w+ )?thuis|pracuję (?:\w+ )?z domu|jobbar (?:jag )?(?:\w+ )?hemifrån"
    r"|(?:i'm|i am|i work) (?:on |in )?(?:home ?office|teleworking)|(?:pracuję|jestem na|mam) (?:\w+ )?zdaln\w+|(?:jobbar|arbetar) (?:jag )?(?:\w+ )?på distansarbete)(?!\w)(?![^.!?\n]{0,80}\?)"
)
# What is left behind in a comparison: “Friday suits me better than Thursday”.
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|(?:lun|mar|mercre|jeu|vendre|same)dis?|lunes|martes|miércoles|jueves|viernes|sábados?|(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:lune|marte|mercole|giove|vener)dì|sabato|segunda|terça|quarta|quinta|sexta|poniedziałek|wtorek|środa|czwartek|piątek|sobota|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?)(?:-feira)?"
_BETTER_THAN = re.compile(
    rf"(?<!\w)(better|rather|besser|eher|lieber|mieux|plutôt|mejor|meglio|melhor|beter|liever|lepiej|bardziej|bättre|hellre)((?: (?!{_DAY})\w+)?) (?:than|als|que|che|do que|dan|niż|än)(?: (?:the|on|am|der|den|le|el|il|a|à|na|di|op|w|på))? {_DAY}(?!\w)(?! (?:or|oder|ou|o|of|lub|eller)(?!\w))"
)
# Good wishes that name a part of the day.
_WISHES = re.compile(
    r"(?<!\w)(?:(?:bonne|belle|excellente) (?:fin d[e'] ?(?:journée|matinée|soirée|après-midi|semaine)|soirée|journée)|buon (?:proseguimento|resto|inizio)(?: (?:di|della) (?:giornata|serata|settimana))?|(?:schönen|angenehmen) rest(?:abend|tag)|fijne avond nog|(?:bom|ótimo) (?:resto|fim) de (?:dia|tarde|semana)|miłego (?:dnia|wieczoru|popołudnia)|trevlig (?:kväll|eftermiddag|helg))(?!\w)"
)
# Swedish and English hours before their day: “13 på fredag”.
_HOUR_ON = re.compile(
    r"(?<![\w.:,/-])(?<!kl )(?<!kl\. )(1\d|2[0-2]|[7-9]) (på (?:(?:mån|tis|ons|tors|fre|lör|sön)dag))(?!\w)"
)
# Asks kindly whether there is anything then: no condition of its own.
_IF_ANY = re.compile(
    r"(?<!\w)(?:if you(?:'ve| guys| lot| folks| blokes| all)? (?:\w+ )?(?:have|had|got|do|work) (?:anything|something|a (?:free )?slot|any slots?|time|room|space|weekends|evenings|saturdays|sundays)"
    r"|(?:wenn|falls|sofern) (?:sie|ihr|du) (?:(?:da|dann|noch|auch|denn|zufällig|so) ){0,4}(?:was|etwas|einen termin|einen platz|luft|zeit) (?:(?:frei|übrig) )?(?:haben|hätten|habt|hättet|hast)"
    r"|si vous (?:savez|pouvez|pourriez) arranger (?:ça|cela)|si vous (?:avez|auriez) (?:encore |aussi )?(?:quelque chose|de la place|une place|un créneau)"
    r"|si (?:tenéis|tienen|tienes|tiene|hubiera|hay|os queda|les queda) (?:\w+ )?(?:hueco|algo|sitio|disponibilidad)"
    r"|als (?:jullie|je|u) (?:(?:dan|ook|nog|toevallig|daar|er) ){0,4}(?:iets|wat|plek|tijd|ruimte) (?:\w+ )?(?:hebt|hebben|heeft)"
    r"|se (?:avete|aveste|ha|avesse|c'è|ci fosse) (?:\w+ )?(?:posto|qualcosa|spazio|disponibilità)|se (?:tiverem|tiver|houver) (?:\w+ )?(?:vaga|horário|algo|alguma coisa|disponibilidade)"
    r"|(?:jeśli|jeżeli|o ile) (?:macie|mają państwo|mieliby państwo|jest) (?:\w+ )?(?:coś|wolne|miejsce|termin)|om (?:ni|du) (?:har|hade|skulle ha) (?:\w+ )?(?:något|nåt|tid|plats|lucka))(?!\w)(?: (?:free|then|left|at all|frei|libre|alors|libero|ledigt|då|kvar|wolnego|wtedy))?(?=\W*(?:$|[?.!\n]))"
)
# “Except Saturday all would do” is said the other way round.
_BUT_ONE = re.compile(
    rf"(?<!\w)(?:(?:bis auf|außer|ausser|abgesehen von)((?: \w+)? {_DAY}),? (?:ginge|geht|gehen|passt|passen|wäre|würde)(?: mir| bei mir| für mich)? alles?(?: passen| gehen)?"
    rf"|(?:apart from|except(?: for)?|other than)((?: the)? {_DAY}),? (?:everything|all of them|any of them|they all|anything)(?: works?| is fine| suits?| goes)?"
    rf"|(?:à part|sauf|hormis)((?: le)? {_DAY}),? tout (?:me |nous )?(?:va|irait|convient)|(?:salvo|menos|excepto)((?: el)? {_DAY}),? (?:todos?|cualquiera) (?:me )?(?:vale|valen|va|van|viene|vienen|sirve|sirven)(?: bien)?"
    rf"|behalve((?: de| op)? {_DAY}) (?:kan|past|gaat) (?:mij )?alles|(?:tranne|a parte|eccetto)((?: il| di)? {_DAY}),? (?:mi )?(?:va|vanno) bene tutt[oi]"
    rf"|(?:tirando|exceto|fora)((?: a| na| o)? {_DAY}),? (?:tudo|qualquer um) (?:me )?(?:serve|dá)|(?:förutom|utom)( {_DAY}) (?:går|funkar|passar) (?:allt|alla))(?!\w)"
)


SMALL_TALK = (
    (_CROSS_IF, r"\1"),
    (_KNOWS_IF, " "),
    (_RIDE, r"the way\1 some while"),
    (_LONG_WAY, r"\1 some while"),
    (_LONG_WAY_BEHIND, r"some while\1"),
    (_AT_HOME, "homebound alldaylong athome"),
    (_BUT_ONE, r"all except\1\2\3\4\5\6\7\8"),
    (_BETTER_THAN, r"\1\2"),
    (_WISHES, " "),
    (_IF_ANY, " "),
    (_HOUR_ON, r"kl \1 \2"),
)
"""Turns, and what is read in their place; the words put in are known to no table."""
