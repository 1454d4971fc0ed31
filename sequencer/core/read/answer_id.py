"""The Message-ID that a mail server gives a mail, where its reply to the final dot names one."""

import re
from collections.abc import Collection

_ID = re.compile(r"<([A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{8,200}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)>")


def id_in_answer(text: str, addresses: Collection[str] = ()) -> str | None:
    """The id in the text of a 250, with its brackets; a hint, for no standard says where it stands.

    Exchange writes “2.0.0 OK <AM0PR08…@AM0PR08MB1234.eurprd08.prod.outlook.com> […]”. Some servers name the
    recipient in brackets instead: what is one of `addresses` is no id.
    """
    known = {one.lower() for one in addresses}
    found = [inner for inner in _ID.findall(text) if inner.lower() not in known]
    return f"<{found[0]}>" if len(found) == 1 else None
