"""Words that build a sentence rather than mean something: turns, negations, greetings, thanks; nine languages in one."""

GREETINGS = (
    r"hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening|day)|liebe\w*|hallo|sehr geehrte\w*|guten (?:tag|morgen|abend)|moin|servus|servas|"
    r"grüezi|grüß gott|bonjour|bonsoir|salut|madame|monsieur|coucou|bjr|hola|buenas|buenos días|buenos dias|estimad\w+|querid\w+|beste|hoi|geachte|goedendag|"
    r"goedemorgen|dag|olá|ola|oi|boa (?:tarde|noite)|bom dia|caro|cara|prezad\w+|ciao|buongiorno|buonasera|salve|gentile|egregio|gent\.mo|dzień dobry|dzien dobry|witam|cześć|"
    r"czesc|szanown\w+|hej|hejsan|tjena|tja|god dag|god morgon|bästa"
)
CONTRAST = (
    r"but|however|unfortunately|sadly|alas|as it is|that said|having said that|only|still|yet|except|although|though|aber|leider|allerdings|jedoch|doch|nur|trotzdem|"
    r"dennoch|mais|malheureusement|cependant|hélas|toutefois|seulement|pero|sin embargo|por desgracia|lamentablemente|aunque|solo que|maar|helaas|echter|"
    r"alleen|mas|porém|infelizmente|contudo|no entanto|só que|ma|però|purtroppo|tuttavia|solo che|ale|niestety|jednak|tylko że|lecz|men|tyvärr|dock|fast"
)
UNLESS = (
    r"but|unless|although|though|however|if|aber|außer|wenn|mais|sauf|si|pero|salvo|maar|tenzij|als|mas|se|ma|ale|jeśli|jesli|men|om|allerdings|"
    r"jedoch|trotzdem|sin embargo|aunque|echter|porém|però|jednak|dock|cependant|toutefois|still|that said|even so|nevertheless"
)
NEGATIONS = (
    r"not|no|never|none|nobody|nothing|nor|neither|cannot|\w+n't|dont|wont|cant|nicht|kein\w*|nie|niemals|nix|nichts|net|nee|nö|ne \w+ pas|n'\w+ pas|"
    r"pas|jamais|rien|plus rien|aucun\w*|nunca|jamás|nada|ningun\w*|tampoco|niet|geen|nooit|niets|não|nao|nenhum\w*|jamais|"
    r"non|mai|nulla|niente|nessun\w*|nie|nigdy|nic|żadn\w*|inte|ej|aldrig|inget|inga|ingen|knappast|hardly|kaum"
)
NO_FIRST = r"no|nope|nah|naah|nay|nee|nein|nö|ne|nääh|nä|nej|non|nan|não|nao|no,|nie|noo|nooo|nein,|negative|never|niemals|jamais|nunca|nooit|mai|nigdy|aldrig"
YES_FIRST = (
    r"yes|yep|yeah|yup|ya|sure|ok|okay|okey|aye|fine|deal|cool|great|perfect|lovely|brilliant|absolutely|definitely|gladly|ja|jo|jep|klar|gern|gerne|passt|super|"
    r"oui|ouais|volontiers|d'accord|dac|sí|si|claro|vale|dale|venga|perfecto|prima|goed|graag|leuk|sim|claro|bora|combinado|sì|certo|volentieri|"
    r"va bene|perfetto|tak|jasne|pewnie|chętnie|dobra|dobrze|japp|absolut|visst|gärna|toppen|självklart|okej"
)
MEETINGS = (
    r"talk|chat|speak|call|ring|meet|meeting|coffee|zoom|teams|suits?|invit\w+|natter|catch up|passt|convient|"
    r"sprechen|reden|telefonier\w+|treffen|kaffee|quatschen|plaudern|termin|anruf\w*|ruf\w*|melden|café|parler|échanger|discuter|appel\w*|rdv|rendez-vous|"
    r"hablar|hablamos|charlar|charla|quedamos|llamada|llam\w+|reunirnos|vernos|praten|bellen|afspreken|koffie|belletje|gesprek|conversar|falar|falamos|fala|bate-papo|"
    r"ligar|sentirci|sentiamo|sentirsi|parlare|parliamo|parlarne|vederci|vediamo|caffè|chiamat\w+|telefonata|porozmawiać|pogadać|zdzwonić|spotkać|spotkanie|"
    r"rozmow\w+|kaw\w|prata|snack\w*|höras|hörs|ses|träffas|ringas|ring|fika"
)
DAYS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|(?:mon|diens|donners|frei|sams)tags?|mittwochs?|morgen|übermorgen|"
    r"(?:lun|mar|mercre|jeu|vendre)di|demain|lunes|martes|miércoles|miercoles|jueves|viernes|mañana|(?:maan|dins|woens|donder|vrij)dag|"
    r"segunda|terça|quarta|quinta|sexta|amanhã|(?:luned|marted|mercoled|gioved|venerd)[ìi]|domani|"
    r"poniedział\w+|wtorek|środ[aęy]|czwartek|piątek|jutro|(?:mån|tis|ons|tors|fre)dag|i ?morgon"
)
COURTESIES = (
    r"(?:many |best |kind |warm )?(?:thanks|thank you|thx|ta|cheers|regards|best|danke\w*|vielen dank|besten dank|lg|vg|mfg|gruß|grüße|merci|cordialement|gracias|"
    r"un saludo|saludos|dank|bedankt|groet\w*|gr|obrigad[oa]|abraço\w*|abs|grazie|saluti|dziękuję|dzięki|pozdrawiam|tack|mvh|hälsningar|sorry|please|bitte)"
    r"(?: (?:you|so much|a lot|very much|in advance|again|im voraus|beaucoup|d'avance|mil|muchas|veel|alvast|mille|tanto|på förhand|again|everyone|all))*"
)
AT_ME = (
    r"(?:reach|contact|e-?mail|mail|write|ping|find|get|send (?:it|them|that|this|details|everything) to) me (?:at|on|via|under|here)|(?:mich|mir) (?:\w+ ){0,3}(?:unter|an|auf)|bei mir|joignable|"
    r"(?:écrivez|contactez|joindre|écris|contacte)[- ]moi|me (?:joindre|contacter|écrire)|(?:escrib\w*me|contact\w*me|mánd\w*me\w*|envía\w*me\w*) (?:a|en|al)|(?:mail|bereik|schrijf|stuur) (?:me|mij|het)|bereikbaar|"
    r"(?:me )?(?:escreva|contacte|contate|mande|envie)(?:-me)?(?: para)?|mi (?:scriva|contatti|trova|può)|scriv\w*mi|contatt\w*mi|(?:pisać|kontakt) (?:do mnie|na)|do mnie|(?:nå|mejla|maila|skriv till) mig|"
    r"(?:i'm|i am) (?:at|on)|(?:nås|når mig) (?:på|via)|here's my|here is my|erreiche\w* mich|erreichbar"
)
