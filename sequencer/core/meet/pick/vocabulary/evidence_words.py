"""Words that turn what stands beside a named start: who says it, what one has to do, a reason, a conclusion; nine languages."""

import re

from sequencer.core.meet.pick.phrasing.languages import LANGUAGES
from sequencer.core.meet.pick.vocabulary.words import ACCEPT, PREFER, any_of

Table = dict[str, re.Pattern[str]]


def _each(*languages: str) -> Table:
    return {code: any_of(words) for code, words in zip(LANGUAGES, languages, strict=True)}


def first(table: Table, text: str, languages: frozenset[str]) -> str | None:
    """The first word of a table in a text."""
    found = (table[code].search(text) for code in sorted(languages))
    return next((one.group(0) for one in found if one is not None), None)


def has(table: Table, text: str, languages: frozenset[str]) -> bool:
    """Whether a text holds a word of a table in one of the languages that it may be in."""
    return any(table[code].search(text) is not None for code in languages)


# Begins a reason or a conclusion, and so a part of its own.
CAUSE = (
    r"(?:because|cos|coz|since (?=i|my|we)|so (?=¦)|denn|weil|also (?=¦)|daher|car|parce qu\w*|puisqu\w*|donc|du coup|porque|pues|así que|ya que"
    r"|want|omdat|aangezien|dus|perch[ée]|poich[ée]|siccome|quindi|pois|então|já que|bo(?= )|ponieważ|gdyż|więc|eftersom|därför att|så(?= ¦))(?!\w)"
)
WHY = re.compile(
    r"(?:because|cos|since|as|denn|weil|da|car|parce|puisque?|que|porque|pues|ya que|want|omdat|perch[ée]|poich[ée]|siccome|che|pois|porque|já que|bo|ponieważ|gdyż|eftersom|för(?! \w+ (?:som|som helst)))(?!\w)"
)
SO = re.compile(
    r"(?:so|also|daher|dann|donc|du coup|alors|así que|pues|entonces|dus|quindi|allora|então|więc|zatem|to|så|då)(?!\w)"
)
# Somebody else's words, a thought, a wish: no pick of one's own.
SAYING = _each(
    r"sa(?:id|ys?|ying)(?! yes)|told|tells|wrote|writes|mentioned|asked|hear|heard|thinks?|thought|believe[sd]?|claims?|suppose|imagine|pretend|wish|hopes|hoped|hoping(?= (?:for|to|that))|reckon\w*|invite (?:says|shows)|according|quote|he|she|they|him|her|them|his",
    r"sagte[nst]*|meinte[nst]*|schrieb\w*|erzähl\w*|gehört|gedacht|glaub\w*|denk\w*|stell\w* (?:ich )?(?:mir|dir|euch)|angeblich|laut|behaupt\w*|hoff\w+|er|ihm|ihn|ihr(?= )|seine?[nmrs]?",
    r"a dit|ont dit|m'a|avez (?:dit|écrit)|disait|disent|écrit|paraît|semble|pense[snt]*|pensé|croi[st]|imagin\w+|espér\w+|espère|il (?:a|est|peut|préfère|prend)|elle|lui|ils|elles",
    r"dij[eo]\w*|dice[ns]?|contó|escrib\w+|pens[éóa]\w*|pienso|creo|cree|imagin\w+|supon\w+|ojalá|espero que|según|él|ella|ellos",
    r"zei|zegt|zeiden|schreef|vertelde|gehoord|dacht|denk|geloof|stel je|volgens|hopelijk niet|hij|zij|haar|hem|hun",
    r"ha detto|hanno|dic(?:e|ono|eva)|scritto|sentito|pens\w+|cred\w+|immagin\w+|supponiamo|secondo|spero|lui|lei|loro",
    r"disse\w*|diz(?:em)?|escreveu|falou|ouvi|pens\w+|penso|acho|achei|imagin\w+|suponh\w+|segundo|espero que|tomara|oxalá|ele|ela|eles",
    r"powiedzia\w*|mówi\w*|pisa[łl]\w*|napisa[łl]\w*|słysza[łl]\w*|myśl\w*|sądz\w*|wyobra\w*|podobno|według|on|ona|oni|jego|jej|mu",
    r"sa|säger|skrev|berättade|hört|tänkt\w*|tror|trodde|enligt|föreställ\w*|hoppas(?= (?:på|att))|han|hon|honom|henne",
)
# What one has to do, or did, then: a bare time before it is no pick.
DUTY = _each(
    r"have|has|had|having|'ve|must|need\w*|got|gotta|starts?|ends?|leaves?|leaving|fly|flying|flies|moving|drive|driving|i'll be|i will be|attend\w*|expect\w*|scheduled|due",
    r"hab\w*|hat|hatte\w*|muss|müssen|soll|sollte|fängt|beginnt|endet|fährt|fahre|fliege|fliegt|steht|findet|geh\w*",
    r"j'ai|ai|a|avons|ont|dois|doit|faut|commence\w*|finit|part|pars|décolle|serai|serai",
    r"tengo|tiene|hay|debo|toca|empiez\w+|empieza|termin\w+|sale|salgo|estaré|vuel\w+",
    r"heb|heeft|had|moet|moeten|begint|eindigt|vertrek\w*|vlieg\w*|rijd\w*",
    r"ho|ha|abbiamo|devo|deve|inizia|comincia|finisce|parte|parto|sarò|decollo|c'è",
    r"tenho|tem|temos|devo|preciso|começa|termina|sai|saio|estarei|voo|há",
    r"mam|ma|mamy|muszę|musi|zaczyna\w*|kończy\w*|wyjeżdża\w*|lecę|leci|jadę|będę|idę",
    r"har|hade|måste|ska|börjar|slutar|åker|flyger|går",
)
FORMER = _each(
    r"was|were|did|went|used|took|already|yesterday|last (?:week|month|year|time)",
    r"war|waren|wurde\w*|gestern|letzte\w* (?:woche|monat|jahr|mal)|\w*ging|kam",
    r"était|étais|étaient|hier|dernier|dernière|avait|avais",
    r"era|fue|fui|estaba|ayer|pasad[oa]|estuv\w+",
    r"waren|ging|kwam|gisteren|vorige|afgelopen",
    r"ero|era|erano|ieri|scors[oa]|stat[oa]",
    r"foi|fui|estava|ontem|passad[oa]|estive",
    r"był\w*|wczoraj|zeszł\w+|poprzedni\w+",
    r"varit|igår|förra",
)
# The same time once more, in words.
THEN = _each(
    r"then|that's (?:when|the)|that day|that evening|(?:exactly|right) when|at that time",
    r"(?:da|dann) (?:\w+ ){1,2}ich|da (?:läuft|kommt|fährt|wird)|an dem (?:tag|abend)|um die zeit|genau (?:da|dann)",
    r"là|(?:à ce moment|à cette heure)(?:-là)?|ce jour[- ]là|pile quand",
    r"entonces|a esa hora|ese día|justo (?:cuando|entonces)",
    r"dan (?:\w+ ){1,2}ik|dan (?:komt|begint)|op dat moment|die dag|precies dan",
    r"allora|a quell'ora|quel giorno|proprio (?:quando|allora)",
    r"nessa hora|a essa hora|nesse dia|justo (?:quando|nessa)",
    r"wtedy|o tej porze|tego dnia|akurat wtedy",
    r"då (?:\w+ ){0,1}jag|då (?:börjar|går)|den dagen|just då",
)
# Says no even where a word of yes stands beside the start.
STILL_NO = _each(
    r"no+|not|never|n't|\w+n't|cannot|without|unfortunately|sadly|joking|kidding|as if|yeah right|haha no|lol no|in your dreams|dream on|forget|unless|maybe|perhaps",
    r"nicht|kein\w*|nie|niemals|nein|nö|nee|leider|ohne|scherz|witz|von wegen|denkste|vergiss\w*|träum\w*",
    r"ne|n'\w+|pas|jamais|non|aucun\w*|sans|malheureusement|hélas|blague|rigole|plaisante|rêv\w+",
    r"no|nunca|jamás|ningún|ninguna|sin|tampoco|broma|bromeo|lamentablemente|sueñ\w+",
    r"niet|geen|nooit|nee|zonder|helaas|grapje|ammehoela|dream|vergeet",
    r"non|mai|nessun\w*|senza|purtroppo|scherz\w+|figurati|magari",
    r"não|nunca|jamais|nenhum\w*|sem|infelizmente|brincadeira|brincando|sonh\w+",
    r"nie|nigdy|żaden|żadn\w+|bez|niestety|żart\w*|akurat",
    r"inte|aldrig|nej|ingen|inget|utan|tyvärr|skämt\w*|glöm",
)
# Away or at work, which says no only of the time that it is said of.
AWAY = any_of(
    r"travel\w*|on (?:the road|leave|holiday|vacation)|working|dienstlich|unterwegs|verreist|dienstreise|geschäftsreise|urlaub|arbeite|arbeiten"
    r"|en déplacement|en (?:congés?|vacances)|bosse|travaille|de (?:viaje|vacaciones)|trabajo|op reis|onderweg|vakantie|werk(?: ik)?|in (?:viaggio|ferie|trasferta)|lavoro"
    r"|viagem|férias|trabalho|wyjazd\w*|urlop\w*|podróż\w*|pracuję|bortrest|semester|på resande fot|jobbar"
)
# What people do at a time that they name, beside the obstacles that every answer is read for.
ENGAGED = _each(
    r"funeral|burial|christening|swimming|lessons?|recital|boiler|plumber|school run|bins|graduation|anniversary|court|hearing|exams?|tests?",
    r"beerdigung|begräbnis|trauerfeier|taufe|schwimm\w*|\w*unterricht|elternabend|\w*kurs|\w*probe|\w*feier|tüv|handwerker|flieger|prüfung\w*|klausur\w*",
    r"enterrement|obsèques|baptême|piscine|natation|kermesse|plombier|tribunal|assemblée|conseil|spectacle|examens?|partiels?|oral",
    r"entierro|bautizo|natación|clases?|fontanero|juicio|tutoría|misa|extraescolar\w*|exam[eé]n\w*|oposici\w+",
    r"begrafenis|crematie|doop|\w*les|\w*avond|loodgieter|\w*feest|rechtbank|examens?|tentamen\w*",
    r"funerale|battesimo|nuoto|piscina|idraulico|assemblea|processo|recita|messa|esam[ei]",
    r"enterro|velório|batizado|natação|encanador|audiência|missa|consulta|prova|exames?",
    r"pogrzeb\w*|chrzciny|basen\w*|wywiadówk\w*|zebrani\w*|hydraulik\w*|rozpraw\w*|msza|mszę|komuni\w*|egzamin\w*|kolokwi\w+",
    r"begravning\w*|dop|simskola\w*|föräldramöte\w*|rörmokar\w*|rättegång\w*|\w*lektion\w*|\w*kalas|tenta\w*|prov",
)
# Somebody else's words, a supposition or a joke, which no answer is read past.
REPORTED = _each(
    r"(?<!i )(?:said|says|told|thinks|mentioned|claims)(?! yes)|i(?:'ve)? hear(?:d)?|nobody ever|imagine|suppose|pretend|kidding|joking|yeah right|in your dreams|dream on|(?:any|some)(?:body|one) else|off (?:the|your|my) list|for (?:my|our|her|his) (?:wife|husband|partner|kids?|son|daughter|mum|mom|mother|father|dad|boss|colleague\w*|friend\w*|brother|sister|team|manager)|(?:just|exactly|right|precisely) when|same (?:time )?as my|in theory|theoretically|clone|no idea|i doubt",
    r"sagte|sagt(?! mir zu)|meinte|meint|behauptet|angeblich|angenommen|ich dachte|von wegen|scherz beiseite|war (?:nur )?(?:ein )?(?:scherz|witz)|jemand(?:em|en)? ander\w*|träum\w* weiter|denkste|(?:für )?(?:meine[mrn]|unsere[mrn]) (?:frau|mann|partner\w*|kind\w*|sohn|tochter|mutter|vater|chef\w*|kolleg\w*|freund\w*|bruder|schwester)(?= (?:passt|gut|super|perfekt|recht)|\W*$)|genau (?:da|dann|wenn)|theoretisch|in der theorie|klon\w*|keine ahnung|bezweifle",
    r"(?:a|ont|m'a) dit|dit qu\w*|disait|disent|soi-disant|imagin\w+|suppos\w+|je (?:rigole|plaisante)|je blague|quelqu'un d'autre|tu rêves|pense qu\w*|(?:à|pour) (?:ma|mon|mes|notre) (?:femme|mari|conjointe?|enfants?|fils|fille|mère|père|chef\w*|patron\w*|collègue\w*|amie?|frère|sœur)|pile (?:quand|au moment)|en théorie|théoriquement|dédouble|clone|aucune idée|j'en doute",
    r"dij[eo]|dice[ns]?(?! (?:adiós|hola))|según|imagin\w+|supon\w+|ni en (?:tus )?sueños|es broma|bromeo|alguien más|ojalá|opina|(?:a|para) (?:mi|mis|nuestr\w+) (?:mujer|esposa|marido|esposo|pareja|hij\w+|madre|padre|jef\w+|compañer\w+|amig\w+|herman\w+)|justo cuando|en teoría|teóricamente|me clono|ni idea|lo dudo",
    r"zei|zegt|vertelde|volgens|stel je voor|stel dat|grapje|geintje|droom maar|iemand anders|vindt|denkt|voor (?:mijn|onze) (?:vrouw|man|partner|kind\w*|zoon|dochter|moeder|vader|baas|collega\w*|vriend\w*|broer|zus)|precies (?:dan|als|wanneer)|in theorie|theoretisch|kloon|geen idee|betwijfel",
    r"ha detto|dice(?= che)|dicono|diceva|secondo|immagin\w+|supponiamo|figurati|scherz(?:o|avo)|qualcun altro|pensa che|(?:a|per) (?:mi[ao] |i miei )(?:moglie|marito|compagn\w+|figli\w*|madre|padre|capo|colleg\w+|amic\w+|fratello|sorella)|proprio quando|in teoria|teoricamente|mi clono|nessuna idea|ne dubito",
    r"disse(?:ram)?|diz(?:em)?|imagin\w+|suponh\w+|nem sonhando|brincadeira|(?:tô|estou) brincando|mais alguém|acha que|tomara|(?:para|pra|pro|a|ao) (?:o |a )?(?:minha|meu|meus) (?:mulher|esposa|marido|companheir\w+|filh\w+|mãe|pai|chefe|colega\w*|amig\w+|irmã\w*)|(?:justo|bem) quando|em teoria|teoricamente|me clono|sem ideia|duvido",
    r"powiedzia\w*|mówi\w*|podobno|wyobra\w*|załóżmy|żart(?:uję|owa\w+|em)?|ktoś inny|twierdzi|uważa|(?:dla )?(?:mojej|mojemu|mojego) (?:żon\w+|męż\w+|partner\w+|syn\w+|córc?\w+|matc\w+|ojc\w+|szef\w+|koleg\w*|koleżan\w+|brat\w*|siostr\w+)|żonie|mężowi|szefowi|koledze|akurat (?:wtedy|kiedy|gdy)|teoretycznie|w teorii|sklonuję|nie mam pojęcia|wątpię",
    r"sa|säger(?! vi)|sade|påstår|enligt|föreställ\w*|skojar|skämtar|någon annan|tycker(?= att)(?! jag)|för min (?:fru|man|sambo|son|dotter|mamma|pappa|chef|kollega|vän|bror|syster)|för mina (?:barn|kollegor)|just (?:då|när)|i teorin|teoretiskt|klona\w*|ingen aning|tvivlar",
)
# Asks or exclaims behind a start that stands alone: no pick.
WHO = _each(
    r"who|whose|what|how|why|where",
    r"wer|wessen|wie(?! (?:gesagt|besprochen|immer|gewünscht|vorgeschlagen))|was|warum|wieso|wo",
    r"qui|comment|pourquoi|quelle?|combien",
    r"quién|cómo|por qué|qué|dónde",
    r"wie|hoe|waarom|wat|waar",
    r"chi|come(?! (?:da|sempre|detto|proposto))|quale|dove",
    r"quem|como(?! (?:sempre|combinado|sugerido))|por que|onde",
    r"kto|jak(?! (?:zawsze|zwykle|najbardziej))|dlaczego|co|gdzie",
    r"vem|hur|varför|vad|var",
)
# “…, my exam”: what stands in the calendar then.
MINE = re.compile(
    r"\W*(?:my|meine?|unser[e]?|mon|ma|mes|notre|mis?|nuestr[oa]|mijn|onze|ons|(?:il |la )?mi[oa]|(?:o |a )?(?:meu|minha)|mój|moja|moje|min|mitt|mina|vår|vårt) [^\W\d_]+\W*"
)
# Not certain of it, whatever it is said of.
UNSURE = _each(
    r"maybe|perhaps|probably|possibly|might|not (?:entirely |quite )?(?:sure|certain)|unsure|tentativ\w*|fingers crossed|provisional\w*",
    r"vielleicht|eventuell|evtl|wahrscheinlich|vermutlich|unsicher|nicht sicher|womöglich|vorläufig",
    r"peut-être|probablement|éventuellement|sans doute|pas sûre?|sous réserve|provisoire\w*",
    r"quizás?|tal vez|probablemente|a lo mejor|posiblemente|no estoy segur\w+|provisional\w*",
    r"misschien|waarschijnlijk|wellicht|mogelijk|eventueel|niet zeker|voorlopig",
    r"forse|probabilmente|magari|eventualmente|non (?:sono|è) sicur\w+",
    r"talvez|provavelmente|possivelmente|não tenho (?:a )?certeza|se calhar",
    r"może(?! być)|chyba|prawdopodobnie|ewentualnie|nie jestem pew\w+|wstępnie",
    r"kanske|förmodligen|troligen|möjligen|eventuellt|osäker|inte säker|preliminärt",
)
# A yes only beside another word: courtesy, what can be, when.
_WEAK = any_of(
    r"please|pls|thanks|looking forward to|lovely|possible|can|could|only|free|available|manage|deal|i'm in|sure|just|may|with pleasure|love|is|does|hope",
    r"gern\w*|bitte\w*|kann|können|könnte|nur|erst|frei|bis|möglich|zeit|machen|frühestens|natürlich|dabei|jo|ja|wär|wäre|gut",
    r"possible|peux|pourrais|seul|seulement|libre|disponible|dispo|bien|svp|stp|bon|vont|va|fin",
    r"puedo|podría|solo|sólo|libre|disponible|por favor|porfa|bien|vale|seguro|claro|hecho|sale|mejor|gusto|podemos|ya",
    r"graag|kan|zou|alleen|uit|doe|doen|mooi|beschikbaar|aub|natuurlijk|plan|lekker",
    r"posso|potrei|solo|libero|libera|bene|disponibile|per favore|riesco|possibile|piacere",
    r"posso|poderia|só|livre|disponível|bem|bom|boa|pode|dá|consigo|por favor|certo|legal|sim|seria",
    r"mogę|tylko|proszę|wolny|wolna|tak|ja|możemy|będzie|dobrze|dobra|jasne|gra|stoi",
    r"gärna|kan|ledig|endast|bra|tack|snälla|går|gå|tar|blir|skulle|vore|fin|fint|ja|bara",
)
# Behind a verb of fitting they are more.
_FITS = (
    "va",
    "sta",
    "tá",
    "está",
    "fica",
    "går",
    "passar",
    "blir",
    "är",
    "queda",
    "viene",
    "is",
    "ist",
    "est",
    "es",
    "è",
    "é",
    "wäre",
    "vore",
    "jest",
    "byłoby",
    "seems",
    "looks",
    "sounds",
    "ser",
    "komt",
)
WEAK_YES = re.compile("".join(rf"(?<!(?<!\w){verb} )" for verb in _FITS) + _WEAK.pattern)
# What can be is what fits where the time stands right beside it.
_BESIDE_TIME = re.compile(
    r"¦ (?:(?:dann|dan|då|wel|auch|ook|också|i|ich|ik|jag|already) ){0,2}(?:kann|kan|geht|ginge|könnte|posso|puedo|mogę|peux|dá|pode|sí|oui|sim|tak|can do|free|vrij|frei|ledig|libre|libero|libera|livre|wolny|wolna)(?! (?:nicht|niet|inte|no|non|nie|pas|être|ser)(?!\w))"
    r"|(?<!\w)(?:can (?:do|make|manage)|could (?:do|make|manage)|i'm free|i am free|free|available|only|please|(?:ich )?kann|(?:ik )?kan|(?:jag )?kan|libre|disponible|dispo|vrij|ledig|frei|(?:nur|alleen|bara|endast)(?: noch)?) (?:(?:on|at|the|am|den|der|um|op|om|de|på|nur|auch|bara|ich|ik|jag|le|el|il|for|just) ){0,3}¦"
)
_ASKED_FOR = re.compile(
    r"¦ (?:bitte|please|pls|gerne?|graag|gärna|aub|svp|tack|por favor|per favore|poproszę|proszę)(?=[^\w¦]*(?:$|[,.!;\n]))"
    r"|¦ (?:for me|für mich|pour moi|para mí|voor mij|per me|para mim|dla mnie|för mig|tar jag (?:så |jätte|hemskt )?gärna|neem ik graag|nehme ich gerne?)(?=[^\w¦]*(?:$|[,.!;\n]))"
    r"|(?<![^\W\d_] )(?:gerne?|graag|gärna|bitte|please|poproszę|volentieri|volontiers) (?:(?:on|am|den|der|um|op|om|de|på|le|w|we|il) ){0,2}¦"
)
_FEW = 1
ALSO = re.compile(
    r"(?<!\w)(?:too|also|as well|auch|ebenfalls|aussi|también|ook|anche|pure|também|też|również|också|likewise)(?!\w)"
)


