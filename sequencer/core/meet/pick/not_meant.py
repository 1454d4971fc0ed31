"""Ways of naming a start without meaning it: past, almost, reported, a joke, a habit, or hanging on something else.

Every expression reads the words of an answer with the times taken out and `¦` in their place. What is found here only
ever turns a booking into a question, so each looks for how a thing is said and seldom asks how likely it is.
"""

import re

from sequencer.core.meet.pick.named.parts import FREE
from sequencer.core.meet.pick.vocabulary.words import ACCEPT

_START = r"(?:^|(?<=[.!?:;\n…])|(?<=[.!?:;\n…] ))"
_KIN = r"oma|opa|mama|mamma|papa|pappa|mormor|morfar|farmor|farfar|babcia|mam[aá]|pap[aá]|grandma|granny|mum|dad"
# “Comes grandma, then Wednesday”: a verb before its subject, or one that says who comes, and a *then* with the time.
_VERB_FIRST = re.compile(
    rf"{_START}(?!pass|kling|freu|nehm|mach|dank|bedank|hör|geht|ginge|klapp|wär|bitte|(?:heute|wie) )(?:[a-zäöüß]+(?:t|e|st|en|te)|will|kann|darf|muss|soll|mag) (?:ich|er|sie|es|man|wir|der|die|das|mein\w*|unser\w*|{_KIN})(?!\w)[^.!?¦\n]{{0,60}}, (?:dann|so|passt|geht|ginge|klappt|(?:nehm|komm|wähl)\w* ich|kann ich) (?:[^\W\d_]+ ){{0,2}}¦"
    rf"|{_START}(?!(?:past|schikt|lukt|klinkt|lijkt|dank|bedankt|prima|goed|oké|ok|top|fijn|hoi|hallo|dag)(?!\w))[a-z]+ (?:ik|hij|ze|zij|het|we|de|mijn|onze|{_KIN})(?!\w)[^.!?¦\n]{{0,60}}, (?:dan|past|schikt|(?:neem|kom|kies|kan) ik) (?:[^\W\d_]+ ){{0,2}}¦"
    rf"|{_START}(?!(?:passar|funkar|går|låter|tack|hej|bra|okej|ok|perfekt)(?!\w))[a-zåäö]+(?:r|s) (?:jag|han|hon|det|den|vi|min|mitt|{_KIN}|[a-zåäö]+(?:en|et|an))(?!\w)[^.!?¦\n]{{0,60}}, (?:så|då|passar|funkar|går|(?:tar|kommer|väljer|kan) jag) (?:[^\W\d_]+ ){{0,2}}¦"
    r"|(?<!\w)(?:comes|can|agrees|accepts|wins|recovers|says (?:yes|so)|has time|gets (?:well|better|back)|shows up|is (?:free|well|better|back|available|in|there)), then (?:[^\W\d_]+ ){0,2}¦"
    r"|(?<!\w)(?:vient|peut|accepte|gagne|dit oui|a le temps|est (?:là|libre|disponible|d'accord|guérie?)), (?:(?:alors|donc) )?(?:[^\W\d_]+ ){0,2}¦"
    rf"|{_START}(?:venisse|dovesse|potesse|arrivasse|fosse|avesse|riuscisse|de (?:venir|poder|llegar|haber)|que venga\w*|viniendo|vindo|viesse|podendo|pudesse|chegando)(?!\w)[^.!?¦\n]{{1,40}}¦"
    rf"|{_START}¿?(?:viene|llega|puede|acepta|gana|viene|arriva|può|accetta|vince|vem|chega|pode|aceita|ganha) (?:la|el|los|las|mi|mis|il|lo|l'|i|mia|mio|a|o|as|os|minha|meu|{_KIN})(?!\w)[^.!?¦\n]{{0,40}}, (?:entonces|allora|então) (?:[^\W\d_]+ ){{0,2}}¦"
    r"|(?:(?:la|el|mi|il|mia|mio|a|o|minha|meu) [^\W\d_]+) (?:viene|llega|puede|acepta|arriva|può|accetta|vem|chega|pode|aceita), (?:entonces|allora|então) (?:[^\W\d_]+ ){0,2}¦"
    r"|(?<!\w)(?:przyjdzie|przyjedzie|przychodzi|zgodzi się|wygra\w*|wyzdrowieje|zdąży\w*|będzie (?:miał\w* czas|woln\w+|mogł\w+))[^.!?¦\n]{0,30}, (?:to|wtedy) (?:[^\W\d_]+ ){0,2}¦"
)
_HANGS_ON = re.compile(
    r"(?<!\w)(?:(?:hangs|hinges?|depends?|rests|rides) (?:[^\W\d_]+ ){0,2}(?:up)?on|(?:all|comes) down to (?:my|the|whether)|hängt (?:[^\W\d_]+ ){0,3}(?:an|von|davon|daran)|kommt (?:ganz |sehr |noch )?(?:darauf|drauf) an|steht und fällt|(?:tout )?(?:dépend|dépendra) (?:[^\W\d_]+ )?(?:de|d'|du|des)|tient à (?:ma|mon|la|l')|depende (?:[^\W\d_]+ )?(?:de|da|do|del|dal|dalla|dai|das|dos)|dipende (?:[^\W\d_]+ )?(?:da|dal|dalla|dall'|dai|dalle)|hangt (?:[^\W\d_]+ ){0,3}(?:van|af)|staat of valt|zależy (?:[^\W\d_]+ )?od|(?:hänger|beror) (?:[^\W\d_]+ )?på|står och faller)(?!\w)"
)
# What fitted once, and what was nearly said.
_FITTED = re.compile(
    r"¦[^.!?;¦\n]{0,25}(?<!\w)(?:worked|suited|fitted)(?! (?:out|for you))(?!\w)"
    r"|¦[^.!?;¦\n]{0,15}(?<!\w)(?:(?:m'|nous )allait|(?:me|nous) convenait|m'arrangeait|mi andava)(?!\w)"
    r"|(?<!\w)(?:worked|suited|was (?:fine|good|great|perfect|ideal)|passte|hat (?:[^\W\d_]+ ){0,2}gepasst|ging|war (?:gut|super|prima|ideal)|(?:m'|nous )?allait|convenait|m'a convenu|arrangeait|était (?:bien|parfait|super)|vino|venía|iba|fue|quedó|convenía|andava|è andat[oa]|era|deu|dava|foi|ficou|servia|kwam|paste|schikte|ging|was|pasował[aoy]?|odpowiadał[aoy]?|był[aoy]?|passade|funkade|gick|var)(?!\w)[^.!?;¦\n]{0,40}(?:last (?:time|year|month)|back then|previously|letzte[sn]? mal|letztens|damals|voriges mal|(?:dernière|autre) fois|(?:otra|última|pasada) vez|altra volta|ultima volta|scorsa volta|(?:outra|última) vez|vorige keer|laatste keer|destijds|ostatnim razem|ostatnio|poprzednio|zeszłym razem|förra gången|sist(?!\w)|senast)"
)
_ALMOST = re.compile(
    r"(?<!\w)(?:(?:nearly|almost|was (?:just )?(?:about|tempted) to|came close to|close to) (?:[^\W\d_]+ ){0,1}(?:sa(?:y|id|ying)|pick\w*|took|tak(?:e|ing)|chose|choos\w+|agree\w*|went|book\w*|accept\w*|tick\w*)"
    r"|(?:fast|beinahe?) (?:[^\W\d_]+ ){0,3}(?:schwach|gesagt|zugesagt|genommen|gewählt|angekreuzt|zugestimmt)|(?:war|wäre) (?:ich )?(?:kurz|nah) (?:davor|dran)|wollte (?:ich )?(?:gerade|eben|fast|beinahe) (?:[^\W\d_]+ ){0,2}(?:sagen|nehmen|zusagen|wählen)"
    r"|j'ai (?:bien )?(?:failli|presque|manqué)|(?:j'étais|étais) (?:à deux doigts|sur le point)|j'allais (?:presque |justement )?(?:dire|répondre|prendre|choisir)|pour un peu"
    r"|casi (?:casi )?(?:que )?(?:te |le |les |os )?(?:digo|dije|decía|me (?:quedo|decido)|acepto|acepté|elijo|elegí|cojo|escojo)|estuve (?:a punto|por)|iba a decir|por poco (?:no )?(?:digo|acepto|elijo)"
    r"|quasi (?:quasi )?(?:dicevo|dico|ho detto|accettavo|prendevo|sceglievo|sceglier\w+)|stavo (?:quasi |giusto )?per (?:dire|scegliere|prendere|accettare)|per poco (?:non )?(?:dicevo|accettavo|sceglievo|dico)"
    r"|quase (?:que )?(?:disse|digo|dizia|aceitei|aceitava|escolhi|marquei)|estive (?:quase|para|a ponto|prestes)|ia (?:mesmo |quase )?dizer|por pouco (?:não )?(?:disse|dizia|aceit\w+)"
    r"|bijna (?:[^\W\d_]+ ){0,3}(?:ja|gezegd|gekozen|genomen|toegezegd)|(?:zei|koos|nam) (?:ik )?bijna|(?:stond|was) op het punt|wilde (?:ik )?(?:net|bijna) (?:[^\W\d_]+ ){0,2}(?:zeggen|kiezen)"
    r"|prawie (?:[^\W\d_]+ )?(?:powiedział\w+|zgodził\w+|wybrał\w+|wzi[ęą]ł\w+)|omal (?:[^\W\d_]+ )?nie|o mało (?:co )?nie|(?:już )?miał[ae]m (?:już |właśnie )?(?:powiedzieć|wybrać)|był[ae]m o krok"
    r"|nära (?:på )?att (?:säga|välja|ta|tacka)|höll (?:nästan |precis )?på att (?:säga|välja|ta|tacka)|skulle (?:just|precis|nästan) (?:säga|välja|ta|till)|nästan (?:sa|sagt|tog|valde|tackade)|(?:sa|tog|valde) (?:jag )?nästan|på väg att (?:säga|välja|tacka))(?!\w)"
)
# Said by somebody else: no yes unless one of one's own comes behind it.
_REPORT = re.compile(
    r"(?<!\w)(?<!as )(?<!wie )(?<!comme )(?<!como )(?<!come )(?<!zoals )(?<!jak )(?<!som )(?:(?:you|they|he|she) (?:says?|said|writes?|wrote|claim\w*|state\w*|think|believe)|(?:sie schr[ie]+ben|sie sagen|sie sagten|sie meinen|du schreibst|du sagst|ihr schreibt|schreiben sie|schreibst du)|vous (?:écrivez|dites|avez (?:écrit|dit))|tu (?:écris|dis|as (?:écrit|dit))|(?:usted )?(?:escribe|dice|escribes|dices|escriben) (?:usted(?:es)? )?que|(?:lei |voi |tu )?(?:scriv[ei]|scrivete|dic[ei]|dite) che|escreve(?:u)? (?:o senhor |a senhora |você )?que|(?:você|o senhor|a senhora) (?:escreveu?|disse|diz)(?: que)?|diz(?: o senhor| a senhora)? que|(?:u|je|jij|jullie) (?:schrijft|schrijven|schreef|zegt|zeggen|zei)|(?:schrijft|zegt) u|(?:pan|pani|państwo) (?:pisze|piszą|mówi|napisał\w*)|pisze (?:pan|pani)|pisz(?:ą|ecie|esz)|napisał\w* (?:pan|pani)|(?:du|ni) (?:skriver|skrev|säger|sa))(?!\w)"
    r"(?:,? (?:that|dass|que|che|dat|że|att))?[,:]? (?:[^\W\d_]+ ){0,2}¦(?P<clause>[^.!?;,\n]{0,60})"
)
_WOULD_FIT = re.compile(r"(?<!\w)(?:passe|gehe|sei|suits?|works?|fits?|convienne|convenga|vada bene|convenha)(?!\w)")
_HEARD = re.compile(r"(?<!\w)(?:ok|okay|oke|oké|okej|got it|noted|yes|ja|oui|sí|sì|sim|tak)(?!\w)")
_BY = re.compile(
    r"(?<!\w)(?:according to|laut|selon|d'après|segundo|según|secondo|volgens|według|zdaniem|enligt) (?:(?:o|a|il|la) )?(?:my|mein\w*|mon|ma|mes|mi|mis|mio|mia|meu|minha|mijn|mojej|mojego|min|mina|żony|męża|mamy|taty|szefa|szefowej) (?!(?:calendar|diary|schedule|planner|rota|\w*kalender|\w*plan|agenda|planning|emploi|calendari\w+|horario|horário|rooster|kalendarz\w*|grafik\w*|schema)(?!\w))"
    r"|(?:according to|for|selon|pour|según|para|secondo|per|segundo|volgens|voor|według|dla|enligt|för|für|nach) (?:me|moi|mí|mi|mim|mij|mnie|mig|mich),? (?:not (?:really|so|necessarily)|pas|no(?: tanto| mucho)?(?!\w)|non|não|niet|nie(?:koniecznie)?|inte|eher nicht|nicht)(?!\w)"
)
_NOT_ME = re.compile(
    r"(?<!\w)(?:(?:that|it) (?:wasn't|was not) (?:from )?me|das (?:war|bin) ich nicht|(?:c'était|ce n'était|c'est) pas moi|no (?:fui|era|soy) yo|non (?:ero|sono stat[oa]) io|não (?:fui|era) eu|dat was ik niet|to nie (?:ja_?|był[ae]m ja_?)|det var inte jag)(?!\w)"
    r"|(?<=[.!?] )(?:not me|ich nicht|pas moi|yo no|io no|eu não|ik niet|ja_? nie|nie ja_?|inte jag|jag inte)\W*$"
)
_DO_NOT_KNOW = re.compile(
    r"(?<!\w)(?:i (?:don't|do not) (?:really )?know (?:it )?yet|i (?:really )?(?:can't|cannot) (?:really )?say which|ask me (?:again )?(?:later|tomorrow|next week)|ich weiß (?:es )?(?:selbst |auch )?noch nicht|kann (?:[^\W\d_]+ ){0,3}nicht sagen,? welche\w*|frag\w* (?:sie )?mich (?:später|nochmal|morgen)(?: nochmal| noch ?einmal| wieder)?|je (?:ne )?(?:le )?sais pas encore|redemande\w*-moi|demande\w*-moi (?:plus tard|demain)|(?:aún|todavía) no (?:lo )?sé|no (?:lo )?sé (?:aún|todavía)|pregúnt\w+ (?:más tarde|luego|mañana)|(?:ancora )?non (?:ancora )?lo so(?: ancora)?|chied\w+ (?:più tardi|dopo|domani)|(?:ainda )?não sei(?: ainda)?|pergunt\w+-me (?:mais tarde|depois|amanhã)|weet (?:ik )?(?:het )?(?:zelf )?nog niet|vraag (?:het )?(?:me|mij) (?:later|morgen)|(?:sam\w* )?jeszcze nie wiem|nie wiem jeszcze|zapytaj\w* (?:mnie )?(?:później|jutro)|vet (?:jag )?inte än|vet jag inte|fråga (?:mig )?(?:senare|imorgon))\W*(?=$|[.!?;\n])"
)
# “On Wednesdays I have choir”: what somebody does every week, unless it is to be free.
_HABIT = re.compile(
    r"¦ ?,? ?(?:[^\W\d_]+ ){0,1}(?:i have|i've|i do|i play|i teach|i train|i work|i sing|we have|hab\w* (?:ich|wir)|ich habe|j'ai|je fais|tengo|hago|ho|faccio|tenho|faço|entreno|i sleep|i train|sjunger jag|tränar jag|spelar jag|singe ich|heb ik|ik heb|mam|har jag|har vi|jag har)(?! (?:time|zeit|le temps|du temps|tiempo|tempo|tijd|czas|tid))(?!\w)(?P<what>[^.!?;\n¦]{1,40})"
)
_EVERY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days|(?:mon|diens|donners|frei|sams|sonn)tags|mittwochs|lundis|mardis|mercredis|jeudis|vendredis|los (?:lunes|martes|miércoles|jueves|viernes)|(?:segundas|terças|quartas|quintas|sextas)|(?:maan|dins|woens|donder|vrij)dagen|(?:maan|dins|woens|donder|vrij)dags|poniedziałki|wtorki|środy|czwartki|piątki|(?:mån|tis|ons|tors|fre)dagar(?:na)?"
)
_EVENT_IS = re.compile(
    r"(?<!\w)(?:operation|surgery|op|concert|wedding|funeral|exam|recital|christening|check-?up|scan|hearing|trial|operación|operazione|operação|operatie|operacj\w+|zabieg\w*|opération|konzert|beerdigung|hochzeit|prüfung|enterrement|mariage|boda|entierro|matrimonio|funerale|casamento|enterro|bruiloft|begrafenis|ślub|pogrzeb|koncert|wesele|football|soccer|choir|rehearsal|fußball|voetbal|le foot|partido|partita|jogo|mecz|matchen|bröllop\w*|begravning\w*|konsert\w*|concierto|concerto|operationen|operatie)(?!\w)[^.!?;¦\n]{0,30}(?<!\w)(?:is|are|c'est|est|ist|es|è|é|jest|są|är|tombe|cae|fällt)(?: [^\W\d_]+){0,2} ¦"
)
_ACTIVITY = r"gym\w*|piscine|piscina|pool|schwimmbad|zwembad|foot\w*|fußball\w*|fotboll\w*|fútbol|futebol|calcio|voetbal\w*|piłk\w+|tennis\w*|tenis\w*|ténis|yoga|joga|jogę|ioga|sport\w*|salle de sport|palestra|gimnasio|ginásio|academia|siłowni\w+|träna\w*|träning\w*|trening\w*|trenować|training|entraînement|allenament\w+|allenar\w+|entrenar|treino|treinar|shopping|courses|einkauf\w*|boodschappen|zakup\w+|compras|spesa|schwimm\w*|swimm\w*|natation|nager|nuoto|nuotare|nadar|natación|natação|zwem\w*|pływa\w*|basen\w*|sim(?:ma|ning)|kino\w*|cinema|ciné\w*|cine|bioscoop|bio|garden\w*|garten\w*|jardin\w*|jardín|cooking|kochen|joggen|jogging|running|courir|correr|corsa|hardlopen|biegani\w+|biega\w+|löpning|nap|naps|schlafen|dormir|dormire|slapen|spać|sova|ch[oó]r\w*|choir|chorale|kör|koor|coro|sauna|fishing|angeln|golf\w*|dancing|tanzen|danser|dansen|bailar|ballare|taniec|dansa|laundry|wäsche|sleeping|partying|drinking|grillen|grilla"
_GOOD_FOR = re.compile(
    rf"¦[^.!?;¦\n]{{0,25}}(?<!\w)(?:good|great|fine|ideal\w*|idéal\w*|perfect\w*|perfekt\w*|best|gut|prima|super|toll|bien|bon|parfait|buen\w*|bene|ottim\w+|perfett\w+|bom|boa|bem|ótim\w+|perfeit\w+|goed|fijn|dobr\w+|świetn\w+|bra|passt|va|past|pasuje|passar|works?)(?: [^\W\d_]+)? (?:for|zum|zur|fürs|für|pour|para|per|voor|om te|na|do|dla|för|till|att)(?: (?:the|my|our|das|den|die|le|la|l'|aller|jouer|faire|el|los|o|a|as|ir|il|lo|andare|de|het|att|te|jouer au|a la|al)){{0,2}} ?(?:au |du |de la |à la |al |alla |a la )?(?:{_ACTIVITY})(?!\w)"
)
_PEOPLE = r"menschen|leute\w*|people|folks?|gens|gente|mensen|lui|ludzi\w*|ludziom|folk|människor|persone|personas|pessoas|humans|mortals|others|andere\w*|autres|otros|altri|outros|anderen|innych|innym|andra"
_NO_NAME = r"(?:me|us|both|you|now|sure|once|the|a|an|your|this|mich|uns|sie|dich|euch|mir|das|den|die|beide|heute|moi|nous|vous|toi|le|la|l'|mí|mi|nosotros|usted\w*|ti|vosotros|me|noi|lei|voi|te|mim|nós|vocês?|si|mij|ons|u|jou|jullie|het|de|mnie|nas|pana|pani|was|państwa|mig|oss|dig|er|min\w*|info|reference|confirmation|interviews?|my part|(?:any )?questions?|rückfragen|fragen|(?:toute )?questions?|preguntas|dudas|domande|dúvidas|vragen|pyta\w+|frågor|más|more|weitere|altre|mais|¦)"
_FOR_WHOM = re.compile(
    rf"¦[^.!?\n¦]{{0,30}}[.!…]+ (?:but |only |just |nur |halt |eben |alleen |tylko |bara )?(?:(?:for|für|pour|para|per|voor|dla|för|aux?|à la|a la|a los|alla|ai|agli|al) (?!{_NO_NAME}(?!\w))(?:[^\W\d_]+ ){{0,2}}[^\W\d_-]+(?:-[^\W\d_]+)*|(?:[^\W\d_]+ )(?:{_PEOPLE}))(?: dan| dann)?\W*(?:$|[\n])"
)
_TO_MINE = re.compile(
    r"¦[^.!?\n¦]{0,12}(?<!\w)(?:va|viene|convient|serve|fica|conviene|plaît)(?: [^\W\d_]+){0,2} (?:alla|al|allo|ai|à|ao|à la|a la|para a|para o) (?:mia|mio|miei|ma|mon|mes|meu|minha|meus|mi|mis) (?!agenda|calendari\w+|orari\w+|horari\w+|horário\w*|planning|emploi|programm\w+|famil\w+)[^\W\d_]+"
)
# “Suits me like a hole in the head”, “in another life”, “what every night owl dreams of”.
_YES = r"(?:suits?|works?|fits?|perfect|great|fine|good|ideal|passt|geht|gefällt|liegt|super|perfekt|gut|prima|va|convient|arrange|parfait|bien|plaît|viene|conviene|gusta|perfecto|bene|perfetto|serve|convém|fica|perfeito|bem|past|schikt|goed|pasuje|odpowiada|leży|passar|funkar|går|bra)"
_LIKE = re.compile(
    rf"¦[^.!?;¦\n]{{0,12}}(?<!\w){_YES}(?!\w)[^.!?;,¦\n]{{0,25}} (?:"
    r"(?:like(?! (?:a (?:charm|dream|glove|treat|plan|clock)|clockwork|magic|i |you|we |it|the (?:others?|last)))|(?:about )?as (?:much|well|good|nice|welcome) as(?! (?:any|the others?|i |you|it|always|last|before)))(?! (?:[^\W\d_]+ )?¦)"
    r"|wie (?:ein\w*|die|der|das|de[nm]|mir|zahn\w*|bauch\w*|schnee)(?! (?:angegossen|handschuh|¦|letzte\w*|vorige\w*|andere\w*|[^\W\d_]+ ¦))"
    r"|(?:comme|autant qu['e]|aussi bien qu['e]) ?(?:un\w*|le|la|les|des|de la|du)(?! (?:gant|charme|dernière|autres?|reste|¦))"
    r"|(?:como|tanto como|igual que) (?:un\w*|el|la|los|las)(?! (?:guante|anillo|últim\w+|otr\w+|demás|seda|¦))"
    r"|(?:come|quanto) (?:un\w*|il|la|lo|l'|i|le)(?! ?(?:guanto|orologio|altr\w+|ultim\w+|¦))"
    r"|(?:como|tanto como|tanto quanto) (?:um\w*|o|a|os|as)(?! (?:luva|outr\w+|últim\w+|combinad\w|¦))"
    r"|(?:als|zoals|net als) (?:een|de|het)(?! (?:handschoen|eerste|tweede|derde|laatste|vorige|¦))"
    r"|jak (?!ulał|najbardziej|zawsze|zwykle|najlepiej|w banku|złoto|trzeba|najwięcej|rękawiczka|poprzedni\w*|¦)[^\W\d_]+"
    r"|(?:som|lika (?:bra|mycket) som) (?:en|ett|att|i)(?! (?:handske|smäck|klocka|dans|¦))"
    r")(?![\w¦])"
)
_DREAM = re.compile(
    r"(?<!\w)(?:in (?:my|your) (?:[^\W\d_]+ )?dreams|(?:in|for) (?:another|some other|a different|my next|a previous) (?:life|lifetime|universe|world)|when (?:pigs (?:can )?fly|hell freezes)|in (?:einem|meinem) (?:anderen|nächsten|früheren) leben|in meinen (?:[^\W\d_]+ )?träumen|im traum|(?:dans|en) (?:mes rêves|une autre vie|rêve)|en (?:mis (?:mejores )?sueños|otra vida|sueños)|nei miei sogni|in (?:un'altra|una prossima|un'altra) vita|nos meus sonhos|(?:noutra|em outra|numa outra|na próxima) vida|in mijn (?:[^\W\d_]+ )?dromen|in een ander leven|w (?:moich )?(?:snach|marzeniach)|we śnie|w (?:innym|następnym|poprzednim|drugim) życiu|i mina (?:[^\W\d_]+ )?drömmar|i ett annat liv|i nästa liv)(?!\w)"
    r"|(?<!\w)(?:what (?:every|any|all|no|each) [^.!?\n]{0,30}dreams? (?:of|about)|(?:exactly|just) what i(?:'ve)? (?:always )?dream\w*|(?:der|ein|jede\w*|[^\W\d_]+s?) traum (?:jede\w*|aller|eine\w*)|davon träum\w*|wovon [^.!?¦\n]{0,20}träum\w*|le rêve (?:de|d'|des)|(?:rêve|rêvent) (?:tou\w+|d'un)|el sueño de (?:tod\w+|cualquier|un\w*)|il sogno di (?:ogni|tutt\w+|qualsiasi)|o sonho de (?:qualquer|tod\w+)|daar droom(?:t)? [^.!?¦\n]{0,20}van|de droom van (?:elke|iedere)|o (?:tym|niczym) [^.!?¦\n]{0,15}marz\w+|marzy o|marzenie każd\w+|varje [^.!?¦\n]{0,20}dröm(?:mer)?|drömmer (?:alla|varje)|night owls?|nachteulen?|oiseaux? de nuit|noctámbul\w+|noctívag\w+|nottambul\w+|nachtbraker\w*|nattuggl\w+)(?!\w)"
    r"|(?<!\w)(?:j'adore|(?:just|simply|so) love|ich liebe es|me encanta|adoro|(?:io )?vivo per|ik hou ervan|uwielbiam|kocham|älskar)(?: [^\W\d_]+){0,3} (?:up|getting up|rising|lever|madrugar|levantar\w*|alzar\w*|svegliar\w*|aufzustehen|aufstehen|op te staan|opstaan|wstawa\w*|gå upp|kliva upp|acordar|l'aube|dawn)(?!\w)"
)
_JOKE = re.compile(
    r"(?<!\w)(?:(?:genau |ganz )?mein humor|der war gut|guter (?:witz|scherz)|(?:essa|esta) foi boa|boa piada|den var bra|(?:bra|roligt|kul) (?:skämt|skämtat)|(?:good|nice|great|funny) (?:joke|gag)|you're (?:funny|hilarious)|(?:elle est|elle était) (?:bien )?bonne,? celle|la bonne blague|buen chiste|qué gracios\w+|(?:ésa|esa) (?:es|ha sido|estuvo) buena|bella questa|questa è (?:bella|buona)|bella battuta|die is (?:goed|leuk),? (?:zeg|hoor)|(?:leuke|goeie|goede) (?:grap|mop)|dobry (?:żart|dowcip)|dobre sobie|a to dobre|exactly my (?:kind of )?humou?r)(?!\w)"
    r"|(?:^|(?<=[.!?,…–-] ))(?:good one|very funny|hilarious|sehr (?:witzig|lustig|komisch)|très drôle|muy gracioso|molto (?:divertente|spiritos\w)|muito engraçad\w|(?:heel|erg) grappig|bardzo (?:śmieszne|zabawne)|(?:jätte|mycket )rolig\w?|die is goed|dobre)\W*(?=$|[.!?\n])"
)
_LATER = re.compile(
    r"(?:^|(?<=[.!?;,…–\n-] ))(?:(?:no|nein|non|nee|não|nie|nej|seriously|im ernst|sérieusement|en serio|sul serio|a sério|serieus|serio|seriöst|but|aber|mais|pero|ma|mas|maar|ale|men|or|rather|lieber|plutôt|mejor|meglio|melhor|liever|raczej|hellre|please|bitte),? ){0,3}(?:something|sometime|anything|etwas|was|quelque chose|un peu|algo|qualcosa|iets|coś|något)(?: (?:a|bit|little|much|ein|bisschen|de|un|peu|poco|po'|di|più|más|mais|um|pouco|wat|trochę|lite|plus))* ?(?:later|earlier|spätere?s?|frühere?s?|tard|tôt|tarde|temprano|cedo|tardi|presto|eerder|później\w*|wcześniej\w*|senare|tidigare)(?: (?:please|bitte|por favor|per favore|graag|proszę|tack|svp))?\W*(?=$|[.!?\n])"
)
# The day that is the worst of all.
_WORST = re.compile(
    r"(?<!\w)(?:least of all|(?:the )?least (?:well|good|suitable|convenient)|(?:can|could) [^.!?\n]{0,15}(?:the )?least|am (?:aller)?(?:wenigsten|schlechtesten|schlechtesten)|le moins (?:bien)?(?!\w)|le plus mal|el que (?:menos|peor)|(?:va|viene) (?:peor|peggio|pior)|peor (?:me|nos) (?:va|viene)|(?:mi|ci) va (?:meno|peggio)|(?:menos|pior) me (?:convém|serve|dá)|(?:me|nos) (?:convém|serve) (?:menos|pior)|(?:het|'t) (?:aller)?(?:minst|slechtst)|(?:naj(?:mniej|gorzej))(?! (?:do|jedn|dwa|god))|(?:aller)?(?:minst av allt|sämst|minst bra)|kan (?:jag )?minst)(?!\w)"
)
_PLAIN = (
    _VERB_FIRST, _HANGS_ON, _FITTED, _ALMOST, _BY, _NOT_ME, _DO_NOT_KNOW, _EVENT_IS, _GOOD_FOR, _FOR_WHOM, _TO_MINE,
    _LIKE, _DREAM, _JOKE, _LATER, _WORST,
)  # fmt: skip


def not_meant(left: str) -> str | None:
    """The words by which a start is named and not taken; `left` are the words with the times taken out."""
    for look in _PLAIN:
        if found := look.search(left):
            return found.group(0).strip()
    for one in _REPORT.finditer(left):
        said = one.group("clause")
        if (ACCEPT.search(said) or _WOULD_FIT.search(said)) and not ACCEPT.search(_HEARD.sub(" ", left[one.end() :])):
            return one.group(0).strip()
    return None


def habit_in(sentence: str, day: str) -> str | None:
    """What somebody does on such a day every week; `day` is as it was written, `sentence` has it taken out."""
    if _EVERY.search(day) is None:
        return None
    found = _HABIT.search(sentence)
    return None if found is None or FREE.search(found.group("what")) else found.group(0).strip()
