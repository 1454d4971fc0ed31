"""Words beside a wish not to be written to that make it doubtful, or none at all; nine languages in one."""

from sequencer.core.read.phrases_turns import DAYS

_AT_A_TIME = rf"(?:(?:{DAYS})\w*|calend\w*|kalend\w*|agenda|diary|slot|afternoon|morning|nachmittag|vormittag|middag|eftermiddag|\d{{1,2}}[:.h]\d\d)"

NO_WISH = (  # a calendar that is blocked, a visit, a mail that lay in spam, a question about the law
    rf"\b(?:blo(?:ck|kk|qu|cc)\w*|zablok\w*|reserv\w*)(?! (?:you|your|this|sie|euch|dich|je|jullie|u|er|dig|vous|te|les|vi|was)\b)(?=[^.!?\n]*\b{_AT_A_TIME}\b)",
    rf"\b{_AT_A_TIME}\b[^.!?\n]{{0,40}}\b(?:ge)?blo(?:ck|kk)(?:t|ed|iert)\b",
    r"\b(?:not|nicht|pas|no|niet|não|non|nie|inte)\b \w{0,3} ?(?:hesitate|zögern|hésite\w*|dude\w*|aarzelen|hesite\w*|esiti\w*|esitare|wahaj\w*|tveka)\b[^.!?\n]*",
    r"\b(?:zögern|zöger\w*|hésitez|hésite|aarzel|tveka|wahaj\w*)\b (?:sie |du |się |dig )?(?:bitte )?(?:nicht|pas|niet|inte)\b[^.!?\n]*",
    r"\bstop(?:ped|ping)? by\b(?! (?:e-?mail|text))",
    r"\bstop me (?:if|als|when)\b",
    r"\bleave me alone with\b",
    r"\btake me off (?:speaker|mute|hold)\b",
    r"\b(?:lese|liest|lesen|las) (?:\w+ ){0,2}keine (?:e-?)?mails?\b",
    r"\bgeen (?:\w+ )?contact (?:meer )?met (?:die|dat|deze|dit|het|de) (?!recruiters?|bureau\w*)\w+",
    r"\bspam[- ]?(?:folder|filter|ordner|mapp\w*|korg\w*|box|map)\b",
    r"\b(?:in|im|i|nel|no|na|w|dans) (?:my |the |meinem |les |mes |min |mijn |meu |mio )?spam\w*",
    r"\b(?:gdpr|dsgvo|rgpd|rodo)\b(?=[^.!?\n]*\?)",
)
WEAK = (  # a word that names the matter and asks for nothing
    r"(?:un)?block\w*|geblo\w+|gdpr|ds-?gvo|rgpd|lgpd|rodo|avg|ccpa|unsub\w*|opt\w*[ -]?outs?|abmeldung|uitschrijv\w+|désinscription|désabonnement|"
    r"spam\w*|harass\w*|stalk\w+|unsolicited|refrain|persoonsgegevens|basta|dość|para|chega de|pierda?"
)
PLEASE = r"please|pls|plz|kindly|bitte|merci de|s'il (?:vous|te) pla[iî]t|svp|por favor|graag|alstublieft|aub|per favore|proszę|snälla|vänligen|tack"
WISHING = r"(?:want|wish|like|love|need|have|going|how (?:do|can|could) i|how|where (?:do|can) i|me|would you|can you|could you|möchte|will|will mich|wil|vill|voglio|vorrei|quiero|quero|chcę|veux|voudrais)(?: to| be| to be| me| gern\w*)?"
STOPS = r"stop+\w*|basta|para|dość|refrain"
OF_OTHERS = (
    r"\b(?:my|our|mein|meine|unser\w*|mon|ma|mi|mijn|m'n|min|mitt|meu|minha|mój|moja|mio|mia) (?:\w+ )?(?:colleagues?|wife|husband|partner|father|mother|dad|mum|mom|brother|sister|son|daughter|boss|friend|"
    r"kolleg\w+|frau|mann|vater|mutter|bruder|schwester|sohn|tochter|chef\w*|femme|mari|père|mère|frère|fils|fille|collègue|mujer|marido|padre|madre|hijo|hija|jefe|esposa|esposo|"
    r"collega|vrouw|man|vader|moeder|zoon|dochter|baas|fru|pappa|mamma|far|mor|kollega|pai|mãe|mulher|esposa|colega|żona|mąż|ojciec|szef|moglie|marito|capo)\b(?! (?:and i|und ich|et moi|y yo|en ik|ed? io|e eu|i ja|och jag)\b)|\bżona\b(?! i ja\b)"
)
LIMITED = (  # to one process, one file, one time; or the very opposite is asked
    r"\b(?:off|from|out of) the (?:\w+ ){0,2}(?:role|process|job|position|vacancy|shortlist|waiting list|interview|call|meeting|invite|loop|thread|panel)\b",
    r"\bfrom the (?!list|database|data|mailing|crm|system)\w+ (?:process|role|job|list)\b",
    r"\b(?:share|sharing|send|sending|pass|forward|show) (?:\w+ ){0,4}(?:to|with) (?:the |your |my |any )?(?:client|customer|employer|company|boss|references?|work|office|old)\b",
    r"\b(?:by mistake|by accident|accidentally|aus versehen|versehentlich|per ongeluk|par erreur|par mégarde|por error|sin querer|per sbaglio|por engano|sem querer|przez pomyłkę|przypadkiem|av misstag)\b",
    r"\b(?:houd|hou) me (?:gerust|maar|vooral)\b|(?<!not )(?<!n't )(?<!to )\bkeep me (?:posted|updated|in mind)\b",
    r"\b(?:yet|for now|for the moment|this week|this month|diese woche|noch nicht|vorerst|momentan|pour le moment|pour l'instant|cette semaine|esta semana|questa settimana|w tym tygodniu|deze week|nog niet|den här veckan|än så länge|por enquanto|per ora|na razie)\b",
    r"\b(?:old|older|outdated|previous|alte[nrs]?|vieux|ancien\w*|vecchi[oae]|oude|antig[oa]s?|stare|starą|stary|gaml[ae]) (?:cv|resume|file|account|address|lebenslauf|curriculum|profil\w*)|\bcv (?:viejo|antiguo|antigo|vecchio|anterior)\b",
    r"\b(?:don't|do not|dont|never said|not|please don't) (?:take|remove|delete|forget|unsubscribe|stop|said)\b",
    r"\bhaal me (?:\w+ )?niet|\bta inte bort|\bno (?:se |te |os )?olvid|\bnão (?:se |me )?(?:esque|deix)|\bnie zapom|\bnehm\w* (?:sie )?mich (?:bitte )?(?:noch )?nicht|\bne m'enlev\w+ pas|\bne me (?:retir|supprim)\w+ pas|\bstop vooral niet|\bhör\w* (?:sie )?(?:bitte )?nicht auf",
    r"\b(?:do i (?:have|need) to|would i|must i|muss ich|darf ich|faut-il|dois-je|tengo que|debo|devo|czy muszę|tenho d?[eq]u?e?|preciso|moet ik|kan ik|måste jag|kan jag)\b[^.!?\n]*\?",
    r"\b(?:to|at|an|auf|à|au|al|naar|till|na|para o) (?:my |the |die |diese |meine[rn]? |l'|mon |mijn |mitt |min )?(?:work|office|business|company|dienst\w*|geschäft\w*|firmen\w*|bureau|travail|trabajo|trabalho|werk\w*|jobb\w*)",
)
ELSEWHERE = (  # another channel, said without a no
    r"\b(?:write|mail|e-?mail|text|message|whatsapp|call|phone|ring)(?: to)?(?: me| us)? (?:instead|rather)\b",
    r"\b(?:e-?mails?|mails?|mailen|texts?|text messages?|whatsapp|linkedin|phone|sms)(?: me)? (?:is|are|works?|mag|kan|sind|passt|passen|geht|gehen|reicht|sind|ist|suffi\w+|is|går|funkar|basta|va)\b(?! (?:not|spam|no|unwanted|nicht|kein\w*|unerwünscht|annoying))",
    r"\b(?:prefer|préfère|prefiero|preferisco|prefiro|wolę|föredrar|bevorzuge|verkies) (?:an? |una? |un |une |por |per |le |il |o )?(?:e-?mails?|mails?|mejl|maila|mailowo|correo\w*|texts?|sms|whatsapp|phone|calls?|linkedin)\b",
    r"\b(?:nur|lieber|besser|stattdessen|gern|gerne) (?:noch )?(?:schriftlich|schreiben|mailen|per (?:e-?)?mail|e-?mail|whatsapp|mails)\b|\b(?:schreiben|mailen) sie (?:mir |uns )?(?:lieber|stattdessen|gern\w*|eine)|\bschreib\w* (?:mir )?(?:lieber|stattdessen)",
    r"\b(?:liever|graag|beter) (?:mailen|een mail\w*|per mail|via (?:e-?)?mail|een appje|appen)\b|\b(?:mail|app|schrijf|stuur) (?:me |mij )?(?:liever|maar|gerust|gewoon|dan)\b",
    r"\bun (?:e-?)?mail (?:suffi\w+|me va|convient)|\bplutôt (?:par |un )?(?:e-?mail|mail|écri\w+|sms)|\bpar (?:e-?)?mail (?:c'est|s'il|svp|plutôt)|\b(?:écri\w+|envoy\w+)[- ]moi plutôt",
    r"\b(?:mejor|prefiero) (?:por |un )?(?:correo|e-?mail|mail|escrito|whatsapp)|\bescríb[ae]\w*me\b|\bmándeme\w* un (?:correo|mail|whatsapp)",
    r"\b(?:meglio|piuttosto) (?:via |una |per )?(?:e-?mail|mail|scriv\w+|whatsapp)|\bscriv(?:ete|i|a)mi\b|\bmi scriva\b",
    r"\b(?:tylko|raczej|lepiej|wolę) (?:pisać|napisać|mailem|maila|mailowo|e-?mail\w*|sms\w*)|\bproszę (?:o maila|napisać|pisać)",
    r"\b(?:melhor|prefiro|só|apenas) (?:por )?(?:e-?mail|mail|mensagem|whatsapp|escrever)|\b(?:escreva|mande|envie)(?:-me)? (?:antes |um )?(?:e-?mail|mensagem|whatsapp)|\bescreva-me\b",
    r"\b(?:mejla|maila|skriv|messa|sms:?a) (?:mig |till mig )?(?:gärna|hellre|i ?stället|bara)|\b(?:gärna|hellre) (?:via |på |ett )?(?:mejl|mail|sms)\b",
    r"\buse (?:\S+@\S+|this one|my (?:private|personal|new|other|home))|\b(?:use|write to|send it to) \S+@\S+ instead",
)
OF_A_CALL = r"call|phone|ring(?!raz)|telefon|téléphon|anruf|anzuruf|bell|gebeld|\blig|dzwon|appel|llam|chiam|zadzwo"
OF_MAIL = r"mail|mejl|mess|contact|kontakt|writ|schreib|geschrieben|écri|escri|escrev|scriv|skriv|pis|schrij|list|data|daten|gegevens|remov|delet|stop"
OF_THE_ROLE = r"\b(?:the|this|that|die|der|dieser|le poste|el puesto|la posizione|de rol|de functie|a vaga|rollen|jobbet|stanowisk\w+) ?(?:role|job|position|vacancy|salary|stelle|rolle|position|functie|vaga)?\b(?<!\bthe)(?<!\bthis)(?<!\bthat)(?<!\bdie)(?<!\bder)(?<!\bdieser)[^.!\n]*\?|\btell me more|\b(?:more|mehr|plus|más|meer|mais|więcej|mer) (?:about|über|sur|sobre|over|su|om|o) (?:the |this |die |der |le |el |la |de |a |il )?(?:role|job|position|stelle|poste|puesto|functie|vaga|posizione|lavoro|tjänst\w*|jobbet|stanowisk\w+)"
