"""Turns of speech that mean one thing together, in nine languages, and are put as that before an answer is read."""

import re

# Something that may be picked stands behind.
_NAMES = r"(?= (?:it's |that's )?(?:the |on |am |den |der |nur |noch |le |el |il |op |o |a |w |na |på |ten |ta |tę )*(?:derni[eè]re?|últim[oa]|ultim[oa]|ostatni\w*|trzeci\w*|tercer[oa]?|terz[oa]|terceir[oa]|troisième|\w+day|\w+tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|\w+dag|(?:lune|marte|mercole|giove|vener)d[ìi]|sabato|domenica|segunda|terça|quarta|quinta|sexta|poniedział\w+|wtor\w+|środ\w+|czwart\w+|piąt\w+|sobot\w+|niedziel\w+|option|termin|middle|first|second|third|last|later|earlier|other|mittlere\w*|erste\w*|zweite\w*|dritte\w*|letzte\w*|numm?er|la |los |las |\d))"
Turn = tuple[re.Pattern[str], str]


def _turn(*phrases: str, to: str, behind: str = "") -> Turn:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w){behind}"), to


# “As long as it isn't Wednesday” is no condition but an exception.
_EXCEPTION = _turn(
    r"(?:as|so) long as (?:it's|it is|that's) not|(?:as|so) long as it isn't|provided it(?:'s not| isn't)|just not|only not|not on",
    r"(?:solange|sofern) (?:es|das) nicht|(?:hauptsache|bloß|bloss|nur(?: bitte)?|bitte|blos) nicht(?: am)?",
    r"(?:tant|du moment) que ce n'est pas(?: le)?|pourvu que ce ne soit pas(?: le)?|tout sauf|surtout pas(?: le)?",
    r"(?:mientras|siempre que|con tal de que|con tal que) no sea(?: el)?",
    r"(?:als|zolang) het (?:maar )?(?:niet|geen)(?: op)?(?= [^\n,.;]{3,20} is)|zolang het (?:maar )?niet|(?:liever|alsjeblieft) niet(?: op)?",
    r"(?:basta|purché|l'importante è) che non sia(?: di| il)?|purché non sia(?: di| il)?",
    r"(?:desde que|contanto que|só) não (?:seja|calhe)(?: [àan]a?)?|menos (?=na |à )",
    r"(?:byle|byleby|tylko|oby|żeby|bylebyś) (?:tylko )?nie(?: w| we)?|o ile to nie(?: jest)?",
    r"(?:så länge|bara|om) det (?:bara )?inte (?:är|blir)(?: på)?|bara inte(?: på)?",
    to=", except",
    behind=r"(?= (?:the |on |am |den |der |op |le |la |el |il |di |de |à |por la |in the |na |w |we |på )?(?:mornings?|evenings?|afternoons?|morgens|abends|vormittags?|nachmittags?|mittags?|matin|soir|midi|après-midi|mañanas?|tardes?|noches?|ochtends?|avonds?|middags?|mattin[ao]|sera|pomeriggio|manhãs?|noites?|rano|rana|wieczor\w+|po południu|morgonen|kvällen|eftermiddagen|\w+day|\w+tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|\w+dag|(?:lune|marte|mercole|giove|vener)d[ìi]|sabato|domenica|segunda|terça|quarta|quinta|sexta|poniedział\w+|wtor\w+|środ\w+|czwart\w+|piąt\w+|sobot\w+|niedziel\w+|\d))",
)
# What one does not mind at all.
_SOONEST = _turn(
    r"(?:the )?(?:sooner|earlier|quicker)(?: the better)|first (?:available|thing you have)",
    r"je (?:früher|eher|schneller),? (?:desto|umso|um so) besser|so (?:früh|bald|schnell) (?:wie|als) möglich|möglichst (?:früh|bald)|(?:baldmöglichst|schnellstmöglich)",
    r"(?:le )?plus (?:tôt|vite)(?: ce)? sera le mieux|le plus tôt possible|au plus (?:tôt|vite)|dès que possible",
    r"cuanto antes(?:,? mejor)?|lo antes posible|lo más pronto posible",
    r"hoe (?:eerder|sneller|vroeger),? hoe beter|zo (?:snel|vroeg) mogelijk",
    r"prima è,? meglio è|quanto prima|il prima possibile|il più presto possibile|prima possibile",
    r"quanto (?:antes|mais cedo)(?:,? melhor)?|o mais cedo possível|o quanto antes|assim que possível",
    r"im (?:szybciej|wcześniej),? tym lepiej|jak najszybciej|jak najwcześniej|możliwie (?:najszybciej|najwcześniej)",
    r"ju (?:förr|tidigare|snabbare),? desto bättre|så (?:snart|tidigt|fort) som möjligt|snarast(?: möjligt)?",
    to=" asap ",
)
# Should the need arise: no condition on the pick.
_IN_CASE = _turn(
    r"if (?:you |we |anything |something )?(?:need(?:s|ed)?(?: (?:be|me|anything|to reach me|more))?|comes? up|goes wrong|any (?:issues?|questions?|problems?)(?: come up)?|there(?:'s| is| are) (?:any(?:thing)?|a|an) (?:issues?|questions?|problems?|change|else)?|you have any (?:questions?|issues?|problems?))|in case (?:of (?:anything|questions?|problems?)|anything (?:comes up|changes|happens)|you need (?:it|me))|any (?:questions?|problems?|issues?)(?: at all)?,? (?:just )?(?:shout|ask|call|let me know|give me a (?:shout|call|ring)|ring)?|let me know if (?:anything|you need)[^.!?\n]*",
    r"(?:falls|wenn|sollte) (?:(?:et)?was (?:ist|dazwischen ?komm\w+|sein sollte|sich ändert|schief\w*)|(?:noch )?(?:(?:et)?was|fragen)(?: \w+){0,2} (?:sind|sein sollte|dazwischen ?komm\w+|aufkommen)|nötig|sie (?:noch )?fragen haben|ihr (?:noch )?fragen habt|etwas dazwischenkommt)|bei (?:rück)?fragen(?:,? (?:jederzeit |gerne |bitte |einfach )*(?:melden|anrufen|durchklingeln))?|im notfall",
    r"(?:si|en cas de) (?:besoin|nécessaire|souci|problème|question|imprévu|pépin)s?|s'il y a (?:quoi que ce soit|un souci|un problème|le moindre souci)|(?:pour )?toute (?:question|demande)|si vous avez (?:des|la moindre|une) questions?|quoi qu'il arrive",
    r"(?:por |para )?(?:cualquier|alguna|si hay alguna|si tienes? alguna|si surge(?: alguna| algún)?|ante cualquier) (?:cosa|duda|consulta|pregunta|problema|cambio|novedad|inconveniente|imprevisto|incidencia)|si (?:surge|pasa|hay|ocurre|hubiera|necesita\w*) (?:algo|alguna cosa|algún (?:cambio|problema)|cualquier cosa)|por si acaso|si hace falta",
    r"(?:als|mocht) er (?:nog )?iets (?:is|tussen ?komt|verandert|zijn)|(?:bij|voor) (?:alle |eventuele )?(?:vragen|problemen)|als (?:je|jullie|u) (?:nog )?(?:iets|vragen) (?:nodig )?(?:hebt|heeft|hebben)|indien nodig|voor het geval dat",
    r"(?:per )?(?:qualsiasi|qualunque|ogni) (?:cosa|dubbio|domanda|problema|necessità|evenienza|imprevisto)|se (?:succede|serve|c'è|ci sono|dovesse(?:ro)?(?: esserci)?|capita) (?:qualcosa|altro|problemi|domande|qualche problema)|in caso di (?:bisogno|necessità|problemi|imprevisti)|se serve",
    r"(?:para )?(?:qualquer|alguma) (?:coisa|dúvida|questão|problema|mudança|imprevisto|eventualidade)|se (?:houver|precisar\w*(?: de)?|surgir|acontecer) (?:algo|alguma coisa|qualquer coisa|algum (?:problema|imprevisto))|se precisar\w*|em caso de (?:necessidade|dúvida|problema)",
    r"(?:gdyby|jeśli|jeżeli|jakby) (?:coś|cokolwiek)(?: (?:się|było|by|wypadło|zmieniło|działo|nie tak|wyskoczyło)){0,4}|w razie (?:czego|potrzeby|pytań|problemów|zmian)|w razie (?:jakichkolwiek|jakichś) \w+",
    r"om (?:det (?:är|skulle vara|händer)|något|nåt) (?:något|nåt|dyker upp|händer|skulle hända|annat)|om något ändras|vid (?:frågor|behov|problem)|om (?:ni|du) (?:har frågor|behöver (?:något|nåt|nå mig))",
    to=" ",
)
# Should the connection fail: how to reach the person, and no condition either.
_LINE_FAILS = _turn(
    r"(?:if|in case) (?:the|your|my|this) (?:\w+ )?(?:link|video|call|audio|sound|line|connection|zoom|teams|wi-?fi|internet|signal|tech\w*) (?:plays up|(?:fails|drops|dies|breaks|cuts)(?: (?:down|out|off|up))?|(?:doesn't|does not|won't|isn't|is not) (?:work|load|open|connect)\w*|acts up|goes down|is (?:bad|down|dodgy|patchy))",
    r"(?:falls|wenn|sollte) (?:der|die|das) (?:\w+-?)?(?:link|leitung|verbindung|video|ton|zoom|teams|internet|wlan) (?:\w+ )?(?:nicht (?:geht|klappt|funktioniert|läuft)|hakt|spinnt|streikt|zickt|abbricht|ausfällt|weg ist)",
    r"(?:si|au cas où) (?:le|la|l') ?(?:lien|visio|vidéo|connexion|son|ligne|zoom|teams|internet) (?:ne (?:marche|fonctionne) pas|plante|coupe|saute|lâche|bugge|beugue|rame)",
    r"(?:si|por si) (?:el|la) (?:enlace|link|vídeo|video|conexión|llamada|zoom|internet|sonido) (?:falla|fallase|no (?:va|funciona)|se (?:corta|cae)|da problemas)",
    r"(?:als|mocht) (?:de|het) (?:link|video|verbinding|lijn|zoom|internet|geluid) (?:niet werkt|hapert|uitvalt|het niet doet|wegvalt|niet werken)",
    r"se (?:il|la|l') ?(?:link|video|connessione|linea|chiamata|zoom|audio|internet) (?:non (?:va|funziona)|cade|salta|fa i capricci|dà problemi)",
    r"(?:se|caso) (?:o|a) (?:link|vídeo|ligação|conexão|chamada|zoom|áudio|internet) (?:falhar?|cair|não (?:funcion\w+|abrir|der)|der problemas?)",
    r"(?:gdyby|jeśli|jakby) (?:link|wideo|połączenie|łącze|zoom|internet|dźwięk) (?:nie (?:działał\w*|zadziała\w*)|przery\w+|padn\w+|szwankował\w*|zawiódł|zawiedzie)",
    r"(?:om|ifall) (?:länken|videon|uppkopplingen|linjen|ljudet|zoom|internet|nätet) (?:krånglar|strular|inte (?:funkar|fungerar)|bryts|ligger nere)",
    to=" ",
)
# Whoever wishes luck with a day picks none.
_LUCK = (
    re.compile(
        r"(?<!\w)(best of|good) luck (?:with|on|for|at)[^.,!?\n]*|(?<!\w)(?:viel (?:erfolg|glück) (?:bei|mit|am|für)|bonne chance (?:pour|avec)|(?:mucha |buena )?suerte (?:con|para)|(?:veel )?succes (?:met|op|bij)|(?:buona fortuna|in bocca al lupo) (?:con|per)|boa sorte (?:com|para)|powodzenia (?:z|w|we|przy)|lycka till (?:med|på))(?!\w)[^.,!?\n]*"
    ),
    r"\1 luck",
)
# Mere politeness, though it begins with an if.
_KINDLY = _turn(
    r"if (?:you'd|you would|you'll|you will|you could) (?:be (?:so kind|good enough)|please)|if (?:you )?(?:please|don't mind|wouldn't mind)|if i may|if that's (?:alright|all right|no trouble|not too much trouble|easier)",
    r"wenn (?:sie|du|ihr) so (?:nett|lieb|freundlich) (?:wärst|wären|sind|bist|seid|wärt)|wenn ich bitten darf|wenn's (?:recht|genehm|geht|passt) ?(?:ist)?|wenn es (?:ihnen|euch|dir) (?:nichts ausmacht|recht ist|passt)",
    r"si (?:vous|tu) (?:voulez|veux) bien|si (?:ça|cela) ne (?:vous|te) (?:dérange|gêne) pas|si je peux me permettre",
    r"si (?:eres|es usted|sois|son) tan amables?|si no (?:es molestia|te importa|le importa|os importa)|si me permit\w+",
    r"se (?:non (?:è un problema|ti dispiace|vi dispiace|le dispiace|disturbo)|possibile|gentilmente)",
    r"se (?:não (?:for incómodo|se importar\w*|der trabalho)|fizer favor|faz favor)",
    r"als (?:je|u|jullie) (?:zo vriendelijk (?:wilt|wil) zijn|het niet erg (?:vindt|vinden))|als ik zo vrij mag zijn",
    r"jeśli (?:można|łaska|to nie problem|nie sprawi to kłopotu|nie ma przeciwwskazań)|o ile to nie problem",
    r"om (?:du|ni) (?:vill vara|är) så (?:snäll|snälla|vänlig)\w*|om det inte är (?:till )?besvär",
    to=" ",
)
# Whoever asks on the side may ask kindly: “what is it called, if you can say?”
_IF_TOLD = _turn(
    r"if (?:you(?:'re| are)? (?:can|could|able to|allowed to) (?:say|share|tell(?: me)?|disclose)|i (?:may|can|might) ask|you don't mind (?:me |my )?asking|you(?: already)? know(?: yet| already)?)",
    r"(?:wenn|falls) (?:sie|ihr|du) (?:(?:das|es|mir das) )?(?:schon |bereits )?(?:sagen|verraten) (?:dürfen|können|dürft|könnt|darfst|kannst|wollen)|(?:wenn|falls) ich (?:das )?(?:mal |so )?fragen darf|(?:wenn|falls) (?:sie|ihr|du) (?:das|es) (?:schon )?(?:wissen|wisst|weißt)",
    r"si vous pouvez (?:me )?(?:le |la )?(?:dire|partager|préciser)|si je (?:peux|puis) (?:me permettre de )?(?:le )?demander|si vous (?:le )?savez(?: déjà)?",
    r"si (?:se puede|puedes?|pueden|podéis) (?:saber|decir\w*|contar\w*)|si puedo preguntar|si (?:ya )?(?:lo )?(?:sabe[ns]?|sabéis)",
    r"als (?:je|u|jullie) (?:dat|het) (?:al )?(?:mag|kunt|kan|mogen|kunnen) (?:zeggen|delen|vertellen)|als ik (?:dat )?(?:mag vragen|vragen mag)",
    r"se (?:si può|potete|puoi|può) (?:sapere|dir\w+)|se posso chiedere|se (?:già )?(?:lo )?(?:sapete|sa|sai)(?= già|$|[?.!])",
    r"se (?:puder(?:em)?|pode|podem) (?:me )?(?:dizer|partilhar|revelar|compartilhar|adiantar)|se (?:posso|puder) perguntar|se (?:já )?(?:souber(?:em)?|sabe|sabem)",
    r"(?:jeśli|jeżeli) (?:można|mogę|wolno) (?:wiedzieć|spytać|zapytać)|(?:jeśli|jeżeli) (?:już )?(?:wiecie|wiadomo|pan wie|pani wie)",
    r"om (?:du|ni|man) (?:får|kan) (?:säga|berätta)(?: det)?|om jag får fråga|om (?:du|ni) (?:redan )?vet",
    to=" ",
    behind=r"(?=\W*(?:$|[?.!\n]))",
)
# Jokes and assurances that hold a no.
_JOKE = _turn(
    r"(?:no|not a) (?:joke|kidding|lie)|no (?:rush|hurry|pressure|stress|drama|fuss|biggie|bother|sweat|hassle|trouble(?= at all|$|[.,!]))|i'm not joking|not (?:gonna|going to) lie",
    r"(?:kein|ohne) (?:april)?(?:scherz|witz|spaß|stress|schmäh)|keine eile|keine ursache",
    r"(?:sans|c'est pas une) blague|pas de (?:stress|blague|pression)|rien ne presse|pas d'urgence",
    r"(?:no es|sin) (?:broma|coña)|sin prisas?|no hay prisa",
    r"(?:geen|zonder) (?:grap(?:je)?|gein|stress|haast)",
    r"(?:non è uno|senza) scherz[oi]|senza fretta|nessuna fretta",
    r"(?:não é|sem) (?:brincadeira|pressa|stress)",
    r"(?:bez|to nie) (?:żart\w*|pośpiechu|stresu|ściemy)",
    r"(?:inget|utan) skämt|ingen (?:brådska|stress)",
    to=" ",
)
# “That is” between a day and its date, which is one day said twice.
_THAT_IS = _turn(
    r"(?:that is|that's|i\.e\.?|meaning|namely)(?: on)?|(?:also|das heißt|d\.h\.?|sprich|nämlich|das (?:ist|wäre))(?: am)?|(?:c'est[- ]à[- ]dire|soit|donc|c'est)(?= le )|(?:o sea|es decir|osea|esto es)|(?:dus|oftewel|ofwel|d\.w\.z\.?|dat is)|(?:cioè|ossia|vale a dire|ovvero|quindi)|(?:ou seja|isto é|quer dizer)|(?:czyli|to jest|tj\.?|to znaczy|tzn\.?)(?: w)?|(?:alltså|det vill säga|dvs\.?)",
    to="",
    behind=r",?(?= (?:the |on |den |der |am |le |el |il |o |dia |de |op |på )?\d{1,2}(?:st|nd|rd|th|\.|º|:e)?(?:$|[\s,.!)](?!\d)))(?![^.,;!?\n]{0,30}\?)",
)
# A conclusion, however it is dressed; no question, and no surgery that has to be on a Thursday: it begins its clause.
_BEGINS = r"(?:(?:así que|entonces|então|allora|quindi|dann|also|dus|dan|więc|donc) |(?=so )|(?<![\w'] )(?:(?:and|und|et|y|e|en|i|och|which|pues|portanto|por tanto|perciò|dunque|daarom|dlatego|donc|du coup|faque|also|dann|da|damit|somit|so|es|mir|uns|mi|nam|więc|to|tylko|só|me|nos|entonces|así que|então|allora|quindi|dan|dus|då|m'en|il m'en) ){0,3})"
_UNASKED = r"(?!(?:[^.!?\n]|\.(?=\d)){0,160}\?)"
_CONCLUDES = (
    r"(?:so (?:i (?:guess|suppose|reckon)|that leaves(?: us with| me with)?|it(?:'ll| will| has| must|'s got)(?: have)?(?: to)? be)(?: it's| that's)?|bleibt(?: mir| dann)?(?: nur| noch| wohl)*|(?:(?:il|y) )?(?:ne )?reste(?: (?:donc|juste|rien|plus|que|seulement)){0,3}|(?:solo|sólo) queda|blijft (?:alleen|over)|resta (?:solo)?|sobra(?: só)?|zostaje(?: tylko)?|återstår(?: bara)?)",
    r"(?:(?:tendrá|tiene|tendría) que ser|(?:vai ter|terá|tem) (?:de|que) ser|(?:dovrà|deve|dev')\s?essere|muss es(?: wohl| dann| eben)* (?=[^.!?\n]{3,24} (?:sein|werden))|(?:wordt het|moet het)(?: dan)?|(?:ce sera|ça sera) donc|w takim razie|får det(?: väl)? bli)",
)
_SO = _turn(*(_BEGINS + one for one in _CONCLUDES), to=", actually only", behind=_NAMES + _UNASKED)
_IS_IT_SO = _turn(*_CONCLUDES, to="is it possible", behind=_NAMES + r"(?=(?:[^.,!?\n]|\.(?=\d)){0,40}\?)")
# … but not behind a first choice.
_ELSE: Turn = (
    re.compile(
        r"(?<!\w)(otherwise|or else|else|if not|sonst|ansonsten|sinon|autrement|si no|de lo contrario|anders|zo niet|altrimenti|sennò|se no|senão|se não|caso contrário|inaczej|w przeciwnym razie|annars)[ ,]*, actually only"
    ),
    r"\1",
)
# “Only one is left” names it.
_ONE_LEFT = _turn(
    r"bleibt(?: (?:ja|also|dann|mir|wohl|uns|jetzt|demnach|da|somit)){0,3} (?:nur|bloß|noch|nurmehr)(?: noch)? (?:einer|eine|eins|ein (?:termin|slot|tag|vorschlag))(?: übrig)?",
    r"(?:so |that )*(?:only )?leaves(?: me| us)?(?: with)? (?:just |only )*(?:the )?one(?: left| option)?|(?:there's |there is )?only one left",
    r"blijft(?: er)?(?: (?:dus|dan|maar|nog|alleen|eigenlijk)){0,3} (?:eentje|één|een)(?: optie| moment)? over",
    r"(?:då )?(?:återstår|blir det|finns)(?: (?:ju|bara|det|alltså)){0,3} (?:en|ett)(?: tid)? kvar|(?:då )?återstår(?: (?:ju|bara|det|alltså)){0,3} (?:en|ett)(?: tid)?(?=[ ,.!]*(?:$|den|som|så))",
    to="the other one",
)
# “That evening” points back and tells no time of its own.
_THEN = _turn(
    r"that (?:evening|night|morning|afternoon)|an (?:dem|diesem) (?:abend|morgen|vormittag|nachmittag)|ce soir[- ]là|ce matin[- ]là|cet après-midi[- ]là|es[ae] (?:tarde|noche|mañana)|quella (?:sera|mattina)|quel pomeriggio|nessa (?:noite|tarde|manhã)|tego (?:wieczoru|popołudnia|ranka)|(?:die|dien) (?:avond|ochtend|middag)|den (?:kvällen|morgonen|eftermiddagen)(?= (?:är|har|ska|kan))",
    to="then",
    behind=r"(?! (?:works?|suits?|is (?:fine|good|great|perfect|ok)|passt|geht|me (?:va|viene)|convient|past|kan|va bene|serve|pasuje|funkar|passar|slot|one))",
)
# “The later of the two”, where the two would be an hour.
_OF_TWO: Turn = (
    re.compile(
        r"(?<!\w)(tarde|tardía|temprano|temprana|pronto|primer[oa]?|segund[oa]|últim[oa]|anterior|posterior|tardi|presto|prim[oa]|second[oa]|ultim[oa]|cedo|primeir[oa]) (?:de (?:las|los) dos|(?:delle|dei|tra le|fra le|tra i) due|d[ao]s (?:duas|dois))(?! (?:de la|da tarde|y |e |menos|en punto|opzioni|opciones|opções|date))(?!\w)"
    ),
    r"\1 of the two",
)
# “The last of the dates you suggest” asks for no other.
_SUGGESTED: Turn = (
    re.compile(
        r"(?<!\w)(slots?|dates?|times?|options?|appointments?|ones?|those|these|days?|mornings?|evenings?|afternoons?)(?: that| which)? you(?:'ve| have| had|'re| are| were)?(?: \w+){0,4}? (?:suggest|offer|propose|list|mention|sent|send|gave|give|put forward|provid)\w*"
    ),
    r"\1",
)
# “Could you put me down for” is the same as doing it.
_PLEASE_PUT = _turn(
    r"(?:could|can|would|will) (?:you|we|i|u)(?: please| kindly| perhaps| maybe)?(?= (?:put|book|slot|pop|stick|pencil|sign|schedule|squeeze|fit|mark) (?:me|us) )",
    r"(?:könnt\w*|kannst|würde\w*) (?:sie|du|ihr)(?= mich (?:\w+ ){0,2}(?:für|auf|am|zum|beim))",
    r"(?:kunt|kun|kan|kunnen|zou) (?:u|je|jullie)(?: me| mij)(?: dan)?(?= (?:op|voor|inplannen|noteren))",
    r"(?:kan|skulle|vill) (?:du|ni)(?: kunna)?(?= (?:boka|skriva|sätta) (?:in |upp )?(?:mig|oss))",
    to="please",
)
_PENCIL = _turn(r"pencil(?:l?ed)? (?:me|us|it|that|this) in", to="put me down")
# What is put into a diary is taken.
_IN_DIARY = (
    re.compile(
        r"(?<!\w)(?:i've|i have|i'll|i will|have|just)? ?(?:blocked|block|put|added|saved|marked|reserved|booked|pencilled|penciled|kept|jotted|noted|popped|stuck)(?: out| off| in| aside| down| it| that| this)?(?= [^,;!?\n]{2,50}? (?:in|into|to|on) (?:my|the|our) (?:calendar|diary|agenda|planner|schedule))"
        r"|(?<!\w)(?:steht|stehen|ist|habe ich|hab ich)(?: jetzt| schon| bereits| mir| fest)*(?= (?:in|im) (?:meinem |meinen |dem |den )?(?:kalender|terminkalender|planer)(?! (?:schon|bereits|etwas|was|ein)))"
        r"|(?<!\w)(?:är|ligger|står)(?: nu)? (?:inlagd?t?|inskrivet|uppskrivet|noterat|bokat)? ?(?=i (?:min |mina )?(?:kalender|kalendern|almanacka\w*))"
        r"|(?<!\w)(?:staat|zet ik|noteer ik|noteer|schrijf ik)(?= (?:\w+ )?in (?:mijn|de) (?:agenda|kalender))"
    ),
    " confirmed ",
)
# “Rather than in the evening” compares, and names nothing.
_THAN: Turn = (
    re.compile(
        r"(?<!\w)(lieber|besser|better|easier|mieux|mejor|meglio|beter|liever|melhor|lepiej|bättre|hellre) (?:als|than|que|che|di|dan|do que|niż|än) (?:am |in the |an |le |la |por la |il |de |à |om |på |'s |rano|z )?(?:abends?|morgens?|vormittags?|nachmittags?|mittags?|früh|evenings?|mornings?|afternoons?|soir|matin|tarde|mañana|noche|sera|mattina|pomeriggio|avonds?|ochtends?|middags?|manhã|noite|wieczorem|rano|kvällen|morgonen)(?!\w)"
    ),
    r"\1",
)
# Eagerness that sounds like a no.
EAGER = re.compile(
    r"(?<!\w)(?:can(?:'t|not) wait|(?:kann|können) (?:es )?kaum (?:noch )?erwarten|j'ai (?:trop )?hâte|no veo la hora|non vedo l'ora|mal posso esperar|nie mogę się doczekać|kan (?:knappt|inte) (?:bärga mig|vänta)|kan niet wachten|don't (?:want|wanna) to (?:miss|waste|hold|keep|take up|bother|lose)[^.,!?\n]*|ne v(?:eux|oudrais) pas (?:rater|perdre|manquer|louper)[^.,!?\n]*|no (?:me )?quiero (?:perder|perderme|molestar)[^.,!?\n]*|will (?:\w+ )?(?:nicht|keine) (?:verpassen|zeit verschwenden)[^.,!?\n]*|non voglio (?:perder\w*|disturbare)[^.,!?\n]*|não quero (?:perder|incomodar)[^.,!?\n]*|nie chcę (?:przegapić|tracić|marnować)[^.,!?\n]*|vill inte (?:missa|slösa)[^.,!?\n]*|wil (?:het |dit )?niet missen[^.,!?\n]*)(?!\w)",
    re.IGNORECASE,
)
# How far it is, which is no length of a call.
_NEAR_BY = (
    re.compile(
        r"(?<!\w)(?:(?:(?:i )?live|wohne|habite|vivo|abito|moro|woon|mieszkam|bor) (?:\w+ ){0,2})\d+ ?(?:min\w*|mins)(?: [^\s.,;!?]+){0,3}|\d+ ?(?:min\w*|mins) (?:away|from|walk|drive|by (?:bike|car|bus)|zu fuß|entfernt|mit dem|à pied|de chez|a pie|andando|de casa|a piedi|da casa|lopen|fietsen|pieszo|drogi|od|bort|härifrån|promenad)(?!\w)"
    ),
    " nearby ",
)
# “Que” and “che” begin a reason, too.
_FOR: Turn = (
    re.compile(
        r", (?:que|che)(?= (?:al?|por|hasta|luego|antes|después|ya|así|siempre|ahora|yo|tengo|estoy|trabajo|salgo|entro|llevo|soy|curro|voy|tenho|estou|saio|eu|à|ho|devo|sono|lavoro|esco|stacco|finisco|prima|dopo|poi|alla|durante|el|la|los|o|il)(?!\w))|(?<!quello)(?<!quella)(?<!quel) che(?= (?:ho|devo|lavoro|esco|stacco) )"
    ),
    ", porque",
)
_OF_LIST: Turn = (
    re.compile(
        r"(?<!\w)((?:prim|second|terz|quart|ultim)[oa]|primer[oa]?|segund[oa]|tercer[oa]?|últim[oa]|derni[eè]re?|premi[eè]re?|deuxième|troisième|primeir[oa]|terceir[oa]|\d|punt[oa]|point|opción|opção|opzione|option|proposta|propuesta|proposition|créneau) (?:del(?:la)? (?:suo|vostro|tuo|sua|vostra|tua) (?:elenco|lista)|de (?:su|tu|vuestra) lista|de (?:votre|ta) liste|da (?:sua|vossa|tua) lista)(?!\w)"
    ),
    r"\1",
)
_IN_PLACE: Turn = (
    re.compile(
        r"(?<!\w)(?:indicad[oa]|propuest[oa]|propost[oa]|mencionad[oa]|listad[oa]|sugerid[oa]|indiquée?|proposée?|citée?|indicat[oa]|elencat[oa]|que (?:vem|está|figura|aparece|viene)) (?:em|en|in|al) (primeir[oa]|segund[oa]|terceir[oa]|primer|tercer|últim[oa]|premier|première|deuxième|troisième|dernier|dernière|prim[oa]|second[oa]|terz[oa]|ultim[oa]) (?:lugar|posición|posição|lieu|position|place|posto|luogo|posizione)(?!\w)"
    ),
    r"\1 option",
)
# Where somebody works that day, and how long a break is: no wish about the job or the call.
_AT_HOME = _turn(
    r"(?:je |j')?(?:suis|serai|étant|bosse|travaille|travaillerai) (?:\w+ )?(?:en|chez moi en) télétravail|jours? de télétravail",
    r"(?:estoy|estaré|trabajo|tengo|hago) (?:\w+ )?(?:(?:en|de) )?teletrabajo|teletrabajo (?:ese|este) día|sono (?:\w+ )?in (?:smart ?working|telelavoro)|(?:estou|estarei|trabalho) (?:\w+ )?em (?:teletrabalho|home ?office)|(?:mam|pracuję|jestem) (?:\w+ )?(?:na )?(?:zdaln\w+|home ?office)",
    r"(?:ho|avrò|tengo|tenho|j'ai|mam) (?:una |un )?(?:mezz'ora|mezzora|media hora|meia hora|une demi-heure|demi-heure|pół godziny) (?:libera|libre|livre|wolnego|di pausa|de pausa|de pause|przerwy|devant moi)",
    to=" at home ",
)
IDIOMS: tuple[Turn, ...] = (
    _EXCEPTION,
    _SOONEST,
    _IN_CASE,
    _LINE_FAILS,
    _LUCK,
    _KINDLY,
    _IF_TOLD,
    _JOKE,
    _THAT_IS,
    _ONE_LEFT,
    _IS_IT_SO,
    _SO,
    _ELSE,
    _THEN,
    _OF_TWO,
    _THAN,
    _SUGGESTED,
    _PLEASE_PUT,
    _PENCIL,
    _IN_DIARY,
    _NEAR_BY,
    _AT_HOME,
    _FOR,
    _OF_LIST,
    _IN_PLACE,
    (EAGER, " "),
)

