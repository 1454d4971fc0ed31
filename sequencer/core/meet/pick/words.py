"""Words of people who answer an offer of times, by meaning, in nine languages; for lower-case text.

A reader need not know the language first, so a word stands here only where it means the same, or nothing,
in the other eight. Each entry is a regular expression tried between word boundaries.
"""

import re


def any_of(*languages: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(languages)})(?!\w)")


ANY = any_of(
    r"any(?:one)?(?! (?:chance|way|question\w*|other|news|later|earlier|more|problem\w*|further|else|change\w*|alternative\w*))|anytime|either(?! end)|whichever(?! end)|whatever(?:'s| is| would be) (?:easie(?:r|st)|best|better|simple(?:r|st)|(?:more |most )?convenient|handie(?:r|st)|good)(?: (?:for|on|at|with) (?:(?:your|the) (?:side|end|team|calendar|diary|schedule|office)|you(?: guys| all| lot)?|everyone|them))?|whatever(?= (?:works|suits|fits|is|you|time|slot|option|day|one|date|comes)(?!\w)| ?$|[,.!;])|(?:all the same|up to) (?:to )?(?:me|you)|your (?:choice|call|pick)|you (?:choose|pick|decide)|(?:i'm|i am) (?:completely |totally |fully |quite )?flexible|no preference|as soon as possible|asap|the sooner the better|soonest",
    r"leave (?:it|that|the choice) (?:up )?(?:to|with) you|überlass\w* (?:ich )?(?:es |das |die wahl )?(?:ihnen|euch|dir)|(?:vous|te) laisse (?:le choix|\w*\s?(?:choisir|décider))|(?:(?:os|les|te|le) )?dejo (?:elegir|la elección|que (?:elij\w+|decid\w+))|laat (?:ik )?(?:de keuze |het )?aan (?:jullie|jou|u|je)(?: over)?|lascio (?:a (?:voi|lei|te) )?(?:la scelta|scegliere|decidere)|deixo (?:ao vosso|à vossa|ao seu|a (?:escolha|vocês)|vocês)[^.,!?\n]{0,20}|(?:zostawiam|pozostawiam) (?:\w+ )?(?:wybór|wam|państwu)|(?:lämnar|överlåter) (?:\w+ )?(?:till|åt) (?:er|dig)",
    r"egal|ganz gleich|beliebig\w*|jeder (?:termin|vorschlag|der termine)|jede (?:option|der)|bin flexibel|entweder|sucht? (?:euch|ihnen|ihr|dir) (?:\w+ )?aus|irgendein\w*",
    r"n'importe (?:lequel|laquelle|quel\w*|quand)|peu (?:m')?importe|au choix|l'un ou l'autre|l'une ou l'autre|comme vous (?:voulez|préférez)|choisissez|soit",
    r"cualquier\w*|da igual|da lo mismo|indistint\w+|elijan|elija|como prefieran?|soy flexible",
    r"maakt (?:\w+ )?niet uit|om het even|kies maar|willekeurig\w*|eender welke?|ben flexibel",
    r"qualsiasi|qualunque|indifferente|è uguale|scegl(?:iete|i|a) (?:voi|tu|lei)|l'un[oa] o l'altr[oa]|come preferi\w+",
    r"qualquer(?: um| uma)?|tanto (?:me |nos )?faz|é indiferente|escolham?|como preferir\w*",
    r"dowoln\w+|obojętn\w+|wszystko (?:mi )?jedno|którykolwiek|każdy (?:termin|z nich|z tych)(?: \w+)?|bez różnicy|jak wolicie",
    r"vilken som helst|vilket som(?: helst)?|vilka som helst|när som helst|spelar ingen roll|valfri\w*|är flexibel|antingen",
    r"was (?:für )?(?:sie|dich|euch|ihnen|dir) (?:am )?(?:einfach|leicht|bequem|günstig|praktisch)\w* (?:ist|wäre)|ce qui est le (?:plus |mieux )(?:simple|pratique|facile )?(?:pour )?(?:vous|toi|votre équipe)|lo que (?:sea|resulte) (?:más (?:fácil|cómodo|sencillo)|mejor) para (?:vosotros|ustedes|usted|ti)|lo que (?:os|te|les|le) (?:venga|convenga|resulte|sea) (?:mejor|más (?:fácil|cómodo))|wat (?:voor (?:jullie|jou|u) )?(?:het )?(?:makkelijkst|handigst|beste) is(?: voor (?:jullie|jou|u))?",
    r"(?:quell[oa]|ciò) che (?:(?:vi|ti|le) (?:è|risulta|viene|torna) (?:più )?(?:comod[oa]|facile|meglio)|è (?:meglio|più (?:comod[oa]|facile)) per (?:voi|te|lei))|o que for (?:melhor|mais (?:fácil|cómodo|cômodo|conveniente)) (?:para|pra|p/) (?:vocês?|si|ti|vós)|(?:to,? )?co (?:dla (?:was|państwa) )?(?:będzie )?(?:wygodniejsze|łatwiejsze|lepsze)(?: dla (?:was|państwa))?|det som är (?:enklast|lättast|smidigast|bäst) för (?:er|dig)",
    r"kies er(?! (?:¦|op|om))|kies(?:t|en)? er (?:maar |zelf )?(?:één|een)(?: uit)?|choisissez-en|tu choisis|vous choisissez|scegliete(?:ne)?|wybierz(?:cie)? (?:sobie )?(?:jeden|dowoln\w+|któryś)|niech (?:pan|pani|państwo) wybi\w+|välj (?:en|ett|vilken|någon)(?: av (?:dem|dessa))?|quédense con cualquiera",
    r"equally (?:good|fine|happy|ok)|choice is yours|i'm easy|not fussed|doesn't matter(?: to me)?|don't mind(?: which| when)?|pick (?:one|any|whichever)|whenever|no strong preference|wherever you have space|up to you|your preference|what(?:ever)? suits you|best for you",
    r"(?:sie|du|ihr) (?:entscheid\w+|wähl\w+|bestimm\w+)|wähl\w* (?:sie|du|ihr)|entscheid\w* (?:sie|du|ihr)|wurscht|wurst|schnuppe|such\w* (?:sie |ihr |dir )?(?:sich |euch |dir )?(?:\w+ ){0,3}aus|(?:ist|wäre) (?:es |mir |das ){0,2}gleich|such (?:dir|du)|sucht (?:euch|ihr)|(?:suchen|suche?) (?:sie |ihr )?(?:sich|euch|dir)? ?(?:was|etwas|einen|eins) aus|welcher auch immer|wie (?:es )?(?:euch|ihnen|dir|sie|du|ihr) (?:lieber|besser|am besten|passt|möchten|magst|wollt|wollen)|was (?:euch|ihnen|dir) (?:lieber|besser|am besten) \w+|jederzeit|mir gleich|gleich gut|sie (?:können|dürfen) (?:aus)?wählen|(?:können|dürfen) (?:sie|wählen)(?= (?:gerne )?(?:aus)?(?:wählen|suchen))|ihr (?:könnt|dürft) (?:aus)?(?:wählen|suchen)|freie wahl|ihre wahl|deine wahl",
    r"à (?:vous|toi) de (?:choisir|voir|décider)|comme (?:tu (?:veux|préfères)|ça (?:vous|t')\s?arrange)|choisis|égal|ça m'est égal|indifférent|je m'adapte|ce qui (?:vous|t')\s?arrange\w*(?: le (?:mieux|plus))?|celui que (?:vous|tu) \w+|celle que (?:vous|tu) \w+|à votre (?:convenance|préférence)",
    r"(?:la|el|lo|cuando|como|la que|el que|lo que) (?:prefieras|prefieran|prefiráis|quieras|quieran|queráis|veas|gustes|gusten)|(?:os|te|les|le) venga mejor|me es igual|tú eliges|elige tú|ustedes eligen|elegid|elige|sin preferencia|a (?:vuestra|su|tu) elección|igual me da",
    r"zeg maar wat|wat (?:het )?handig(?:st|ste|er)? is|kies(?:t)? (?:zelf|u|jij|jullie)|wat (?:jou|jullie|u|je) (?:het beste|beter|best) (?:uitkomt|past|schikt)|geen voorkeur|(?:jullie|jouw|uw|aan jou de|aan jullie de) keu[sz]e?|mag(?:gen)? (?:jij|jullie|je) kiezen|(?:jullie|jij|u) mag (?:zelf )?kiezen|zeg het maar|wat jullie willen|maakt (?:\w+ )?(?:niks|niet|niets) uit|zeg (?:jij|jullie|u) het maar",
    r"fate voi|fai tu|faccia lei|a (?:vostra|tua|sua) (?:scelta|discrezione)|a scelta|come (?:vuoi|volete|preferisc\w+|le è più comodo)|quell[oa] che prefer\w+|è lo stesso|fa lo stesso|non fa differenza|decid(?:ete|i|a)(?: voi| tu| lei)?|scelga|uno vale l'altro",
    r"o que (?:preferirem|preferir|for melhor|der mais jeito)|como (?:quiser\w*|for melhor)|vocês (?:escolhem|decidem)|você escolhe|ao (?:vosso|seu) critério|à (?:vossa|sua|tua) escolha|podem? escolher|dá igual|é igual|me é igual|qual preferir\w*",
    r"jak (?:\w+ ){0,2}(?:wygodniej|wolą|lepiej|pasuje)|jak (?:wolisz|państwo wolą|pan woli|pani woli|wam wygodniej|wam pasuje)|do wyboru|wybierzcie|proszę wybrać|bez znaczenia|nie ma znaczenia|nie robi (?:mi )?różnicy|co (?:wam|państwu) (?:pasuje|wygodniej|lepiej pasuje)|byle",
    r"vilken (?:\w+ )?som helst|valfri\w*|(?:du|ni) (?:väljer|bestämmer)|(?:ni|du) får (?:gärna )?(?:välja|bestämma)|det som passar (?:er|dig) bäst|välj (?:ni|du|själv\w*)|kvittar|bestäm (?:ni|du|själv\w*)|strunt samma|när som helst|lika bra|vilket som|som (?:ni|du) vill",
)
# All of them: several fit, and nobody is asked to choose.
ALL = any_of(
    r"all(?: of (?:them|these|those|the (?:above|times|options|slots))| (?:the )?(?:two|three|four|five|six|\d|options|slots|times|dates)| (?:work|suit|fine|good|ok|okay|are|is|except))|they(?:'re| are)? all|everything|both",
    r"alle[s]?|beide[s]?|tous|toutes|tout|les deux|tod[oa]s|todo|amb[oa]s|l[oa]s dos|allemaal|allebei|tutt[iea]|tutto|entramb[ie]|tutti e due|tudo|os dois|as duas|wszystk\w+|oba|obie|obydw\w+|alla|allt|båda|bägge",
)
NONE = any_of(
    r"none(?: of (?:these|those|them|the))?|neither|not any|no(?:ne)? option|any of (?:these|those|them)(?= (?:don't|do not|won't))|(?:can't|cannot|can not|couldn't|unable to) (?:do|make|manage) any|all (?:of (?:these|them|those) )?(?:are )?(?:impossible|out)",
    r"kein(?:e|er|es|en)? (?:davon|der|von|dieser|termine?|vorschl\w+|option\w*|passt|geht)|keine?r|weder",
    r"aucun\w*|ni l'un\w* ni l'autre",
    r"ningun[oa]?|ningún",
    r"geen (?:van|enkele?|ervan)|geen (?:optie|tijd\w*|datum|data|moment\w*)",
    r"nessun[oa]?",
    r"nenhum[a]?",
    r"żad(?:en|na|ne|nego|nej)",
    r"inge(?:n|t|a) av|inge[nt] (?:passar|funkar|fungerar|tid)|inga (?:av|tider|passar)",
    r"not (?:\w+ ){0,6}any of (?:these|those|them)|(?:can't|cannot|can not|unable to) (?:make|do|manage) (?:any|either|those|these)|pas dispo\w* (?:ces|à ces|ce)|(?:aucun|aucune) (?:des|de ces|d'entre|créneau|ne)|nessun\w* (?:di|degli|delle|dei) (?:questi|queste|orari|quelli|proposti)|ningun[oa]\s(?:de|me|es|me cuadra)|ingen av (?:tiderna|dem|dessa)|inget av (?:alternativen|förslagen)|żad(?:en|na|ne) (?:z|nie|mi)|geen (?:van|enkele)|nenhum[a]? (?:d|me|dá|serve|dos|das)\w*|kein(?:er|en|s|e)? (?:der|davon|von den|dieser|passt)|(?:alle|all) (?:\w+ )?nicht",
)
REJECT = any_of(
    r"in (?:a |back-to-back |other )?meetings?|in (?:einer|einem|'ner|ner) (?:besprechung|meeting|termin|sitzung)|im (?:meeting|termin|unterricht|flieger|zug|dienst)|en (?:una )?reunión|in (?:una )?riunione|em (?:uma )?reunião|in (?:een )?(?:vergadering|overleg)|na spotkaniu|(?:i|på) (?:ett )?möte",
    r"not|nor|isn't|aren't|don't|dont|doesn't|doesnt|didn't|won't|wont|can't|cant|cannot|couldn't|wouldn't|never|impossible|unable|except|excluding|apart from|other than|busy|away|out of (?:office|town)|on (?:holiday|vacation|leave)|holiday|vacation|travell?ing|booked(?: up)?|taken|occupied|unavailable|instead of|rather than|clash\w*|conflict\w*|tricky|difficult|hard|too (?:early|late|soon)|neither|bad|worst|cancel\w*|absagen|annuler|cancelar|annuleren|annullare|odwoł\w+|avboka|have (?:a|an|another|my) (?:\w+ )?(?:meeting|appointment|call|flight|exam|interview|wedding|dentist)|working|(?:at|off|finish|leave|start|my) work|i work|already (?:have|gone)|struggle|skip|drop|scratch|forget|avoid|hardly|barely|terrible|awful|nope|👎|❌|✗|✘|🚫|⛔",
    r"nicht|kein\w*|nein|unmöglich|außer|ausser|verhindert|unterwegs|urlaub|beschäftigt|belegt|verplant|dienstreise|statt|anstatt|(?:bin|sind|ich|da) (?:\w+ )?weg|zu (?:früh|spät)|ungünstig|schlecht|schwierig|vergeben|doof|blöd|mies|flach|kaum|muss (?:\w+ ){0,2}passen|gestrichen|streich\w*",
    r"ni \S+(?: \S+)? ni|n(?:e |')\w+(?: \w+){0,2} (?:plus|guère)|pas|jamais|sauf|hormis|excepté|occupée?s?|prise?s?|en (?:congés?|vacances|déplacement)|absente?|indisponible|plutôt que|au lieu de|impossible|trop (?:tôt|tard)|compliqué|difficile|non|tombe mal|va mal",
    r"no(?! (?:dia|período|horário|fim|final|sábado|domingo|número|problem)|\.? ?\d)|imposible|excepto|salvo|menos|ocupad[oa]s?|de (?:vacaciones|viaje)|en vez de|en lugar de|tampoco|demasiado (?:pronto|temprano|tarde)|difícil|complicado|fatal|(?:viene|va|queda|sienta) mal|pésim[oa]",
    r"niet|geen|nee|behalve|bezet|vakantie|verhinderd|in plaats van|onmogelijk|te (?:vroeg|laat)|lastig|moeilijk|nooit|slecht|beroerd",
    r"tranne|eccetto|impegnat[oaie]|in ferie|occupat[oaie]|invece di|impossibile|troppo (?:presto|tardi)|viaggio|complicato",
    r"não|nao|exceto|ocupad[oa]s?|férias|em vez de|impossível|viagem|muito (?:cedo|tarde)|nunca|ruim|péssim[oa]",
    r"nie|oprócz|poza|zajęt[ya]|urlop\w*|zamiast|niemożliw\w+|odpada(?:ją)?|za (?:wcześnie|późno)|wyjazd\w*",
    r"inte|ej|nej|utom|förutom|upptagen|semester|istället för|i stället för|omöjligt|bortrest|för (?:tidigt|sent)|aldrig|svårt",
    r"(?:(?:is|are|was)(?: also| both)? |'s )(?:out|off|gone|full|a no)|al (?:wat|iets)|schon (?:was|etwas|einen|eine)|already (?:something|got|have|booked)|déjà quelque chose|ya (?:algo|tengo)|già (?:qualcosa|un)|já tenho|już (?:coś|mam)|redan (?:något|nåt)|né|nem|ani|varken|weder|raus|nix|nichts|ausgebucht|voll|dienstlich|nö|nee|naja|arbeite|arbeiten|niemals|im op|geblockt|dicht|zugestopft|rappelvoll|pickepackevoll|packed|rammed|chocka\w*|slammed|jammed|no[- ]go|no good|write-off|nightmare|manic|hectic|swamped",
    r"va être (?:\w+ )?(?:short|juste|chaud|tendu|serré|compliqué)|non plus|neanche|nemmeno|neppure|também não|też nie|inte heller|guère|bloquée?|pris|morte?(?=\W*$)|râpée?|foutue?|cuit|fichue?|pleine?|complète?|chargée?|blindée?|surchargée?|indispo\w*|rien|déj[àa] (?:pris|prise|quelque chose)|travaille|bosse|réunion",
    r"fuera|no me (?:va|viene|cuadra|queda)|no puedo|liad[oa]s?|a tope|petad[oa]s?|llen[oa]s?|complet[oa]s?|chung[oa]s?|descartad[oa]s?|pillad[oa]s?|cogid[oa]s?|trabajo|turno|jamás",
    r"kan ik niet|werk ik|moet ik werken|lukt niet|volgeboekt|zit (?:\w+ )?vol|propvol|(?:is|ben) (?:\w+ )?vol|ramvol|druk|onhandig|nope",
    r"non (?:posso|riesco|ci sono|va|mi)|lavoro|incasinat[oa]|off limits|bruciat[oa]|saltat[oa]|riunione|impossibilitat\w+",
    r"estou fora|não (?:posso|consigo|dá|me|rola)|trabalho|chei[oa]s?|lotad[oa]s?|tomad[oa]s?|apertad[oa]s?|descartad[oa]s?|sem chance|nem pensar",
    r"nie (?:mogę|dam|pasuje|da|w)|pracuję|niestety|wykluczon\w+|zawalon\w+|zapchan\w+|pełn[ya]|skreśl\w+|brak",
    r"kan jag inte|funkar inte|går inte|jobbar|upptaget|tyvärr|fulltecknad\w*|proppfull\w*|fullt|fulla|fullbokad\w*|upptagna|smockad\w*|kört|krockar",
)
ACCEPT = any_of(
    r"entscheid\w*|wähl\w+|nehm\w+|bestätig\w+|zusag\w+|chois\w+|retien\w+|retenir|elij\w+|elegir\w*|escog\w+|scel\w+|escolh\w+|kiezen|nemen|gekozen|wybier\w+|wybra\w+|wezm\w+|potwierdz\w+|välj\w*|bekräft\w*|choos\w+|select\w*|opt(?:ing)?|plump\w*|👍|👌|✅|✔|☑|🆗|🤝|💯",
    r"i(?:'d| would) say|würd\w* (?:ich )?sagen|je dirais|diría|diria|zou (?:ik )?zeggen|skulle (?:jag )?säga|bitte\w*|gebongt|geritzt|gekauft|eingetragen|notiert|vorgemerkt|calée?|ça le fait|ça joue|ça gaze|ci sta|per cortesia|(?:se )?non vi dispiace|a goer|good to go|good shout|winner|bob on|noted|it'll be|we're on|you're on|game on|count on me|perfecto|anotado|apuntad[oa]|me apunto|conforme|certinho|tranquilo|jest git|gra|wchodzę|tas|det blir|noterat|staat|genoteerd|geregeld|doen we|akkoord",
    r"no bother|sans (?:souci|problème)|works?|does|possible|easier|easiest|suits?|suit|fine|good|great|perfect(?:ly)?|ok|okay|yes|yep|yeah|sure|please|pls|let's|lets|prefer\w*|choose|pick|take|book|confirm\w*|go (?:for|with)|can (?:do|make)|could (?:do|we|make|you)|can we|(?:could|can|may) (?:i|we) (?:have|take|get|do)|would be|(?:how|what) about|available|free|happy|(?:i'd|i would) (?:like|love)|see you|ideal|best|better|lovely|excellent|brilliant|sounds|manage|only|doable|convenient|count me in|thanks|vote|schedule",
    r"passt|passen|passend|geht|ginge|gehen|gerne?|nehme|nehmen|wähle|bitte|ja|klappt|prima|super|einverstanden|zusage\w*|wunderbar|perfekt|gut|ideal|lieber|bevorzug\w+|freue|bestätige\w*|entscheide|möglich|kann|können|könnte|machen|nehm|nur|wie wäre|buchen|recht|frei|bis",
    r"noté|convient|conviendrait|irait|va|parfait\w*|oui|d'accord|prends|choisis|disponible|bien|marche|opte|préfère|préférence|idéal|volontiers|confirme|peux|pourrais|seulement|seul|plutôt|entendu|libre|à (?:mardi|lundi|mercredi|jeudi|vendredi)",
    r"viene(?! (?:mi|mis|un|una)(?!\w))|vendría|perfect[oa]|va bien|puedo|podría|elijo|prefiero|funciona|vale|encaja|sí|si|me quedo|confirmo|ideal|estupendo|genial|bien|disponible|sirve|escojo|solo|sólo|libre",
    r"schikt|past|graag|kies|lukt|kan|uitstekend|komt|perfect|prima|goed|akkoord|voorkeur|liever|bevestig\w*|zou|alleen|neem|wel(?=\W*$)|doen we|werkt|redden|red ik|haal ik(?=\W*$)",
    r"va bene|andrebbe|perfetto|scelgo|preferisco|ottimo|posso|potrei|sì|confermo|ideale|bene|volentieri|d'accordo|disponibile|libero|libera|prendo|solo|funziona",
    r"serve|funciona|pode ser|escolho|prefiro|ótim[oa]|sim|dá|perfeito|confirmo|posso|poderia|fico com|combinado|bom|boa|melhor|só|livre|disponível",
    r"pasuje|pasowałby|pasowałoby|odpowiada|wybieram|poproszę|proszę|tak|może być|świetnie|świetny|zgoda|dobrze|mogę|najlepiej|wolę|potwierdzam|idealnie|super|biorę|tylko|byłoby(?! (?:mi |dla mnie )?(?:naj|lepiej|ideal|super|ok|dobrze|świetnie|¦))|wolny|wolna",
    r"passar|funkar|fungerar|väljer|tar|gärna|ja|bra|perfekt|går|kan|utmärkt|helst|föredrar|bekräftar|toppen|endast|ledig|blir",
    r"mint|ace|sweet|sorted|bang on|cracking|smashing|tip top|sold|peachy|nice|no bother|put me (?:in|down|on)|with pleasure|my pleasure|fantastic|wonderful|fab(?:ulous)?|terrific|amazing|superb|splendid|delightful|cool|awesome|it is|all good|go ahead|lock (?:it |that )?in|deal|done|i'm in|make it|super|grab|put me down|sign me up|fits|spot on|grand|would do|will do|'d do|pencilled|confirmed|that one|i'm free|love",
    r"sag(?:t|en) mir (?:sehr |am ehesten |am besten )?zu|(?:aber|dann|eher) (?:schon|ja)|schon(?=\W*$)|mega|hammer|tiptop|cool|geil|prächtig|sauber|nice|schreib\w* mich|mit vergnügen|natürlich|fantastisch|großartig|genial|schaff\w*|pack(?:e)? ich|hinbekomm\w*|klasse|toll|top|spitze|ok|okay|läuft|haut hin|wär|wäre|zeit|bin (?:ich )?dabei|dabei|trag\w*|eintragen|reservier\w*|optimal|hervorragend|bestens|sehr gern|abgemacht|in ordnung|sagen wir|fein|jo|jep|jawohl|nimm|buch\w*|können wir|festhalten|zusagen|vormerken|machbar|angenehm|genehm|am ehesten|erste wahl|erst|frühestens",
    r"botte|chouette|extra|tip top|colle|cool|pile poil|mett\w+[- ]moi|inscri\w+[- ]moi|avec (?:grand )?plaisir|formidable|fantastique|merveilleux|svp|stp|nickel|impec\w*|top|super|génial|ok|okay|ça roule|ça (?:me )?va|vont|c'est (?:bon|ok|parfait|possible|noté|ok)|bon|dispo|partante?|va pour|disons|on dit|je serai là|possible|adjugé|vendu|banco|réserv\w+|cale|caler|retenez|prenons|m'arrange\w*|nous convient|faisons|allons-y|excellent|me conviendrait|plaît",
    r"chévere|bárbaro|joya|chido|mola|de perlas|de maravilla|apúnt\w+|agéndame|ponme|póngame|(?:con )?(?:mucho )?gusto|fantástic[oa]|maravillos[oa]|sale(?! (?:mi|el|la|un|una|de|mañana|a)(?!\w))|porfa|porfi|perfecto|listo|dale|hecho|ok|okay|cuadra|queda bien|me queda|apunt\w+|anót\w+|reserv\w+|agend\w+|podemos|quedamos|venga|excelente|fenomenal|de acuerdo|acomoda|me late|tengo libre|seguro|claro|guay|allí estaré|ahí estaré|nos vemos|mejor|sería|estaría|estupenda|ideal|viene genial|viene de lujo|va perfecto|va genial|de lujo|me va|por favor",
    r"gaaf|toppie|puik|okee|lekker|helemaal|schrijf me op|met (?:alle )?plezier|natuurlijk|fantastisch|geweldig|heerlijk|uitstekend|schitterend|top|prima|fijn|oké|oke|ok|okay|mooi|doe|doen|zet|noteer\w*|boek\w*|ideaal|super|plan\w*|afgesproken|tof|uit|lukken|komt (?:\w+ )?(?:goed|prima|perfect|mooi) uit|wordt het|gaan we voor|ga ik voor|schikken|is goed|aub|alstublieft|alsjeblieft|vastleggen|beschikbaar|werkt",
    r"a meraviglia|alla grande|a pennello|sta bene|torna comodo|mettetemi|mettimi|segnami|segnatemi|(?:con )?(?:molto )?piacere|ci sto|meraviglioso|splendid[oa]|magnific[oa]|eccellente|va (?:benissimo|alla grande)|ci sono|benissimo|perfett[oa]|ok|okay|ottim[oa]|andata|aggiudicato|facciamo|segn\w+|prenot\w+|comod[oa]|meglio|mi va|preferirei|vada per|ci vediamo|possibile|riesco|riusciamo|fissiamo|fissa|confermat[oa]|fantastico|si può fare|direi|opterei|opto|per favore|grazie mille",
    r"massa|joia|impecável|porreiro|cola|marca-me|marquem-me|põe-me|me coloca|com (?:todo o |muito )?(?:gosto|prazer)|fantástic[oa]|maravilhos[oa]|espetacular|fixe|bacana|legal|fica (?:bem|bom|ótimo|perfeito)|tá (?:ótimo|bom|perfeito)|está (?:ótimo|bom|bem|perfeito)|fechado|combinado|beleza|show|ok|okay|serve-me|jeito|consigo|topo|marc(?:ar|amos|ado|ada|ado|ado)|agend\w+|reserv\w+|excelente|maravilha|perfeita|vamos|por mim|bem|certo|de acordo|aceito|seria|convém|calha|encaixa|por favor|se faz favor|faz favor|pode|bora|fecho|confirmad[oa]",
    r"bomba|git|ekstra|rewelacja|mega|elegancko|pięknie|zapisać|zapisuję|z (?:miłą chęcią|przyjemnością)|fantastycznie|rewelacyjnie|wspaniale|cudownie|doskonał\w+|ok|okej|okay|super|będzie|najlepsz[yae]|niech będzie|pasi|pasują|dam radę|spoko|jasne|umówmy się|umawiamy|rezerw\w+|zapisz\w*|bior\w+|doskonale|idealn\w+|zgadzam|chętnie|byłaby|w porządku|poprosz\w+|możemy|mogłabym|mógłbym|stoi|dobra|pasowałaby|odpowiadałby|mam (?:czas|wolne)|ok",
    r"grymt|prima|finfint|klockren\w*|najs|toppen|sätt upp|skriv upp|boka in|med (?:nöje|glädje)|fantastiskt?|underbart?|härligt?|strålande|ypperligt?|vore|fint|fin|kanon\w*|super|toppenbra|ok|okej|brukar (?:funka|gå|passa)|kör(?: på)?|säger vi|vi (?:säger|ses|hörs|kör|tar)|ses|bokar?|suverän\w*|jättebra|passa|funka|blir bra|är bra|lämplig\w*|smidig\w*|ja tack|låter (?:bra|fint)|kan jag|skulle|duger|perfekta?|snälla|tack|gå|hinner|ledig",
)
PREFER = any_of(
    r"prefer\w*|preference|best|ideally|ideal|rather|first choice|favou?rite",
    r"lieber|am (?:besten|liebsten)|bevorzug\w+|idealerweise|erste wahl",
    r"de préférence|préfère\w*|préférerais|idéalement|premier choix|le mieux",
    r"prefiero|preferiría|preferiblemente|preferencia|idealmente|lo mejor|mejor",
    r"liefst|liever|voorkeur|het beste",
    r"preferisco|preferirei|preferibilmente|idealmente|meglio",
    r"prefiro|preferia|preferência|idealmente|melhor",
    r"wolę|wolał[ab]?\w*|najlepiej|najchętniej|preferuję",
    r"helst|föredrar|bäst",
    r"besser|better|mieux|beter|meglio|melhor|lepiej|bättre|rather|first choice|1st choice|top (?:pick|choice)|erste wahl|erstwunsch|eher|en premier|premier choix|plutôt|primera opción sería|mejor|eerste keus|eerste keuze|bij voorkeur|prima scelta|piuttosto|primeira escolha|de preferência|raczej|w pierwszej kolejności|i första hand|hellre",
)
HEDGE = any_of(
    r"so (?:is|are|does|do)(?= ¦)|same (?:goes )?for|likewise|ebenso|genauso|de même|idem|lo mismo|stesso|tak samo|likaså|off|tight|(?:sounds|seems|looks|feels|is|klingt|ist|wirkt|semble|est|suena|parece|es|lijkt|klinkt|sembra|wydaje się|jest|låter|känns|är)(?: \w+){0,2} (?:early|late|far|früh|spät|tôt|tard|tempran\w|tarde|vroeg|laat|presto|tardi|cedo|wcześnie|późno|tidigt|sent)|cutting it|push(?:ing)? it|knapp|eng|krap|apertad[oa]|na styk|ignor\w+|disregard|negeer\w*|war|waren|he|she|him|they (?:might|would|could|want|like)|ella|ele|ela|hij|han|hon|er (?:möchte|kann|könnte|will|nimmt)|(?:il|elle) (?:peut|veut|préfère|pourrait|aimerait)|am or pm|morning or evening",
    r"on behalf of|für (?:den|die|herrn|frau|meinen|meine) (?!¦)\w+",
    r"(?:in|on) my (?:place|behalf|stead)|instead of me|(?:is|that's) when|pick(?:ing)? up|pencil\w*|hold|i (?:think|guess|suppose)",
    r"(?:my|mein\w*|unser\w*|mon|ma|mi|mijn|meu|minha) (?:partner\w*|wife|husband|boss|manager|colleague|friend|brother|sister|mother|father|kolleg\w+|chef\w*|frau|mann|freund\w*|collègue|femme|mari|patron\w*|ami\w*|compañer[oa]|mujer|marido|jef[ea]|amig[oa]|collega|vrouw|man|baas|vriend\w*|coleg\w*|esposa|mulher|chefe)",
    r"used to|write (?:me|again|to me)|ask me|remind me|(?<!thanks )(?<!you )again|noch ?(?:mal|einmal)|melden|anrufen|rappel\w+|réécri\w+|llám\w+|(?:za)?dzwoni\w*|telefonować|ring(?:a)? (?:mig|oss)|(?:ri)?chiam(?:a|ate|i|are)\w*|(?:r?appel(?:ez|le|er))(?:-moi)?|(?:ruf|rufen|ruft) (?:sie |du |ihr )?(?:mich|uns)|liguem?(?:-me)?|bel(?:len)? (?:me|mij|even)|me liga|ligue|ligar",
    r"(?:c'est|un peu|trop|assez) (?:un peu |trop )?juste|voy (?:muy |un poco )?(?:justo|pillad[oa])|(?:sono|è) (?:un po' )?tirat[oa]|(?:un po' )?strett[oa]|ciasno|tajt|chaud|tendu|serré|short|faute de mieux|à la rigueur|si vraiment|fall-?back|back-?up|plan b|zur not|notfalls|à défaut|en su defecto|desnoods|na pior das hipóteses",
    r"in general|generally|usually|normally|typically|(?:in|im|en|em|w) (?:principle|prinzip|principe|principio|princípio|theory|theorie|théorie|teoría|teoria)|grundsätzlich|normalerweise|meist\w*|en général|normalement|d'habitude|normalmente|por lo general|en general|em geral|meestal|doorgaans",
    r"for (?:him|her|them|someone else|somebody else)|für (?:ihn|jemand\w*)|vertretung|à ma place|en mi lugar|in mijn plaats|no meu lugar",
    r"wish|(?:would|could|should|'d|might) have|had|was(?! (?:aus|ihnen|euch|dir))|were|hätte\w*(?! (?:[^\s,.]+ ){0,4}(?:zeit|luft))|gewesen|aurait|aurais|hubiera|habría|zou hebben|sarebbe stat[oa]|teria|byłoby(?! (?:mi |dla mnie )?(?:naj|lepiej|ideal|super|ok|dobrze|świetnie|¦))|byłby(?= dobr)|hade",
    r"later|earlier|(?:or|und|oder) (?:so|later|später)|später|früher|plus (?:tard|tôt)|más (?:tarde|temprano)|vroeger|più (?:tardi|presto)|mais (?:tarde|cedo)|później|wcześniej|senare|tidigare",
    r"might|may(?= (?:work|be|fit|suit))|maybe|perhaps|probably|possibly|not sure|unsure|tentatively|tentative|likely|hopefully|(?:still|is \w+ \w+) (?:available|free|open|possible)",
    r"vielleicht|eventuell|wahrscheinlich|vermutlich|unsicher|womöglich|evtl",
    r"peut-être|probablement|éventuellement|sans doute|pas sûre?",
    r"quizás?|tal vez|probablemente|a lo mejor|posiblemente",
    r"misschien|waarschijnlijk|wellicht|mogelijk|eventueel",
    r"forse|probabilmente|magari|eventualmente",
    r"talvez|provavelmente|possivelmente",
    r"może(?! być)|chyba|prawdopodobnie|ewentualnie",
    r"kanske|förmodligen|troligen|möjligen|eventuellt",
    r"fingers crossed|but one|second[ -](?:to[ -])?last|penultimate|vorletzte\w*|avant-dernier\w*|penúltim\w+|voorlaatste|penultim\w+|przedostatni\w*|näst sista|gegangen|gepasst|no sé|nie wiem|vet inte|weet (?:ik )?niet zeker|weiß nicht|je ne sais pas|non so|não sei|no estoy segur[oa]|nie jestem pewn\w+|inte säker|onder voorbehoud|unter vorbehalt|sous réserve|con riserva|com reserva|z zastrzeżeniem|preliminärt|vorläufig|provisoire\w*|provisional\w*|voorlopig|hoffentlich|j'espère|espero|spero|hoop|mam nadzieję|hoppas",
    r"(?:i'm|i am|ich bin|je suis|estoy|ik ben|ik zit|sono|estou|jestem|jag är) (?:in|à|en|a|em|w|i) \w+ (?:these days|at the moment|right now|derzeit|gerade|en ce moment|ahora|nu|adesso|agora|teraz|just nu)",
)
BUT = any_of(
    r"but|however|(?<=, )(?:also|entonces|pues|så|allora|alors|zatem|portanto|por isso|logo|dan maar|dann)(?= (?:[^\W\d_]+ ){0,2}¦)|(?<=, )(?:so|donc|dus|quindi|então|więc|daher|deshalb|así que|por eso|ma|men)|although|though|(?<!nicht )(?<!zu )(?<!not )(?<!um )(?<!ganz )(?<!eher )(?<!lieber )(?<!gar )so(?= (?:the |only |it's )?¦)|except|instead of|rather than|because|since|as i",
    r"aber|jedoch|außer|ausser|statt|anstatt|dafür|sondern|weil|da ich",
    r"mais|sauf|par contre|au lieu de|plutôt que|car|hormis",
    r"pero|sino|salvo|excepto|menos|en vez de|en lugar de|porque",
    r"maar(?=,? [\w¦])|behalve|in plaats van|(?<=, )want|omdat",
    r"però|tranne|eccetto|invece di|perché",
    r"mas|exceto|em vez de|pois",
    r"ale|lecz|oprócz|poza|zamiast|natomiast|bo|ponieważ",
    r"utom|förutom|istället för|i stället för|eftersom|(?<=inte )men(?= (?:i |på |den |vid |kl )?¦)",
    r"(?<=¦ )(?:ma|men|utan|tylko)(?= (?:[^\W\d_]+ ){0,3}(?:¦|następn|kolejn|nästa|il prossimo|l'altr))|(?<=¦, )(?:ma|men|utan|tylko)(?= (?:[^\W\d_]+ ){0,3}(?:¦|następn|kolejn|nästa|il prossimo|l'altr))|(?<=\w, )utan(?= (?:[^\W\d_]+ ){0,3}¦)|dlatego|därför|dus|deshalb|perciò|quindi|ergo|unless|tenzij|à moins que|a meno che|a menos que|chyba że|såvida|allerdings|wobei|nur|sólo que|solo che|só que|tylko że|fast(?= \w)|toutefois|cependant|sin embargo|echter|tuttavia|contudo|porém|jednak|dock|though",
)
EXCEPT = any_of(
    "except|excluding|apart from|other than|instead of|rather than|außer|ausser|statt|anstatt|sauf|hormis|au lieu de|plutôt que|salvo|excepto|menos",
    "en vez de|en lugar de|behalve|in plaats van|tranne|eccetto|invece di|exceto|em vez de|oprócz|poza|zamiast|utom|förutom|istället för|i stället för",
    r"nicht(?= ¦)|but not|aber nicht|mais pas|pero no|maar niet|ma non|mas não|ale nie|byle nie|men inte|bar|save for|minus|mis à part|à part|al infuori d[ei]|fora|tirando|prócz|tylko nie|om niet|behalve|ad eccezione d\w+|exklusive|undantaget",
)
FILLER = any_of(
    r"(?:of the|of those|des|der|dei|de los|de las|dos|das|van de|z tych) (?:two|2|deux|beiden|due|dos|dois|duas|twee|dwóch|three|3|drei|dreien|trois|tre|tres|três|drie|trzech|four|4|vier|vieren|quatre|quattro|cuatro|quatro|czterech|fyra|five|5)|(?:rather|'d|would) have|between|zwischen|entre|tussen|tra|fra|między|mellan|both|the two|l[oa]s dos|les deux|die beiden|de twee|os dois|as duas|i due|tutti e due|oba|båda två|both of (?:them|those)|pause|pausa|pauze|paus|break|lunchpauze|mittagspause|przerw\w+|descanso|c'est|ça|menar|i mean|euh|ehm|äh|ähm|hm+|eh|uh|ah|oh|uy",
    r"the|a|an|on|at|in|is|for|me|us|i|i'm|we|my|you|your|to|of|be|are|it|that|this|then|so|also|uk|london|german|berlin|cet|cest|gmt|utc|et|pt|pacific|eastern|british|ganz|absolut|favor|svp|wel|morgon|too|well|and|or|with|by|from|will|would|can|could|do|make|nor|hi|hello|dear|thank|thanks|cheers|option|options|slot|number|no|one|ones|time|times|day|both|call|meeting|interview|there|just|any|either|whichever|please|o'clock|sharp|very|really|much|too|as|well|looking|forward|definitely|work",
    r"der|die|das|den|dem|am|um|im|ich|mir|mich|uns|wir|sie|es|und|oder|ist|wäre|würde|mit|für|zu|auch|dann|also|hallo|danke|vielen|dank|uhr|termin|nummer|nr|option|von|ab|nach|vor|beide|sehr|mal|doch|beiden|einer|einen|sein",
    r"le|la|les|l|un|une|à|au|aux|en|de|du|des|et|ou|je|me|m|moi|nous|vous|c|est|ce|serait|pour|alors|donc|aussi|merci|bonjour|très|numéro|créneau|option|heures|heure|vers",
    r"el|los|las|lo|una|uno|a|al|del|y|o|u|yo|nos|es|sería|para|por|con|que|pues|también|gracias|hola|buenas|muy|número|opción|hora|horas|la",
    r"de|het|een|op|om|in|en|of|ik|mij|me|wij|is|zou|voor|met|dan|ook|dank|bedankt|hallo|hoi|uur|nummer|optie|heel|je|jullie|dat",
    r"il|lo|gli|i|alle|alla|ore|per|e|ed|od|io|mi|noi|è|sarebbe|con|anche|grazie|ciao|buongiorno|molto|numero|opzione|di|del|delle|dalle|allora",
    r"os|as|um|uma|às|ao|no|na|nos|nas|eu|mim|nós|seria|com|também|obrigad[oa]|olá|muito|opção|hora|do|da|então|para",
    r"w|we|o|z|i|lub|albo|mi|nam|jest|byłby|dla|mnie|też|również|dziękuję|dzięki|cześć|dzień|dobry|godz|godzina|godzinie|opcja|opcję|numer|termin|bardzo|na|to|ten|ta",
    r"sir|madam|ma'am|mate|folks|lol|lmao|ha(?:ha)+h?|he(?:he)+|hi(?:hi)+|ja(?:ja)+|xd|mdr|ptdr|kk+|rs(?:rs)*|ah(?:ah)+|więc|zatem|dus|donc|så|also|quindi|então|entonces|pues|hence|allora|alors|por tanto|dan|digo|celui|celle|quello|quella|aquel|aquella|aquele|aquela|pile|tapantes|en punto|em ponto|in punto|punkt|precies|punktualnie|prick|over|during|around|orari|horarios|horários|tijden|terminy|terminów|tider|tiderna|créneaux|plages|opciones|opções|opzioni|opties|opcje|opcji|den|det|på|kl|klockan|jag|mig|oss|vi|är|skulle|för|med|och|eller|då|också|tack|hej|mycket|alternativ|nummer|tid|tiden|som",
    r"(?:of the|of those|des|der|dei|de los|de las|dos|das|van de|z tych) (?:two|2|deux|beiden|due|dos|dois|duas|twee|dwóch|three|3|drei|dreien|trois|tre|tres|três|drie|trzech|four|4|vier|vieren|quatre|quattro|cuatro|quatro|czterech|fyra|five|5)|(?:rather|'d|would) have|between|zwischen|entre|tussen|tra|fra|między|mellan|both|the two|hey|hiya|all|guys|team|mine|it's|that's|there's|on my side|from my side|sorry|reply|again|yours|regards|best|kind|warm|many|so much|for now|ones|two|chat|talk|speak|speaking|interview|appointment|calendar|invite|everyone|everybody|person|side|part|hope|quick|quickly|got|get|as|well|thx|ta|cheers",
    r"mein\w*|meinerseits|seite|dir|ihnen|euch|da|schon|so|halt|einfach|gespräch|treffen|anruf|telefonat|interview|noch|bzw|liebe|grüße|grüsse|viele|herzliche|gruß|lg|vg|mfg|liebe[rn]?|beste[nr]?|freundlich\w*|guten|tag|hi|hey|servus|moin|grüezi|ciao|tschüss|bis dann|dann|was|es|wird|werden|würden|hätte|ab|mal|gerade|als|wenn's|jetzt|diese[nrms]?|eigentlich|ja|wohl|na|los|anbei|euer|nächste[nrms]?|woche|kommende[nrms]?",
    r"les deux|salut|cordialement|bien|votre|vos|pr|rdv|rendez-vous|appel|entretien|mon|ma|mes|côté|part|de ma|c|ca|ça|cela|on|notre|vendredi|rapidité|message|proposition|propositions|dans|sur|avec|qui|que|là|tout|à fait|il|elle|plus|beaucoup|merci|mille|belle|bise|bises|coucou|madame|monsieur",
    r"l[oa]s dos|saludos?|un|abrazo|cita|llamada|entrevista|reunión|parte|lado|mi|mí|de|en|se|le|te|os|les|está|estoy|ya|así|entonces|bueno|buenas|buenos|hola|muchas|mil|estimad[oa]|cordial|este|esta|ese|esa|eso|ser|día|vez|tardes|opciones|horas|horario|próximo|próxima|semana|tal",
    r"groet\w*|vriendelijke|gesprek|afspraak|hoor|maar|mijn|kant|wat|betreft|die|deze|dit|er|hey|dag|beste|allen|mvg|gr|met|vriendelijk|bij|nog|naar|tot|dan|hartelijk|veel|u|jouw|uw|doe|even|eens|zal|zijn|wordt|mogelijk",
    r"saluti|cordiali|colloquio|chiamata|incontro|un|uno|una|della|nel|quello|quella|mio|mia|lato|ci|a|gentile|dott\w*|dottore|dottoressa|buonasera|salve|mille|quindi|ok|si|che|ne|da|parte|volta|settimana|cari|caro|cara|presto|tutto|tutti",
    r"abraço|abs|cumprimentos|att|entrevista|reunião|conversa|chamada|meu|minha|de|lado|a|o|os|as|e|oi|boa|bom|prezad[oa]|tudo|parte|dá|lá|cá|é|ser|sou|estou|tá|está|mim|gente|vocês|você|isso|esse|essa|esta|este|semana|dia|data|horário|marcar|fica|ficar|muito|por|se|em",
    r"pozdrawiam|pozdrowienia|rozmow\w+|spotkani\w+|z|mojej|strony|się|u|już|po prostu|szanown\w+|państw\w+|witam|serdecznie|a|wtedy|to|ta|tę|ten|te|tego|jestem|jak|w|we|dziękuję|bardzo|super|chciał\w*|umówić|spotkać|porozmawiać|bym|dzień|dnia|lepiej",
    r"hälsningar|mvh|vh|samtal\w*|intervju\w*|möte\w*|min|mitt|mina|sida|du|ni|er|dig|av|i|så|nog|där|detta|den här|att|ha|har|det är|bästa|vänliga|vänligen|kram|hälsar|om|ska|blir|bli|vara|alltså|ok|till|tider|svar|förslag|tar|kommer|en|ett",
)
REQUEST = any_of(
    r"(?:do|would) you have|have you(?: got)?|you (?:offer|propose|suggest|find)|something|anything|is there|are there|offer|propose|another (?:time|day|slot|date)|other (?:times?|days?|slots?|dates?|options?)|(?:still|is \w+|are \w+) (?:available|free|open|going|on offer)|up for grabs",
    r"anbieten|vorschlagen|haben sie|habt ihr|hätten sie|hättet ihr|hätt's|gibt es|gibt's|etwas|ander\w+ (?:termin\w*|tag|zeit\w*|uhrzeit)|noch (?:frei|zu haben|verfügbar|möglich|offen|da)",
    r"proposer|proposez|avez-vous|auriez-vous|(?:vous )?auriez(?:-vous)?|y a-t-il|quelque chose|autre (?:créneau|date|jour|horaire|moment)|(?:encore|toujours) (?:libres?|dispo\w*|possible|ouverte?s?|valable)",
    r"ofrecer|proponer|tienen|tendrían|tendríais|tenéis|tienes|hay|algo|otr[oa] (?:hora|día|fecha|horario|opción)|sigue(?:n)? (?:libre|disponible|en pie|abiert|vigent|siendo)\w*|(?:todavía|aún) (?:está|hay|queda|libre|disponible)",
    r"heeft u|hebben jullie|heb je|is er|zijn er|iets|ander(?:e)? (?:tijd\w*|moment\w*|dag\w*|datum)|nog (?:vrij|beschikbaar|mogelijk|open)",
    r"avete|avreste|c'è|ci sono(?= (?:altr|orari|anche))|qualcosa|altr[oai] (?:orari\w?|giorn\w|data|date|opzion\w)|ancora (?:liber\w|disponibil\w|valid\w|possibil\w)",
    r"têm|teriam|tem|há|algo|outr[oa] (?:horário|dia|data|opção)|ainda (?:livre|disponível|está|dá|vale|há|existe)",
    r"macie|mają państwo|czy jest|czy są|coś|inn\w+ (?:termin\w*|dzień|godzin\w*)|(?:jeszcze|nadal|wciąż) (?:woln\w+|dostępn\w+|aktualn\w+|jest|możliw\w+)",
    r"har ni|finns det|något|någon annan|annan (?:tid|dag)|andra tider|(?:fortfarande|ännu) (?:ledig\w*|kvar|möjlig\w*|tillgänglig\w*)|finns (?:\w+ )?kvar",
)
# The second choice, which counts only where the first does not.
OTHERWISE = any_of(
    r"(?:or )?otherwise|or else|else(?=,? (?:the |on )?¦)|failing that|if (?:not|that fails|that doesn't work(?: out)?|that's not possible|need be|necessary)(?! for)|(?:my )?second choice|2nd choice|back-?up|plan b|fallback|as a fallback|alternatively|at a (?:push|pinch)|second best",
    r"(?:oder )?(?:sonst|ansonsten|andernfalls|notfalls|alternativ|ersatzweise|hilfsweise)|zur not|(?:falls|wenn) (?:das |es |der )?nicht(?: geht| klappt| möglich| passt| klappen sollte)?|zweite wahl|zweitwunsch",
    r"(?:ou )?(?:sinon|à défaut|autrement)|en second choix|second choix|deuxième choix|au pire|ou alors|si (?:ce n'est |c'est )?pas possible|si ça ne va pas",
    r"(?:y |o )?si no(?: puede ser| se puede| es posible| os va bien| te va bien| hay)?(?=[,: ]+(?:pues |entonces |el |la |los |las )?¦)|en su defecto|como alternativa|de lo contrario|alternativamente|segunda opción sería|en segundo lugar",
    r"(?:of |en )?(?<!iets )anders|zo niet|als (?:dat|het) niet (?:lukt|kan|gaat|past)|desnoods|tweede keu[sz]e?|eventueel|of eventueel|als alternatief",
    r"(?:o )?altrimenti|se no|sennò|in alternativa|al limite|se non (?:si può|è possibile|va bene|fosse possibile)|seconda scelta|in subordine",
    r"(?:ou )?senão|se não (?:der|for possível|puder|dá|puderem|poder)|caso contrário|em alternativa|caso não (?:dê|seja possível)|em último caso|segunda escolha|como alternativa",
    r"(?:a |lub |albo )?ewentualnie|w ostateczności|a? ?jak nie|jeśli nie|jeżeli nie|w przeciwnym razie|alternatywnie|w drugiej kolejności",
    r"(?:eller )?annars|i andra hand|om (?:det )?inte(?: det)?(?: går| funkar| passar)?(?=[,: ]+(?:så )?(?:den |på )?¦)|alternativt|i nödfall|i sista hand",
)
# Somebody takes back, or puts otherwise, what stands before.
MENDS = any_of(
    r"(?:nein|nee|nej|nä|nah|nope|(?:euh|ah|oh|uy|ay|eh)[,.]? (?:non?|nein|nee|nej|não|nie)),?\s(?:natürlich |doch |am |den |der |de |på |le |the |il |el )?(?=¦)",
    r"(?<!si )(?<!se )(?<!jeśli )(?<!jak )(?<!¦ )(?:no|não|nie|non),\s(?:el |na |w |we |le |il |the |mi |a |o |on )?(?=¦)",
    r"actually(?=,? \S)|(?:(?<=[,.;:!?–-] )|(?<=^)|(?<=\bno )|(?<=\bno, )|(?<=\boh )|(?<=\n))(?:wait|hang on|hold on)(?! for)(?: no)?(?=$|[,.: -])|no,? (?:wait|hang on|hold on)|i meant?|scratch that|correction|oops|whoops|on second thoughts?|come to think(?: of it)?|i take (?:it|that) back|make that|(?:changed|change of) (?:my )?mind|my mistake|my bad|or rather|better:|no,? sorry|sorry,? (?:no,? |i mean |make that |make it |that should be )?(?:the )?(?=¦)",
    r"quatsch|moment(?: mal)?,|ich mein(?:e|te)|(?:ach|äh|oh|nein|nee),? (?:nein|nee|ne|doch|stimmt|quatsch|moment|sorry)(?= |,|$)|(?:nein|nee|ne),? (?:doch |lieber |besser |sorry )|genauer gesagt|korrektur|quatsch|blödsinn|stopp,|verzeihung|doch (?:lieber|eher)(?= (?:am |den |die )?¦)|besser:|entschuldigung,? (?=(?:am |den )?¦)|falsch|vertippt|verschrieben|sorry,? (?:am |den )?(?=¦)",
    r"enfin,? non|(?:ou|non,?) plutôt|je v(?:eux|oulais) dire|attend(?:s|ez)|(?:ah |oh |euh )?non,? (?:finalement|attend\w*|pardon|en fait|plutôt|mieux)|finalement|correction|(?:pardon|oups|désolée?),? (?:non,? |le |la |erreur )?(?=¦|je)|(?:ah |oh )?non mince|mince|zut|erreur|me suis trompée?|en fait",
    r"mejor dicho|qui(?:ero|se) decir|perdón,?|digo,|(?:(?<=, )|(?<=^))digo(?= (?:la |el |las )?¦)|(?:no,? )?espera|ay no|uy,?(?: no)?|ay perdón|mejor no|pensándolo (?:bien|mejor)|corrijo|me (?:he )?equivoqu?\w+|no,? mejor|perdona,?|rectifico|error",
    r"ik bedoel\w*|(?:nee,? |oh )?wacht(?: even)?(?=$|[,. ])|(?:ach|oh|of|o),? nee|nee,? (?:toch|sorry|doe)|bij nader inzien|correctie|toch liever|foutje|oeps|verkeerd gekeken|ho wacht|vergis\w*|excuus|sorry,? (?:de )?(?=¦)",
    r"(?:cioè|anzi)(?:,? no)?(?:,? (?:scus\w+|mi correggo))?|aspett[ai]|(?:volevo|voglio) dire|no,? (?:scusa\w*|meglio|aspett\w*)|scus(?:a|ate|i),? (?:ho sbagliato|no|intendevo|il |¦)|mi sono sbagliat[oa]|ho sbagliato|ripensandoci|errore|pardon",
    r"quer(?:o)? dizer|ou melhor|aliás|esqueci-me|esper[ae](?:,|$| aí)|pensando (?:bem|melhor)|corrigindo|minto|(?:não,? )?(?:desculp[ae]\w*|perdão),?|enganei-me|me enganei|engano|ops|não,? melhor|correção",
    r"to znaczy|(?:nie,? )?czekaj|nie,? (?:jednak|lepiej|zaraz)|jednak (?=(?:w |we )?¦)|miał[ae]m na myśli|przepraszam,? ?(?:pomyłka|jednak|nie|w|we|¦)?|pomyłka|pomylił\w+|sorry,?(?= (?:w |we |o |jednak |nie )*¦)|ups|poprawka|znaczy się",
    r"(?:nej,? )?vänta|(?<!¦ )(?:jag )?menar?(?: jag)?(?= ¦)|(?:nej|ojdå|oj),? (?:vänta|förresten|jag|fel|förlåt|sorry)|förresten|rättelse|(?:förlåt|ursäkta|sorry),? (?:fel|nej|jag|¦)|blev fel|skrev fel|jag menade|eller rättare sagt|fel av mig",
)
# The same day, but not the offered time.
SHIFT = any_of(
    r"(?:hour|hours|minutes|bit|little|slightly|somewhat|much|stunde|stunden|etwas|heure|heures|peu|hora|horas|poco|pouco|uur|uurtje|iets|ora|ore|godzin\w+|trochę|timme|timmar|lite) (?:later|earlier|später|früher|plus tard|plus tôt|más tarde|más temprano|antes|después|vroeger|dopo|prima|più tardi|mais tarde|mais cedo|depois|później|wcześniej|senare|tidigare)|flytta|skjuta|przesunąć|przenieść|déplacer|décaler",
)
AGREE = any_of(
    r"works?(?: for me)?|suits?|confirmed|i (?:can )?confirm|yes|yep|see you then|i'll be there|perfect|deal|passt|ja|klappt|einverstanden|convient|oui|parfait|d'accord|me viene bien|sí|perfecto|vale",
    r"schikt|past|akkoord|prima|va bene|confermo|sì|perfetto|serve|confirmo|sim|combinado|pasuje|tak|odpowiada|zgoda|passar|funkar|perfekt",
)
WISH = any_of(
    r"week (?:after|of|from)|following week|later|earlier|next month|other (?:days?|weeks?|times?|slots?|options?|dates?)|another (?:day|week|time|slot|date)|something else|different (?:day|week|time)\w*|more (?:options|times|slots)",
    r"(?:die )?woche (?:drauf|darauf|danach|später|vom|ab)|(?:in der )?(?:folge|über)nächste\w* woche|semaine (?:d'après|suivante|du)|später|früher|nächsten monat|ander\w+ (?:tag\w*|woche\w*|termin\w*|zeit\w*)|plus tard|plus tôt|mois prochain|autres? (?:jours?|créneaux?|dates?|semaines?|horaires?)",
    r"semana (?:siguiente|que viene|del|de \W?(?:\d|¦))|semana (?:seguinte|que vem|depois)|week (?:erna|erop|daarna|daarop|van)|settimana (?:dopo|successiva|seguente|del)|más tarde|más temprano|próximo mes|otr[oa]s? (?:días?|horas?|fechas?|horarios?|semanas?|opci\w+)|later|vroeger|volgende maand|andere (?:dag\w*|tijd\w*|moment\w*|week|opties)",
    r"più tardi|prima possibile|mese prossimo|altr[eoi] (?:giorn\w|orari\w?|date|opzioni)|mais tarde|mais cedo|próximo mês|outr[oa]s? (?:dias?|horários?|datas?|opç\w+)",
    r"(?:tydzień|tygodniu) (?:później|po|od)|(?:kolejn\w+|następn\w+) (?:tydzień|tygodni\w*)|veckan (?:efter|därpå|därefter)|veckan som kommer|później|wcześniej|inn\w+ (?:termin\w*|dzień|dni|godzin\w*)|w przyszłym miesiącu|senare|tidigare|andra (?:tider|dagar)|annan (?:dag|tid)|nästa månad",
)
