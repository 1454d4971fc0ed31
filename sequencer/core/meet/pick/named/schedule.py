"""Times that belong to somebody's day: “I finish at five” means from then on, “I start at nine” before it."""

import re

from sequencer.core.meet.pick.phrasing.languages import LANGUAGES

# Ends what keeps somebody from talking.
_ENDS = (
    r"finish(?:es)?|(?:get|gets|getting) (?:off|out|home|back|done|in)|knock(?:s|ing)?[- ]?off(?:'s|s)?|clock(?:s|ing)? off|(?:i'm|i am|i'll be|am|be) (?:home|back|off|done|out|free)|home|closes?|shut|(?:shift|work|lecture|class|training|school) (?:ends?|is over|finishes)|done (?:with work|work)",
    r"feierabend|schluss|fertig|(?:zu ?hause|daheim|heim|zurück|raus|frei)(?: bin| bin ich)?|komm\w* (?:ich )?(?:\w+ ){0,3}(?:heim|raus|nach hause)|(?:schließt|schließen|macht zu|endet|hört auf)",
    r"(?:je |j')?(?:finis|termine|sors|rentre|débauche|quitte(?: le (?:travail|boulot|bureau))?|suis (?:rentrée?|chez moi|de retour|libre))|finit|rentre|ferme|se termine",
    r"salgo|acabo|termino|libro|llego a casa|estoy en casa|cierr\w+|sale|acaba|termina",
    r"klaar|thuis|vrij|stop|sluit|gedaan|(?:ben|is) (?:\w+ )?(?:terug|uit|klaar|thuis)|eindigt|afgelopen",
    r"stacco|esco|finisco|smonto|torno(?: a casa)?|rientro|sono a casa|chiud\w+|finisce|esce",
    r"saio|largo|termino|acabo|chego a casa|estou em casa|fecha|sai|acaba|termina",
    r"kończ\w+|wychodz\w+|wyłaż\w+|wracam|zamyka\w*|będę w domu|jestem w domu|kończy się",
    r"slutar|hemma|stänger|(?:slipper|kommer|går) (?:\w+ )?(?:från|hem|ut)(?: jobbet| arbetet)?|ledig|klar",
)
# Keeps somebody busy up to a time.
_BUSY = (
    r"(?:work|working|busy|shift|lectures?|class|classes|training|meetings?|course|practice|school|exam|on site|on shift|at work|school run|rehearsal|lessons?|closed|tied up|booked)",
    r"(?:arbeit\w*|schicht|dienst|unterricht|training|besprechung|meeting|termin\w*|kurs|vorlesung|schule|uni|seminar|werkstatt|büro|beschäftigt|baustelle|zu tun)",
    r"(?:travaille|bosse|cours|réunion|formation|poste|entraînement|école|boulot|occupée?|prise?)",
    r"(?:trabajo|clases?|turno|reunión|taller|curro|ocupad[oa]|entreno|cole|oficina|guardia)",
    r"(?:werk|les|dienst|vergadering|training|bezig|school|college|cursus)",
    r"(?:lavoro|lezione|turno|riunione|allenament\w|corso|scuola|fabbrica|impegnat[oa]|ufficio)",
    r"(?:trabalho|aulas?|turno|reunião|treino|escola|faculdade|ocupad[oa]|plantão)",
    r"(?:pracuję|prac[ya]|zajęci\w+|spotkani\w+|trening\w*|szkol\w+|dyżur\w*|zmian\w+|szycht\w+)",
    r"(?:jobbar|jobb|möte|lektion|träning|skola|skift|pass|kurs|upptagen)",
)
_UNTIL = (
    r"till?|'?til|until",
    r"bis",
    r"jusqu'à|jusque",
    r"hasta(?: las?)?",
    r"tot",
    r"fino alle|sino alle|fin alle",
    r"até (?:às?|as)",
    r"do",
    r"till|fram till",
)
_FROM = (
    r"from",
    r"ab",
    r"dès|à partir de",
    r"desde(?: las?)?|a partir de(?: las?)?",
    r"vanaf",
    r"dalle",
    r"a partir das?|das",
    r"od",
    r"från",
)
# Begins what keeps somebody from talking.
_BEGINS = (
    r"(?:i|he|she|shop|shift|school|work|they|office|store) (?:start|starts|opens?|begins?)(?: work| my shift)?|(?:my|the) (?:shift|work) (?:starts|begins)|drop(?:ping)? (?:\w+ ){1,3}(?:off )?|opens|(?:leave|head|out|off) (?:for|to) (?:work|school|the office)|start(?:ing)? work",
    r"(?:anfang\w*|fang\w*|beginn\w*|öffnet|aufmach\w*|macht auf|arbeitsbeginn|dienstbeginn|schichtbeginn)(?: ich| an)?",
    r"(?:commence|embauche|ouvre|attaque|dépose)",
    r"(?:entro|entre|empiezo|abro|abre|empieza|dejo)",
    r"(?:begin|open|opent|begint|start)",
    r"(?:entro|inizio|attacco|comincio|apr[aeo]|inizia|comincia)",
    r"(?:entro|entre|começo|abro|abre|começa|pego)",
    r"(?:zaczyna\w*|otwiera\w*)",
    r"(?:börjar|öppnar|startar)",
)
_BETWEEN = r"(?: [^\s.,;:!?()\d¦]+){0,6}?\s*$"
_FINISH = {
    code: re.compile(rf"(?<!\w)(?:(?:{ends}){_BETWEEN}|(?:{busy})(?!\w)(?: [^\s.,;:!?()\d¦]+){{0,6}}? (?:{until})\s*$)")
    for code, ends, busy, until in zip(LANGUAGES, _ENDS, _BUSY, _UNTIL, strict=True)
}
_START = {
    code: re.compile(
        rf"(?<!\w)(?:(?:{begins})(?!\w){_BETWEEN}|(?:{busy})(?!\w)(?: [^\s.,;:!?()\d¦]+){{0,6}}? (?:{since})\s*$)"
    )
    for code, begins, busy, since in zip(LANGUAGES, _BEGINS, _BUSY, _FROM, strict=True)
}
_BEGUN = re.compile(rf"\W*(?:(?:i|je|j'|ich|ik|jag|yo|io|eu|ja|and|und|et|y|e|en|i|och) )?(?:{'|'.join(_ENDS)})(?!\w)")
_WITHIN = 48  # characters before the time


def finishes(text: str, at: int, languages: frozenset[str]) -> bool:
    """Whether the words before a place in a text say what ends there."""
    lead = text[max(0, at - _WITHIN) : at]
    return any(_FINISH[code].search(lead) for code in languages)


def starts(text: str, at: int, languages: frozenset[str]) -> bool:
    """Whether the words before a place in a text say what begins there."""
    lead = text[max(0, at - _WITHIN) : at]
    return any(_START[code].search(lead) for code in languages)


def begins_with_end(text: str) -> bool:
    """Whether words begin by saying what ends at a time."""
    return _BEGUN.match(text) is not None
