"""A no to a no is a yes: “I have nothing against Thursday”, “Mittwoch spricht nichts dagegen”; in nine languages."""

import re

_IT = r"((?:[^\s.,;!?\n]+ ){1,6}?)"  # what there is nothing against
_ENDS = r"(?=\W*(?:$|[.,;!?\n]| (?:so|also|donc|así|dus|quindi|por isso|więc|så|and|und|et|y|en|e|i|och)(?!\w)))"

# “I have nothing” may mean nothing free, unless its consequence says otherwise.
_SO_FINE = r"(?=,? (?:así que|por eso|donc|dus|quindi|por isso|więc|så) (?:[^\s.,;!?\n]+ ){0,3}?(?:perfecto|genial|estupendo|me va bien|prima|perfect|goed|past|uitstekend|perfetto|benissimo|ótimo|perfeito|serve|pasuje|idealnie|świetnie|bra|perfekt|passar)(?=\W*(?:$|[.,!\n])))"

# Whoever asks whether it is a problem has not said that it is none.
_ASKED = r"(?!(?:[^.,;!?\n]|\.(?=\d)){0,80}\?|, [^.,;!?\n]{0,20}\?)"
# Nothing *any more*, or nothing *sadly*, is nothing free.
_SADLY = r"(?<!ya )(?<!já )(?<!już )(?<!więcej )(?<!unfortunately )(?<!sadly )(?<!sorry )(?<!sorry, )(?<!afraid )(?<!leider )(?<!lamentablemente )(?<!desgraciadamente )(?<!por desgracia )(?<!infelizmente )(?<!purtroppo )(?<!niestety )(?<!helaas )(?<!tyvärr )(?<!malheureusement )(?<!hélas )(?<!unfortunately, )(?<!malheureusement, )(?<!hélas, )"


def _turn(*phrases: str, to: str) -> tuple[re.Pattern[str], str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w){_ASKED}"), to


