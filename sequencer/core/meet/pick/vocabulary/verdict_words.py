"""How clauses begin that ask, point back or break off, in nine languages; for the verdict over them."""

import re

ASKS = re.compile(
    r"\W*(?:and |und |et |y |en |e |i |och |but |aber )?(?:is|are|was|were|does|did|has|have|will|isn't|ist|sind|gilt|war|wird|werden|bleibt|est-ce|est|sont|es|son|será|zijn|wordt|è|sono|sarà|é|são|czy (?:to|jest|są|ten|ta|będzie)|är|blir)(?!\w)"
)
WHO = re.compile(
    r"\W*(?:and |und |et |y |en |e |i |och )?(?:who|what|where|how|why|which|wer|was|wo|wie|warum|wieso|welche\w*|mit wem|qui|que|quelle?s?|où|comment|combien|pourquoi|avec qui|quién|qué|cuál\w*|dónde|cómo|cuánto|con quién|wie|wat|waar|hoe|waarom|met wie|chi|che|quale|dove|come|perché|con chi|quem|o que|qual|onde|como|com quem|czy(?= (?!może|pasuje|mogę|możemy|można))|kto|kim|co|jak\w*|gdzie|dlaczego|z kim|vem|vad|var|hur|varför|vilken)(?!\w)"
)
HELLO = re.compile(r"^(?:hi|hello|hey|hallo|bonjour|salut|hola|hoi|ciao|olá|oi|cześć|hej)\W+")
BEFORE = re.compile(
    r"(?:before|after|bevor|nachdem|avant (?:de|que|d')|après|antes de|después de|voordat|nadat|prima di|dopo|depois de|zanim|innan)(?!\w)"
)
NUMBER_FIRST = re.compile(r"(?:à |a las |alle |às |um |om |o |kl )?\d{1,2}(?!\w)")
THEN = re.compile(r"(?:then|dann|da|alors|entonces|dan|allora|então|wtedy|då)(?!\w)")
JUST_NO = re.compile(r"not|nicht|pas|niet|não|nie|inte|nope")
NUMBER = re.compile(r"(?<![\w.,])\d{1,2}(?:[./-]\d{1,4})*(?:st|nd|rd|th|ste|de|er?|go|:[ea]|º|ª)?(?![\w,]|[.:/]\d)")
BROKEN_OFF = re.compile(r"but|aber|mais|pero|mas|ma|ale|men")
# Asks whether a time is still to be had.
STILL = re.compile(
    r"(?<!\w)(?:still|noch|nog|encore|toujours|todavía|aún|sigue\w*|ancora|ainda|jeszcze|nadal|wciąż|fortfarande|ännu)(?!\w)"
)
