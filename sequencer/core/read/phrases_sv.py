"""Swedish."""

from sequencer.core.read.phrases import Phrases

SWEDISH = Phrases(
    opt_out=(
        "radering av (?:mina|alla)", r"(?:vill|önskar) inte (?:bli )?kontakta\w*", r"oönskad\w*",
        r"avregistrer\w*", r"avanmäl\w*", r"avprenumerer\w*",
        r"(?:ta bort|radera|stryk|plocka bort) (?:\w+ ){0,3}(?:mig|mina|min|oss)\b",
        r"(?:sluta|upphör) (?:att )?(?:\w+ )?(?:mejla|maila|skriva|kontakta|skicka|höra)",
        r"(?:mejla|maila|skriv|kontakta|skicka) (?:\w+ ){0,2}(?:inte|aldrig|inga)\b",
        r"(?:inga|inte) (?:\w+ ){0,3}(?:fler|mer|flera) (?:mejl|mail|utskick|meddelanden)",
        r"vill inte (?:\w+ ){0,2}(?:ha|få|bli|längre)\b(?:.{0,30}(?:mejl|mail|kontakt|utskick|meddelanden))?",
        "från (?:er|din|eran) (?:lista|databas|utskickslista)", "gdpr", "lämna mig i fred", r"spam\b",
    ),
    wrong_person=(
        "fel (?:person|adress|mottagare|nummer)", r"(?:förväxl|blandar ihop|tagit fel|tar fel)\w*",
        "måste vara (?:ett )?(?:misstag|fel)", r"jag är [\w ]{2,30}, inte\b", "jag är inte (?:rätt|den)",
        "aldrig (?:jobbat|arbetat|varit)", "inte mitt (?:område|fack)", "ingen här (?:med|som heter)",
    ),
    flips=(
        r"inte ointress\w+", "säger inte nej", "varför inte", "inget emot", "kan inte säga nej",
    ),
    asides=(
        "inga problem", "ingen fara",
    ),
    decline=(
        "(?:passar|funkar) inte", "(?:stannar|blir) kvar", "avstår",
        "inte (?:min grej|rätt för mig|något för mig)", r"nej,? tack\w*", "tack,? men nej", "inte intresserad",
        "inget intresse", "inget för mig", "inte (?:för mig|aktuellt)",
        r"(?:tänker|vill|kommer|planerar) inte (?:\w+ )?(?:byta|flytta|sluta|lämna)",
        r"(?:måste|får|vill) (?:\w+ )?tacka nej", "tackar nej", r"avböj\w+",
        "(?:har )?(?:precis|redan|nyss) (?:skrivit på|tackat ja|börjat|bytt)", "lycka till", "aldrig i livet",
        "gått i pension|pensionär",
    ),
    settled=(
        r"(?:trivs|nöjd|glad) (?:\w+ )?(?:bra|där|med|här|på)", r"trivs\b", "(?:söker|letar) inte",
        "inte (?:ute efter|på jakt)",
    ),
    interest=(
        r"(?<!inte )(?<!inget )(?:intresserad|intressant|intresse|nyfiken|spännande)\b", r"gärna\b",
        "(?:kan|ska|vill) (?:vi |gärna |jag )*(?:prata|höras|ses|träffas|ringas)", "ring (?:mig|gärna)",
        r"(?:^|[.!,] ?)ja\b", "låter (?:bra|intressant|kul|spännande)", "berätta (?:gärna )?mer",
        r"skicka (?:\w+ )?(?:mer|info\w*|inbjudan|detaljer)", r"absolut\b",
        "(?:passar|funkar) (?:bra|mig|utmärkt)",
    ),
    question=(
        r"(?:vad|hur|var|vem|vilken|vilket|när|varför|är det|finns det|kan du|kan ni|har ni)\b[^.!\n]{1,120}\?",
        "hur fick (?:du|ni)", r"lön\s*\?",
    ),
    ask_later=(
        r"(?:hör|återkom|ring|skriv|fråga|kontakta|mejla)\w* (?:\w+ ){0,4}(?:i|efter|om|till|senare|när|nästa|igen)\b",
        "(?:kanske|hellre) (?:i|efter|till|senare|nästa)", "då (?:gärna|kan vi)",
    ),
    not_now=(
        "inte (?:just nu|nu|för tillfället|i nuläget|än|förrän)", "(?:just nu|för tillfället|för närvarande)",
        r"\btill(?:s)?\b", r"\befter\b", "kanske", "fullt upp", "föräldraledig", "tidigast",
    ),
    someday=(
        r"(?:senare|någon gång|en annan gång|i framtiden|längre fram|om (?:några|ett par) (?:månader|veckor|år))\b",
    ),
    refer=(
        "(?:fråga|prata|kontakta|skriv|hör|ring|mejla|testa)(?: hellre| med| till| gärna| istället)*",
    ),
    relation=(
        r"(?:min|mitt|en|vår) (?:\w+ ){0,2}(?:kollega|vän|kompis|bror|syster|kusin|man|fru|sambo|chef|granne)",
    ),
    unclear=(
        "tack", "ok(?:ej)?", "vi får se", "kanske", "beror på", "noterat", "mottaget", "jag ska tänka på saken",
    ),
    short_yes=(
        "(?:ja|japp|gärna|absolut|självklart|visst)(?: tack| gärna)?",
    ),
    short_no=(
        "(?:nej|nä|aldrig|ej intresserad)(?: tack)?",
    ),
)  # fmt: skip
