"""What an answer to a settled interview asks for without naming a time: to call it off, or to bring it back; nine languages.

Both are read only from a clause that says nothing else. What is asked, conditional, denied or more than that is for a
person to read.
"""

import re

from sequencer.core.meet.pick.phrasing.text import answer_in

_CLAUSE = re.compile(r"[.!\n;:]+")
_WORD = re.compile(r"[^\W\d_][\w'-]*|\d+|\?")
_YES = frozenset({"yes", "ja", "oui", "sí", "sì", "sim", "tak"})
_LONGEST = 60  # words; whoever writes more says more than this


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


_OFF = _any_of(
    r"cancel|call (?:it|this|that|the \w+|our \w+) off|call off",
    r"(?:ab(?:zu)?sag\w*|abgesagt|sag\w* (?:\S+ ){0,5}ab|stornier\w*|canceln)",
    r"(?:annul\w+|décommand\w+)",
    r"(?:cancel\w+|anul\w+)",
    r"(?:annuleer\w*|annuleren|afzeg\w*|af te zeggen|zeg\w* (?:\S+ ){0,5}af)",
    r"(?:annull\w+|cancell\w+|disdi\w+|disdett\w+)",
    r"(?:cancel\w+|desmarc\w+|anul\w+)",
    r"(?:odwoł\w+|anuluj\w*|anulowa\w+)",
    r"(?:avbok\w+|ställ\w* (?:\S+ ){0,4}in|inställ\w*)",
)
_BACK = _any_of(
    r"(?:bring|put|get) (?:it|the \w+|our \w+|this|that) back",
    r"(?:undo|restore|reinstate|un-?cancel)(?: \w+)?",
    r"(?:wieder ?her(?:stellen|gestellt)|stell\w* (?:\S+ ){0,4}wieder her|rückgängig|hol\w* (?:\S+ ){0,3}zurück)",
    r"(?:rétabli\w+|remett(?:re|ez|ons|s)|restaur\w+)",
    r"(?:restablec\w+|restaur\w+|recuper\w+|deshac\w+|deshaz)",
    r"(?:herstel\w*|ongedaan|zet\w* (?:\S+ ){0,3}terug|terugzetten|terug te zetten)",
    r"(?:ripristin\w+|rimett\w+)",
    r"(?:restaur\w+|repor|reponh\w+|desfa\w+|recuper\w+)",
    r"(?:przywróc\w*|cofn\w+)",
    r"(?:återställ\w*|ångra\w*)",
)
_SLIP = _any_of(
    r"(?:by|a|my) (?:mistake|accident)|accidental\w*|didn't mean to|did not mean to",
    r"(?:aus |ein )?versehen(?:tlich)?",
    r"(?:par|une) erreur",
    r"(?:por|sin) (?:error|equivocación|querer)|un error",
    r"per ongeluk|(?:een )?vergissing",
    r"per (?:errore|sbaglio)|un errore",
    r"por (?:engano|erro|lapso)|sem querer",
    r"przez (?:pomyłkę|przypadek)|pomyłk\w+|niechcący",
    r"av misstag|ett misstag|råkade",
)
_NOT = _any_of(r"not|don't|do not|never|no need|nicht|kein\w*|ne|n'\w+|pas|no|niet|geen|non|não|nie|inte|ej")
_OPEN = _any_of(
    r"if|unless|whether|maybe|perhaps|might|wenn|falls|ob|vielleicht|evtl|eventuell|si|peut-être|quizás?|tal vez"
    r"|als|indien|misschien|se|forse|talvez|jeśli|czy|może|om|kanske|before|bevor|avant|antes|instead|stattdessen"
)
_BESIDE = frozenset(
    re.findall(
        r"\S+",
        """please yes sorry hi hello i i'd i'm we need have has to must want would like you could can it this that the our
    my your call interview meeting appointment chat talk conversation booking slot was is just unfortunately afraid
    sadly so thanks thank for and then again as on back was pressed clicked button it's me
    bitte ja leider ich muss möchte will wir unser unseren unserem unsere das den dem die der gespräch termin treffen
    interview anruf es war ist doch danke vielen dank entschuldigung verzeihung und mich mir sie du könnten können kannst wie wieder gedrückt
    leid tut geklickt das doch nur
    oui merci de d' je j'ai dois voudrais veux souhaite notre l' l'entretien entretien rendez-vous appel le la c'était
    c'est svp s'il vous te plaît plait bonjour désolé désolée pardon malheureusement ai cliqué pouvez-vous peux-tu il faut
    sí por favor gracias tengo que debo quiero quisiera nuestra nuestro la el entrevista llamada cita reunión lo fue ha
    sido hola siento lamentablemente he pulsado perdón perdona perdone disculpa disculpe puede puedes podéis
    ja graag alstublieft ik moet wil ons onze het de gesprek afspraak dank je u was helaas excuses hoi hallo kunt kun je heb
    sì grazie devo vorrei voglio il nostro la nostra colloquio chiamata appuntamento è stato era purtroppo scusa scusate ciao può puoi
    per favore ho cliccato
    sim obrigado obrigada preciso quero gostaria o a nossa nosso conversa chamada reunião foi infelizmente desculpe desculpa olá pode
    poderia cliquei
    tak proszę dziękuję muszę chcę nasza naszą nasze rozmowa rozmowę spotkanie to było był niestety przepraszam dzień dobry kliknąłem
    kliknęłam
    snälla tack jag måste vill vårt vår samtal samtalet möte mötet det var tyvärr förlåt ursäkta hej kan ni du tryckte""",
    )
)
"""What may stand beside the wish and says nothing more."""


def calls_off(text: str) -> str | None:
    """The words that call the interview off; empty where somebody may mean that, None where nobody does."""
    return _wished(text, _OFF)


def brings_back(text: str) -> str | None:
    """The words that want a cancelled interview back; empty where somebody may mean that, None where nobody does."""
    wants = _wished(text, _BACK)
    return wants or _wished(text, _SLIP) if wants != "" else wants


def says_yes(text: str) -> str:
    """The yes of an answer that says nothing else; empty for any other."""
    words = _WORD.findall(answer_in(text).words)
    return next((one for one in words if one in _YES), "") if _BESIDE.issuperset(words) else ""


def _wished(text: str, wish: re.Pattern[str]) -> str | None:
    """The wish, where the clause that states it states nothing else, and no other clause takes it back."""
    words = answer_in(text).words
    if wish.search(words) is None:
        return None
    if len(words.split()) > _LONGEST:
        return ""
    stated = ""
    for clause in _CLAUSE.split(words):
        found = wish.search(clause)
        rest = _SLIP.sub(" ", wish.sub(" ", clause))
        if _NOT.search(rest) or _OPEN.search(rest):
            return ""
        if found is not None:
            inside = found.group().split()[1:-1] if wish is not _SLIP else ()
            if not _BESIDE.issuperset([*_WORD.findall(_BACK.sub(" ", _OFF.sub(" ", rest))), *inside]):
                return ""
            stated = found.group()
    return stated
