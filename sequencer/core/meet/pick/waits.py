"""Who will answer later says so with a verb of answering and a time to come, in nine languages."""

import re

from sequencer.core.read.phrases_calendar import WEEKDAYS

# The verbs of each language, and what of the time to come may stand behind them.
_LATER = {
    "en": (
        r"(?:i'll|ill|i will|will|gonna|going to|can|back with|shall|to|let me)(?: \w+)? (?:reply|respond|answer|revert|tell you|let (?:you|u) know|write|text|e-?mail|ping|message|check|look|sort (?:it|this|that)|get back|come back|be back|circle back|an answer|decide|give you)|back with (?:an|my) answer|(?:reply|answer|checking)",
        r"later|tonight|tomorrow|tmrw|soon|shortly|this (?:evening|afternoon|weekend)|by (?!email|mail|text|phone)|once|when|after|as soon as|in a (?:bit|while|day|few|moment|sec)|next week|over the|at the weekend|end of|within|first thing",
    ),
    "de": (
        r"(?:antwort|meld|schreib|schau|guck|prüf|klär|überleg|entscheid|check)\w*|sag\w* (?:ich )?(?:dir|ihnen|euch)|geb\w* (?:ich )?(?:dir|ihnen|euch)",
        r"später|heute? ?abend|heute noch|morgen(?! um)|demnächst|bald|nachher|gleich|sobald|wenn ich|bis (?:morgen|heute|montag|dienstag|mittwoch|donnerstag|freitag|ende)|nach der|übers? wochenende|die tage|in den nächsten|im lauf",
    ),
    "fr": (
        r"(?:confirme|confirmerai|réponds|répondrai|redis|dis|dirai|reviens|recontacte|rappelle|écris|écrirai|regarde|vérifie|consulte)",
        r"(?:en |à la )?(?:fin|début) de (?:semaine|mois)|plus tard|ce soir|demain|bientôt|tantôt|dès|quand|après|d'ici|avant (?:ce|la|demain|lundi)|dans la|rapidement|sous peu|tout à l'heure|ce week-end",
    ),
    "es": (
        r"(?:respondo|responderé|contesto|digo|aviso|escribo|cuento|miro|reviso|consulto)",
        r"(?:a )?(?:finales|final|principios) de (?:la )?(?:semana|mes)|luego|más tarde|mañana|esta (?:tarde|noche)|pronto|cuando|en cuanto|en un rato|después|al llegar|antes de|a lo largo",
    ),
    "it": (
        r"(?:rispondo|risponderò|dico|scrivo|scriverò|aggiorno|richiamo|guardo|controllo|verifico)",
        r"(?:a )?(?:fine|inizio) (?:settimana|mese)|più tardi|stasera|domani|presto|appena|quando|dopo|entro|in giornata|a breve|nel pomeriggio|tra poco",
    ),
    "pt": (
        r"(?:respondo|responderei|digo|aviso|escrevo|retorno|verifico|confirmo)(?:-\w+)?",
        r"(?:no )?(?:fim|final|início) d[ao] (?:semana|mês)|logo|mais tarde|amanhã|hoje(?: à noite)?|à noite|depois|em breve|assim que|quando|já já|daqui a|ainda hoje",
    ),
    "nl": (
        r"(?:antwoord|reageer|laat|schrijf|mail|app|kijk|check|meld)",
        r"later|vanavond|morgen|straks|zo meteen|binnenkort|zodra|als ik|in de loop|volgende week|na mijn",
    ),
    "pl": (r"(?:odpowiem|odpiszę|napiszę|potwierdzę|sprawdzę|dam)", r"później|wieczorem|jutro|wkrótce|niedługo|jak tylko|kiedy|gdy|po (?:pracy|południu)|zaraz"),
    "sv": (r"(?:svarar|skriver|mejlar|mailar|kollar|bekräftar|tittar)", r"senare|ikväll|i kväll|imorgon|i morgon|snart|när|så fort|så snart|strax|under dagen|efter jobbet"),
}  # fmt: skip
# To ask somebody first, or to look first, is to answer later.
_FIRST = (
    r"(?:i )?(?:need|have|got|gotta|must|should|want|would like) (?:to )?(?:\w+ )?(?:check|ask|look|see|talk|speak|think|clear|run it|sort)(?! (?:you|u)(?!\w))|(?:checking|on a (?:plane|train)|in a meeting|in meetings|at work)[^.!?\n]{0,40}(?:back with|will (?:answer|reply|write)|answer later)",
    r"(?:know|get|have|weiß|weiss|bekomm\w*|krieg\w*|aurai|recevrai|weet|krijg|dostanę|znam|vet|får)(?: [^\s.,!?]+){0,3} (?:rota|roster|shifts|schedule|dienstplan|schichtplan|schicht|planning|rooster|grafik|schema)(?!\w)|(?:sé|sabré|tendré) (?:\w+ )?(?:turnos|horario)|(?:saprò|so|avrò) i (?:miei )?turni|(?:sei|saberei|tenho) (?:a |os )?(?:minha )?(?:escala|turnos)",
    r"muss (?:ich )?(?:\w+ ){0,5}(?:klären|abklären|fragen|schauen|checken|absprechen|nachfragen|sehen|überlegen)",
    r"(?:il )?faut que (?:je|j') ?(?:voie|regarde|vérifie|consulte|demande|réfléchisse|parle|en parle|check)|je dois (?:\w+ )?(?:voir|demander|vérifier|regarder|consulter|réfléchir|en parler)",
    r"(?:tengo que|debo|necesito|he de|me falta) (?:\w+ )?(?:mirar|ver|consultar|hablar|preguntar|revisar|confirmar|cuadrar|organizar)\w*",
    r"devo (?:prima |ancora )?(?:vedere|chiedere|controllare|sentire|parlare|verificare|capire|pensarci)|(?:prima )?(?:sento|chiedo a) (?:mia|mio|la|il)",
    r"(?:preciso|tenho) (?:de |que )?(?:ver|falar|confirmar|perguntar|pensar|checar|consultar)(?! \w+ (?:a|o) ¦)",
    r"(?:even|eerst|nog) (?:\w+ ){0,5}(?:overleggen|checken|kijken|vragen|navragen|nakijken)|(?:erst|zuerst|vorher|noch) (?:\w+ ){0,5}(?:klären|abklären|fragen|reden|sprechen|absprechen|schauen|nachschauen|gucken|sehen|abstimmen)(?!\w)|d'abord (?:\w+ )?(?:voir|parler|demander|vérifier|regarder)|primero (?:\w+ )?(?:hablar|ver|consultar|preguntar|mirar)\w*|prima (?:\w+ )?(?:parlare|sentire|chiedere|controllare|verificare)|primeiro (?:\w+ )?(?:falar|ver|perguntar|confirmar)|najpierw (?:\w+ ){0,3}(?:spytać|zapytać|sprawdzić|ustalić|pogadać)|först (?:\w+ ){0,3}(?:kolla|fråga|prata|stämma)",
    r"(?:moet|wil|ga) (?:ik )?(?:\w+ ){0,4}(?:overleggen|checken|kijken|vragen|nakijken|nadenken|navragen)",
    r"muszę (?:\w+ ){0,4}(?:sprawdzić|zapytać|zobaczyć|pogadać|ustalić|pomyśleć|porozmawiać)|zapytam (?:\w+ )?(?:żon\w+|męża|szef\w+)",
    r"(?:måste|behöver|ska|vill) (?:\w+ ){0,3}(?:kolla|fråga|prata|tänka|stämma av|se|höra)(?: \w+){0,3} (?:med|först|på|över)",
)
_SAYS = re.compile(
    "|".join(
        rf"(?<!\w)(?:{verbs})(?: [^\s.,!?]+){{0,4}},? (?:{later})(?!\w)" for verbs, later in _LATER.values()
    )
)  # fmt: skip
_THEN_SAYS = re.compile(
    "|".join(
        rf"(?<!\w)(?:{later}),? (?:[^\s.,!?]+ )?(?:{verbs})(?!\w)"
        for code, (verbs, later) in _LATER.items()
        if code != "en"
    )
)
# Who confirms on a day to come, or once something has happened, picks nothing yet.
_CONFIRMS = r"confirm|bestätig\w*|zusag\w*|confirme(?:rai)?|confirmo|confirmaré|conferm(?:o|erò)|confirmarei|bevestig|potwierdz\w+|potwierdzę|bekräftar"
_ONCE = (
    r"once|as soon as|when i(?:'ve| have| know| get| speak| talk| hear)|after (?:i(?:'ve| have)?|my|the|speaking|talking)|sobald|sowie ich|nachdem|wenn ich (?:mit|\w+ weiß|weiß)|nach (?:dem gespräch|rücksprache)|"
    r"dès (?:que|demain)|quand j'aurai|lorsque j'aurai|une fois que|après avoir|en cuanto|cuando (?:sepa|hable|tenga|vea|pueda|me)|una vez que|tras hablar|después de hablar|appena|non appena|quando (?:avrò|so|saprò|parlo)|dopo aver|"
    r"assim que|logo que|quando (?:souber|falar|tiver)|depois de falar|jak tylko|gdy tylko|kiedy (?:porozmawiam|będę)|po rozmowie|zodra|nadat|als ik (?:weet|met)|na overleg|så fort|så snart|när jag (?:vet|har|pratat)|efter att"
)
_A_TIME = r"(?:(?:an?|some|einen?|irgendeinen?|une?|una?|uno|uma?|een|ett?|jakiś|któryś|jakąś|någon) )(?:time|slot|date|day|termin|uhrzeit|zeit|tag|créneau|date|horaire|jour|fecha|hora|día|horario|orario|data|giorno|horário|dia|tijd|tijdstip|moment|datum|dag|godzinę|tid)"
_DAYS = "|".join(sorted((re.escape(one) for one in WEEKDAYS if len(one) > 4), key=len, reverse=True))
_ENDS = r"(?=\W*(?:$|[.;!?\n]|(?:then|latest|spätestens|wieder|thanks|gracias|grazie|merci|danke|tack|bedankt)(?!\w)))"
_CONFIRMS_LATER = re.compile(
    rf"(?<!\w)(?:(?:{_CONFIRMS})(?!\w)[^.!?;\n]{{0,80}}?(?<!\w)(?:{_ONCE})(?!\w)"
    rf"|(?:{_ONCE})(?!\w)[^.!?;\n]{{0,60}}(?<!\w)(?:{_CONFIRMS})(?!\w)"
    rf"|(?:i'll|i will|will|can|gonna) (?:\w+ )?confirm (?:(?:it|this|that|everything) )?(?:(?:to|with) you )?on (?:{_DAYS})(?!\w)"
    rf"|bestätige? (?:\w+ )?(?:ihnen|dir|euch|es|das) (?:\w+ )?(?:am )?(?:{_DAYS}){_ENDS}"
    rf"|(?:te|vous|t'|le|os|les|ti|vi|lhe|vos) (?:confirme(?:rai)?|confirmo|confirmaré|conferm(?:o|erò)) (?:\w+ )?(?:(?:le|el|na|il) )?(?:{_DAYS}){_ENDS}"
    rf"|confirmo-(?:te|lhe|vos) (?:na )?(?:{_DAYS}){_ENDS}|bevestig (?:\w+ )?(?:het|dit|je|jullie|u) (?:\w+ )?(?:op )?(?:{_DAYS}){_ENDS}"
    rf"|bekräftar (?:\w+ )?på (?:{_DAYS}){_ENDS}"
    rf"|(?:{_CONFIRMS})(?!\w)(?: (?:(?:you|to|with|ich|ik|jag|ihnen|dir|euch|then|dann|je|jullie|u|dan|er|dig|då|państwu|wtedy|wam)(?!\w))){{1,4}} {_A_TIME}(?!\w)(?! (?:¦|at|um|à|a las|alle|às|om|o|kl))"
    rf"|(?:i'll|i will) (?:\w+ )?confirm {_A_TIME}(?!\w)"
    rf"|(?:te|vous|t'|le|os|les|ti|vi|lhe|vos) (?:confirme(?:rai)?|confirmo|confirmaré|conferm(?:o|erò)|confirmarei) (?:\w+ )?{_A_TIME}(?!\w)|confirmo-(?:te|lhe|vos) {_A_TIME}(?!\w))"
)
_ASKS_FIRST = re.compile(rf"(?<!\w)(?:{'|'.join(_FIRST)})(?!\w)")


def answers_later(words: str) -> str | None:
    """The words that put an answer off; None where nothing does."""
    looks = (_SAYS, _THEN_SAYS, _ASKS_FIRST, _CONFIRMS_LATER)
    found = next((one for look in looks if (one := look.search(words))), None)
    return found.group(0).strip() if found else None