FORMERLY = re.compile(
    r"(?<!\w)(?:(?:originally|initially|first|at first) (?:thought|wanted|meant)|(?:had )?thought(?: of| about)?|was thinking(?: of)?|was going to say|dachte|wollte (?:\w+ )?(?:erst|eigentlich)|(?:hatte|hätte) (?:\w+ )?(?:erst|eigentlich|zuerst)|pensais|avais pensé|pensaba|había pensado|pensav[oa]|avevo pensato|dacht(?: ik)?|pensei|pensava|tinha pensado|myślał[ae]m|tänkte|hade tänkt)(?!\w)"
)
# What would have been: a no, however kind.
WOULD_HAVE = re.compile(
    r"(?<!\w)(?:(?:would|could|'d|might)(?:'ve| have| of)(?! (?:to|a |the |time|room)(?!\w))|(?:wäre|hätte|wär|hätt)(?=[^.,;!?\n]{0,60} (?:gewesen|gepasst|gegangen|gewollt|genommen|gehabt|geklappt))|(?:aurais|aurait|aurions) (?:\w+ )?(?:été|préféré|aimé|convenu|pris|voulu)|(?:habría|hubiera|hubiese) (?:sido|preferido|venido|estado|podido|ido)|zou (?:[^.,;!?\n]{0,40} )?(?:geweest|gepast)(?: zijn)?|(?:was|had) (?:\w+ ){0,3}(?:geweest|gekund|gewild)|(?:sarebbe|avrei|avrebbe) (?:\w+ )?(?:stat[oa]|preferito|andat[oa]|potuto|voluto)|(?:teria|tinha) (?:\w+ )?(?:sido|preferido|dado|gostado)|(?:wolał[ab]?\w+|był[aoy]?by) [^.,;!?\n]{0,30}(?=,? (?:ale|lecz|tylko że) (?:mam|nie|niestety|wtedy|w tym|już))|hade (?:[^.,;!?\n]{0,30} )?(?:varit|passat|funkat|föredragit))(?!\w)"
)
