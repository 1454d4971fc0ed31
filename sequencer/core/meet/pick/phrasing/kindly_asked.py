"""A pick put as an if or a question: “if Monday is still free I'll take it”, “could we do Thursday? That would be ideal”."""

import re

from sequencer.core.read.phrases_calendar import MONTHS, WEEKDAYS

# Only what was offered may still be free: a day, an hour, an option, or “that”.
_NAMES = "|".join(sorted((re.escape(one) for one in (*WEEKDAYS, *MONTHS) if len(one) > 3), key=len, reverse=True))
_PART = r"(?: (?:morning|afternoon|evening|lunchtime|night|vormittag|nachmittag|abend|mittag|früh|matin|après-midi|soir|midi|mañana|tarde|noche|ochtend|middag|avond|mattina|pomeriggio|sera|manhã|noite|rano|wieczór|wieczorem|morgon|eftermiddag|kväll))?"
_OFFERED = rf"(?:(?:{_NAMES})(?:'?s|en|-feira)?{_PART}|\d{{1,2}}(?:[:.h]\d\d)?(?:[./]\d{{1,2}}\.?)?(?:st|nd|rd|th|[ºª.h]|e|er|am|pm|:e)?|am|pm|uhr|uur|heures?|options?|opción|optie|opzione|opção|opcja|alternativ\w*|slots?|spot|times?|dates?|termin\w*|zeit|créneau|horaire|hueco|hora|horario|fecha|tijd\w*|moment|plek|orario|ora|data|horário|vaga|godzina|tid\w*|tiden|one|number|nummer|numéro|número|numero|nr|first|second|third|fourth|fifth|last|erste|zweite|dritte|vierte|letzte|premi[eè]re?|dernier|dernière|último|última|primer[oa]?|primeir[oa]|laatste|eerste|ultim[oa]|prim[oa]|pierwszy|ostatni|sista|första|that|this|it|das|der|die|den|dem|dies\w*|es|ça|cela|c'|eso|ese|esa|dat|die|het|quello|quella|isso|esse|essa|to|ten|ta|det|den|the|le|la|el|il|lo|l'|o|a|de|del|di|do|da|at|on|in|am|um|à|alle|às|las|los|op|om|na|no|w|we|o|på|kl|klockan|for|für|pour|para|per)"
_WHAT = rf"((?:{_OFFERED}[ ,]){{1,7}}?)"
_STILL_FREE = tuple(
    re.compile(rf"(?<!\w){before} {_WHAT}{behind}(?!\w),?(?= )")
    for before, behind in (
        (
            r"if",
            r"(?:is|are|'s|was) (?:still )?(?:going|free|available|open|on offer|up for grabs)(?: still)?",
        ),
        (
            r"(?:wenn|falls|sofern|sollte)",
            r"noch (?:frei|zu haben|verfügbar|möglich|offen|da)(?: ist| wäre| sein sollte| sein)?",
        ),
        (r"si", r"(?:est|serait|soit) (?:encore|toujours) (?:libre|dispo\w*|possible|ouverte?|valable)"),
        (r"si", r"(?:sigue|está|queda|continúa) (?:(?:todavía|aún) )?(?:libre|disponible|en pie)"),
        (r"(?:als|indien|mocht)", r"nog (?:vrij|beschikbaar|mogelijk|open|over) (?:is|zijn|zou zijn)"),
        (r"se", r"(?:è|fosse) ancora (?:liber\w|disponibile|possibile|valid\w)"),
        (
            r"se",
            r"(?:ainda (?:estiver|está|for|tiver)|(?:estiver|continuar) (?:ainda )?) ?(?:livre|disponível|possível|vaga)",
        ),
        (
            r"(?:jeśli|jeżeli|o ile)",
            r"(?:jest|będzie) (?:jeszcze|nadal|wciąż) (?:woln\w+|dostępn\w+|aktualn\w+|możliw\w+)",
        ),
        (r"(?:om|ifall)", r"(?:fortfarande|ännu) (?:är|finns) (?:ledig\w*|kvar|tillgänglig\w*|möjlig\w*)"),
        (r"(?:om|ifall)", r"(?:är|finns) (?:fortfarande|ännu) (?:ledig\w*|kvar|tillgänglig\w*|möjlig\w*)"),
    )
)
_GOOD = r"(?:ideal\w*|perfe[ck]t\w*|perfett\w|parfait|super|great|best|lovely|brilliant|wonderful|fantastic|prima|top|toppen|toll|klasse|genial\w*|génial|estupendo|fenomenal|lo mejor|ottimo|il massimo|l'ideale|ótimo|excelente|o ideal|idealn\w+|świetnie|najlepiej|het beste|mooi|fijn|bäst|jättebra|utmärkt|am besten|le mieux|what suits me|easiest)"
# Behind a question that names a time: it is the one.
_THAT_WOULD_BE = re.compile(
    rf"\s*\?\s*(?:(?:that|das|ce|dat|det|eso|to|isso|it) )?(?:would|'d|wäre|wär|serait|sería|zou|sarebbe|seria|byłoby|byłby|skulle|vore)(?: (?:be|for|me|mir|für|mich|pour|moi|para|mí|mim|voor|mij|per|dla|mnie|det|das|really|am|just|vara|zijn|by|mi|vraiment|echt|wirklich|richtig|davvero|helt)){{0,4}} {_GOOD}(?: zijn| vara)?(?! (?:if|wenn|si|als|se|jeśli|om)(?!\w))(?!\w)"
)
_COULD = re.compile(
    r"(?<![^\s.!?\n¿¡])(?:¿ ?)?(?:(?:could|can) (?:we|i|you) (?:do|have|take|make it|say)|(?:könnt\w*|kann|können) (?:wir|ich)|(?:est-ce qu(?:'on|e l'on|e nous)|on|pourrait-on|peut-on|pourrions-nous) ?(?:pourrait|peut|pourrions)? (?:faire|prendre|dire)|(?:podríamos|podemos|puede|podría) (?:hacerlo|quedar|ser)(?: el)?|(?:zouden|kunnen) we|(?:possiamo|potremmo|si può) fare|(?:podemos|poderíamos|podíamos) (?:fazer|marcar)|czy (?:możemy|moglibyśmy|mogę|można) (?:się )?(?:umówić|spotkać|porozmawiać|wziąć)(?: na)?|(?:kan|skulle) (?:vi|jag) (?:kunna )?(?:ta|köra|säga)|ginge|ginge es|geht) (?=[^.!?\n]{3,60}\s*\?\s*(?:(?:that|das|ce|dat|det|eso|to|isso|it) )?(?:would|'d|wäre|wär|serait|sería|zou|sarebbe|seria|byłoby|byłby|skulle|vore))"
)
KINDLY_ASKED = (*((one, r"\1") for one in _STILL_FREE), (_COULD, " "), (_THAT_WOULD_BE, " is perfect"))
"""Turns, and the plain pick that is read in their place."""
