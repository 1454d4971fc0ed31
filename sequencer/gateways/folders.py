"""Which of a mailbox's folders is which: by what the server says (RFC 6154), else by well-known names."""

from collections.abc import Iterable
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Folders:
    """Names as the server spells them; None where there is no such folder."""

    inbox: str
    junk: str | None
    sent: str | None
    all_mail: str | None


def told_apart(listed: Iterable[tuple[Iterable[bytes], bytes | None, str]]) -> Folders:
    """The folders that matter to us among the (flags, delimiter, name) of a LIST."""
    rows = [({flag.lower() for flag in flags}, _last_part(name, delimiter), name) for flags, delimiter, name in listed]
    rows = [row for row in rows if rb"\noselect" not in row[0] and rb"\nonexistent" not in row[0]]
    return Folders(
        inbox=next((name for _, _, name in rows if name.upper() == "INBOX"), "INBOX"),
        junk=_flagged(rows, rb"\junk") or _named(rows, _JUNK),
        sent=_flagged(rows, rb"\sent") or _named(rows, _SENT),
        all_mail=_flagged(rows, rb"\all"),
    )


def _flagged(rows: list[tuple[set[bytes], str, str]], flag: bytes) -> str | None:
    return next((name for flags, _, name in rows if flag in flags), None)


def _named(rows: list[tuple[set[bytes], str, str]], known: tuple[str, ...]) -> str | None:
    """The folder with the best-known name, the shortest path first: `Sent` before `Archive/2019/Sent`."""
    hits = [(known.index(last), len(name), name) for _, last, name in rows if last in known]
    return min(hits, key=lambda hit: (hit[1], hit[0]))[2] if hits else None


def _last_part(name: str, delimiter: bytes | None) -> str:
    mark = delimiter.decode("ascii", "replace") if delimiter else ""
    return (name.rsplit(mark, 1)[-1] if mark else name).casefold()
