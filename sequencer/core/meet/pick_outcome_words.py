"""Words that settle an answer before its clauses are looked at, in nine languages: no, later, a condition; and mere courtesy."""

import re

from sequencer.core.meet.pick_words import any_of

STOP = any_of(
    r"not for me|(?:don't|do not) want to(?! (?:miss|lose))|i'm out(?=$|[.!,])|good luck|not interested(?! in (?:option|number|the|slot|\d))|no longer interested|(?:withdraw|retract)\w*|(?:decided|choose|going) (?:against|not to)|(?:accepted|taken|signed|found) (?:an?other|a|an|the)(?: \w+)? (?:job|offer|role|position|contract)|(?:stay|staying) (?:where i am|put|at my)|not looking|(?:take|leave) me (?:off|out|alone)|(?:stop|don't|do not|quit) (?:writing|contact\w*|mail\w*|e-?mail\w*|messag\w*)|no,? thanks?(?: you)?|cancel (?:everything|the (?:process|application))|not (?:want|like|wish) to (?:continue|proceed|go ahead|interview|move forward|pursue)|i(?:'ll| will|'d| would)? (?:have to |rather )?(?:pass|decline)(?! on (?:option|\d|the))",
    r"kein\w* interesse|nicht (?:mehr )?interessiert|ziehe (?:\w+ ){0,3}zurück|(?:dagegen|anders) entschieden|(?:andere|neue)\w* (?:stelle|job|angebot) (?:angenommen|gefunden|zugesagt)|nicht (?:mehr )?(?:schreiben|kontaktieren)|nein,? danke|sage (?:\w+ ){0,2}ganz ab|bleibe (?:\w+ )?(?:wo ich bin|bei meinem)|(?:möchte|will) (?:\w+ ){0,4}nicht (?:fortsetzen|weiterverfolgen|weitermachen)",
    r"(?:pas|plus) (?:du tout )?intéressée?|(?:retire|annule) ma candidature|(?:accepté|trouvé|signé) (?:une? )?(?:autre|nouvel\w*) (?:offre|poste|emploi)|(?:ne (?:plus )?m'?|plus me )(?:écri\w+|contact\w+)|non,? merci|ne souhaite (?:pas|plus) (?:donner suite|continuer|poursuivre)|décidé de (?:ne pas|rester)",
    r"no (?:me interesa|estoy interesad[oa]|gracias)|ya no (?:me interesa|estoy interesad[oa])|retir\w+ mi candidatura|(?:aceptado|encontrado|firmado) (?:otr[oa]|un[ao]?)(?: otr[oa])? (?:oferta|trabajo|puesto|empleo)|no me (?:escrib\w+|contact\w+)|no (?:deseo|quiero) (?:continuar|seguir)|he decidido no|no,? gracias",
    r"(?:geen|niet) (?:meer )?(?:interesse|geïnteresseerd)|trek (?:\w+ ){0,3}terug|andere (?:baan|functie) (?:aangenomen|gevonden|geaccepteerd)|nee,? (?:bedankt|dank je|dank u)|niet meer (?:mailen|schrijven|benaderen)|zie (?:er|ervan) (?:van )?af|zie (?:er )?(?:\w+ )?vanaf|zie (?:er )?(?:\w+ )?van af",
    r"non (?:sono|mi) (?:più )?interess\w+|ritiro la (?:mia )?candidatura|(?:accettato|trovato|firmato) (?:un'?)?(?: ?altr[ao])? (?:offerta|lavoro|posto|posizione)|non (?:mi )?(?:scriv\w+|contattate\w*) più|no,? grazie|preferisco non (?:proseguire|continuare)|ho deciso di (?:non|restare|rimanere)",
    r"não (?:tenho|estou) (?:mais )?interes\w+|(?:retiro|desisto d)\w* (?:\w+ )?candidatura|(?:aceitei|encontrei|assinei) (?:um[a]? )?(?:outr[oa]) (?:oferta|emprego|proposta|vaga)|não,? obrigad[oa]|não (?:me )?(?:escrev\w+|contact\w+) mais|não (?:desejo|quero|pretendo) (?:continuar|prosseguir)|decidi não",
    r"nie (?:jestem|interesuje)\w* (?:już )?(?:zainteresowan\w+|mnie)|wycofuję|rezygnuję|(?:przyj\w+|znalaz\w+) (?:inn\w+) (?:ofert\w+|prac\w+)|nie,? dziękuję|proszę (?:więcej )?nie pisać|nie chcę kontynuować",
    r"(?:inte|ej) (?:längre )?intresserad|drar tillbaka|(?:tackat ja till|fått|accepterat) (?:ett |en )?ann(?:at|an) (?:jobb|tjänst|erbjudande)|nej,? tack|tackar nej|sluta (?:skriva|kontakta|mejla)|vill inte (?:gå vidare|fortsätta)",
    r"(?:bleib\w*|bleibe) (?:\w+,? ){0,5}wo ich bin|nicht (?:auf der suche|wechselwillig)|(?:kein|keinen) (?:wechsel|interesse)",
    r"(?:rest\w+|reste) (?:\w+ ){0,2}où je suis|ne cherche (?:pas|plus)|ne souhaite pas (?:bouger|changer)|pas à l'écoute",
    r"no (?:busco|estoy buscando|me planteo)|(?:me quedo|estoy (?:muy )?(?:bien|contenta?|a gusto)) donde",
    r"zit (?:\w+ )?(?:goed )?waar ik zit|niet op zoek|blijf (?:\w+ ){0,3}waar ik|ga niet weg bij",
    r"non (?:sto cercando|cerco|intendo cambiare)|rest(?:o|are) dove|sto bene dove",
    r"não (?:estou (?:à procura|procurando)|procuro|pretendo mudar|penso mudar)|fic(?:o|ar) onde|estou bem onde",
    r"nie (?:szukam|planuję zmi\w+)|zosta(?:ję|nę|ć) (?:tam,? )?gdzie",
    r"(?:söker|letar) inte|stannar (?:kvar )?där|trivs (?:bra )?där|inte aktuellt",
    r"(?:entschieden|decided|décidé|decidido|besloten|deciso|zdecyd\w+|bestämt)[^.!?\n]{0,60}(?:bleiben|stay|rester|quedar\w*|blijven|restare|rimanere|ficar|zostać|stanna)|stay(?:ing)? (?:put|where i)|happy where i am|not (?:going to|planning to) (?:move|change|leave)",
    r"not on the market|keep me in mind|(?:signed|started|joined) (?:\w+ ){0,3}(?:elsewhere|somewhere else|another company)|new (?:gig|job|role) (?:last|this|already)|(?:woanders|anderswo|bei einer anderen firma) (?:unterschrieben|zugesagt|angefangen)|(?:viens de|déjà) sign\w+|signé ailleurs|(?:acabo de|he) firma\w+ (?:con|en) otr\w+",
    r"(?:elders|ergens anders) (?:getekend|begonnen|aangenomen)|zoek (?:\w+ ){0,4}(?:niets|niks|geen)|(?:appena|già) firmato|non (?:valuto|considero|penso di|ho intenzione di) (?:cambia\w+|altre)|(?:acabei de|já) assin\w+|não estou a (?:pensar em mudar|ponderar)|não penso (?:em )?mudar",
    r"podpisa\w+ (?:\w+ )?(?:gdzie indziej|z inną|w innej)|podpisa\w+ umow\w+ (?:gdzie|z inn|w inn)|nie rozważam|nie myślę o zmianie|inte ute efter|skrivit på (?:\w+ ){0,2}(?:annat|annan|någon annan)|vill inte byta",
)
WAIT = any_of(
    r"(?:get|come|be|circle|revert) back to you|(?:will|i'll|ill|shall|gonna|going to|and|can|to) let (?:you|u) know(?! if (?:anything|something))|(?:need|have|want|got) to (?:\w+ )?(?:check|look|see|ask|talk|speak|clear|consult|think|confirm (?:with|it|this|that|first))|(?:let|give) me (?:\w+ )?(?:check|think|look|see|a (?:day|moment|minute|few|couple))|i(?:'ll| will) (?:\w+ )?(?:check|confirm (?:\w+ )?(?:by|later|tomorrow|soon|tonight|on)|answer|reply|respond|look|think|be in touch|have a look|write (?:again|back|later))|bear with me|will (?:tell you|reply|answer|confirm|respond|know|revert)|(?:give me|need|want) (?:until|till|some (?:more )?time|a few days)|to decide|more soon|don't know (?:yet|my schedule)|not sure yet|more time to",
    r"melde mich|gebe? (?!(?:\w+ )?(?:mir|uns) )(?:\w+ ){0,2}bescheid|muss (?:\w+ ){0,4}(?:schauen|klären|prüfen|nachsehen|abklären|fragen|gucken|absprechen|überlegen|abstimmen|nachschauen)|sage? (?!(?:\w+ )?(?:mir|uns) )(?:\w+ ){0,2}bescheid|komme (?:\w+ ){0,3}zurück|antworte (?:\w+ )?(?:später|morgen|noch)|schaue (?:\w+ ){0,3}(?:nach|kalender)|weiß (?:es )?noch nicht|überlege (?:es )?(?:mir )?noch",
    r"(?:reviens|reviendrai) vers (?:vous|toi)|tiens (?:au courant|informé)|(?:vous|te|t') (?:tiens|tiendrai|dirai|redis|réponds|répondrai)|(?:dois|faut que je|vais) (?:\w+ ){0,2}(?:vérifi\w+|regard\w+|voir|consult\w+|demand\w+|réfléchi\w+|confirm\w+)|laissez-moi (?:vérifier|voir|un|le temps)|recontacte",
    r"(?:te|le|les|os) (?:aviso|avisaré|digo|diré|confirmo (?:mañana|luego|pronto|más tarde)|confirmaré|respondo|responderé|contesto)|(?:tengo que|debo|voy a|necesito|déjame|déjeme) (?:\w+ )?(?:mirar\w*|consultar\w*|revisar\w*|comprobar\w*|ver|pensar\w*|hablar\w*|confirmar\w*)",
    r"laat (?:het )?(?:je|u|jullie)? ?(?:het )?(?:\w+ )?weten|kom (?:er|erop|hier|hierop|daarop)\b[\w ]{0,20}terug|moet (?:\w+ ){0,4}(?:kijken|checken|overleggen|nakijken|navragen|nadenken)|even (?:checken|kijken|overleggen)|hoort (?:nog )?van mij|geef (?:\w+ ){0,3}door",
    r"(?:vi|ti|le|la) (?:faccio|farò) sapere|(?:devo|fammi|mi faccia|dovrei) (?:\w+ )?(?:controllare|verificare|guardare|vedere|chiedere|pensarci|sentire)|(?:vi|ti|le) (?:confermerò|rispondo|risponderò|aggiorno|ricontatto)|mi faccio vivo",
    r"(?:dou|darei)(?:-\w+)? (?:\w+ )?(?:retorno|resposta)|(?:preciso|tenho)(?: de| que)? (?:\w+ )?(?:verificar|ver|confirmar|consultar|falar|pensar|checar)|(?:vou) (?:\w+ )?(?:verificar|ver|confirmar|consultar|pensar|checar)|(?:te|lhe|vos|já) (?:aviso|digo|respondo)|(?:aviso|respondo|confirmo)(?:-\w+)? (?:depois|amanhã|mais tarde|em breve)|volto a (?:contactar|falar|escrever)",
    r"dam znać|(?:muszę|chcę) (?:\w+ ){0,3}(?:sprawdzić|zobaczyć|zapytać|skonsultować|pomyśleć|przemyśleć|ustalić)|odezwę się|odpowiem (?:\w+ )?(?:później|jutro|wkrótce)|wrócę (?:\w+ )?(?:z|do)|potwierdzę|sprawdzę",
    r"återkommer|(?:måste|ska|behöver) (?:\w+ ){0,3}(?:kolla|se över|fråga|tänka|stämma av|dubbelkolla)|hör av mig|meddelar|ger besked|svarar (?:senare|imorgon)",
    r"(?:will |i'll |'ll )?(?:come|get|be|report) back (?:to you|with)|sleep on it|(?:will|i'll) (?:update|ping|text|email) you|answer (?:you )?(?:later|tomorrow|tonight|by)|once i (?:know|have checked)|as soon as i (?:know|can)|waiting (?:for|on) my",
    r"meld\w* (?:ich )?(?:mich|uns)(?! (?:an|ab)(?!\w))|(?:schreib|antwort|sag)\w* (?:ich )?(?:dir|ihnen|euch) (?:\w+ ){0,3}(?:morgen|später|noch|nochmal|spätestens)|geb\w* (?:ich )?(?:\w+ ){0,4}(?:bescheid|rückmeldung)|bescheid (?:geben|sagen)|sag\w* (?:ich )?(?:\w+ ){0,3}bescheid|rückmeldung (?:folgt|kommt)|(?:kläre|prüfe|checke|schaue|schau) (?:ich )?(?:das |es )?(?:\w+ ){0,2}(?:ab|noch|erst|nach|kurz|mit)|sobald ich (?:\w+ )?(?:weiß|kann|kenne)|überleg\w* (?:ich )?(?:mir )?(?:das|es|noch)",
    r"(?:reviens|revient|reviendrai) (?:vite |rapidement |très vite )?vers|(?:vous|te|t') ?(?:redis|confirme|recontacte|réponds|dis|rappelle) (?:ça |cela )?(?:demain|vite|plus tard|ce soir|rapidement|dès|d'ici|au plus|avant|dans|bientôt|sous|asap)|(?:laisse|laissez)[- ]moi|je (?:regarde|vois|vérifie|consulte|checke) (?:mon|avec|mes|ça|cela|et)|dès que je (?:sais|peux|connais)|j'attends (?:mon|ma|le|la|une)",
    r"(?:te|le|os|les) (?:confirmo|aviso|digo|escribo|respondo|contesto|cuento)(?! (?:la|el|que|para|opci\w+|asistencia|¦)(?!\w))|lo (?:miro|consulto|hablo|reviso)|en cuanto (?:sepa|pueda|tenga)|deja que|dame (?:un|hasta|unos)|quedo en confirmar",
    r"(?:kom|kom ik) (?:\w+ ){0,4}(?:op )?terug|la(?:a)?t (?:ik )?(?:\w+ ){0,3}weten|moet (?:\w+ ){0,5}(?:overleggen|checken|kijken|navragen|regelen)|reageer (?:ik )?(?:\w+ )?(?:morgen|later|zo)|zoek het (?:even )?uit|ik check (?:het )?even|zodra ik (?:het )?weet|hoor je (?:\w+ )?van me",
    r"(?:vi|ti|le) (?:faccio|farò|dico|direi|confermo (?:domani|presto|a breve|entro|appena|dopo)|scrivo|rispondo|richiamo|aggiorno)|fac(?:cio|cia) sapere|fatemi|mi lasci|(?:guardo|controllo|verifico) (?:\w+ ){0,3}(?:agenda|turni|e|il|la|con)|appena (?:so|posso|ho)|ci penso|risponderò|do conferma",
    r"(?:digo|dou|darei|aviso|confirmo|respondo)-(?:lhe|te|vos)(?! \w* ?¦)|(?:dou|darei) (?:\w+ )?(?:uma )?(?:resposta|retorno|notícia\w*)|confirmo (?:até|amanhã|depois|mais tarde|em breve|assim|já)|assim que (?:souber|puder|tiver)|(?:deixa|deixe)(?:-me| eu| me) (?:só )?(?:ver|confirmar|checar|verificar|falar|pensar)|retorno (?:amanhã|em|até|depois|assim)|vejo (?:aqui )?e (?:te|já|digo|aviso)",
    r"dam (?:\w+ ){0,3}znać|daję znać|dać znać|odpiszę|odezw\w+ się|zadzwonię|zastanowię|napiszę|potrzebuję (?:\w+ )?(?:chwili|czasu|dnia)|muszę (?:\w+ ){0,4}(?:dogadać|uzgodnić|spytać|obgadać)",
    r"hör(?:s)? av (?:mig|oss)|får återkomma|kollar (?:med|av|upp|läget|kalendern)|ska kolla|ger (?:dig|er) besked|svarar (?:\w+ )?(?:senare|imorgon|ikväll|snart)|skriver (?:imorgon|senare|ikväll)|tänka på saken|så fort jag vet",
    r"(?:will|i'll|let me|going to|gonna) (?:have a |take a )?(?:proper )?look(?: at| into| over)?|(?:talk|speak|spoken|talked) (?:to|with) (?:my|the)|look at (?:this|these|them) (?:properly |tonight|later|tomorrow|over)",
    r"(?:schau|seh|guck)\w* (?:ich )?(?:mir )?(?:das|es|die \w+) (?:\w+ ){0,4}an|muss (?:\w+ ){0,5}besprechen|(?:regarde|verrai|vois) (?:ça|cela) (?:ce|demain|plus|dans|la)|faut que j'en parle|en parle\w* (?:à|avec) m\w+",
    r"(?:tengo que|debo) (?:\w+ )?(?:hablarlo|mirarlo|verlo|consultarlo)|kijk (?:ik )?(?:er )?(?:\w+ ){0,3}(?:naar|op)|moet (?:\w+ ){0,5}bespreken|ci guardo|ne (?:devo|dovrei) parlare|ne parlo con|do un'occhiata|vejo isso|tenho (?:de|que) falar|dou uma olhada",
    r"zerknę|spojrzę|rzucę okiem|przyjrzę|obgada\w+ z|tittar på (?:det|dem|detta)|måste (?:\w+ ){0,2}prata|ska prata med|kikar på",
)
HUMAN = any_of(
    r"\d+ ?k|[€$£] ?\d+|\d+ ?(?:€|eur|euros?|usd|dollars?|pounds|zł)|salary|pay|paid|compensation|wage|money|budget|fee|day ?rate|rates?|expenses|reimburs\w+|equity|bonus|lawyer|legal|nda|visa|contract|only if|provided|as long as|unless|on (?:the )?condition|subject to|depends?|if|\d+ ?(?:-| )?(?:min(?! (?:tid|mening))|mins|minutes?|minuten|minutos|minuti|minuter|minut|minuty|hours long)|shorter|(?<!no )longer|(?<!out for )(?<!free for )half an hour|in person|remotely|(?:at|in) (?:your|the|our|my) (?:office|place|hq|building)|(?:without|no) (?:\w+ )?(?:video|camera|recording)|instead of (?:a )?(?:video|call|phone|meeting|person)|(?:by|over|on the) phone instead|different interviewer|too (?:long|short)|reschedul\w+|bring (?:a|my)",
    r"gehalt\w*|geld|vergütung|bezahl\w+|honorar|tagessatz|stundensatz|spesen|fahrtkosten|anwalt|vertrag\w*|nur wenn|vorausgesetzt|sofern|solange|unter der bedingung|wenn|falls|kürzer|länger|zu (?:lang|kurz)|halbe stunde|eine stunde lang|kommt (?:\w+ )?darauf an|verschieb\w+|vor ort|ohne (?:video|kamera)",
    r"salaire|rémunération|argent|tarif|tjm|frais|avocat|contrat|à condition|seulement si|si (?:vous|tu|on|je|c'est|l'\w+|le|la)|pourvu que|tant que|sauf si|plus courte?|trop (?:long|court)\w*|ça dépend|sur place|sans (?:vidéo|caméra)|demi-heure|reporter",
    r"sueldo|salario|dinero|tarifa|honorarios|gastos|abogado|contrato|sólo si|solo si|siempre que|a condición|con tal de|a menos que|depende|más cort[oa]|demasiado (?:larg|cort)[oa]|media hora|reprogramar",
    r"salaris|loon|vergoeding|tarief|uurtarief|reiskosten|advocaat|contract|alleen als|mits|op voorwaarde|tenzij|te (?:lang|kort)|als (?:het|je|jullie|we|dat|u|ik)|korter|half uur(?:tje)?|hangt ervan af|verzetten",
    r"stipendio|retribuzione|compenso|soldi|ral|rimborso|avvocato|contratto|solo se|a patto che|a condizione|purché|a meno che|dipende|più (?:corta|breve)|mezz'ora|spostare",
    r"salário|remuneração|dinheiro|valor|despesas|advogado|só se|somente se|desde que|contanto que|a menos que|mais curt[oa]|muito (?:long|curt)[oa]|meia hora|remarcar",
    r"wynagrodzenie|pensja|pieniądz\w+|stawk\w+|zarobk\w+|umow\w+|prawnik\w*|tylko jeśli|pod warunkiem|jeśli|jeżeli|o ile|chyba że|zależy|krócej|pół godziny|przełoży\w+",
    r"lön\w*|ersättning|pengar|arvode|timpris|reseersättning|advokat|avtal\w*|endast om|bara om|under förutsättning|om (?:ni|du|vi|jag|det|man|mötet|intervjun)|såvida|beror på|kortare|halvtimme|boka om",
    r"siempre y cuando|à condition que|con la condición|salvo que|a no ser que|na condição|o ile|à moins que|unless|assuming|widełk\w+|brutto|netto|brut|bruto|lordo|vencimento|fourchette|prétentions|remuneraci\w+|loonschaal|package|benefits|smart working|home ?office|telework\w*|télétravail|teletrabajo|thuiswerk\w*|zdaln\w+|distansarbete|praca zdalna",
    r"se (?:il|è|fosse|posso|possiamo|siete|avete|potete)|se (?:o|for|eu|vocês|houver)|si (?:es|el|la|lo|hay|puedo|podemos|fuera|puede|pueden|podéis) \w+|gdyby|i fall|ifall|förutsatt",
)
# Polite ifs are no conditions, and these noes are no refusals: they are taken out before anything is judged.
POLITE = re.compile(
    r"(?<!\w)(?:if (?:\S+ ){0,3}?(?:slot|time|one|option|it|that)?(?:'s| is) still (?:going|free|available|open|there|on)|if (?:that|this|it|you|which)?(?:'s| is| are| would be| still|'d be| also)? ?(?:works?|suits?|ok(?:ay)?|fine|alright|possible|convenient|available|free|good|agree|like|don't mind|still \w+)(?: (?:for|with|by) (?:you|everyone|the team|your side))?(?: too)?|if possible|if (?:i|we) (?:may|can) choose|if i (?:have|had) to (?:choose|pick)|if anything changes|let you know if (?:anything|something) changes|(?:wenn|falls|sofern) (?:das|es|dies\w*|der)? ?(?:(?:so|auch|noch|dann|bei|ihnen|euch|dir|denn|termin) ){0,2}(?:für (?:sie|dich|euch|ihnen) )?(?:noch )?(?:passt|geht|möglich|recht|frei|klappt|in ordnung)(?: ist| wäre)?|wenn möglich|wenn ich wählen (?:darf|kann)|s'il (?:vous|te) pla[iî]t|si (?:cela|ça|c'est|ca)(?: (?:vous|te|toujours|encore|pour|toi|aussi|leur)){0,3} (?:convient|va|possible|bon|ok)|si possible|si (?:le|te|os|les) (?:parece|va|viene|conviene)(?: bien)?|si (?:es )?posible|als (?:dat|het) (?:(?:voor|ook|nog|je|u|jou|jullie|zo|goed|mij) ){0,3}(?:kan|uitkomt|schikt|past|mag|lukt|goed is)|als 't kan|indien mogelijk|se (?:per (?:voi|te|lei) )?(?:va bene|possibile|vi va|le va|è possibile)(?: per (?:voi|te|lei))?|se (?:possível|for possível|puder ser|der)|jeśli (?:to )?(?:możliwe|pasuje|można|państwu pasuje)|om (?:det )?(?:går bra|är möjligt|möjligt|passar|funkar|går)(?: för (?:er|dig))?|"
    r"no problem\w*|not a problem|no worries|not bad|not only|why not|can't wait|cannot wait|kein problem|warum nicht|nicht schlecht|nicht nur|pas de (?:souci|problème)s?|pourquoi pas|aucun (?:souci|problème)|sin problemas?|no hay problema|ningún problema|por qué no|geen probleem|waarom niet|nessun problema|perché no|non c'è problema|sem problemas?|por que não|nie ma (?:problemu|sprawy)|żaden (?:problem|kłopot)|kein ding|ningún inconveniente|pas d'inconvénient|nenhum problema|czemu nie|dlaczego nie|inga problem|inget problem|varför inte)(?!\w)(?! (?:by|over|via|on (?:the |zoom|teams|meet)|from|remote\w*|per |telefon\w*|tel\w+isch|online|vor ort|por (?:tel|vide|víde|zoom)|par (?:tél|visio)|en (?:visio|remot|línea|persona)|à distance|da (?:remoto|casa)|al telefono|op afstand|zdaln\w+|na (?:miejscu|odległość)|na dálku|på distans|remoto|in (?:person|the office)|without|ohne|sans|sin|zonder|senza|sem|bez|utan))"
)
# Greetings and good wishes name parts of the day and mean none of them.
COURTESY = re.compile(
    r"(?<!\w)(?:good (?:morning|afternoon|evening|day)|guten (?:morgen|tag|abend)|buenos días|buenas (?:tardes|noches)|bon(?:ne)? (?:journée|soirée|après-midi|week-end|jour)|bonsoir|boa (?:tarde|noite)|bom dia|buona ?(?:sera|giornata|serata)|dobry wieczór|dzień dobry|god (?:morgon|kväll|dag|eftermiddag)|goede(?:n)?(?:morgen|middag|avond|dag)|(?:have an? )?(?:nice|great|good|lovely|wonderful) (?:day|evening|weekend|week|afternoon)|(?:schön\w+|angenehm\w+) (?:tag|abend|feierabend|wochenende|woche|nachmittag)|fijne (?:dag|avond|weekend)|fijn weekend|buon (?:pomeriggio|weekend|fine settimana)|miłego (?:dnia|wieczoru|weekendu)|trevlig (?:helg|kväll|dag)|feliz (?:día|tarde|noche)|buen (?:día|fin de semana)|bom fim de semana|at first|first of all|first thing|thanks for (?:the|your|these|sending)[^.,!?\n]*|thank you for (?:the|your|these|sending)[^.,!?\n]*|(?:vielen )?dank für (?:die|ihre|deine|das|den)[^.,!?\n]*|merci pour (?:votre|vos|ton|les|ces|la|le)[^.,!?\n]*|gracias por (?:las?|los|el|tu|su|sus)[^.,!?\n]*|(?:bedankt|dank) voor (?:de|het|je|uw)[^.,!?\n]*|grazie per (?:le|la|il|i|gli)[^.,!?\n]*|obrigad[oa] pel[oa]s?[^.,!?\n]*|(?:dziękuję|dzięki) za[^.,!?\n]*|tack för[^.,!?\n]*)(?!\w)"
)
# “Not before six” says yes from six on.
TURNED = (
    (re.compile(r"(?<!\w)(yes|yeah|no|ja|oui|sí|sì|sim|tak) to (?=[^\W\d])"), r"\1 "),
    (re.compile(r"(?<!\w)trag\w* (?:mich|uns) ((?:[^\s.!?]+ ){0,6})ein(?!\w)"), r"nehme \1"),
    (
        re.compile(
            r"(?<!\w)((?:last|first|dernier|premier|último|primero|primeiro|ultimo|primo|laatste|eerste|letzte[nrms]?|erste[nrms]?|sista|första|ostatni|pierwszy)(?: one| option| termin)?) (?:on|auf|de|della|da|van|på|z|uit) (?:the |der |la |het |de )?(?:list\w*|lijst\w*|rij(?:tje)?)"
        ),
        r"\1",
    ),
    (
        re.compile(
            r"(?<!\w)(?:any(?:thing|one|time)?|everything|every(?:one)?|all|alles?|alla|allt|tou[ts]e?s?|tod[oa]s?|tutt[oie]|tud[oa]|wszystk\w+|każd\w+|qualquer\w*|qualsiasi|cualquiera|jede[rs]?|welke dan ook)(?:[,] | of (?:them|these|those)| other)?(?: (?:day|time|option|slot|date)s?)? ?(?:but|except(?: for)?|bar|apart from|other than|außer|ausser|bis auf|sauf|hormis|excepté|à part|excepto|salvo|menos|behalve|buiten|op|tranne|eccetto|meno|exceto|fora|oprócz|prócz|poza|utom|förutom)(?= )"
        ),
        "any except",
    ),
    (
        re.compile(
            r"(?<!\w)(?:(?:but |only )?not|nothing|nicht|pas|no|niet|non|não|nie|inte) (?:before|until|earlier than|vor|avant|antes de(?: las)?|voor|prima delle|antes das|przed|före)(?= \d)"
        ),
        " ≥",
    ),
    (
        re.compile(
            r"(?<!\w)(?:not|nicht|pas|no|niet|non|não|nie|inte) (?:after|later than|nach|après|después de(?: las)?|na|dopo le|depois das|po|efter)(?= \d)"
        ),
        " ≤",
    ),
)
