"""Whom a time fits: words that say it of somebody else, or wonder how anybody could, pick nothing."""

import re

from sequencer.core.meet.pick.named.mentions import TAKEN
from sequencer.core.meet.pick.not_meant import not_meant
from sequencer.core.meet.pick.vocabulary.words import ACCEPT, PREFER

# Adverbs that may stand between a verb of fitting and the one it fits.
_HOW = r"(?:(?:really|only|just|maybe|very|so|well|best|better|great|good|fine|nur|bloß|bloss|wohl|allenfalls|höchstens|gut|super|prima|besser|eher|vielleicht|que|seulement|uniquement|bien|mieux|parfaitement|solo|sólo|solamente|mejor|alleen|enkel|vooral|goed|prima|misschien|hooguit|soltanto|bene|meglio|forse|só|apenas|somente|bem|melhor|talvez|tylko|może|najwyżej|bara|endast|mest|kanske|nog|bra|bäst) ){0,3}"
# Nobody but the candidate or the other side.
_US = r"me|us|myself|both|everyone|everybody|all|you|your|my|our|this|that|the|an?|it|now|sure|once|today|tomorrow|starters|business|drinks|work|lunch|coffee|interviews?|calls?|chats?|plans|purposes|thanks|regards|cheers|reasons?|hours?|minutes?|mornings|evenings|afternoons|weekends|weekdays|mondays|tuesdays|wednesdays|thursdays|fridays"
_ICH = r"mich|uns|mir|sie|dich|euch|ihnen|dir|beide|alle|heute|morgen|diesen?|das|den|die|ein\w*|mein\w* (?:seite|teil|kalender|zeitplan|plan|woche|tag\w*|terminkalender|schichtplan|arbeitszeit\w*|agenda)|unser\w* (?:gespräch|termin|treffen|telefonat|austausch|interview|call)|[^\s]*(?:gespräch|interview|termin|treffen)s?|den (?:anruf|termin|austausch)"
_SOMEBODY = {
    "en": rf"(?:works?|fits?|fine|good|great|ideal|perfect|ok|okay|lovely|brilliant|one|slot|time|something|made|meant) {_HOW}for (?:the (?:kids|children|family|dog|dentist|boss)(?!\w)|(?!(?:{_US})(?!\w))(?:[^\W\d_]+ ){{0,2}}?(?:people|those|folks?|someone|somebody|anyone|[^\W\d_]+(?<!s)s|my \w+)(?!\w))|suits? {_HOW}(?!(?:{_US}|(?!early)\w+ly|as|thus|perhaps|yes|thanks)(?!\w))(?:people|those|folks?|someone|somebody|[^\W\d_]+(?<!s)s|(?:early|late|night) \w+)(?!\w)",
    "de": rf"für (?:alle|jene|leute|diejenigen|menschen),? die(?! ¦)|(?:passt|passen|recht|gut|ideal|perfekt|super|prima|toll|was|etwas|nichts|termin|zeit) {_HOW}für (?!(?:{_ICH})(?!\w))(?:[^\W\d_]+e?n?)(?!\w)",
    "fr": r"(?:convient|va|parfait|bien|idéal|bon|super|fait) (?:\w+ ){0,2}?(?:aux|pour (?:les|ceux|celles|des)) (?!(?:deux|trois|entretiens?|appels?|équipes?)(?!\w))[^\W\d_]+",
    "es": r"(?:va|viene|sirve|perfect[oa]|bien|ideal|buen[oa]?|genial) (?:\w+ ){0,2}?(?:a|para) (?:los|las|quien(?:es)?|gente) (?!(?:dos|tres|entrevistas?|llamadas?|¦|\d)(?!\w))[^\W\d_]+",
    "nl": r"(?:past|schikt|prima|goed|ideaal|iets|wat|perfect|leuk|fijn) (?:\w+ ){0,2}?(?:voor|bij) (?!(?:mij|me|ons|jullie|jou|u|de|het|een|mijn|onze|dit|deze|beide|iedereen|allebei|vandaag|morgen|nu)(?!\w))(?:[^\W\d_]+ )?[^\W\d_]+(?:s|en)(?!\w)",
    "it": r"(?:va|bene|ideale|perfetto|buono|adatto|ottimo) (?:\w+ ){0,2}?(?:a chi|per chi|(?:ai|agli|alle|per i|per gli|per le) (?!(?:due|tre|ore|colloqui\w?|¦|\d)(?!\w))[^\W\d_]+)",
    "pt": r"(?:serve|bom|boa|ótimo|ideal|perfeito|funciona|fica bem|é) (?:\w+ ){0,2}?(?:a quem|para quem|para (?:os|as) (?!(?:dois|duas|três|entrevistas?|¦|\d)(?!\w))[^\W\d_]+)",
    "pl": r"(?:pasuje|dobr[aey]|odpowiada|idealn\w|super|świetn\w|dobrze|w sam raz|coś) (?:\w+ ){0,2}?(?:dla (?!(?:mnie|nas|państwa|was|ciebie|obu|obojga|pana|pani|wszystkich)(?!\w))[^\W\d_]+|tylko (?!(?:mi|nam|mnie|w|we|o|na|ten|ta|to|jeden|jedna|¦)(?!\w))[^\W\d_]+(?:om|ym|im))",
    "sv": r"(?:passar|bra|perfekt|funkar|något|nåt|ideal\w*) (?:\w+ ){0,2}?för (?!(?:mig|oss|er|dig|min|vår|mitt|mina|båda|alla|att|det|den|en|ett|ikväll|idag|imorgon|¦)(?!\w))(?:[^\W\d_]+ )?[^\W\d_]+(?:a|ar|er|or|are)(?!\w)|passar (?:bara|endast|mest|nog bara) (?!(?:mig|oss|jag|på|den|det|bra|om|kl|en|ett|¦)(?!\w))[^\W\d_]+",
}  # fmt: skip
_FITS_THEM = re.compile(rf"(?<!\w)(?:{'|'.join(_SOMEBODY.values())})")
# “… passt nur Frühaufstehern”: a noun in German begins with a capital, whoever writes carefully.
_FITS_A_NOUN = re.compile(
    rf"(?<!\w)(?i:passt|passen|gefällt|liegt) {_HOW}(?!(?:Dir|Ihnen|Euch|Sie|Mir|Uns|Viele|Vielen|Danke|Grüße|Gruß|LG|VG|MfG|Liebe|Beste|Herzliche|Mit|Ich|Wir|Da|Das|Dann|Bis|Freue|Prima|Super|Perfekt|Gut|Sehr|Klasse|Toll)(?!\w))(?:[A-ZÄÖÜ][a-zäöüß]+)(?:n|m)(?!\w)"
)
_CALENDAR = r"plan\w*|schedule|calendar|kalend\w*|diary|agenda|timetable|rota|shift\w*|schicht\w*|zeit\w*|week|woche|seman\w*|settiman\w*|semaine|day|tag\w*|lunch\w*|break|pause|mittag\w*|meinung|opinion|horario|horário|turno|rooster|schema|grafik\w*|emploi|planning|side|seite|end|part|teil|availability|hours|arbeitszeit\w*|routine|needs|grafiku|harmonogram\w*|kalendarz\w*|arbetstid\w*|vardag|dag|życie|życiu|kieszeń|lunch|pauze|lunchpauze|lunchrast|del|räkning|parte|gusto|familj\w*|horari\w*"
# … and one's own people, to whom it is kind.
_FITS_MINE = re.compile(
    r"(?<!\w)(?:works?|suits?|fits?|geht|fährt|gaat|går|passt|passen|convient|irait|va|vient|viene|sirve|conviene|past|schikt|serve|fica|pasuje|odpowiada|passar|funkar|fungerar|ideal|perfect|perfekt|perfetto|perfecto|perfeito|fine|great|ok|okay|bien|bene|bem|bra|goed|gut)"
    r"(?: (?:for|für|för|à|a|al|bij|voor|para|per|ao|dla|bien|bene|bem|goed|gut|bra|well|better|best|besser|prima|perfekt|perfect)){0,3}"
    rf" (?:my|mein\w*|unser\w*|mon|(?<=à )ma|(?<=pour )ma|mes|(?<= a )mis?|(?<= para )mis?|mijn|onze|mio|mia|meu|minha|mojej|mojemu|moim|min|mina|vår) (?!(?:{_CALENDAR})(?!\w))[^\W\d_]+"
)
# What somebody likes to do at that time, where it is no taking: “at noon I like to eat”.
_TAKES = r"(?:nehm|nähm|nutz|hätt|würd|wär|komm|käm|bin|möcht|woll|mag|buch|wähl|reservier|bestätig|sprech|sprich|rede|unterhalt|telefonier|ruf|treff|träf|führ|halt|block|trag|sag|steh|richt|mach(?!e ich gerne? (?!(?:das|es|den|mit|einen? (?:termin|gespräch))(?!\w))[^\W\d_])|lern|hab|kann|könnt|lass|stell|plan|entscheid|schlag|schließ|freu|les|hör|erwart|vereinbar|akzeptier|beantwort|schalt|wart|greif|geh|bleib|seh|sähe|wünsch|bevorzug|fänd|find|notier|vormerk|merk|verabred|melde|leg|schnapp|opfer)"
_LIKES = re.compile(
    rf"¦ (?!{_TAKES})[a-zäöüß]+e ich (?:[^\s.,;!?¦]+ )?gern(?:e)?(?!\w)|(?<!\w)ich (?!{_TAKES})[a-zäöüß]+e (?:[^\s.,;!?¦]+ )?gern(?:e)? (?=[^.,;!?]{{0,20}}¦)"
    r"|¦ (?:eet|drink|slaap|sport|fiets|wandel|kook|zwem|ren|speel|kijk|rust|ontspan|lunch|winkel) ik (?:[^\s.,;!?¦]+ )?graag|¦ (?:äter|dricker|sover|tränar|cyklar|promenerar|lagar|simmar|springer|spelar|tittar|vilar|lunchar|handlar|fikar) jag (?:[^\s.,;!?¦]+ )?gärna"
)
# How anybody could: a question that wants no answer.
_WONDERS = re.compile(
    r"(?<!\w)(?:how (?:is|are|am|on earth|the hell|could|can|should|would|do (?:i|they|people|you expect)|does|will)(?! it (?:work|go) (?:then|exactly))|who (?:does|would|on earth|the hell|schedules|gets|is|has|wants|can|books|came|comes)|why (?:on earth|so|is|are|would|not a)|what (?:kind|sort) of|what were|seriously|really(?=\W*\?)|are you (?:serious|kidding|mad|for real)|good grief|you must be"
    r"|wie (?:soll\w*|stellt|stellen|kann (?:man|ich|denn)|denkt|denken|kommt (?:man|ihr)|bitte)|wer (?:macht|denkt|steht|kommt|soll|will|ist|hat|kann|bitte|um|plant|legt)|was (?:soll|denkt|denken|ist das|für ein)|warum|wieso|weshalb|ernsthaft|im ernst|echt jetzt"
    r"|comment (?:veu\w+|voul\w+|suis|puis|je|faire|est-ce|on|voudr\w+|peut)|qui (?:fait|se|peut|est|va|a (?:eu|pu|bien)|donc|propose)|pourquoi|sérieusement|sérieux(?=\W*\?)|vous êtes sérieux"
    r"|cómo (?:voy|quier\w+|se|lo|pretend\w+|es|vamos|hago|demonios)|quién|por qué|en serio|va en serio"
    r"|hoe (?:moet|kan|komt|denk\w*|doe|stel\w*|zie\w*|krijg)|wie (?:bedenkt|doet|heeft|gaat|is|komt|plant|wil|kan|staat)|waarom|serieus|meen je"
    r"|come (?:faccio|si fa|posso|potrei|dovrei|è possibile|fate|pensate|si può|farei|pensi)|chi (?:si|ha|può|mai|va|è|fa)|perché mai|sul serio|ma siete"
    r"|como (?:é que|vou|posso|querem|se|faço|assim|é possível)|quem (?:é|faz|marca|tem|acorda|vai)|por que|porque é que|a sério|sério(?=\W*\?)"
    r"|jak (?:mam|to|niby|ja|można|wy|mamy|miał\w*|sobie)|kto|dlaczego|po co|poważnie|serio"
    r"|hur (?:ska|skall|kan|tänker|är|fan|gör|tusan|skulle|har)|vem (?:kommer|gör|har|är|orkar|bokar|vill|kan)|varför|seriöst|allvarligt|på riktigt)(?!\w)"
)
# What may stand between the time and the wondering; behind a full stop a question may be one.
_BEGINS = re.compile(r"[,;:!?()…–—-]|¦")


def fits_another(words: str, cased: str) -> str | None:
    """The words by which a time fits somebody else; None where it fits the candidate or nobody is named."""
    for look in (_FITS_THEM, _FITS_MINE):
        if found := look.search(words):
            return found.group(0).strip()
    found = _FITS_A_NOUN.search(cased)
    return found.group(0) if found else None


def likes(left: str) -> str | None:
    """What somebody likes to do at a time, and that is not to take it, or how a time is named and not meant; `left` are the words with the times taken out."""
    found = _LIKES.search(left)
    return found.group(0) if found else not_meant(left)


def wonders(left: str) -> str | None:
    """The question behind a time that nothing before it says yes to; `left` are the words with the times taken out."""
    for one in _WONDERS.finditer(left):
        before = left[: one.start()]
        if (
            TAKEN in before
            and _BEGINS.match(before.rstrip()[-1:])
            and not (ACCEPT.search(before) or PREFER.search(before))
        ):
            return one.group(0)
    return None
