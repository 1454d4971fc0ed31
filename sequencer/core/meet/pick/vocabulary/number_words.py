"""How nine languages count the offered times: numbers, places in the list, and the nouns for an option."""

NOUN = (
    r"options?|opt\.?|slots?|numbers?|choices?|variante?n?|vorschlag|vorschläge|termine?|nummer|nr\.?|no\.?|num\.?|núm\.?|opci[óo]n(?:es)?|opcj[aęei]|opzion[ei]|opc(?:a|ao|oes)|op\.?(?= ?\d)|"
    r"opção|opcao|opções|opties?|alternativ\w*|alternatief|alternative|proposition|propositions|créneaux?|creneaux?|num[ée]ros?|n[°ºo.]\.?(?= ?\d)|numero|número|numer\w*|propuesta|proposta|voorstel|"
    r"förslag\w*|propozycj\w+|termin\w*|horario|orario|horário|moment|choix|fecha|data|hueco|wariant\w*|punt[oa]|point|pkt\.?|pozycj\w+|casilla|tid(?= nummer|en nummer)|punkt|position|time(?= \d(?!\d|:|\.| ?[ap]m))|plage|date(?= \d\b)|#"
)
CARDINALS = (
    r"one|eins|une?|uno|una|een|één|um|uma|jeden|jedynk\w|ett",
    r"two|zwei|deux|dos|twee|due|dois|duas|dwa|dwójk\w|två",
    r"three|drei|trois|tres|drie|tre|três|trzy|trójk\w",
    r"four|vier|quatre|cuatro|quattro|quatro|cztery|czwórk\w|fyra",
    r"five|fünf|cinq|cinco|vijf|cinque|pięć|piątk\w|fem",
    r"six|sechs|seis|zes|sei|sześć|szóstk\w|sex",
)
ORDINALS = (
    r"first|1st|erste[nrms]?|1\.|premi[eè]re?|1ere?|1er|1ère|primer[oa]?|1ª|1º|prim[oa](?= (?:opzione|data|proposta|orario|slot))|(?<=la )prima(?=$|[.,!]| va| per| mi)|(?<=il )primo|eerste|1e|primeir[oa]|pierwsz\w+|första|1:a",
    r"second|2nd|zweite[nrms]?|2\.|2:a|deuxième|seconde|2(?:è|e)me|2e|2de|2ª|2º|2a|2do|2da|segund[oa]|second[oa]|tweede|drug(?:i|a|ą|iej|iego)|andra",
    r"third|3rd|dritte[nrms]?|3\.|3:e|troisième|3(?:è|e)me|3e|3de|3ª|3º|3a|3er|3ra|tercer[oa]?|terz[oa]|derde|terceir[oa]|trzeci(?!ego)\w*|tredje",
    r"fourth|4th|vierte[nrms]?|4\.|4:e|quatrième|4(?:è|e)me|4e|4de|4ª|4º|4a|4ta|4to|cuart[oa]|quart[oa]|vierde|czwart(?:y|a|ą|ej)|fjärde",
    r"fifth|5th|fünfte[nrms]?|5\.|5:e|cinquième|5(?:è|e)me|5e|5de|5ª|5º|5a|5ta|5to|quint[oa]|vijfde|piąt(?:y|a|ą|ej)|femte",
    r"sixth|6th|sechste[nrms]?|6\.|6:e|sixième|6(?:è|e)me|6e|6de|6ª|6º|6a|sext[oa]|sest[oa]|zesde|szóst\w+|sjätte",
)
# Numbers turned into nouns, which only an option is called by.
NICKNAMES = (
    r"ettan|1:an|jedynk\w|die eins", r"tvåan|2:an|dwójk\w", r"trean|3:an|trójk\w", r"fyran|4:an|czwórk\w", r"femman|5:an|piątk[aąę](?! (?:rano|o|wiecz))", r"sexan|6:an|szóstk\w",
)  # fmt: skip
LAST = (
    r"(?<!before )(?<!before the )(?<!vor dem )(?<!vor der )(?<!avant le )(?<!avant la )(?<!avant )(?<!antes del )(?<!antes de la )(?<!antes do )(?<!antes da )(?<!voor de )(?<!voor het )(?<!vóór de )(?<!vóór het )(?<!prima dell')(?<!prima dell' )(?<!prima del )(?<!prima della )(?<!przed )(?<!före den )(?<!före )(?<!innan den )(?<!een na )(?<!één na )(?<!twee na )(?<!näst )(?<!to )(?<!andra )(?<!tredje )"
    r"(?:last|letzte[nrms]?|letztgenannte\w*|derni[eè]re?|últim[oa]|ultim[oa]|laatste|ostatni\w*|sista)"
)
# Places from the end of the list, which end in a word for the last and are not that.
NEXT_TO_LAST = (
    r"(?:one|slot|option|time) (?:right |just |directly |immediately )?before (?:the )?(?:very )?last|next[- ]to[- ](?:the[- ])?last|(?:second|2nd)[- ](?:to[- ](?:the[- ])?)?last|last but one|one but last|penultimate|(?:second|2nd) from (?:the )?(?:end|bottom|last|back)"
    r"|(?:vor|zweit)letzte[nrms]?|zweite[nrms]? von (?:hinten|unten)|(?:(?<=der )|(?<=den )|(?<=dem )|(?<=die )|(?<=das )|termin )(?:direkt |gleich |kurz )?vor (?:dem|der) (?:aller)?letzten"
    r"|avant[- ]derni[eè]re?|pénultième|(?:celui|celle) (?:juste )?(?:d'avant|avant) (?:le |la )?derni[eè]re?|(?:deuxième|seconde?) (?:en partant de|à partir de|avant) la fin_?"
    r"|pen[uú]ltim[oa]|(?:que (?:va|está|hay|viene) )?(?:justo |imediatamente |logo )?(?:(?:de )?antes|anterior) (?:al|a la|del|de la|ao|à|do|da) últim[oa]|segund[oa] (?:empezando por|desde|por) el final|segund[oa] a contar do fim"
    r"|voorlaatste|(?:op[ -])?(?:een|één|eén|1)[ -]na[ -](?:de )?laatste|tweede van (?:achteren|onder(?:en|aan)?)|(?:(?<=die )|(?<=de )|degene |dat )(?:net |vlak |direct )?(?:vóór|voor) (?:de|het) (?:aller)?laatste"
    r"|pen[uú]ltim[oa]|quell[oa] (?:subito |appena )?(?:prima|precedente) (?:del|della|al|alla|dell'|all') ?[uú]ltim[oa]|second[oa] (?:a partire )?(?:dal fondo|dalla fine)"
    r"|przedostatni\w*|(?:ten|ta|tę|tej|tego) (?:tuż |zaraz )?przed ostatni\w+|drug\w+ od (?:końca|tyłu)"
    r"|näst[ -]?(?:sista|senaste)|andra (?:från slutet|bakifrån)|(?:(?<=den )|(?<=det )|tiden )(?:precis |strax )?(?:före|innan) (?:den |det )?(?:allra )?sista"
)
THIRD_TO_LAST = (
    r"(?:third|3rd)[- ](?:to[- ](?:the[- ])?)?last|last but two|two but last|antepenultimate|(?:third|3rd) from (?:the )?(?:end|bottom|last|back)|drittletzte[nrms]?|dritte[nrms]? von (?:hinten|unten)|antépénultième|avant-avant-derni[eè]re?|troisième (?:en partant de|à partir de|avant) la fin_?"
    r"|antepen[uú]ltim[oa]|tercer[oa]? (?:empezando por|desde|por) el final|terceir[oa] a contar do fim|op[ -](?:twee|2)[ -]na[ -](?:de )?laatste|derde van (?:achteren|onder(?:en|aan)?)|ter[zs][uú]ltim[oa]|terz[oa] (?:a partire )?(?:dal fondo|dalla fine)|trzeci\w* od (?:końca|tyłu)|tredje (?:från slutet|bakifrån|sista)"
)
LATEST = r"latest|spätesten?|späteste[nrms]?|allerletzte\w*|laatst mogelijke|najpóźniejsz\w+|senaste"
EARLIEST = r"earliest|soonest|früheste[nrms]?|frühestmögliche[nrms]?|plus tôt|plus proche|más temprano|más pronto|antes posible|vroegste|eerstvolgende|mais cedo|prima possibile|najwcześniejsz\w+|tidigaste"
# Of two, the one that is earlier or later; an article or a noun makes them a choice.
LATER = r"later|plus tard|spätere[nrms]?|späte[nrms]?|plus tardi(?:f|ve)|más tarde|más tardí[oa]|tardí[oa]|latere|late|più tardi|mais tarde|późniejsz\w+|późn[ya]|senare|sena"
EARLIER = r"earlier|early|frühere[nrms]?|frühe[nrms]?|plus matinale?|más temprano|tempran[oa]|vroegere|vroege|mais cedo|wcześniejsz\w+|wczesn[ya]|tidigare|tidiga"
ARTICLE = r"whichever is|the|der|die|das|den|dem|le|la|el|il|lo|l'|o|a|de|het|det|ten|ta|tę|quell[ao]|celle?|celui|à la|à|do|al"
ONE = r"(?:che|que|qui) (?:mi |me |ci |nos |m'|te |le |vous |você |vocês |tu )*(?:ha |hai |avete |avez |as |a |has |han |habéis |tem |têm )?(?:scritt|propost|mandat|indicat|menzionat|elencat|inviat|dato|proposé|proposez|indiqué|mentionné|cité|donné|propon|propusi|pone|pusi|mand|ofrec|menciona|envia|indica|suger|sugier|deu|deram|ofere)\w*|(?:(?:della|de la|da|de|de votre|de tu|de su|da sua|del (?:suo|tuo|vostro)) )?(?:lista|liste|elenco)|w kolejności|tijdstip|zeitfenster|tidpunkt\w*|appointment|timeslot|time slot|option|one|slot|time|opción|opcja|opcję|opzione|opção|optie|alternativet?|alternatief|créneau|proposition|proposta|propuesta|termin|vorschlag|variante|date|data|tid(?:en)?|förslaget|propozycja|propozycję|mogelijkheid|moment|momento|horario|orario|horário|fecha|voorstel|slot|z (?:listy|nich|podanych)|of them|of those|genannte[nrms]?|angebotene[nrms]?|vorgeschlagene[nrms]?"
OF = r"of (?:the|those|these|your)|von den|der|des|de los|de las|del|van de|dei|delle|degli|di|dos|das|do|da|z|ze|av|on|am|på|w|we|op|le|el|il|na|no"
OTHERS = r"(?:everything|anything|all) else|alles (?:andere|übrige)|tout le reste|todo lo demás|tutto il resto|tudo o resto|wszystko inne|allt annat|the others?(?: (?:one|two|three|ones|times|slots|options))?|the rest|all (?:the )?others?|die anderen(?: beiden| zwei| drei)?|der andere|den anderen|die übrigen|der rest|les (?:deux |trois )?autres|l'autre|l[oa]s (?:otr[oa]s)(?: dos| tres)?|las? otra|el otro|el resto|al resto|ao resto|zum rest|till resten|tot de rest|de andere(?:n)?(?: twee| drie)?|de rest|gli altri(?: due| tre)?|le altre(?: due| tre)?|l'altr[oa]|[oa]s outr[oa]s(?: dois| duas| três)?|[oa] outr[oa]|o resto|pozostał\w+|te drugie|resztę|reszta|de (?:två )?andra(?: två| tiderna)|övriga|resten"
# One that was not named, where one of two was.
THE_OTHER = r"the (?:other|next|following)(?: (?:one|slot))?|(?:der|den|die|das) (?:andere[nrs]?|nächste[nrs]?|folgende[nrs]?)|nächsten|übernächste[nrs]?|l'autre|celui d'après|(?:le|la) suivante?|(?:el|la) (?:otr[oa]|siguiente|próxim[oa])|l'altr[oa]|il (?:prossimo|seguente|successivo)|(?:de|die) (?:andere|volgende|daarop)|[oa] (?:outr[oa]|seguinte|próxim[oa])|te[nj]? drugi\w*|ten drugi|następn\w+|kolejn\w+|(?:den|det) andra|nästa"
MIDDLE = r"middle|mittlere[nrms]?|(?:celui |celle )?du milieu|(?:de en medio|del medio|de medio)|intermedi[oae]|middelste|(?:di|in) mezzo|centrale|do meio|środkow\w+|w środku|pośrodku|mittersta|mellersta"
EITHER_OF = r"first|ersten|premiers|premières|primer[oa]s|eerste|primi|prime|primeir[oa]s|pierwsze|första"
LAST_OF = r"last|letzten|derniers|dernières|últim[oa]s|laatste|ultimi|ultime|ostatnie|sista"
JOIN = r"(?:,|;|/|&|\+|or|nor|ni|noch|né|nem|ani|and|und|oder|et|ou|y|o|u|e|ed|od|of|en|i|lub|albo|och|eller)"
# The one that is left when all that was named is taken away.
REMAINING = (
    r"(?:the |that )?other one(?:'s)?|the remaining (?:one|slot|time|option)|the one (?:that's |that is |which is )?(?:left|remaining)|only (?:one|the one) (?:left|remaining|standing)|(?:only )?leaves (?:me )?(?:just |only )?(?:the )?(?:one|other one|last one)|what(?:'s| is) left"
    r"|(?:bleibt|bliebe)(?: also| ja| dann| mir| wohl| uns)* (?:nur |noch |bloß )*(?:einer|eine|eins|ein (?:termin|slot|tag)|der eine|der andere|das andere)(?: übrig)?|(?:der|den|die|das) (?:eine )?(?:übrige[nr]?|verbleibende[nr]?|andere[nr]?)(?= (?:passt|geht|nehm|ist|wäre|wär|klappt|termin|abend|tag|morgen|¦)|\W*$)|was (?:übrig|noch) (?:bleibt|ist)"
    r"|(?:il |y |ne |n'en )*reste(?:rait)? (?:donc |plus |alors |juste |rien )*(?:qu'une?|un seul|celui|celle|que celui|que celle|un créneau|une option)|celui qui reste|celle qui reste|l'autre"
    r"|(?:la|el) que (?:sobra|queda|resta|falta)|(?:solo|sólo) (?:queda|me queda) (?:un[oa]|el|la)|(?:la|el) otr[oa]|(?:la|el) restante"
    r"|(?:de|die|dat|het) (?:andere|overgebleven|overige|resterende)(?= (?:is|kan|past|lukt|avond|dag|optie|datum|moment|wel|dan|¦)|\W*$)|(?:die|dat) (?:er )?overblijft|blijft (?:er )?(?:maar |nog |alleen |dus )*(?:één|een|eentje|de andere) (?:over)?"
    r"|quell[oa] che (?:resta|rimane|avanza)|l'altr[oa]|(?:ne )?(?:resta|rimane) (?:solo |soltanto )?(?:un[oa]|quell[oa]|l'altr[oa])|quell[oa] rimanente"
    r"|[oa] que (?:sobra|resta|sobrou|ficou)|só (?:sobra|resta|sobrou) (?:um|uma|o|a|outr[oa])|[oa] outr[oa](?! (?:dia|semana))|[oa] restante"
    r"|ten (?:drugi|pozostały|ostatni wolny)|tamten(?: drugi)?|pozostały|zostaje (?:tylko |mi )*(?:jeden|jedna|ten)|(?:ta )?druga opcja"
    r"|(?:den|det) (?:andra|kvarvarande|återstående)(?= (?:tiden|kvällen|dagen|är|går|passar|funkar|tar|alternativet|¦)|\W*$)|(?:den|det) som (?:är kvar|återstår|blir över)|återstår (?:bara |ju )*(?:en|ett|den)"
)
