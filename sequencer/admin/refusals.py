"""A refusal as it stands beside the field it is about: without the setting's code name, which the label says better."""

import re

from sequencer.errors import UserError

_NAMED = re.compile(r"`([a-z._-]+)`(?:: | (cannot be used: ))")


def beside(error: UserError, otherwise: str = "") -> dict[str, str]:
    """{field: sentence}; a refusal that names no field stands at `otherwise`, "" being the head of the page."""
    text = str(error)
    found = _NAMED.match(text)
    if found is None:
        return {otherwise: text}
    rest = text[found.end() :]
    sentence = f"This {found.group(2)}{rest}" if found.group(2) else rest[:1].upper() + rest[1:]
    return {found.group(1).replace(".", "_").replace("-", "_"): sentence}
