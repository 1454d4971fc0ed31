"""Which of nine languages an answer may be written in, so that words that mean different things in two are read in one.

“Half 6” is later in London than in Utrecht, “do” a day only in German: where a text does not show its language, every
one is possible and what differs stays open.
"""

import re

from sequencer.core.meet.pick.vocabulary.clock_words import CLOCKS
from sequencer.core.meet.pick.vocabulary.day_words import SHORT_DAYS

LANGUAGES = ("en", "de", "fr", "es", "nl", "it", "pt", "pl", "sv")

# Words that tell a language from the other eight, most of them such as any sentence has.
_TELLING = {
    "en": "to quarter the i i'm i'd i'll it works work for me please thanks thank that's would could can can't any either of them is are my you your with and or sorry but not mondays tuesdays wednesdays thursdays fridays next week best one fine good great time slot sounds happy don't won't doesn't let's half past from after before on at this will suits monday tuesday wednesday thursday friday saturday sunday tomorrow today evening morning afternoon first second third last only",
    "de": "ich mir mich passt geht gerne bitte danke der die das den dem am um und oder nicht auch wäre wär ist bei für mit aber dann leider klappt uhr halb viertel montag dienstag mittwoch donnerstag freitag samstag sonntag dienstage mittwoche donnerstage freitage übermorgen heute abend abends früh nachmittag vormittag mittag termin passen ginge nehme lieber egal beide nur erst kann hab habe sehr gut nächste woche zeit sich einen suchen",
    "fr": "je j'ai c'est me va le les des du au aux ça pour pas merci et ou à mais est très bien oui lundis mardis mercredis jeudis vendredis lundi mardi mercredi jeudi vendredi samedi dimanche demain matin midi soir heures heure créneau vous nous on suis serait moi plutôt avec sinon convient parfait peux n'importe lequel prochain prochaine",
    "es": "el los las me va bien por para gracias y o a que lunes martes miércoles jueves viernes sábado domingo mañana tarde noche puedo hola buenas pero si sí porfa opción hora hoy prefiero viene perfecto cualquiera de la no es está día tengo próximo semana siguiente mejor también hay mí",
    "nl": "ik het de een en of graag kan niet prima maar voor om uur half kwart maandag dinsdag woensdag donderdag vrijdag maandagen dinsdagen woensdagen donderdagen vrijdagen zaterdag zondag morgen overmorgen avond middag ochtend 's mij me dan liever liefst bedankt dank aub alstublieft optie past volgende week wel nog geen ook doe goed lukt is dat tijd alles behalve anders van",
    "it": "il lo gli di che per me va bene grazie alle ore lunedì martedì mercoledì giovedì venerdì sabato domenica lunedi martedi mercoledi giovedi venerdi domani sera mattina pomeriggio posso sono non ma anche preferisco meglio perfetto è opzione dopo prossima settimana ci mi della un una va altrimenti oppure entrambi allora scusi scusa ho quello quella",
    "pt": "o os as não por para me fica bem obrigado obrigada segunda terça quarta quinta sexta segundas terças quartas quintas sextas segunda-feira terça-feira quarta-feira quinta-feira sexta-feira domingo amanhã tarde noite manhã às pode ser mas também é opção hora horas dia posso prefiro ótimo serve da do na no pra melhor tanto faz que vem uma um seria funciona em qualquer de com depois",
    "pl": "jest mi w we o na to nie tak dzień dobry pasuje proszę dziękuję termin godz godzina poniedziałki wtorki czwartki piątki oba poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę jutro pojutrze rano wieczorem albo lub ale może być mogę czy z się po do za przed opcja opcję wolę będzie ten dla mnie dzięki pozdrawiam wpół kwadrans śr wt ten ta ostatni ostatnia pierwszy drugi trzeci propozycja",
    "sv": "jag det och eller på är passar funkar går bra tack hej inte kan för mig med den kl klockan halv kvart måndagarna tisdagarna onsdagarna torsdagarna fredagarna måndag tisdag onsdag torsdag fredag lördag söndag imorgon övermorgon kväll kvällen morgon eftermiddag helst gärna alternativ nästa vecka tid tiden som av vilken men också blir i men efter tar ser ut perfekt om",
}
_OWNERS: dict[str, list[str]] = {}
for _language, _words in _TELLING.items():
    _clock = " ".join((CLOCKS[_language].hours.replace("|", " "), *(one[0] for one in CLOCKS[_language].phrases)))
    for _word in {*_words.split(), *re.findall(r"(?<![\w{?(|<])[^\W\d_]{3,}(?![\w})|?])", _clock)}:
        _OWNERS.setdefault(_word, []).append(_language)

for _language, _days in SHORT_DAYS.items():
    for _word in re.findall(r"[^\W\d_]{3,}", _days):
        if _language not in _OWNERS.setdefault(_word, []):
            _OWNERS[_word].append(_language)

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_NEAR = 0.7  # of the best score


def telling_words() -> frozenset[str]:
    """All words that tell a language."""
    return frozenset(_OWNERS)


def told_by(word: str) -> tuple[str, ...]:
    """Those of the languages that a word in lower case tells of."""
    return tuple(_OWNERS.get(word, ()))


def languages_in(text: str) -> frozenset[str]:
    """Those that lower-case text may be in: one where its words tell, all nine where they do not."""
    score = dict.fromkeys(LANGUAGES, 0.0)
    for word in _WORD.findall(text):
        owners = _OWNERS.get(word, ())
        for language in owners:
            score[language] += 1 / len(owners)
    best = max(score.values())
    return frozenset(language for language in LANGUAGES if score[language] >= best * _NEAR)
