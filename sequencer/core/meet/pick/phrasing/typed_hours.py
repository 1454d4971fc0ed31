"""Hours as people type them in a hurry or say them aloud, made the hours that every table knows: “18y30”, “o 18-tej”."""

import re

Turn = tuple[re.Pattern[str], str]

_MONEY = r"(?! ?(?:zł|pln|eur\w*|€|\$|usd|r\$|reais|brutto|netto|pesos|tys|k|min\w*|%)(?!\w))"
_MINUTES = r"[0-5][05]"
_AT = r"alle|ore|a las|as|às|o|das|dalle|delle"


def _turns(*pairs: tuple[str, str]) -> tuple[Turn, ...]:
    return tuple((re.compile(typed, re.IGNORECASE), meant) for typed, meant in pairs)


# In each of the languages that write so; the hour with its minutes.
_EVERYWHERE = _turns(
    (r"(?<![\w.,:/'€$-])([01]?\d|2[0-3])['’]([0-5]\d)(?![\w'’,.:])", r"\1:\2"),
    (rf"(?<!\w)({_AT}) ([01]?\d|2[0-3]),({_MINUTES})(?![\d,.]){_MONEY}", r"\1 \2:\3"),
    (rf"(?<!\w)({_AT}) ([01]?\d|2[0-3])({_MINUTES})(?![\w:.,/-]\d|\w){_MONEY}", r"\1 \2:\3"),
    (rf"(?<!\w)({_AT}) ([01]?\d|2[0-3]) ({_MINUTES})(?![\w:.,/-]\d|\w){_MONEY}", r"\1 \2:\3"),
)
_BY_LANGUAGE = {
    "fr": _turns(
        (r"(?<!\w)vingt[- ]et[- ]une?(?= ?h(?:eures?)?(?!\w))", "21"),
        (r"(?<!\w)vingt[- ]deux(?= ?h(?:eures?)?(?!\w))", "22"),
        (r"(?<!\w)(à|pour|vers) (\d{1,2}) (?=et demie?(?!\w)|et quart(?!\w)|moins (?:le )?quart(?!\w))", r"\1 \2 heures "),
    ),
    "es": _turns(
        (r"(?<![\w.,:/])([01]?\d|2[0-3])y([0-5]\d)(?!\w)", r"\1:\2"),
        (r"(?<!\w)i (?=media(?!\w)|cuarto(?!\w))", "y "),
        (r"(?<!\w)(?:a )?la (una|1)(?= (?:y|menos|en punto|quince|treinta|cuarenta|de la tarde|del mediod[ií]a|p\.? ?m)(?!\w)|[:.]\d\d(?!\d))", r"a las \1"),
        (r"(?<!\w)(lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|mañana|hoy),? a la 1(?![\w/:.,]\d|\w)", r"\1 a las 1"),
        (r"(?<![\w.,:/])(12(?:[:.h][0-5]\d)?(?: ?h(?:rs|s)?)?) (?:de la tarde|del (?:mediod[ií]a|d[ií]a))(?!\w)", r"a las \1"),
        (r"(?<!\w)a las a las(?!\w)", "a las"),
        (r"(?<!\w)veinti[uú]n[oa]?(?= horas?(?!\w))|(?<=las )veintiuna(?!\w)", "21"),
    ),
    "it": _turns(
        (r"(?<![\w.,:/])([01]?\d|2[0-3])e([0-5]\d)(?!\w)", r"\1:\2"),
        (r"(?<!\w)h\. ?(?=\d)|(?<=\d )h (?=\d)", "ore "),
        (r"(?<!\w)(luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica|\d{1,2}[./]\d{1,2}|\d{1,2} [a-z]{3,9}),? (?:h |\()?([7-9]|1\d|2[0-2]),([0-5][05])(?![\d,.])", r"\1 ore \2:\3"),
        (r"(?<!\w)(alle|ore|alle ore) ([01]?\d|2[0-3]),([0-5]\d)(?![\d,.])", r"\1 \2:\3"),
        (r"(?<!\w)(?:all'|alla )(una|1)(?![\w/])", r"alle \1"),
        (r"(?<!\w)(le|alle|ore) ventuno(?!\w)", r"\1 21"),
        (r"(?<!\w)(e|meno) quarto(?!\w)", r"\1 un quarto"),
        (r"(?<!\w)(?:x|per|verso)? ?le (?=(?:sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove|venti)(?:$|[,.!?\n]| (?:e|meno|va|vanno|di|del|per|in punto|ok|perfetto|mi)(?!\w)))", "alle "),
        (r"(?<!\w)x(?= (?:le|me|la|il|i|oggi|domani|ora)(?!\w))", "per"),
    ),
    "pt": _turns(
        (r"(?<![\w.,:/])([01]?\d|2[0-3])e([0-5]\d)(?!\w)", r"\1:\2"),
        (r"(?<!\w)a (una|uma|1)(?= (?:e meia|e um quarto|da tarde|da madrugada)(?!\w))", "às 1"),
        (r"(?<!\w)pr[aá](?:s| as| às)? (?=(?:duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|\d{1,2})(?!\w))", "para as "),
        (r"(?<!\w)às (?=(?:\d{1,2}|cinco|dez|quinze|vinte|um quarto) para as? )", ""),
        (r"(?<!\w)vinte e uma?(?= horas?(?!\w))|(?<=às )vinte e uma(?!\w)", "21"),
        (r"(?<!\w)meio[- ]dia e (?:meio|trinta|30)(?!\w)", "12:30"),
        (r"(?<!\w)meio[- ]dia e (?:quinze|15)(?!\w)", "12:15"),
    ),
    "pl": _turns(
        (r"(?<!\w)no(?=,? (?:i|to|tak|dobra|dobrze|pewnie|jasne|spoko|git|ba|więc|ok)(?!\w))", ""),
        (r"(?<![\w.,:/])(\d{1,2})-?(?:st|t|m|sz)?ego(?!\w)", r"\1-go"),
        (r"(?<!\w)(o|po|od|do|przed|koło|około|na) (\d|1\d|2[0-4])(?: ?-? ?)(?:st|m|t|sz|gi?|c?i)?(?:ej|ą|a)(?!\w)", r"\1 godz. \2"),
        (r"(?<![\w.,:/])([6-9]|1\d|2[0-4])-?(?:st|m|t)(?:a|ą|ej)(?!\w)", r"godz. \1"),
        (r"(?<!\w)(?:o )?p[óo][łl] do(?= \w+ej(?!\w)| \d)", "wpół do"),
        (r"(?<!\w)dwudziest(?:ej|a|ą) pierwsz(?:ej|a|ą)(?!\w)", "21"),
        (r"(?<!\w)(poniedziałek|wtorek|środ[aę]|czwartek|piątek|sobot[aę]|niedziel[aę]|jutro|dziś|dzisiaj|pojutrze)(,?) (?=(?:szósta|siódma|ósma|dziewiąta|dziesiąta|jedenasta|dwunasta|trzynasta|czternasta|piętnasta|szesnasta|siedemnasta|osiemnasta|dziewiętnasta|dwudziesta)(?!\w))", r"\1\2 godz. "),
    ),
}  # fmt: skip


def hours_spelled(text: str, languages: frozenset[str]) -> str:
    """The text with its hurried hours written out; only where a language of the text writes them so."""
    for language in sorted(languages & _BY_LANGUAGE.keys()):
        for pattern, meant in _BY_LANGUAGE[language]:
            text = pattern.sub(meant, text)
    if languages <= _BY_LANGUAGE.keys():
        for pattern, meant in _EVERYWHERE:
            text = pattern.sub(meant, text)
    return text
