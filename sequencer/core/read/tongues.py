"""Which languages a text may be in, by its small words: a guess that leaves doubtful ones in."""

import re
from functools import cache

_SMALL_WORDS = {
    "en": "the and you your for that this not i'm i've don't are is with have would but from of to my it be at on if please thanks as about no yes was were will can could so what how me just any more who when there here they he she not never been do does did or up out an",
    "de": "ich sie ist und nicht das mir für mit eine ein der die aber auf bin habe bei wir noch auch zu im wenn haben danke bitte kein keine mich von wie was oder dann gern gerne ihre ihnen ihr leider uns als es hab schon mal nach bis am sehr nein ja mein meine meinem dem den des wäre kann will nur nie du dir dich war zur zum diese",
    "fr": "je vous pas est et les des une pour que mais dans avec votre suis ne nous le la du ce sur merci mon ma au j'ai c'est bonjour en un qui par ou plus tu te vos nos cette bien très déjà sans si cela ça chez moi non oui été ai suis était de il elle on y a m'a d'un",
    "es": "que los las una para por pero con estoy muy gracias mi tu usted es y el la de lo un en su más yo hola tengo soy del le les nos ya muy sin sobre cuando donde como ahora si sí al a e mis tus os eso esto fue ser puede no me te bien cuándo algo así favor quiero pero estaba hay esa ese",
    "nl": "ik het een niet van voor maar dat met bent ben je op heb wij zijn mijn en de is u ook nog aan bij dank geen te nu om naar maar wel als er dan hoe wat wie waar graag bedankt jullie uw mij me ons wil kan heeft heb meer door deze dit",
    "pt": "não uma para com mas por obrigado obrigada estou você muito meu minha e os as um eu que do da no na em ao já sou tenho me mas sem muito bem olá oi por favor isso esta este vocês meus minhas a e foi ser quando como onde",
    "it": "non che per una sono ma con grazie il lo la di mi ho del della è un le gli si alla molto questo in al anche buongiorno se ci vi più come dove quando sì no mia mie miei dei delle nel suo sua e a era essere",
    "pl": "nie jest na się to do i w z dziękuję ale że jestem mam pan pani o za jak dla po już tak mnie mi od są proszę czy jako być moje moja mój ten ta te tego więcej bez przez jeśli kiedy gdzie co kto ale teraz dzień dobry",
    "sv": "jag inte är och det att för en på med som har men du till av ett om mig vi kan ni så den tack nu hej din min vad hur var vem när som från kanske gärna mer inga ingen nej ja mitt mina er era då där här eller blir kunde skulle",
}
_OWNERS: dict[str, list[str]] = {}
for _code, _listed in _SMALL_WORDS.items():
    for _word in _listed.split():
        _OWNERS.setdefault(_word, []).append(_code)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_FEW = 14  # words; in fewer than these a language goes only where another is well ahead
_AHEAD = 3  # small words
_SHARE = 0.25  # of the best language's words


def may_be_in(words: str) -> tuple[str, ...]:
    """Codes of the languages a text in lower case may hold; all of them where it is too short to tell."""
    found = _WORD.findall(words[:4000])
    seen = dict.fromkeys(_SMALL_WORDS, 0)
    for word in set(found):
        for code in _OWNERS.get(word, ()):
            seen[code] += 1
    best = max(seen.values())
    least = best - _AHEAD + 1 if len(found) < _FEW else max(2, _SHARE * best)
    return tuple(code for code, count in seen.items() if code == "en" or count >= least)


def owners_of(word: str) -> tuple[str, ...]:
    """Codes of the languages of which a word in lower case is one of the small ones."""
    return tuple(_OWNERS.get(word, ()))


@cache
def every_tongue() -> tuple[str, ...]:
    return tuple(_SMALL_WORDS)
