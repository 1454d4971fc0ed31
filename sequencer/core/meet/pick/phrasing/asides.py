"""What an answer says of the weather, the camera or the noise behind it: an if or a question that no pick hangs on."""

import re

from sequencer.core.read.phrases_calendar import WEEKDAYS

_DAY = "|".join(sorted((re.escape(one) for one in WEEKDAYS if len(one) > 4), key=len, reverse=True))
_NO_TIME = r"[^.!?;\n\d]"
# “If it rains I work at home anyway.”
_WEATHER = re.compile(
    r"(?<!\w)(?:if|in case|when|falls|wenn|s'|si|als|mocht|se|caso|jeśli|jeżeli|jak|gdyby|gdy|om|ifall) ?(?:it'?s? |es |het |il |det |będzie |będę )?(?:rain\w*|snow\w*|pour(?:s|ing)|regn\w+|schnei\w+|stürm\w+|ple(?:ut|uvait)|neige\w*|llueve|nieva|lloviera|regent|sneeuwt|piov\w+|nevica\w*|chov\w+|nevar|pada\w*|spadnie|snöa\w+|is (?:raining|snowing)|regnet)(?!\w)[^.!?;,\n]{0,40}"
)
# “… if you hear the dog”, “if I am a minute late”.
_NOISE = re.compile(
    r"(?<!\w)(?:if you (?:can )?hear|if my (?:dog|cat|kids?|baby|son|daughter|toddler)(?!\w)|if (?:i'm|i am) (?:a |one |two )?(?:bit|minute|few|couple|little|moment|tad|out of breath)(?!\w)"
    r"|(?:falls|wenn) (?:sie|du|ihr|man) (?:im hintergrund )?(?:\w+ ){0,4}(?:hör|bell)\w*|(?:falls|wenn) ich (?:ein(?:e|en|\s?paar)? ?)?(?:minute|bisschen|wenig|zwei minuten) (?:\w+ )?(?:später|zu spät)|si (?:vous|tu) enten\w+|si j'ai (?:une|deux) minutes? de retard"
    r"|si (?:se oye\w*|oy\w+|escuch\w+|llego (?:un|dos|unos) minutos? tarde)|als (?:je|jullie|u) (?:\w+ ){0,3}hoort?|als ik (?:een|twee|paar) minu\w+ later|se (?:senti\w*|si sent\w+)|se (?:ouvir\w*|ouve)|jeśli (?:usłyszy\w*|będzie słychać|spóźnię się (?:minutę|chwilę))|om (?:ni|du) hör|om jag är (?:en|någon|ett par) minut\w*)(?!\w)[^.!?;,\n]{0,60}"
)
# A question of its own about the camera.
_CAMERA = re.compile(
    rf"(?<![^.!?;\n,(])(?!{_NO_TIME}*(?:{_DAY})){_NO_TIME}*(?<!\w)(?:web)?(?:camera|kamer[aąęy]\w*|caméra|cámara|telecamera|câmera|câmara|webcam|videon?)(?!\w){_NO_TIME}*\?"
)
# “Thursday at the same time as on Monday”.
_SAME_HOUR = re.compile(
    rf",? ?(?<!\w)(?:(?:at )?(?:the )?same (?:time|hour) as (?:on )?(?:the )?|(?:zur |um die |die )?(?:gleiche[nr]?|selbe[nr]?) (?:uhr)?zeit wie (?:am |den )?|(?:à la )?même (?:heure|horaire) que (?:le |celui de )?|(?:a la )?misma hora (?:que|del?) (?:el )?|(?:op )?(?:de|het)?zelfde (?:tijd(?:stip)?|uur) als (?:op )?|(?:al)?la stessa ora (?:di|del|che) (?:il )?|(?:(?:à|na) )?mesma hora (?:de|da|que)(?: a| na)? |(?:o )?tej samej (?:godzinie|porze) co (?:w |we )?|samma (?:tid|klockslag) som (?:på )?)(?:{_DAY})(?:'?s|en)?(?:-feira)?(?: (?:one|slot))?(?!\w)"
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
    r",? ?(?<!\w)(?:(?:(?:at )?(?:the )?same (?:time|hour)|(?:zur |um die |die )?(?:gleiche[nr]?|selbe[nr]?) (?:uhr)?zeit|(?:à la )?même (?:heure|horaire)|(?:a la )?misma hora|(?:op )?(?:de|het)?zelfde (?:tijd(?:stip)?|uur)|(?:al)?la stessa ora|stessa ora|(?:(?:à|na|no) )?mesm[oa] (?:hora|horário)|(?:o )?(?:tej samej (?:godzinie|porze)|ta sama godzina)|samma (?:tid|klockslag))(?! (?:as|wie|que|del?|als|di|che|da|co|som)(?!\w)))(?!\w)"
)
# Thanks for something, which names no time.
_THANKS = re.compile(
    rf"(?<!\w)(?:(?:thanks|thank you|danke|vielen dank|merci|gracias|grazie|obrigad[oa]|dziękuję|dzięki|tack|bedankt|dank(?: u| je)?)(?: (?:so much|a lot|again|sehr|beaucoup|muchas|mille|muito|bardzo|så mycket|wel))? (?:for|für|dass|pour|d'|de|por|per|pelo|pela|za|że|för|att|voor|dat) )(?![^.!?\n]*(?:{_DAY}|¦|\d))[^.!?,\n]*"
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
    (_THANKS, " "),
    (_TOO_LATE, " "),
    (_DID_I_SAY, r"\1, correction"),
    (_SAID, "i had thought of"),
    (_NICE_DAY, " "),
    (_WHETHER, r"\1"),
    (_AWAKE, "awake"),
    (_WEATHER, " "),
    (_NOISE, " "),
    (_CAMERA, " "),
    (_SAME_HOUR, " sametime "),
)
"""Turns that are left out."""
