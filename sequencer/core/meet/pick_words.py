"""Words of people who answer an offer of times, by meaning, in nine languages; for lower-case text.

A reader need not know the language first, so a word stands here only where it means the same, or nothing,
in the other eight. Each entry is a regular expression tried between word boundaries.
"""

import re


def _any(*languages: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(languages)})(?!\w)")


STOP = _any(
    r"not for me|(?:don't|do not) want to(?! (?:miss|lose))|i'm out(?=$|[.!,])|good luck|not interested(?! in (?:option|number|the|slot|\d))|no longer interested|(?:withdraw|retract)\w*|(?:decided|choose|going) (?:against|not to)|(?:accepted|taken|signed|found) (?:an?other|a|an|the)(?: \w+)? (?:job|offer|role|position|contract)|(?:stay|staying) (?:where i am|put|at my)|not looking|(?:take|leave) me (?:off|out|alone)|(?:stop|don't|do not|quit) (?:writing|contact\w*|mail\w*|e-?mail\w*|messag\w*)|no,? thanks?(?: you)?|cancel (?:everything|the (?:process|application))|not (?:want|like|wish) to (?:continue|proceed|go ahead|interview|move forward|pursue)|i(?:'ll| will|'d| would)? (?:have to |rather )?(?:pass|decline)(?! on (?:option|\d|the))",
    r"kein\w* interesse|nicht (?:mehr )?interessiert|ziehe (?:\w+ ){0,3}zurück|(?:dagegen|anders) entschieden|(?:andere|neue)\w* (?:stelle|job|angebot) (?:angenommen|gefunden|zugesagt)|nicht (?:mehr )?(?:schreiben|kontaktieren)|nein,? danke|sage (?:\w+ ){0,2}ganz ab|bleibe (?:\w+ )?(?:wo ich bin|bei meinem)|(?:möchte|will) (?:\w+ ){0,4}nicht (?:fortsetzen|weiterverfolgen|weitermachen)",
    r"(?:pas|plus) (?:du tout )?intéressée?|(?:retire|annule) ma candidature|(?:accepté|trouvé|signé) (?:une? )?(?:autre|nouvel\w*) (?:offre|poste|emploi)|(?:ne (?:plus )?m'?|plus me )(?:écri\w+|contact\w+)|non,? merci|ne souhaite (?:pas|plus) (?:donner suite|continuer|poursuivre)|décidé de (?:ne pas|rester)",
    r"no (?:me interesa|estoy interesad[oa]|gracias)|ya no (?:me interesa|estoy interesad[oa])|retir\w+ mi candidatura|(?:aceptado|encontrado|firmado) (?:otr[oa]|un[ao]?)(?: otr[oa])? (?:oferta|trabajo|puesto|empleo)|no me (?:escrib\w+|contact\w+)|no (?:deseo|quiero) (?:continuar|seguir)|he decidido no|no,? gracias",
    r"(?:geen|niet) (?:meer )?(?:interesse|geïnteresseerd)|trek (?:\w+ ){0,3}terug|andere (?:baan|functie) (?:aangenomen|gevonden|geaccepteerd)|nee,? (?:bedankt|dank je|dank u)|niet meer (?:mailen|schrijven|benaderen)|zie (?:er|ervan) (?:van )?af",
    r"non (?:sono|mi) (?:più )?interess\w+|ritiro la (?:mia )?candidatura|(?:accettato|trovato|firmato) (?:un'?)?(?: ?altr[ao])? (?:offerta|lavoro|posto|posizione)|non (?:mi )?(?:scriv\w+|contattate\w*) più|no,? grazie|preferisco non (?:proseguire|continuare)|ho deciso di (?:non|restare|rimanere)",
    r"não (?:tenho|estou) (?:mais )?interes\w+|(?:retiro|desisto d)\w* (?:\w+ )?candidatura|(?:aceitei|encontrei|assinei) (?:um[a]? )?(?:outr[oa]) (?:oferta|emprego|proposta|vaga)|não,? obrigad[oa]|não (?:me )?(?:escrev\w+|contact\w+) mais|não (?:desejo|quero|pretendo) (?:continuar|prosseguir)|decidi não",
    r"nie (?:jestem|interesuje)\w* (?:już )?(?:zainteresowan\w+|mnie)|wycofuję|rezygnuję|(?:przyj\w+|znalaz\w+) (?:inn\w+) (?:ofert\w+|prac\w+)|nie,? dziękuję|proszę (?:więcej )?nie pisać|nie chcę kontynuować",
    r"(?:inte|ej) (?:längre )?intresserad|drar tillbaka|(?:tackat ja till|fått|accepterat) (?:ett |en )?ann(?:at|an) (?:jobb|tjänst|erbjudande)|nej,? tack|tackar nej|sluta (?:skriva|kontakta|mejla)|vill inte (?:gå vidare|fortsätta)",
)
WAIT = _any(
    r"(?:get|come|be|circle|revert) back to you|(?:will|i'll|ill|shall|gonna|going to|and|can|to) let (?:you|u) know(?! if (?:anything|something))|(?:need|have|want|got) to (?:\w+ )?(?:check|look|see|ask|talk|speak|clear|consult|think|confirm (?:with|it|this|that|first))|(?:let|give) me (?:\w+ )?(?:check|think|look|see|a (?:day|moment|minute|few|couple))|i(?:'ll| will) (?:\w+ )?(?:check|confirm (?:\w+ )?(?:by|later|tomorrow|soon|tonight|on)|answer|reply|respond|look|think|be in touch|have a look|write (?:again|back|later))|bear with me|will (?:tell you|reply|answer|confirm|respond|know|revert)|(?:give me|need|want) (?:until|till|some (?:more )?time|a few days)|to decide|more soon|don't know (?:yet|my schedule)|not sure yet|more time to",
    r"melde mich|gebe? (?!(?:\w+ )?(?:mir|uns) )(?:\w+ ){0,2}bescheid|muss (?:\w+ ){0,4}(?:schauen|klären|prüfen|nachsehen|abklären|fragen|gucken|absprechen|überlegen|abstimmen|nachschauen)|sage? (?!(?:\w+ )?(?:mir|uns) )(?:\w+ ){0,2}bescheid|komme (?:\w+ ){0,3}zurück|antworte (?:\w+ )?(?:später|morgen|noch)|schaue (?:\w+ ){0,3}(?:nach|kalender)|weiß (?:es )?noch nicht|überlege (?:es )?(?:mir )?noch",
    r"(?:reviens|reviendrai) vers (?:vous|toi)|tiens (?:au courant|informé)|(?:vous|te|t') (?:tiens|tiendrai|dirai|redis|réponds|répondrai)|(?:dois|faut que je|vais) (?:\w+ ){0,2}(?:vérifi\w+|regard\w+|voir|consult\w+|demand\w+|réfléchi\w+|confirm\w+)|laissez-moi (?:vérifier|voir|un|le temps)|recontacte",
    r"(?:te|le|les|os) (?:aviso|avisaré|digo|diré|confirmo (?:mañana|luego|pronto|más tarde)|confirmaré|respondo|responderé|contesto)|(?:tengo que|debo|voy a|necesito|déjame|déjeme) (?:\w+ )?(?:mirar\w*|consultar\w*|revisar\w*|comprobar\w*|ver|pensar\w*|hablar\w*|confirmar\w*)",
    r"laat (?:het )?(?:je|u|jullie)? ?(?:het )?(?:\w+ )?weten|kom (?:er|erop|hier|hierop|daarop)\b[\w ]{0,20}terug|moet (?:\w+ ){0,4}(?:kijken|checken|overleggen|nakijken|navragen|nadenken)|even (?:checken|kijken|overleggen)|hoort (?:nog )?van mij|geef (?:\w+ ){0,3}door",
    r"(?:vi|ti|le|la) (?:faccio|farò) sapere|(?:devo|fammi|mi faccia|dovrei) (?:\w+ )?(?:controllare|verificare|guardare|vedere|chiedere|pensarci|sentire)|(?:vi|ti|le) (?:confermerò|rispondo|risponderò|aggiorno|ricontatto)|mi faccio vivo",
    r"(?:dou|darei)(?:-\w+)? (?:\w+ )?(?:retorno|resposta)|(?:preciso|tenho)(?: de| que)? (?:\w+ )?(?:verificar|ver|confirmar|consultar|falar|pensar|checar)|(?:vou) (?:\w+ )?(?:verificar|ver|confirmar|consultar|pensar|checar)|(?:te|lhe|vos|já) (?:aviso|digo|respondo)|(?:aviso|respondo|confirmo)(?:-\w+)? (?:depois|amanhã|mais tarde|em breve)|volto a (?:contactar|falar|escrever)",
    r"dam znać|(?:muszę|chcę) (?:\w+ ){0,3}(?:sprawdzić|zobaczyć|zapytać|skonsultować|pomyśleć|przemyśleć|ustalić)|odezwę się|odpowiem (?:\w+ )?(?:później|jutro|wkrótce)|wrócę (?:\w+ )?(?:z|do)|potwierdzę|sprawdzę",
    r"återkommer|(?:måste|ska|behöver) (?:\w+ ){0,3}(?:kolla|se över|fråga|tänka|stämma av|dubbelkolla)|hör av mig|meddelar|ger besked|svarar (?:senare|imorgon)",
)
HUMAN = _any(
    r"\d+ ?k|[€$£] ?\d+|\d+ ?(?:€|eur|euros?|usd|dollars?|pounds|zł)|salary|pay|paid|compensation|wage|money|budget|fee|day ?rate|rates?|expenses|reimburs\w+|equity|bonus|lawyer|legal|nda|visa|contract|only if|provided|as long as|unless|on (?:the )?condition|subject to|depends?|if|\d+ ?(?:-| )?(?:min|mins|minutes?|minuten|minutos|minuti|minuter|minut|minuty|hours long)|shorter|longer|half an hour|in person|remotely|(?:at|in) (?:your|the|our|my) (?:office|place|hq|building)|(?:without|no) (?:\w+ )?(?:video|camera|recording)|instead of (?:a )?(?:video|call|phone|meeting|person)|(?:by|over|on the) phone instead|different interviewer|too (?:long|short)|reschedul\w+|bring (?:a|my)",
    r"gehalt\w*|geld|vergütung|bezahl\w+|honorar|tagessatz|stundensatz|spesen|fahrtkosten|anwalt|vertrag\w*|nur wenn|vorausgesetzt|sofern|solange|unter der bedingung|wenn|falls|kürzer|länger|zu (?:lang|kurz)|halbe stunde|eine stunde lang|kommt (?:\w+ )?darauf an|verschieb\w+|vor ort|ohne (?:video|kamera)",
    r"salaire|rémunération|argent|tarif|tjm|frais|avocat|contrat|à condition|seulement si|si (?:vous|tu|on|je|c'est|l'\w+|le|la)|pourvu que|tant que|sauf si|plus courte?|trop (?:long|court)\w*|ça dépend|sur place|sans (?:vidéo|caméra)|demi-heure|reporter",
    r"sueldo|salario|dinero|tarifa|honorarios|gastos|abogado|contrato|sólo si|solo si|siempre que|a condición|con tal de|a menos que|depende|más cort[oa]|demasiado (?:larg|cort)[oa]|media hora|reprogramar",
    r"salaris|loon|vergoeding|tarief|uurtarief|reiskosten|advocaat|contract|alleen als|mits|op voorwaarde|tenzij|te (?:lang|kort)|als (?:het|je|jullie|we|dat|u|ik)|korter|half uur(?:tje)?|hangt ervan af|verzetten",
    r"stipendio|retribuzione|compenso|soldi|ral|rimborso|avvocato|contratto|solo se|a patto che|a condizione|purché|a meno che|dipende|più (?:corta|breve)|mezz'ora|spostare",
    r"salário|remuneração|dinheiro|valor|despesas|advogado|só se|somente se|desde que|contanto que|a menos que|mais curt[oa]|muito (?:long|curt)[oa]|meia hora|remarcar",
    r"wynagrodzenie|pensja|pieniądz\w+|stawk\w+|zarobk\w+|umow\w+|prawnik\w*|tylko jeśli|pod warunkiem|jeśli|jeżeli|o ile|chyba że|zależy|krócej|pół godziny|przełoży\w+",
    r"lön\w*|ersättning|pengar|arvode|timpris|reseersättning|advokat|avtal\w*|endast om|bara om|under förutsättning|om (?:ni|du|vi|jag|det|man|mötet|intervjun)|såvida|beror på|kortare|halvtimme|boka om",
)
# Polite ifs are no conditions, and these noes are no refusals: they are taken out before anything is judged.
POLITE = re.compile(
    r"(?<!\w)(?:if (?:that|this|it|you|which)?(?:'s| is| are| would be| still|'d be| also)? ?(?:works?|suits?|ok(?:ay)?|fine|alright|possible|convenient|available|free|good|agree|like|don't mind|still \w+)(?: (?:for|with|by) (?:you|everyone|the team|your side))?(?: too)?|if possible|if (?:i|we) (?:may|can) choose|if i (?:have|had) to (?:choose|pick)|if anything changes|let you know if (?:anything|something) changes|(?:wenn|falls|sofern) (?:das|es|dies\w*|der)? ?(?:\w+ )?(?:für (?:sie|dich|euch|ihnen) )?(?:noch )?(?:passt|geht|möglich|recht|frei|klappt|in ordnung)(?: ist| wäre)?|wenn möglich|wenn ich wählen (?:darf|kann)|s'il (?:vous|te) pla[iî]t|si (?:cela|ça|c'est|ca)(?: \w+){0,2} (?:convient|va|possible|bon|ok)|si possible|si (?:le|te|os|les) (?:parece|va|viene|conviene)(?: bien)?|si (?:es )?posible|als (?:dat|het) (?:\w+ ){0,2}(?:kan|uitkomt|schikt|past|mag|lukt|goed is)|als 't kan|indien mogelijk|se (?:per (?:voi|te|lei) )?(?:va bene|possibile|vi va|le va|è possibile)(?: per (?:voi|te|lei))?|se (?:possível|for possível|puder ser|der)|jeśli (?:to )?(?:możliwe|pasuje|można|państwu pasuje)|om (?:det )?(?:går bra|är möjligt|möjligt|passar|funkar|går)(?: för (?:er|dig))?|"
    r"no problem\w*|not a problem|no worries|not bad|not only|why not|can't wait|cannot wait|if not|doesn't matter|don't mind|kein problem|warum nicht|nicht schlecht|nicht nur|pas de (?:souci|problème)s?|pourquoi pas|aucun (?:souci|problème)|sin problemas?|no hay problema|ningún problema|por qué no|geen probleem|waarom niet|nessun problema|perché no|non c'è problema|sem problemas?|por que não|nie ma (?:problemu|sprawy)|czemu nie|dlaczego nie|inga problem|inget problem|varför inte)(?!\w)"
)
ANY = _any(
    r"any(?:one)?(?! (?:chance|way|question\w*|other|news|later|earlier|more|problem\w*|further|else|change\w*|alternative\w*))|anytime|either|whichever|whatever|all(?: of (?:them|these|those|the (?:above|times|options|slots)))?(?: (?:five|four|three|options|slots|times|dates))? (?:work|fine|good|ok|okay|suit|are (?:fine|good|ok|okay|possible))|(?:all the same|up to) (?:to )?(?:me|you)|your (?:choice|call|pick)|you (?:choose|pick|decide)|(?:i'm|i am) (?:completely |totally |fully |quite )?flexible|no preference|as soon as possible|asap|the sooner the better|soonest",
    r"egal|ganz gleich|beliebig\w*|jeder (?:termin|vorschlag|der termine)|jede (?:option|der)|alle (?:\w+ )?(?:passen|gehen|termine (?:passen|gehen))|passt alles|bin flexibel|entweder|sucht? (?:euch|ihnen|ihr|dir) (?:\w+ )?aus|irgendein\w*",
    r"n'importe (?:lequel|laquelle|quel\w*|quand)|peu importe|au choix|l'un ou l'autre|l'une ou l'autre|(?:tous|toutes) (?:\w+ )?(?:conviennent|me (?:vont|conviennent))|comme vous (?:voulez|préférez)|choisissez|soit",
    r"cualquier\w*|da igual|da lo mismo|indistint\w+|tod[oa]s me (?:van|vienen|sirven)(?: bien)?|elijan|elija|como prefieran?|soy flexible",
    r"maakt (?:\w+ )?niet uit|om het even|kies maar|willekeurig\w*|alle(?:maal)? (?:\w+ )?(?:prima|goed|passen)|eender welke?|ben flexibel",
    r"qualsiasi|qualunque|indifferente|è uguale|tutt[ei] (?:\w+ )?(?:vanno|bene)|scegl(?:iete|i|a) (?:voi|tu|lei)|l'un[oa] o l'altr[oa]|come preferi\w+",
    r"qualquer(?: um| uma)?|tanto faz|é indiferente|tod[oa]s (?:\w+ )?(?:servem|funcionam)|escolham?|como preferir\w*",
    r"dowoln\w+|obojętn\w+|wszystko jedno|którykolwiek|każdy (?:termin|z nich|z tych)(?: \w+)?|wszystkie (?:\w+ )?pasują|bez różnicy|jak wolicie",
    r"vilken som helst|vilket som(?: helst)?|vilka som helst|när som helst|spelar ingen roll|valfri\w*|alla (?:\w+ )?(?:passar|funkar|fungerar)|är flexibel|antingen",
)
NONE = _any(
    r"none(?: of (?:these|those|them|the))?|neither|not any|no(?:ne)? option|any of (?:these|those|them)(?= (?:don't|do not|won't))|(?:can't|cannot|can not|couldn't|unable to) (?:do|make|manage) any|all (?:of (?:these|them|those) )?(?:are )?(?:impossible|out)",
    r"kein(?:e|er|es|en)? (?:davon|der|von|dieser|termine?|vorschl\w+|option\w*|passt|geht)|keine?r|weder",
    r"aucun\w*|ni l'un\w* ni l'autre",
    r"ningun[oa]?|ningún",
    r"geen (?:van|enkele?|ervan)|geen (?:optie|tijd\w*|datum|data|moment\w*)",
    r"nessun[oa]?",
    r"nenhum[a]?",
    r"żad(?:en|na|ne|nego|nej)",
    r"inge(?:n|t|a) av|inge[nt] (?:passar|funkar|fungerar|tid)|inga (?:av|tider|passar)",
)
REJECT = _any(
    r"not|isn't|aren't|don't|dont|doesn't|doesnt|didn't|won't|wont|can't|cant|cannot|couldn't|wouldn't|never|impossible|unable|except|excluding|apart from|other than|busy|away|out of (?:office|town)|on (?:holiday|vacation|leave)|holiday|vacation|travell?ing|booked(?: up)?|taken|occupied|unavailable|instead of|rather than|clash\w*|conflict\w*|tricky|difficult|hard|too (?:early|late|soon)|neither|bad|worst|cancel\w*|absagen|annuler|cancelar|annuleren|annullare|odwoł\w+|avboka|have (?:a|an|another|my) (?:\w+ )?(?:meeting|appointment|call|flight|exam|interview|wedding|dentist)|working|(?:at|off|finish|leave|start|my) work|i work|already (?:have|gone)|struggle|skip|drop|scratch|forget|avoid|hardly|barely|terrible|awful|nope|👎|❌|✗|✘|🚫|⛔",
    r"nicht|kein\w*|nein|unmöglich|außer|ausser|verhindert|unterwegs|urlaub|beschäftigt|belegt|verplant|dienstreise|statt|anstatt|weg|zu (?:früh|spät)|ungünstig|schlecht|schwierig|vergeben|doof|blöd|mies|flach|kaum|muss (?:\w+ ){0,2}passen|gestrichen|streich\w*",
    r"ni \S+(?: \S+)? ni|n(?:e |')\w+(?: \w+){0,2} (?:plus|guère)|pas|jamais|sauf|hormis|excepté|occupée?|prise?|en (?:congés?|vacances|déplacement)|absente?|indisponible|plutôt que|au lieu de|impossible|trop (?:tôt|tard)|compliqué|difficile|non|mal",
    r"no(?! (?:dia|período|horário|fim|final|sábado|domingo|número|problem)|\.? ?\d)|imposible|excepto|salvo|menos|ocupad[oa]|de (?:vacaciones|viaje)|en vez de|en lugar de|tampoco|demasiado (?:pronto|temprano|tarde)|difícil|complicado|fatal|mal|pésim[oa]",
    r"niet|geen|nee|behalve|bezet|vakantie|verhinderd|in plaats van|onmogelijk|te (?:vroeg|laat)|lastig|moeilijk|nooit|slecht|beroerd",
    r"tranne|eccetto|impegnat[oa]|in ferie|occupat[oa]|invece di|impossibile|troppo (?:presto|tardi)|viaggio|complicato",
    r"não|nao|exceto|ocupad[oa]|férias|em vez de|impossível|viagem|muito (?:cedo|tarde)|nunca|ruim|péssim[oa]",
    r"nie|oprócz|poza|zajęt[ya]|urlop\w*|zamiast|niemożliw\w+|odpada|za (?:wcześnie|późno)|wyjazd\w*",
    r"inte|ej|nej|utom|förutom|upptagen|semester|istället för|i stället för|omöjligt|bortrest|för (?:tidigt|sent)|aldrig|svårt",
)
ACCEPT = _any(
    r"works?|does|possible|easier|easiest|suits?|suit|fine|good|great|perfect(?:ly)?|ok|okay|yes|yep|yeah|sure|please|pls|let's|lets|prefer\w*|choose|pick|take|book|confirm\w*|go (?:for|with)|can (?:do|make)|could (?:do|we|make|you)|can we|would be|(?:how|what) about|available|free|happy|(?:i'd|i would) (?:like|love)|see you|ideal|best|better|lovely|excellent|brilliant|sounds|manage|only|doable|convenient|count me in|thanks|vote|schedule",
    r"passt|passen|passend|geht|ginge|gehen|gerne?|nehme|nehmen|wähle|bitte|ja|klappt|prima|super|einverstanden|zusage\w*|wunderbar|perfekt|gut|ideal|lieber|bevorzug\w+|freue|bestätige\w*|entscheide|möglich|kann|können|könnte|machen|nehm|nur|wie wäre|buchen|recht|frei|bis",
    r"noté|convient|conviendrait|irait|va|parfait\w*|oui|d'accord|prends|choisis|disponible|bien|marche|opte|préfère|préférence|idéal|volontiers|confirme|peux|pourrais|seulement|seul|plutôt|entendu|libre|à (?:mardi|lundi|mercredi|jeudi|vendredi)",
    r"viene(?! (?:mi|mis|un|una)(?!\w))|vendría|perfect[oa]|va bien|puedo|podría|elijo|prefiero|funciona|vale|encaja|sí|si|me quedo|confirmo|ideal|estupendo|genial|bien|disponible|sirve|escojo|solo|sólo|libre",
    r"schikt|past|graag|kies|lukt|kan|uitstekend|komt|perfect|prima|goed|akkoord|voorkeur|liever|bevestig\w*|zou|alleen|neem|doen we|werkt",
    r"va bene|andrebbe|perfetto|scelgo|preferisco|ottimo|posso|potrei|sì|confermo|ideale|bene|volentieri|d'accordo|disponibile|libero|libera|prendo|solo|funziona",
    r"serve|funciona|pode ser|escolho|prefiro|ótim[oa]|sim|dá|perfeito|confirmo|posso|poderia|fico com|combinado|bom|boa|melhor|só|livre|disponível",
    r"pasuje|pasowałby|pasowałoby|odpowiada|wybieram|poproszę|proszę|tak|może być|świetnie|świetny|zgoda|dobrze|mogę|najlepiej|wolę|potwierdzam|idealnie|super|biorę|tylko|byłoby|wolny|wolna",
    r"passar|funkar|fungerar|väljer|tar|gärna|ja|bra|perfekt|går|kan|utmärkt|helst|föredrar|bekräftar|toppen|endast|ledig|blir",
)
PREFER = _any(
    r"prefer\w*|preference|best|ideally|ideal|rather|first choice|favou?rite",
    r"lieber|am (?:besten|liebsten)|bevorzug\w+|idealerweise|erste wahl",
    r"de préférence|préfère\w*|préférerais|idéalement|premier choix|le mieux",
    r"prefiero|preferiría|preferiblemente|preferencia|idealmente|lo mejor|mejor",
    r"liefst|liever|voorkeur|het beste",
    r"preferisco|preferirei|preferibilmente|idealmente|meglio",
    r"prefiro|preferia|preferência|idealmente|melhor",
    r"wolę|wolał[ab]?\w*|najlepiej|najchętniej|preferuję",
    r"helst|föredrar|bäst",
)
HEDGE = _any(
    r"(?:in|on) my (?:place|behalf|stead)|instead of me|(?:is|that's) when|pick(?:ing)? up|pencil\w*|hold|i (?:think|guess|suppose)",
    r"(?:my|mein\w*|unser\w*|mon|ma|mi|mijn|meu|minha) (?:partner\w*|wife|husband|boss|manager|colleague|friend|brother|sister|mother|father|kolleg\w+|chef\w*|frau|mann|freund\w*|collègue|femme|mari|patron\w*|ami\w*|compañer[oa]|mujer|marido|jef[ea]|amig[oa]|collega|vrouw|man|baas|vriend\w*|coleg\w*|esposa|mulher|chefe)",
    r"used to|write (?:me|again|to me)|ask me|remind me|(?<!thanks )(?<!you )again|noch ?(?:mal|einmal)|melden|anrufen|rappel\w+|réécri\w+|llám\w+|bel (?:me|mij)|me liga|ligue|ligar",
    r"chaud|tendu|serré|short|faute de mieux|à la rigueur|si vraiment|fall-?back|back-?up|plan b|zur not|notfalls|à défaut|en su defecto|desnoods|na pior das hipóteses",
    r"in general|generally|usually|normally|typically|(?:in|im|en|em|w) (?:principle|prinzip|principe|principio|princípio|theory|theorie|théorie|teoría|teoria)|grundsätzlich|normalerweise|meist\w*|en général|normalement|d'habitude|normalmente|por lo general|en general|em geral|meestal|doorgaans",
    r"for (?:him|her|them|someone else|somebody else)|für (?:ihn|jemand\w*)|vertretung|à ma place|en mi lugar|in mijn plaats|no meu lugar",
    r"wish|(?:would|could|should|'d|might) have|had|was|were|hätte\w*|gewesen|aurait|aurais|hubiera|habría|zou hebben|sarebbe stat[oa]|teria|byłoby|byłby(?= dobr)|hade",
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
)
BUT = _any(
    r"but|however|(?<=, )(?:so|donc|dus|quindi|então|więc|daher|deshalb|así que|por eso|ma|men)|although|though|otherwise|except|instead of|rather than|because|since|as i",
    r"aber|jedoch|sonst|außer|ausser|statt|anstatt|dafür|sondern|weil|da ich",
    r"mais|sinon|sauf|par contre|au lieu de|plutôt que|car|hormis",
    r"pero|sino|salvo|excepto|menos|en vez de|en lugar de|porque",
    r"maar|anders|behalve|in plaats van|want|omdat",
    r"però|tranne|eccetto|altrimenti|invece di|perché",
    r"mas|exceto|senão|em vez de|caso contrário|pois",
    r"ale|lecz|oprócz|poza|zamiast|natomiast|bo|ponieważ",
    r"utom|förutom|annars|istället för|i stället för|eftersom",
)
EXCEPT = _any(
    "except|excluding|apart from|other than|instead of|rather than|außer|ausser|statt|anstatt|sauf|hormis|au lieu de|plutôt que|salvo|excepto|menos",
    "en vez de|en lugar de|behalve|in plaats van|tranne|eccetto|invece di|exceto|em vez de|oprócz|poza|zamiast|utom|förutom|istället för|i stället för",
)
FILLER = _any(
    r"the|a|an|on|at|in|is|for|me|us|i|i'm|we|my|you|your|to|of|be|are|it|that|this|then|so|also|uk|london|german|berlin|cet|cest|gmt|utc|et|pt|pacific|eastern|british|ganz|absolut|favor|svp|wel|morgon|too|well|and|or|with|by|from|will|would|can|could|do|make|nor|hi|hello|dear|thank|thanks|cheers|option|options|slot|number|no|one|ones|time|times|day|both|call|meeting|interview|there|just|any|either|whichever|please|o'clock|sharp|very|really|much|too|as|well|looking|forward|definitely|work",
    r"der|die|das|den|dem|am|um|im|ich|mir|mich|uns|wir|sie|es|und|oder|ist|wäre|würde|mit|für|zu|auch|dann|also|hallo|danke|vielen|dank|uhr|termin|nummer|nr|option|von|ab|nach|vor|beide|sehr|mal|doch|beiden|einer|einen|sein",
    r"le|la|les|l|un|une|à|au|aux|en|de|du|des|et|ou|je|me|m|moi|nous|vous|c|est|ce|serait|pour|alors|donc|aussi|merci|bonjour|très|numéro|créneau|option|heures|heure|vers",
    r"el|los|las|lo|una|uno|a|al|del|y|o|u|yo|nos|es|sería|para|por|con|que|pues|también|gracias|hola|buenas|muy|número|opción|hora|horas|la",
    r"de|het|een|op|om|in|en|of|ik|mij|me|wij|is|zou|voor|met|dan|ook|dank|bedankt|hallo|hoi|uur|nummer|optie|heel|je|jullie|dat",
    r"il|lo|gli|i|alle|alla|ore|per|e|ed|od|io|mi|noi|è|sarebbe|con|anche|grazie|ciao|buongiorno|molto|numero|opzione|di|del|delle|dalle|allora",
    r"os|as|um|uma|às|ao|no|na|nos|nas|eu|mim|nós|seria|com|também|obrigad[oa]|olá|muito|opção|hora|do|da|então|para",
    r"w|we|o|z|i|lub|albo|mi|nam|jest|byłby|dla|mnie|też|również|dziękuję|dzięki|cześć|dzień|dobry|godz|godzina|godzinie|opcja|opcję|numer|termin|bardzo|na|to|ten|ta",
    r"den|det|på|kl|klockan|jag|mig|oss|vi|är|skulle|för|med|och|eller|då|också|tack|hej|mycket|alternativ|nummer|tid|tiden|som",
)
REQUEST = _any(
    r"(?:do|would) you have|have you(?: got)?|you (?:offer|propose|suggest|find)|something|anything|is there|are there|offer|propose|another (?:time|day|slot|date)|other (?:times?|days?|slots?|dates?|options?)|still (?:available|free|open)",
    r"anbieten|vorschlagen|haben sie|habt ihr|hätten sie|gibt es|etwas|ander\w+ (?:termin\w*|tag|zeit\w*|uhrzeit)|noch frei",
    r"proposer|proposez|avez-vous|auriez-vous|y a-t-il|quelque chose|autre (?:créneau|date|jour|horaire|moment)|encore (?:libre|disponible)",
    r"ofrecer|proponer|tienen|tendrían|tienes|hay|algo|otr[oa] (?:hora|día|fecha|horario|opción)",
    r"heeft u|hebben jullie|heb je|is er|zijn er|iets|ander(?:e)? (?:tijd\w*|moment\w*|dag\w*|datum)",
    r"avete|avreste|c'è|ci sono|qualcosa|altr[oai] (?:orari\w?|giorn\w|data|date|opzion\w)",
    r"têm|teriam|tem|há|algo|outr[oa] (?:horário|dia|data|opção)",
    r"macie|mają państwo|czy jest|czy są|coś|inn\w+ (?:termin\w*|dzień|godzin\w*)",
    r"har ni|finns det|något|någon annan|annan (?:tid|dag)|andra tider",
)
# Somebody takes back, or puts otherwise, what stands before.
MENDS = _any(
    r"actually|wait|i meant?|scratch that|correction|oops|on second thoughts?|come to think|i take (?:it|that) back|make that|changed my mind|but one|second[ -](?:to[ -])?last|penultimate",
    r"quatsch|moment(?: mal)?,|ich meine|ich meinte|ach nein|nein,? doch|doch (?:lieber|nicht|eher)|genauer gesagt|korrektur|verzeihung",
    r"enfin,? non|ou plutôt|je veux dire|je voulais dire|attend(?:s|ez)|non,? finalement|finalement|correction",
    r"mejor dicho|quiero decir|quise decir|perdón,|digo,|espera|pensándolo (?:bien|mejor)|corrijo",
    r"ik bedoel\w*|wacht|of nee|nee,? toch|bij nader inzien|correctie|toch liever",
    r"cioè|anzi|aspetta|volevo dire|voglio dire|quer dizer|ou melhor|aliás|espere|pensando (?:bem|melhor)|corrigindo|minto",
    r"to znaczy|czekaj|właściwie|miał[ae]m na myśli|vänta|jag menar|jag menade|förresten|rättelse",
)
# The same day, but not the offered time.
SHIFT = _any(
    r"(?:hour|hours|minutes|bit|little|slightly|somewhat|much|stunde|stunden|etwas|heure|heures|peu|hora|horas|poco|pouco|uur|uurtje|iets|ora|ore|godzin\w+|trochę|timme|timmar|lite) (?:later|earlier|später|früher|plus tard|plus tôt|más tarde|más temprano|antes|después|vroeger|dopo|prima|più tardi|mais tarde|mais cedo|depois|później|wcześniej|senare|tidigare)",
)
AGREE = _any(
    r"works?(?: for me)?|suits?|confirmed|i (?:can )?confirm|yes|yep|see you then|i'll be there|perfect|deal|passt|ja|klappt|einverstanden|convient|oui|parfait|d'accord|me viene bien|sí|perfecto|vale",
    r"schikt|past|akkoord|prima|va bene|confermo|sì|perfetto|serve|confirmo|sim|combinado|pasuje|tak|odpowiada|zgoda|passar|funkar|perfekt",
)
WISH = _any(
    r"later|earlier|next month|other (?:days?|weeks?|times?|slots?|options?|dates?)|another (?:day|week|time|slot|date)|something else|different (?:day|week|time)\w*|more (?:options|times|slots)",
    r"später|früher|nächsten monat|ander\w+ (?:tag\w*|woche\w*|termin\w*|zeit\w*)|plus tard|plus tôt|mois prochain|autres? (?:jours?|créneaux?|dates?|semaines?|horaires?)",
    r"más tarde|más temprano|próximo mes|otr[oa]s? (?:días?|horas?|fechas?|horarios?|semanas?|opci\w+)|later|vroeger|volgende maand|andere (?:dag\w*|tijd\w*|moment\w*|week|opties)",
    r"più tardi|prima possibile|mese prossimo|altr[eoi] (?:giorn\w|orari\w?|date|opzioni)|mais tarde|mais cedo|próximo mês|outr[oa]s? (?:dias?|horários?|datas?|opç\w+)",
    r"później|wcześniej|inn\w+ (?:termin\w*|dzień|dni|godzin\w*)|w przyszłym miesiącu|senare|tidigare|andra (?:tider|dagar)|annan (?:dag|tid)|nästa månad",
)
# Greetings and good wishes name parts of the day and mean none of them.
COURTESY = re.compile(
    r"(?<!\w)(?:good (?:morning|afternoon|evening|day)|guten (?:morgen|tag|abend)|buenos días|buenas (?:tardes|noches)|bon(?:ne)? (?:journée|soirée|après-midi|week-end|jour)|bonsoir|boa (?:tarde|noite)|bom dia|buona ?(?:sera|giornata|serata)|dobry wieczór|dzień dobry|god (?:morgon|kväll|dag|eftermiddag)|goede(?:n)?(?:morgen|middag|avond|dag)|(?:have an? )?(?:nice|great|good|lovely|wonderful) (?:day|evening|weekend|week|afternoon)|(?:schön\w+|angenehm\w+) (?:tag|abend|feierabend|wochenende|woche|nachmittag)|fijne (?:dag|avond|weekend)|fijn weekend|buon (?:pomeriggio|weekend|fine settimana)|miłego (?:dnia|wieczoru|weekendu)|trevlig (?:helg|kväll|dag)|feliz (?:día|tarde|noche)|buen (?:día|fin de semana)|bom fim de semana|at first|first of all|first thing|thanks for (?:the|your|these|sending)[^.,!?\n]*|thank you for (?:the|your|these|sending)[^.,!?\n]*|(?:vielen )?dank für (?:die|ihre|deine|das|den)[^.,!?\n]*|merci pour (?:votre|vos|ton|les|ces|la|le)[^.,!?\n]*|gracias por (?:las?|los|el|tu|su|sus)[^.,!?\n]*|(?:bedankt|dank) voor (?:de|het|je|uw)[^.,!?\n]*|grazie per (?:le|la|il|i|gli)[^.,!?\n]*|obrigad[oa] pel[oa]s?[^.,!?\n]*|(?:dziękuję|dzięki) za[^.,!?\n]*|tack för[^.,!?\n]*)(?!\w)"
)
# “Not before six” says yes from six on.
TURNED = (
    (
        re.compile(
            r"(?<!\w)(?:any(?:thing|one|time)?|everything|every(?:one)?|all|alles|tout|todo|tutto|tudo)(?: of (?:them|these|those)| other)?(?: (?:day|time|option|slot|date)s?)? (?:but|except|außer|sauf|excepto|salvo|menos|tranne|exceto)"
        ),
        "any except",
    ),
    (
        re.compile(
            r"(?<!\w)(?:(?:but |only )?not|nothing|nicht|pas|no|niet|non|não|nie|inte) (?:before|until|earlier than|vor|avant|antes de(?: las)?|voor|prima delle|antes das|przed|före)(?= \d)"
        ),
        " from",
    ),
    (
        re.compile(
            r"(?<!\w)(?:not|nicht|pas|no|niet|non|não|nie|inte) (?:after|later than|nach|après|después de(?: las)?|na|dopo le|depois das|po|efter)(?= \d)"
        ),
        " before",
    ),
)
