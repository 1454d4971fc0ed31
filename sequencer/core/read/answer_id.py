"""The Message-ID that a mail server gives a mail, where its reply to the final dot names one."""

import re
from collections.abc import Collection

_ID = re.compile(r"<([A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{8,200}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)>")
_DIGIT = re.compile(r"[0-9]")


def id_in_answer(text: str, addresses: Collection[str] = ()) -> str | None:
    """The id in the text of a 250, with its brackets; a hint, for no standard says where it stands.

    Exchange writes “2.0.0 OK <AM0PR08…@AM0PR08MB1234.eurprd08.prod.outlook.com> […]”. Some servers name the
    recipient or a person to turn to in brackets instead: what is one of `addresses` is no id, nor is what has no
    digit before its @, as every id has that a server makes.
    """
    known = {one.lower() for one in addresses}
    found = [one for one in _ID.findall(text) if one.lower() not in known and _DIGIT.search(one.partition("@")[0])]
    return f"<{found[0]}>" if len(found) == 1 else None