def plainly_yes(text: str, strange: list[str] | tuple[str, ...]) -> bool:
    """Whether words say that a time fits or is taken, and not only please, or what is possible."""
    if _ASKED_FOR.search(text) is not None:
        return True
    strong = WEAK_YES.sub(" ", text)
    if ACCEPT.search(strong) is not None or PREFER.search(strong) is not None:
        return True
    return len(strange) <= _FEW and _BESIDE_TIME.search(text) is not None


# What somebody does at a time, however well it is spoken of.
EVENT = any_of(
    r"(?:ho|tengo|j'ai|tenho|mam|heb (?:ik )?|hab\w* (?:ich )?|har (?:jag )?|i have|i've got) ?(?:il |un |le |el |o |mon |einen |den |de |een |a |the |my |ett |l')?(?:treno|train|tren|trem|comboio|pociąg|trein|zug|tåg|volo|vuelo|vol|voo|flight|flug|flieger|vlucht|flyg|aereo|avión|avion)",
    r"(?:my|our|the|his|her) (?:train|flight|plane|bus|ferry|wedding|anniversary|birthday|funeral|exam|surgery|operation|due date|honeymoon)|getting married|get married|(?:a|the) (?:wedding|funeral|birthday|christening)|anniversary|nightmare|(?:wedding|funeral|birthday)s?(?= at | on |\W*$)"
    r"|(?:mein\w*|unser\w*) (?:zug|flug|flieger|bus|hochzeit\w*|geburtstag|prüfung|operation|op|fähre)|geburtstag|hochzeit(?:stag)?|beerdigung|heirate\w*|albtraum|alptraum|horoskop"
    r"|mon (?:train|avion|vol|bus|mariage|anniversaire|opération)|anniversaire|mariage|enterrement|cauchemar"
    r"|mi (?:tren|vuelo|avión|boda|cumpleaños|operación)|cumpleaños|boda|entierro|pesadilla"
    r"|mijn (?:trein|vlucht|bus|bruiloft|verjaardag|operatie)|verjaardag|bruiloft|begrafenis|nachtmerrie"
    r"|(?:il )?mio (?:treno|volo|aereo|matrimonio|compleanno)|compleanno|matrimonio|funerale|incubo"
    r"|(?:o )?meu (?:comboio|trem|voo|avião|casamento|aniversário)|aniversário|casamento|enterro|pesadelo"
    r"|(?:mój |mam )(?:pociąg|samolot|lot|ślub|autobus)|urodziny|wesele|ślub|pogrzeb|koszmar|mecz|gra(?= [a-z])|piwo"
    r"|mitt (?:tåg|flyg|bröllop)|min (?:buss|födelsedag)|födelsedag|bröllop|begravning|mardröm",
)
_AROUND_IT = re.compile(
    r"(?:before|after|until|till|vor|nach|bis|avant|après|antes|después|voor|na(?= (?:mijn|het|de|die))|prima|dopo|depois|przed|po|före|efter|innan)(?: (?:de|del|di|da|do|the|der|dem))?\s*$"
)


def event_in(text: str) -> str | None:
    """What a text says that happens then; before or after it there is time."""
    for one in EVENT.finditer(text):
        if _AROUND_IT.search(text, max(0, one.start() - 20), one.start()) is None:
            return one.group(0)
    return None
