"""Which of a mailbox's folders is which: by what the server says (RFC 6154), else by well-known names."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

_JUNK = (
    "junk", "spam", "junk e-mail", "junk email", "junk mail", "bulk mail", "bulk", "junk-e-mail", "spamverdacht",
    "courrier indésirable", "indésirables", "pourriel", "correo no deseado", "ongewenste e-mail", "posta indesiderata",
    "lixo eletrônico", "skräppost", "wiadomości-śmieci", "niechciane",
)  # fmt: skip
_SENT = (
    "sent", "sent items", "sent mail", "sent messages", "gesendet", "gesendete objekte", "gesendete elemente",
    "éléments envoyés", "messages envoyés", "envoyés", "enviados", "elementos enviados", "itens enviados",
    "verzonden", "verzonden items", "inviata", "posta inviata", "skickat", "skickade objekt", "wysłane",
    "elementy wysłane",
)  # fmt: skip


_DRAFTS = ("drafts", "draft", "entwürfe", "brouillons", "borradores", "concepten", "bozze", "rascunhos", "utkast",
    "wersje robocze", "szkice", "outbox", "postausgang", "templates", "vorlagen",
)  # fmt: skip
_NO_PLACE_FOR_ANSWERS = {rb"\drafts", rb"\flagged", rb"\important", rb"\all"}  # the latter are views of other folders
_MOST_OTHERS = 200


@dataclass(frozen=True)
class Folders:
    """Names as the server spells them; None where there is no such folder."""

    inbox: str
    junk: str | None
    sent: str | None
    all_mail: str | None
    others: tuple[str, ...] = ()  # where a filter or a hand may put an answer; none but the bin where all mail is one


def told_apart(listed: Iterable[tuple[Iterable[bytes], bytes | None, str]], foreign: tuple[str, ...] = ()) -> Folders:
    """The folders that matter to us among the (flags, delimiter, name) of a LIST.

    What begins with one of the `foreign` prefixes is other people's mail, and none of the others.
    """
    rows = [({flag.lower() for flag in flags}, _last_part(name, delimiter), name) for flags, delimiter, name in listed]
    rows = [row for row in rows if rb"\noselect" not in row[0] and rb"\nonexistent" not in row[0]]
    found = Folders(
        inbox=next((name for _, _, name in rows if name.upper() == "INBOX"), "INBOX"),
        junk=_flagged(rows, rb"\junk") or _named(rows, _JUNK),
        sent=_flagged(rows, rb"\sent") or _named(rows, _SENT),
        all_mail=_flagged(rows, rb"\all"),
    )
    return replace(found, others=tuple(_others(rows, found, foreign))[:_MOST_OTHERS])


def _others(rows: list[tuple[set[bytes], str, str]], found: Folders, foreign: tuple[str, ...]) -> list[str]:
    """The folders besides those that have a part of their own; the shortest names, where there are very many."""
    known = {found.inbox, found.junk, found.sent, found.all_mail}
    names = [
        (flags, name)
        for flags, last, name in rows
        if name not in known
        and not flags & _NO_PLACE_FOR_ANSWERS
        and last not in _DRAFTS
        and not any(name.startswith(prefix) for prefix in foreign)
    ]
    if found.all_mail is not None:
        names = [(flags, name) for flags, name in names if rb"\trash" in flags]
    return sorted((name for _, name in names), key=lambda name: (len(name), name))


def _flagged(rows: list[tuple[set[bytes], str, str]], flag: bytes) -> str | None:
    return next((name for flags, _, name in rows if flag in flags), None)


def _named(rows: list[tuple[set[bytes], str, str]], known: tuple[str, ...]) -> str | None:
    """The folder with the best-known name, the shortest path first: `Sent` before `Archive/2019/Sent`."""
    hits = [(known.index(last), len(name), name) for _, last, name in rows if last in known]
    return min(hits, key=lambda hit: (hit[1], hit[0]))[2] if hits else None


def _last_part(name: str, delimiter: bytes | None) -> str:
    mark = delimiter.decode("ascii", "replace") if delimiter else ""
    return (name.rsplit(mark, 1)[-1] if mark else name).casefold()
