"""How nine languages tell the time: the words for hours and minutes, and the phrases that put them together.

In a phrase `{h}` is an hour and `{m}` minutes, in words or figures, `{w}` an hour in words only. Next to it stands what
is added to the hour in minutes, and whether `{m}` is added (1) or taken away (-1).
"""

from dataclasses import dataclass

Phrase = tuple[str, int, int]


@dataclass(frozen=True)
class ClockWords:
    """`hours` from one on and `minutes` by their number, alternatives parted by `|`; words that come before a time."""

    hours: str
    minutes: dict[int, str]
    phrases: tuple[Phrase, ...]
    at: str
    after: str
    since: str
    before: str
    until: str
    around: str
    between: str = "between"
    onwards: str = ""


ENGLISH = ClockWords(
    "one two three four five six seven eight nine ten eleven twelve",
    {5: "five", 10: "ten", 15: "fifteen", 20: "twenty", 25: "twenty[- ]five", 30: "thirty", 40: "forty", 45: "forty[- ]five", 50: "fifty"},
    (
        ("half[- ](?:past )?{h}", 30, 0), ("(?:a )?quarter (?:past|after) {h}", 15, 0),
        ("(?:a )?quarter (?:to|of|before|till|til) {h}", -15, 0), ("{m} (?:minutes )?(?:past|after) {h}", 0, 1),
        ("{m} (?:minutes )?(?:to|before|till|til) {h}", 0, -1), ("{w}[- ](?P<mm>{M})", 0, 1), ("{h} ?o'?clock", 0, 0),
    ),
    at="at|@", after="after|past|later than", since="from|starting(?: at| from)?|as of", before="before|earlier than",
    until="until|till|til|by|up to", around="around|about|roughly|approx\\.?|circa|(?<!let's )(?<!let us )(?<!i'd )(?<!would )say|ish", between="between|from",
    onwards="onwards?|or later|and later|and after|or after|on(?=$|[.,;!?)\\n])",
)  # fmt: skip
GERMAN = ClockWords(
    "eins|ein zwei|zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
    {5: "fünf", 10: "zehn", 15: "fünfzehn", 20: "zwanzig", 25: "fünfundzwanzig", 30: "dreißig|dreissig", 40: "vierzig", 45: "fünfundvierzig", 50: "fünfzig"},
    (
        ("{m} vor halb {h}", -30, -1), ("{m} nach halb {h}", -30, 1), ("halbe? {h}(?: uhr)?", -30, 0),
        ("viertel nach {h}", 15, 0), ("viertel vor {h}", -15, 0), ("(?:dreiviertel|drei viertel) {h}", -15, 0),
        ("viertel {h}", -45, 0), ("{m} (?:minuten )?nach {h}", 0, 1), ("{m} (?:minuten )?vor {h}", 0, -1),
        ("{h} uhr {m}", 0, 1), ("{h} uhr", 0, 0),
    ),
    at="um|auf", after="nach|später als", since="ab", before="vor|früher als", until="bis", around="gegen|so gegen|circa|ca\\.?|ungefähr|etwa|rund",
    between="zwischen|von", onwards="oder später|aufwärts|an(?=$|[.,;!?)\\n])",
)  # fmt: skip
FRENCH = ClockWords(
    "une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt",
    {5: "cinq", 10: "dix", 15: "quinze", 20: "vingt", 25: "vingt-cinq", 30: "trente", 40: "quarante", 45: "quarante-cinq", 50: "cinquante"},
    (
        ("midi et demie?", -690 + 1440, 0), ("midi et quart", -705 + 1440, 0), ("midi moins (?:le )?quart", -735 + 1440, 0), ("midi (?:quinze|15)", -705 + 1440, 0), ("midi (?:trente|30)", -690 + 1440, 0),
        ("{h} ?(?:heures?|h) et demie?", 30, 0), ("{h} ?(?:heures?|h) et quart", 15, 0), ("{h} ?(?:heures?|h) moins (?:le )?quart", -15, 0),
        ("{h} ?(?:heures?|h) moins {m}", 0, -1), ("{h} ?(?:heures?|h) {m}", 0, 1), ("{h} ?(?:heures?|h)", 0, 0),
    ),
    at="à|pour", after="après|plus tard que|passé", since="à partir de|dès", before="avant|plus tôt que", until="jusqu'à|jusque",
    around="vers|environ|autour de|aux alentours de", between="entre|de", onwards="ou plus tard|et plus",
)  # fmt: skip
SPANISH = ClockWords(
    "una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis|dieciseis diecisiete dieciocho diecinueve veinte",
    {5: "cinco", 10: "diez", 15: "quince", 20: "veinte", 25: "veinticinco", 30: "treinta|media", 35: "treinta y cinco", 40: "cuarenta", 45: "cuarenta y cinco", 50: "cincuenta", 55: "cincuenta y cinco"},
    (
        ("(?:las? )?{h} y media", 30, 0), ("(?:las? )?{h} y cuarto", 15, 0), ("(?:las? )?{h} menos cuarto", -15, 0),
        ("cuarto para las? {h}", -15, 0), ("{m} para las? {h}", 0, -1), ("las? {h} menos {m}", 0, -1), ("las? {h} y {m}", 0, 1),
        ("las? {w} (?P<mm>{M})", 0, 1), ("las {w}(?: en punto| horas?)?", 0, 0), ("a la una", 60, 0), ("(?:las )?{h} horas (?:con |y )?{m}(?: minutos)?", 0, 1), ("las {h} horas?", 0, 0),
    ),
    at="a las|las|a la(?= una)|pa las", after="después de(?: las?)?|pasadas(?: las)?|más tarde de(?: las?)?", since="a partir de(?: las?)?|desde(?: las?)?",
    before="antes de(?: las?)?", until="hasta(?: las?)?", around="sobre(?: las?)?|hacia(?: las?)?|a eso de(?: las?)?|alrededor de(?: las?)?|tipo", between="entre las?|de|de las?",
    onwards="en adelante|o más tarde",
)  # fmt: skip
DUTCH = ClockWords(
    "één|een|eén twee|tweeën drie vier vijf|vijven zes|zessen zeven|zevenen acht negen tien elf twaalf",
    {5: "vijf", 10: "tien", 15: "vijftien", 20: "twintig", 25: "vijfentwintig", 30: "dertig", 45: "vijfenveertig"},
    (
        ("{m} (?:voor|vóór) half {h}", -30, -1), ("{m} over half {h}", -30, 1), ("half {h}", -30, 0), ("kwart over {h}", 15, 0),
        ("kwart (?:voor|vóór) {h}", -15, 0), ("{m} (?:minuten )?over {h}", 0, 1), ("{m} (?:minuten )?(?:voor|vóór) {h}", 0, -1),
        ("{h} (?:uur|u) {m}", 0, 1), ("{h} (?:uur|u)", 0, 0),
    ),
    at="om", after="na|later dan", since="vanaf", before="voor|vóór|eerder dan", until="tot", around="rond|omstreeks|tegen|ongeveer|circa|zo rond",
    between="tussen|van", onwards="of later|en later",
)  # fmt: skip
ITALIAN = ClockWords(
    "una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti",
    {5: "cinque", 10: "dieci", 15: "quindici", 20: "venti", 25: "venticinque", 30: "trenta", 40: "quaranta", 45: "quarantacinque"},
    (
        ("mezzogiorno e mezz[ao]", 750, 0), ("mezzogiorno e un quarto", 735, 0), ("mezzogiorno meno un quarto", 705, 0),
        ("{h} e mezz[ao]", 30, 0), ("{h} e un quarto", 15, 0), ("{h} meno un quarto", -15, 0), ("{h} e tre quarti", 45, 0),
        ("{h} meno {m}", 0, -1), ("(?:alle|le|ore) {h} e {m}", 0, 1), ("(?:all'|l')una", 60, 0), ("un quarto all'una", 765, 0), ("un quarto alle {h}", -15, 0),
    ),
    at="alle(?: ore)?|delle|ore|h|per le|le(?= \\d{1,2}(?:[:.]\\d\\d)?(?:\\W|$))", after="dopo le|più tardi delle", since="dalle(?: ore)?|a partire dalle", before="prima delle",
    until="fino alle|entro le", around="verso le|intorno alle|circa alle|sulle", between="tra le|fra le|dalle", onwards="in poi|o più tardi|in avanti",
)  # fmt: skip
PORTUGUESE = ClockWords(
    "uma duas|dois três|tres quatro cinco seis|meia sete oito nove dez onze doze treze catorze|quatorze quinze dezasseis|dezesseis dezassete|dezessete dezoito dezanove|dezenove vinte",
    {5: "cinco", 10: "dez", 15: "quinze", 20: "vinte", 25: "vinte e cinco", 30: "trinta|meia", 35: "trinta e cinco", 40: "quarenta", 45: "quarenta e cinco", 50: "cinquenta", 55: "cinquenta e cinco"},
    (
        ("meio[- ]dia e meia", 750, 0), ("meio[- ]dia e (?:um )?quarto", 735, 0), ("{h}(?: horas?|h)? e meia", 30, 0),
        ("{h}(?: horas?|h)? e (?:um )?quarto", 15, 0), ("{h}(?: horas?|h)? e (?:três|3) quartos", 45, 0), ("{h} menos (?:um )?quarto", -15, 0), ("(?:um )?quarto para as? {h}", -15, 0),
        ("{m} para as? {h}", 0, -1), ("{h} menos {m}", 0, -1), ("(?:às?|as|pelas) {h} e {m}", 0, 1), ("{h} horas (?:e )?{m}", 0, 1), ("{h} horas?", 0, 0),
    ),
    at="às|as|à|pelas|para as|lá pelas", after="depois das?|após as?|a seguir às", since="a partir das?|desde as?", before="antes das?",
    until="até às?|até as?", around="por volta das?|cerca das?|perto das?|umas", between="entre as?|das", onwards="em diante|ou mais tarde",
)  # fmt: skip
POLISH = ClockWords(
    "pierwsz(?:a|ej|ą) drug(?:a|iej|ą) trzeci(?:a|ej|ą) czwart(?:a|ej|ą) piąt(?:a|ej|ą) szóst(?:a|ej|ą) siódm(?:a|ej|ą) ósm(?:a|ej|ą) dziewiąt(?:a|ej|ą) "
    "dziesiąt(?:a|ej|ą) jedenast(?:a|ej|ą) dwunast(?:a|ej|ą) trzynast(?:a|ej|ą) czternast(?:a|ej|ą) piętnast(?:a|ej|ą) szesnast(?:a|ej|ą) "
    "siedemnast(?:a|ej|ą) osiemnast(?:a|ej|ą) dziewiętnast(?:a|ej|ą) dwudziest(?:a|ej|ą)",
    {5: "pięć", 10: "dziesięć", 15: "piętnaście", 20: "dwadzieścia", 25: "dwadzieścia pięć", 30: "trzydzieści", 40: "czterdzieści", 45: "czterdzieści pięć"},
    (
        ("(?:wpół|w pół) do {h}", -30, 0), ("kwadrans na {h}", -45, 0), ("trzy(?: kwadranse)? na {h}", -15, 0), ("kwadrans po {h}", 15, 0), ("kwadrans przed {h}", -15, 0), ("za kwadrans {h}", -15, 0),
        ("za {m} {h}", 0, -1), ("{m} (?:minut )?po {h}", 0, 1), ("{m} (?:minut )?przed {h}", 0, -1), ("{w} (?P<mm>{M})", 0, 1),
        ("godz(?:in\\w+|\\.)? {h}", 0, 0), ("{h} godzin\\w+", 0, 0),
    ),
    at="o(?: godz\\.?| godzinie)?|godz\\.?|godzin[aęy]|godzinie|na", after="po(?: godz\\.?| godzinie)?|później niż o", since="od(?: godz\\.?| godziny)?",
    before="przed(?: godz\\.?)?", until="do(?: godz\\.?| godziny)?", around="około|koło|ok\\.?|tak o|gdzieś o", between="między|od|pomiędzy",
    onwards="wzwyż|lub później|i później",
)  # fmt: skip
SWEDISH = ClockWords(
    "ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo",
    {5: "fem", 10: "tio", 15: "femton", 20: "tjugo", 25: "tjugofem", 30: "trettio", 40: "fyrtio", 45: "fyrtiofem"},
    (
        ("{m} i halv {h}", -30, -1), ("{m} över halv {h}", -30, 1), ("halv {h}", -30, 0), ("kvart över {h}", 15, 0), ("kvart i {h}", -15, 0),
        ("{m} över {h}", 0, 1), ("{m} i {h}", 0, -1), ("{w} (?P<mm>{M})", 0, 1),
    ),
    at="kl\\.?|klockan|vid", after="efter(?: kl\\.?| klockan)?|senare än", since="från(?: kl\\.?| klockan)?", before="före(?: kl\\.?)?|innan(?: kl\\.?)?",
    until="till(?: kl\\.?)?|fram till", around="runt|omkring|vid|ca\\.?|cirka|kring", between="mellan|från", onwards="och framåt|eller senare|och senare",
)  # fmt: skip
CLOCKS = {
    "en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH, "nl": DUTCH, "it": ITALIAN, "pt": PORTUGUESE, "pl": POLISH, "sv": SWEDISH,
}  # fmt: skip

