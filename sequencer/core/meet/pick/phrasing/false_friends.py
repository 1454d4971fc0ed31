"""Words of one language that mean a yes, a no or a day in another: they are marked where the language is certain."""

import re

# Not what the tables take them for, in the language at the left.
_FRIENDS = {
    "en": r"fin|fine print|tar|sale|dale|mola|gut|tak|uit|gra|cola|is nog|sous|comer",
    "de": r"fin|sale|tar|mola|massa|git|cola",
    "fr": r"fin(?! d)|sale|grand(?! plaisir)|dale|set|tar|mint|git|tas|cola|massa|gut",
    "es": r"fin(?! de semana| de tarde)|fine|tar|gut|massa|cola|git",
    "it": r"(?<=\w )si(?= (?!(?:può|potrebbe|va|fa)(?!\w))\w)|fine(?! settimana)|fin(?= )|sale|tar|massa|cola|tas",
    "nl": r"sale|mint|massa|cola|gut",
    "pt": r"fim(?! d[ae] (?:tarde|semana))|fin|sale|tas|mint",
    "pl": r"ja|fin|sale|tar|massa|jo|set|tas|cola",
    "sv": r"sale|set|mint|cola|tas|massa",
}
_MARKED = {
    language: re.compile(rf"(?<![\w'])({words})(?![\w'])", re.IGNORECASE) for language, words in _FRIENDS.items()
}


def marked(text: str, languages: frozenset[str]) -> str:
    """The text with such words made words that no table knows; as it was where more than one language is possible."""
    if len(languages) != 1:
        return text
    (language,) = languages
    return _MARKED[language].sub(r"\1_", text)
