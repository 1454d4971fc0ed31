"""Phrases as people type them on any keyboard: accents and cedillas may be missing."""

_EITHER = str.maketrans(
    {
        "á": "[áa]", "à": "[àa]", "â": "[âa]",
        "é": "[ée]", "è": "[èée]", "ê": "[êe]", "ë": "[ëe]",
        "í": "[íi]", "ì": "[ìi]", "î": "[îi]", "ï": "[ïi]",
        "ó": "[óo]", "ò": "[òo]", "ô": "[ôo]",
        "ú": "[úu]", "ù": "[ùu]", "û": "[ûu]", "ü": "[üu]",
        "ç": "[çc]", "ñ": "[ñn]", "œ": "(?:œ|oe)",
    }
)  # fmt: skip


def accents_optional(*phrases: str) -> tuple[str, ...]:
    """The expressions, matching with and without their accents; none stands inside a class of letters."""
    return tuple(phrase.translate(_EITHER) for phrase in phrases)
