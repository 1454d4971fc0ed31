"""Dutch."""

from sequencer.core.read.phrases import Phrases

DUTCH = Phrases(
    opt_out=(
        "verwijdering van (?:mijn|al)",
        r"mijn (?:\w+ ){0,2}(?:gegevens|adres|e-?mailadres|data) (?:\w+ ){0,4}(?:halen|verwijderen|wissen|schrappen)",
        r"ongewenst\w*", r"schrijf (?:me|mij|ons) (?:\w+ )?uit",
        "(?:niet|nooit) (?:meer )?(?:gemaild|benaderd|gecontacteerd) (?:te )?worden", "avg-verzoek",
        r"wil (?:\w+ )?(?:niets|geen) (?:\w+ )?meer", r"afmeld\w*", r"uitschrij\w*",
        r"(?:verwijder|schrap|wis|haal)\w* (?:\w+ ){0,3}(?:mijn|mij|me|ons)\b",
        r"(?:mijn|mij|me) (?:\w+ ){0,3}(?:verwijder|schrappen|wissen|uit te schrijven|halen)\w*",
        r"niet meer (?:\w+ ){0,2}(?:mail|schrijv|benader|contact|bericht|stur)\w*",
        r"geen (?:\w+ )?(?:mails?|e-?mails?|berichten|post|reclame)(?: meer| van)?\b",
        r"(?:mail|schrijf|benader|stuur|contacteer) (?:mij|me|ons) (?:\w+ )?(?:niet|nooit|geen)",
        "(?:uit|van) (?:uw|je|jullie|de) (?:lijst|bestand|mailinglijst|database|mailing)", "stop (?:met|hiermee)",
        "laat (?:me|mij) met rust", r"avg\b", r"spam\b", "(?:hou|houd|houdt) (?:hier)?mee op", "lastig ?vallen",
        r"meld (?:me|mij|ons) (?:\w+ )?af", r"geen contact meer\b", r"(?:hou|houd|houdt) (?:er )?op met (?:mailen|schrijven|sturen|bellen)",
        r"bezwaar tegen (?:de |het )?(?:verwerking|gebruik)",
    ),
    wrong_person=(
        "verkeerde (?:persoon|adres|voor|te pakken|man|vrouw)?", r"vergis\w*|vergissing", r"verwar\w*",
        r"ik ben (?:\w+ ){0,3}\w+(?:, | en )(?:geen|niet)\b", "niet de (?:juiste|persoon)",
        "nooit (?:in de|als) .{0,30}gewerkt", "niet mijn (?:vak|gebied|vakgebied)", "niemand met die naam",
    ),
    flips=(
        "zeg (?:ik )?(?:geen|niet) nee", "niet oninteressant", "waarom niet", "niets op tegen", "geen nee",
    ),
    asides=(
        "geen probleem", "niet actief (?:aan het zoeken|op zoek)", "aan fulltime begin ik niet",
    ),
    decline=(
        "(?:blijf|zit) (?:liever |lekker |goed |prima )?(?:waar|hier|op mijn plek)", "past niet (?:bij|voor)",
        "(?:is|lijkt) (?:me )?(?:niks|niets|geen|niet) (?:voor|iets|wat)", "sla (?:even )?over",
        "geen (?:zin|tijd voor)", r"nee,? (?:bedankt|dank\w*|hoor|helaas)",
        "(?:bedankt|dank je|dank u),? (?:maar )?nee", "geen (?:interesse|belangstelling|behoefte)",
        "niet geïnteresseerd", "nie?t?s voor mij", "niet voor mij",
        r"niet (?:wisselen|veranderen|verhuizen|van baan|weg)\b",
        r"(?:moet|wil|zal) (?:\w+ )?(?:afslaan|bedanken|afwijzen)", "bed niet voor uit",
        r"(?:net|al|zojuist) (?:\w+ ){0,3}(?:getekend|begonnen|geaccepteerd|aangenomen)",
        "succes (?:met|ermee|verder)", r"\bsucces!", "met pensioen", "echt niet", "geen denken aan",
    ),
    settled=(
        "(?:prima|goed|erg|zeer) (?:naar mijn zin|op mijn plek|tevreden)", "naar mijn zin",
        "(?:tevreden|blij|gelukkig) (?:met|waar|bij|hier)", "niet op zoek",
    ),
    interest=(
        r"(?<!niet )(?<!geen )(?:interessant|geïnteresseerd|interesse|benieuwd|nieuwsgierig)\b",
        r"(?:graag|prima|zeker)\b(?! mijn)(?! naar)", r"sta (?:\w+ ){0,3}open",
        r"(?:wil|kunnen|zullen|laten) (?:\w+ ){0,4}(?:praten|bellen|kennismaken|spreken|afspreken)",
        "bel (?:me|mij)", r"stuur (?:\w+ ){0,3}(?:uitnodiging|info\w*|details)", r"(?:^|[.!,] ?)ja\b",
        r"klinkt (?:\w+ )?(?:goed|leuk|interessant|top)", r"vertel (?:\w+ )?meer", "leuk dat",
    ),
    question=(
        r"(?:wat|hoe|waar|wie|welke|wanneer|waarom|is er|is het|kunt u|kun je|heb je|hoeveel)\b[^.!\n]{1,120}\?",
        "wat schuift", "hoe kom(?:t u|en jullie|je) aan", r"salaris\s*\?",
    ),
    ask_later=(
        r"(?:vraag|mail|bel|schrijf|benader|probeer|spreek|kom|neem)\w* (?:\w+ ){0,4}(?:in|na|over|rond|eind|begin|later|vanaf|volgend)\b",
        r"(?:in|na|vanaf|rond) \w+ (?:\w+ ){0,3}(?:weer|nog eens|praten|rondkijken|terugkomen)", r"nog eens\b",
        "misschien (?:in|na|over|later|volgend)", r"half jaar\w*",
    ),
    not_now=(
        r"(?:nu|op dit moment|momenteel|voorlopig|even) (?:\w+ )?(?:niet|geen|even niet)", "voorlopig", r"\btot\b",
        r"\bna\b", "misschien", "te druk", "proeftijd",
    ),
    someday=(
        r"(?:later|ooit|een andere keer|in de toekomst|over een (?:tijdje|paar maanden|jaar))\b",
        "hou(?:d)? me in gedachten",
    ),
    refer=(
        "(?:vraag|vragen|praat|bel|mail|benader|probeer|neem contact op met|spreek)(?: eens| maar| beter| het| even| met| aan)*",
    ),
    relation=(
        r"(?:mijn|een|onze|m'n) (?:\w+ ){0,2}(?:collega\w*|vriend\w*|broer|zus|neef|nicht|man|vrouw|partner|maat|buurman|buurvrouw|baas)",
    ),
    unclear=(
        "tja", "ok(?:é)?", "bedankt", "misschien", "we zien wel", "hangt ervan af", "hm+", "ontvangen",
    ),
    short_yes=(
        "(?:ja|jawel|graag|prima|zeker|leuk|is goed)(?: hoor| graag)?",
    ),
    short_no=(
        "(?:nee|neen|nooit|geen interesse)(?: bedankt| dank je| hoor)?",
    ),
)  # fmt: skip