# The end of a day and the beginning of the next.
MIDNIGHT = r"(?<!it's )(?<!it's past )(?<!it's after )(?<!it's nearly )(?<!it's almost )(?:12 )?mid ?night|mitternachts?|null uhr|minuit|media ?noche|midder ?nacht|twaalf uur 's nachts|mezzanotte|meia[- ]?noite|(?:o |o 12 w )?północ(?:y|ą)|mid ?natt|zwölf uhr nachts|twelve at night|12 at night|douze heures de la nuit|las doce de la noche|północ(?=$|[,.!])"
_FIVE, _NOON, _SIX = 5, 12, 18
# Parts of the day: the hours that everybody means by them, those that somebody may, and the words.
PARTS: tuple[tuple[tuple[int, int], tuple[int, int], str], ...] = (
    (
        (5, 12), (5, 12),
        (r"(?:in the |early |late )?mornings?|bright and early|early doors|(?<=day )early(?=,|\W*$)|early[- ]bird|before (?:work|the office)|vormittags?|(?:am |frühen |früher |jeden )?morgens?(?! (?:früh|abend|mittag|nachmittag|vormittag))|in der früh|früh(?:morgens)?|vor (?:der )?(?:arbeit|schicht|maloche|hackn)|matin(?:ée)?s?|avant (?:le )?(?:travail|boulot|taf|bureau)|"
        r"(?:por|en|de|a) la mañana|mañanas|mañanita|temprano|a primera hora|antes (?:del trabajo|de(?: entrar)? (?:a )?trabajar|de entrar a la oficina|de la oficina|del curro|del laburo|de ir al curro)|tempranito|a primera hora de la mañana|bien temprano|(?:'s )?ochtends?|('s )?morgens|voor (?:het )?werk|voormiddag|vroege ochtend|mattin[aoe]|mattinata|mattutin[oa]|mattinier[oa]|matutin[oa]|(?<!suis )(?<!très )(?<!plutôt )matinale?|porann\w+|di buon'?ora|prima (?:del lavoro|di andare al lavoro|dell'ufficio)|"
        r"(?:de|da|pela|na|à|as|às) manhãs?|manhãzinha|manhãs|cedo|(?:bem )?cedinho|antes do (?:trabalho|trampo|serviço|expediente|emprego)|antes de ir (?:trabalhar|pro trabalho|para o trabalho)|z? ?(?:wczesnym )?rana|rano|ranem|ranek|poranek|przed południem|przed (?:pracą|robotą)|przedpołudni\w+|förmiddag\w*|(?:på )?morgon(?:en|kvisten)?|morgnar(?:na)?|bitti|(?:före|innan) (?:jobbet|arbetet|skiftet)|innan jag jobbar"),
    ),
    (
        (11, 14), (11, 15),
        (r"(?:(?:over|during|around) )?lunch ?(?:time|break|hour|slot)?s?|midday|mittags?(?:zeit|pause|termin)?|über mittag|midi|(?:à la |ma |pendant la )?pause[- ]déj\w*|pause de midi|déjeuner|(?:a |al )?mediod[ií]a|(?:a )?(?:la )?hora de(?:l)? (?:comer|almuerzo|almorzar|comida|lonche)|al almuerzo|(?:sur |à )?l'heure du (?:midi|déjeuner|lunch)|lunch(?:tijd|pauze)|over de middag|entre midi et (?:deux|14 ?h|quatorze heures)|tra l'una e le due|entre la una y las dos|tussen de middag|(?:tussen )?de middagpauze|"
        r"(?:in |ora di |pausa )?pranzo|mezzogiorno|(?:(?:hora (?:de|do)|[na]o|na hora do) )?almoço|meio[- ]dia|w południe|(?:w )?porze (?:lunchu|obiadu)|lunchu|(?:w )?samo południe|południe|przerw\w+ (?:obiadow\w+|lunchow\w+)|lunchen|lunchtid|lunchrast\w*|mitt på dagen"),
    ),
    (
        (13, 17), (12, 19),
        r"(?:early |late )?afternoons?|(?:am )?(?:frühen |späten )?nachmittags?|après-midi|après[- ]d[iî]ner|aprem|aprèm|(?:'s )?(?:na)?middags?|pomeriggi?o?|pomeridian\w+|po południu|popołudni\w+|eftermiddag\w*",
    ),
    ((13, 20), (13, 21), r"(?:por la |de la |a la |en la |las )?tardes?|tardecitas?|(?:à|da|de|pela|na|às) tardes?|tardinha"),
    ((16, 20), (16, 21), r"(?:(?:ao|no) )?(?:fim|final) d[ae] tarde|fins de tarde|tarde-noche|fin d'après-midi|(?:en )?fin de journée|a fine giornata|fine giornata|a última hora|pod koniec dnia|no final do dia|ao fim do dia|späte[rn]? nachmittag|spätnachmittags?|(?:a )?última hora de la tarde|tardo pomeriggio|einde van de (?:middag|dag)|późnym popołudniem|sen eftermiddag|sent på eftermiddagen|(?<!either )(?<!whichever )end of (?:the )?day"),
    (
        (18, 24), (16, 24),
        (r"(?:late )?evenings?|eve(?= (?:for|works|is|please|would)|\W*$)|after (?:work|hours)|(?:am |jeden )?abends?|nach (?:(?:der )?(?:arbeit|schicht|maloche)|feierabend)|feierabend|soirs?|(?:en |début de )?soirée|après[- ](?:le )?souper|w godzinach wieczornych|wieczorkiem|après le (?:travail|boulot|taf|bureau)|(?:por la |de la |a la |en la )?noches?|después del (?:trabajo|curro|laburo)|saliendo del trabajo|(?:'s )?avonds?|na (?:het |mijn )?werk|"
        r"(?:di |in |alla )?ser[ae]|serat[ae]|serale|nocturn[oa]|noturn[oa]|dopo il lavoro|(?:à|da|de|pela|na) noites?|noites?|noitinha|depois do (?:trabalho|expediente|trampo)|wieczor\w+|wieczór|po (?:pracy|robocie)|kväll\w*|efter (?:jobbet|arbetet|skiftet|arbetstid)|na (?:werktijd|schooltijd|kantooruren)|nach (?:dienstschluss|büroschluss|arbeitsschluss|schichtende)|out of hours|after (?:the )?(?:school run|kids' bedtime)|nights?|tonight"),
    ),
)  # fmt: skip