_REALLY = r"(?:gar|absolut|überhaupt|wirklich|eigentlich)"
# “Gegen 18 Uhr” is towards six, too.
_NO_HOUR = r"(?!(?:\d|halb|viertel|kwart|half|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|een|één|twee|drie|vijf|zes|zeven|negen|tien|twaalf))"
_AROUND = (
    (
        re.compile(rf"(?<!\w)gegen {_NO_HOUR}{_IT}(?:habe?|hätte) ich (?:{_REALLY} )?nichts{_ENDS}{_ASKED}"),
        r"\1passt mir",
    ),
    (
        re.compile(rf"(?<!\w)gegen {_IT}(?:habe?|hätte) ich (?:{_REALLY} )?nichts(?: einzuwenden){_ENDS}{_ASKED}"),
        r"\1passt mir",
    ),
    (
        re.compile(
            rf"(?<!\w)(?:gegen|zu[mr]?) {_IT}(?:spricht (?:{_REALLY} )?nichts|sag\w? ich nicht nein){_ENDS}{_ASKED}"
        ),
        r"\1passt mir",
    ),
    (re.compile(rf"(?<!\w)tegen {_IT}(?:zeg ik geen nee|heb ik geen bezwaar){_ENDS}{_ASKED}"), r"\1past mij"),
    (re.compile(rf"(?<!\w)tegen {_NO_HOUR}{_IT}heb ik (?:niets|niks){_ENDS}{_ASKED}"), r"\1past mij"),
    (re.compile(r"(?<!\w)non ho (?:niente|nulla) in contrario([^.,!?\n]{0,40}), anzi(?!\w)"), r"va bene\1"),
)
_NOTHING_AGAINST = (
    _turn(
        r"(?:i've |i have |i'd have |have )?(?:got )?(?:nothing|no objections?|no issues?|no problems?) (?:against|to|with)(?! (?:do|say|add|offer)(?!\w))",
        r"(?:i )?(?:can't|cannot|won't|wouldn't|couldn't|can hardly) say no to(?= (?:the |that |a |this |option |number |early |late |next ){0,3}(?:\w+day|first|second|third|fourth|fifth|last|\d|slot|option|half|quarter|one))",
        to="happy with",
    ),
    _turn(
        r"(?:is|are)(?:n't| not) (?:a|any) (?:problem|issue|trouble|bother)s?(?: at all| for me| whatsoever)*",
        r"(?:would|will)(?:n't| not) be (?:a|any) (?:problem|issue|trouble|bother)(?: at all| for me)*|won't be (?:a|any) (?:problem|issue|trouble)(?: at all)?",
        rf"{_SADLY}i (?:don't|do not) have anything (?:on|planned|else on|booked){_ENDS}|{_SADLY}i(?:'ve| have) (?:got )?nothing (?:on|planned|booked)(?: that (?:day|evening|night))?{_ENDS}",
        to="works",
    ),
    _turn(
        r"(?:da )?spricht (?:aus meiner sicht |für mich |von mir aus )?nichts dagegen|(?:da )?(?:habe?|hätte) ich (?:\w+ )?nichts (?:dagegen|einzuwenden)",
        r"da sag\w? ich nicht nein|sag\w? ich nicht nein",
        rf"{_SADLY}(?:da )?habe? ich (?:(?:{_REALLY}|sonst|bisher|bislang|auch) )?(?:noch )?nichts (?:anderes )?(?:vor|geplant|im kalender|stehen){_ENDS}",
        to="passt mir",
    ),
    _turn(r"(?:ich )?habe? (?:ich )?nichts gegen", to="passt mir"),
    _turn(
        r"(?:je )?n'ai (?:absolument |vraiment )?rien contre|(?:je )?ne dis(?:ais)? pas non (?:à|au|pour)|aucune objection (?:pour|à|au)",
        to="ok pour",
    ),
    _turn(
        r"(?:je )?n'y vois (?:aucun|pas d') ?(?:inconvénient|objection|problème)s?|n'ai (?:aucune objection|aucun inconvénient)|ne (?:me )?(?:pose|posera) (?:aucun|pas de) (?:problème|souci)s?|ça ne me dérange (?:pas|absolument pas)(?: du tout)?",
        rf"{_SADLY}(?:je )?n'ai rien (?:de )?(?:prévu|au programme|à l'agenda|d'autre de prévu)(?: ce (?:soir|jour|matin)-là)?{_ENDS}",
        to="me convient",
    ),
    _turn(
        r"no tengo nada en contra (?:de |del |para )?(?:el |la )?|no (?:le |os |te )?(?:digo|diré|diría) que no",
        r"no (?:tengo|veo|hay|le veo|supone) (?:ning[uú]na? )?(?:inconveniente|problema|pega|objeción)s?(?: (?:alguno|en|con|para))?",
        rf"{_SADLY}no tengo nada(?: (?:previsto|planeado|apuntado|en la agenda){_ENDS}|{_SO_FINE})",
        to="me va bien ",
    ),
    _turn(
        r"(?:ik )?heb (?:ik )?(?:er )?(?:niets|niks|geen bezwaar|geen bezwaren) (?:op )?tegen|(?:daar )?zeg ik geen nee(?: tegen)?",
        rf"{_SADLY}heb ik (?:(?:nog )?(?:niets|niks)(?: (?:gepland|staan|op de planning){_ENDS}|{_SO_FINE})|geen plannen{_ENDS})",
        to="past mij",
    ),
    _turn(
        r"non ho (?:niente|nulla) (?:in contrario|contro|da obiettare)(?: (?:per|a|su|al|con))?|non dico (?:di )?no(?: (?:a|al))?|nessuna obiezione(?: (?:per|a|su))?",
        rf"{_SADLY}non ho (?:altri )?(?:impegni|niente in programma|programmi){_ENDS}",
        to="va bene",
    ),
    _turn(
        r"não tenho nada contra(?: [oa](?!\w))?|não digo que não(?: a)?|não (?:vejo|tenho|há) (?:nenhum |qualquer )?(?:inconveniente|problema|objeção)(?: nenhum| algum)?(?: (?:em|com|para))?",
        rf"{_SADLY}não tenho nada(?: (?:marcado|planeado|planejado|combinado|agendado){_ENDS}|{_SO_FINE})",
        to="serve",
    ),
    _turn(
        r"nie mam nic przeciwko(?: temu)?|nie (?:widzę|mam|ma) (?:żadnych |żadnego )?(?:przeszkód|przeciwwskazań|zastrzeżeń|przeszkody)|nie (?:(?:powiem|mówię) nie|odmówię|odmawiam)(?=\W*(?:$|[.,!]))",
        rf"{_SADLY}(?:nic|niczego) (?:jeszcze )?nie mam(?:(?: zaplanowan\w+| w planach){_ENDS}|{_SO_FINE})|{_SADLY}nie mam (?:(?:nic|niczego)(?: zaplanowan\w+| w planach)|żadnych planów){_ENDS}",
        to="pasuje",
    ),
    _turn(
        r"(?:jag )?har (?:jag )?(?:inget|inte något|ingenting|inga invändningar) (?:e)?mot|(?:det )?har (?:jag )?inga invändningar(?: mot)?|(?:det )?säger (?:jag )?inte nej(?: till)?",
        rf"{_SADLY}har (?:jag )?(?:(?:inget|ingenting)(?: (?:inplanerat|inbokat|planerat|för mig)|{_SO_FINE})|inga planer){_ENDS}",
        to="passar",
    ),
)
_ON_THE_CONTRARY = _turn(
    r"(?:quite |rather )?(?:the (?:opposite|contrary)|on the contrary)|(?:ganz )?im gegenteil|(?:bien |tout )?au contraire|(?:muy |todo lo |al )contrario|(?:wel )?integendeel|al contrario|(?:muito )?pelo contrário|(?:wręcz )?przeciwnie|(?:snarare )?tvärtom",
    to=" ",
)
NO_OBJECTION = (*_AROUND, *_NOTHING_AGAINST, _ON_THE_CONTRARY)
"""Turns, and the plain yes that is read in their place."""
