"""What an answer says of the weather, the camera or the noise behind it: an if or a question that no pick hangs on."""

import re

from sequencer.core.meet.pick.vocabulary.outcome_words import TURNS_AWAY
from sequencer.core.read.phrases_calendar import WEEKDAYS

_DAY = "|".join(sorted((re.escape(one) for one in WEEKDAYS if len(one) > 4), key=len, reverse=True))
_NO_TIME = r"[^.!?;\n\d]"
# “I call from the office if it rains”: what hangs on the weather is the place, and not the day.
_WEATHER = re.compile(
    r"(?<!\w)((?:call|ring|work|rufe?|arbeite|sitze|appelle\w*|travaille|llamo|trabajo|bel|werk|chiamo|lavoro|ligo|trabalho|dzwonię|pracuję|ringer|jobbar)(?: [^\s.!?;,\d]{1,30}){0,4}? (?:from (?:the |my )?(?:office|car|home)|vom (?:büro|auto)(?: aus)?|von (?:zu ?hause|daheim)(?: aus)?|du bureau|depuis (?:le bureau|la voiture|la maison)|desde (?:la oficina|el coche|casa)|vanuit (?:kantoor|de auto|huis)|dall'ufficio|dalla macchina|da casa|do escritório|do carro|de casa|z (?:biura|auta|domu)|från (?:kontoret|bilen)|hemifrån)(?: an)?),? (?:if|in case|when|falls|wenn|s'|si|als|mocht|se|caso|jeśli|jeżeli|jak|gdy|om|ifall) ?(?:it'?s? |es |het |il |det |będzie )?(?:rain\w*|snow\w*|pours|regn\w+|schnei\w+|ple(?:ut|uvait)|neige\w*|llueve|nieva|regent|sneeuwt|piov\w+|nevica|chov\w+|nevar|pada|snöa\w+|is (?:raining|snowing))(?!\w)"
)
# “… if you hear the dog bark”: a noise behind the voice, and nobody who must be away, late or quiet.
_NEVER = r"(?!(?:not?|never|stops?|nicht|kein\w*|aufhört|pas|plus|no|deja|niet|geen|non|smette|não|parar?|nie|inte|slutar)(?!\w))"
_SOME = rf"(?: {_NEVER}[^\W\d_]{{1,30}}){{0,4}}?"
_SOUND = r"(?:bark\w*|cry|cries|crying|scream\w*|shout\w*|drill\w*|make?s? (?:\w+ )?noise|noises?|bell\w+|schrei\w*|wein\w*|heul\w*|lärm\w*|krach|bohr\w*|aboy\w+|aboie\w*|pleur\w+|cri(?:e|er|ent)|bruits?|ladr\w+|llor\w+|grit\w+|ruidos?|blaf\w*|geblaf|huil\w*|gehuil|schreeuw\w*|lawaai|herrie|abbai\w+|piang\w+|urla\w*|rumor[ei]|latir|latidos?|chor\w+|barulho|szczeka\w*|płacz\w*|krzy\w+|hałas\w*|skäll\w+|gråt\w*|skrik\w*|oväsen)(?!\w)"
_NOISE = re.compile(
    rf"(?<!\w)(?<!only )(?<!nur )(?<!seulement )(?<!solo )(?<!sólo )(?<!alleen )(?<!só )(?<!tylko )(?<!bara )(?:if you (?:can )?hear|if my (?:dog|cat|kids?|baby|son|daughter|toddler)|(?:falls|wenn) (?:sie|du|ihr|man)|(?:falls|wenn) (?:mein\w*|der|das) (?:hund|baby|kind|sohn|tochter|kinder)|si (?:vous|tu|on) enten\w+|si (?:mon|ma|le) (?:chien|bébé|fils|fille)|si (?:se )?(?:oye\w*|oy\w+|escuch\w+)|si mi (?:perr[oa]|hij[oa]|bebé)|als (?:je|jullie|u)|als mijn (?:hond|baby|zoon|dochter)|se (?:si )?(?:senti\w*|sent\w+)|se il mio (?:cane|bimbo)|se (?:ouvir\w*|ouve)|jeśli (?:usłyszy\w*|będzie słychać)|om (?:ni|du) hör|om min (?:hund|bebis|son|dotter)){_SOME} {_SOUND}(?:,? (?:hör(?:en|st|t)|hoort?))?(?! (?:not?|nicht|pas|no|niet|non|não|nie|inte)(?!\w))"
)
# A question of its own about the camera, and nothing else before or behind it.
_CAMERA = re.compile(
    rf"(?<![^.!?;\n(])(?!{_NO_TIME}{{0,180}}(?:{_DAY}|(?<!\w)(?:only|unless|nur|but|aber|seulement|uniquement|mais|s[oó]lo|pero|alleen|maar|ma|solo|mas|só|tylko|ale|bara|men)(?!\w))){_NO_TIME}{{0,80}}(?<!\w)(?:web)?(?:camera|kamer[aąęy]\w{{0,9}}|caméra|cámara|telecamera|câmera|câmara|webcam|videon?)(?!\w){_NO_TIME}{{0,80}}\?"
)
# Awake at that hour as it is.
_AWAKE = re.compile(
    r"(?<!\w)(?:i )?(?:(?:i )?tak nie śpię|schlaf\w* (?:ich )?(?:eh|sowieso|ohnehin) nicht|ne dors (?:pas|plus) de toute façon|total no duermo|slaap (?:ik )?(?:toch )?niet|tanto non dormo|não durmo mesmo|sover (?:jag )?ändå inte|(?:am|i'm) not asleep anyway)(?!\w)"
)
# “Happy Friday!”
_NICE_DAY = re.compile(
    rf"(?<!\w)(?:(?:have a )?(?:happy|good|great|nice|lovely)|schönen|(?:e )?bon|feliz|buen|fijne|buon|boa|bom|ótim[oa]|miłe(?:go|j)|(?:ha )?en (?:fin|bra|trevlig)|trevlig) (?:{_DAY})(?:-feira)?(?=\W*(?:$|[.!\n]))"
)
# “… and I'll tell you whether Tuesday or Thursday.”
_WHETHER = re.compile(
    r"(?<!\w)(te digo|os digo|le digo|les digo|let you know|tell you|sag\w? (?:ich )?(?:ihnen|dir|euch)|(?:vous|te) (?:dis|redis|dirai)|ti dico|vi dico|le dico|digo(?:-vos|-lhe|-te)?|dam znać|laat (?:ik )?(?:je|u|jullie|het)? ?weten|säger|meddelar),? (?:si|if|whether|ob|se|czy|of|om)(?!\w)[^.!?\n]{0,80}"
)
# “At the same time”, of what was named before: the booked hour must be one of those.
_SAME_AS_BEFORE = re.compile(
    r"(?<!not)(?<!n't)(?<!not at)(?<!nicht)(?<!nicht zur)(?<!pas)(?<!no)(?<!niet)(?<!non)(?<!não)(?<!nie)(?<!inte),? (?<!\w)(?:(?:(?:at )?(?:the )?same (?:time|hour)|(?:zur |um die |die )?(?:gleiche[nr]?|selbe[nr]?) (?:uhr)?zeit|(?:à la )?même (?:heure|horaire)|(?:a la )?misma hora|(?:op )?(?:de|het)?zelfde (?:tijd(?:stip)?|uur)|(?:al)?la stessa ora|stessa ora|(?:(?:à|na|no) )?mesm[oa] (?:hora|horário)|(?:o )?(?:tej samej (?:godzinie|porze)|ta sama godzina)|samma (?:tid|klockslag))(?! (?:as|wie|que|del?|als|di|che|da|co|som)(?!\w)))(?!\w)"
)
# Thanks for something, which names no time and ends where a *but* begins.
_THANKS = re.compile(
    rf"(?<!\w)(?:(?:thanks|thank you|danke|vielen dank|merci|gracias|grazie|obrigad[oa]|dziękuję|dzięki|tack|bedankt|dank(?: u| je)?)(?: (?:so much|a lot|again|sehr|beaucoup|muchas|mille|muito|bardzo|så mycket|wel))? (?:for|für|dass|pour|d'(?=avoir|être)|de (?=m'avoir|nous avoir|votre|ton|ta)|por|per|pelo|pela|za|że|för|att|voor|dat) ?)(?![^.!?\n]{{0,160}}(?:{_DAY}|¦|\d))(?:{TURNS_AWAY}[^.!?,\n]){{0,100}}"
)
# “Thursday. Thanks for the mail but my son is ill”: behind a pick and thanks a *but* that names no time turns something down.
_THANKS_BUT = re.compile(
    rf"(?<!\w)((?:{_DAY}|\d|opti\w+|opci\w+|opzion\w+|opç\w+|opcj\w+|alternativ\w*|termin\w*|one|last|first)(?!\w)[^?]{{0,80}}?[.!\n,;:)-]\s{{0,3}}(?:and |und |et |y |en |e |i |och |many |many, |vielen |besten |muchas |mille |muito |hartelijk )?(?:thanks|thank you|danke|dank|merci|gracias|grazie|obrigad[oa]|dziękuję|dzięki|tack|bedankt)(?!\w)(?:{TURNS_AWAY}[^.!?\n]){{0,100}}(?<!\w)(?:but|however|though|aber|jedoch|allerdings|mais|cependant|pero|maar|echter|ma|però|mas|porém|ale|jednak|lecz|men|dock)(?!\w))(?= ?\w)(?![^.!?\n]{{0,200}}(?:{_DAY}|¦|\d|option|opci|opti|opzion|opç|opcj|alternativ|termin|slot|one(?!\w)))(?=[^.!?\n]{{0,200}}(?:[.!\n]|$))"
)
# What is too late anyway.
_TOO_LATE = re.compile(
    r"(?<!\w)(?:so |also |donc |así que |dus |quindi |então |więc |så )?(?:(?:anything|everything|any time) (?:later|earlier|after that)(?: in the (?:evening|day|morning))?|alles (?:später|spätere|danach|frühere)|tout ce qui est (?:plus tard|plus tôt|après)|(?:todo )?lo que sea (?:más tarde|más temprano|después)|alles (?:later|daarna|vroeger)|tutto (?:ciò|quello) che è (?:più tardi|dopo)|tudo o que (?:for|seja) (?:mais tarde|depois)|wszystko (?:później|potem|późniejsze)|allt (?:senare|därefter|tidigare))(?![^.!?\n]*\?)(?=[^.!?;\n]*(?<!\w)(?:not|\w+n't|out|no|impossible|nicht|unmöglich|schlecht|schwierig|pas|imposible|niet|onmogelijk|non|impossibile|não|impossível|nie|odpada|inte|omöjligt|svårt)(?!\w))[^.!?;,\n\d]*"
)
# What somebody said before, and no longer means.
_SAID = re.compile(
    r"(?<!\w)(?:i (?:said|told you|wrote) earlier|earlier i (?:said|wrote)|(?:antes|ayer) (?:te|os|le|les) (?:dije|había dicho|escribí)|vorhin (?:habe ich |hatte ich )?(?:gesagt|geschrieben|sagte ich|schrieb ich)|je (?:vous|t') ?(?:ai|avais) dit|(?:ti|vi|le) (?:avevo|ho) detto(?: prima)?|tinha (?:te |lhe )?dito|eu (?:disse|falei)|(?:wcześniej )?(?:mówił[ae]m|pisał[ae]m)|jag sa (?:tidigare|förut|först)|tidigare sa jag|ik (?:zei|schreef) eerder|eerder (?:zei|schreef) ik)(?!\w)"
)
_DID_I_SAY = re.compile(
    r"(?<!\w)(?:did i (?:just )?(?:say|write)|(?:sagte|schrieb) ich|hab(?:e)? ich|j'ai (?:bien )?(?:dit|écrit)|(?:he dicho|dije|puse)|(?:zei|schreef) ik|ho (?:detto|scritto)|eu disse|disse|napisał[ae]m|powiedział[ae]m|sa jag|skrev jag) ([^?.!\n]{2,40}?)(?: gesagt| geschrieben)?\?(?:\s*(?:i meant?|(?:jag )?menade(?: jag)?|(?:ich )?meinte(?: ich)?|je voulais dire|quería decir|(?:ik )?bedoelde(?: ik)?|intendevo|quis dizer|miał[ae]m na myśli|chodziło mi o)(?!\w))?"
)
ASIDES = (
    (_SAME_AS_BEFORE, " sametime "),
    (_THANKS_BUT, r"\1 unless"),
    (_THANKS, " "),
    (_TOO_LATE, " "),
    (_DID_I_SAY, r"\1, correction"),
    (_SAID, "i had thought of"),
    (_NICE_DAY, " "),
    (_WHETHER, r"\1"),
    (_AWAKE, "awake"),
    (_WEATHER, r"\1"),
    (_NOISE, " "),
    (_CAMERA, " "),
)
"""Turns that are left out."""
