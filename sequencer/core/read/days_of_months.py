"""Days named with their month, and months alone, in a folded text."""

import re

from sequencer.core.read.days_spelled import Named, Page, day_of_next, month_ahead
from sequencer.core.read.folding import any_of
from sequencer.core.read.phrases_days import MONTHS, SHY, named
from sequencer.core.read.phrases_return import END, END_AFTER

_ORDINAL = r"(?:st\b|nd\b|rd\b|th\b|er\b|[ºª]|\.|:[ae]\b|-?(?:go|ego|ro|та|го|ти|то|е|и)\b|η\b)?"
_LINK = r"(?:\s*(?:of|de|del|d'|di|do|van|den|der|of the)\s+|d'|[\s-]*)"
_YEAR = r"(?:[.,]?(?:\s?[-/]?\s?|\s*(?:de|del|of|do|van)\s+)(?P<year>(?:19|20)\d\d|'\d\d)(?!\d))?"
_DAY_BEFORE = re.compile(rf"(?<![\d:,/])(?<!\d\.)(?P<day>\d{{1,2}}){_ORDINAL}{_LINK}$")
_YEAR_AFTER = re.compile(_YEAR)
_DAY_AFTER = re.compile(
    rf"(?:\.|-)?\s*(?:the |den |d\. )?(?P<day>\d{{1,2}})(?![\d%]|:\d|[.,/]\d|\s?(?:am|pm|uhr|h|hrs)\b){_ORDINAL}"
    rf"(?:-(?:j?[ae]n|ei|ai|i|e|a)\b)?(?:,?\s+(?P<year>(?:19|20)\d\d)(?!\d))?"
)
_YEAR_BEFORE = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:\.|-cu il|\s?m\.)?\s*$")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?(?:-feira)?")
_CROATIAN = any_of(
    (
        r"\b(?:sam|smo|nisam|godišnj\w*|vratit \w+|poštovan\w*|hitn\w*|ured\w*|odsut\w*|natrag|obratite|bit ću|kolovoz\w*)\b",
    )
)
_END, _END_AFTER = any_of(END), any_of(END_AFTER)


def days_of_months(page: Page) -> list[Named]:
    found: list[Named] = []
    taken = 0
    for word in _WORD.finditer(page.words):
        month = _month_named(page, word.group(0))
        if month is None or word.start() < taken:
            continue
        one = _month_at(page, word, month, taken)
        if one is not None:
            found.append(one)
            taken = one.end
    return found


def _month_named(page: Page, word: str) -> int | None:
    stem = word.partition("'")[0]
    if stem.startswith("listopad") and _CROATIAN.search(page.words):
        return 10
    return named(stem, MONTHS)


def _month_at(page: Page, word: re.Match[str], month: int, taken: int) -> Named | None:
    before, after = page.words[max(taken, word.start() - 24) : word.start()], page.words[word.end() : word.end() + 30]
    earlier, later = _DAY_BEFORE.search(before), _DAY_AFTER.match(after)
    year_before = _YEAR_BEFORE.search(before)
    if earlier and not year_before and 1 <= int(earlier.group("day")) <= 31:
        year = _YEAR_AFTER.match(after)
        known = (year.group("year") or "") if year else ""
        day = day_of_next(page.reference, month, int(earlier.group("day")), known.replace("'", "20"))
        end = word.end() + (
            year.end() if year and known else 1 if after.startswith(".") and len(word.group(0)) <= 4 else 0
        )
        return Named(word.start() - len(before) + earlier.start(), end, day, day) if day else None
    if later and 1 <= int(later.group("day")) <= 31:
        known = later.group("year") or (year_before.group("year") if year_before else "")
        day = day_of_next(page.reference, month, int(later.group("day")), known)
        return Named(word.start(), word.end() + later.end(), day, day) if day else None
    return _whole_month(page, word, month, before, after)


def _whole_month(page: Page, word: re.Match[str], month: int, before: str, after: str) -> Named | None:
    year = _YEAR_AFTER.match(after)
    back = _YEAR_BEFORE.search(before)
    known = (year.group("year") if year else None) or (back.group("year") if back else None) or ""
    is_shy = word.group(0) in SHY or len(word.group(0)) <= 3
    if is_shy and not known and not _LED_MONTH.search(before):
        return None
    today = page.reference.day
    if month == today.month and (_END.search(before) or _END_AFTER.match(after)):
        known = known or str(today.year)
    span = month_ahead(today, month, known.replace("'", "20"))
    end = word.end() + (year.end() if year and year.group("year") else 0)
    return Named(word.start() - (len(before) - back.start() if back else 0), end, *span) if span else None


_LED_MONTH = any_of(
    (
        (
            r"\b(?:until|till|til|from|through|of|in|im|bis|ab|ende|end|anfang|mitte|mid|early|late|en|fin|début|mi|hasta|até|fino a|em|al|a|tot|eind|"
            r"begin|vanaf|do|od|po|w|till|i|från|fra|în|până în|până la|v|u|в|до|с|з|από|μέχρι|για|next|this)[\s-]+$"
        ),
    )
)
