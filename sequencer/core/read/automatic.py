"""Automatic replies: whether a machine answered, how we know, and what it says about its owner.

Unsure means human, for a machine taken for a person only stops a run, while a person taken for a
machine is not heard. So one header that only machines set decides; words alone decide only when
nothing else is said in the whole text.
"""

import re
from dataclasses import dataclass
from datetime import date

from sequencer.core.read.dates import Reference
from sequencer.core.read.dsn import addresses_in
from sequencer.core.read.glance import Glance
from sequencer.core.read.mime import Mail
from sequencer.core.read.phrases_absence import ABSENCE, FILLERS, LEFT, MACHINE, REACH, SUBJECTS
from sequencer.core.read.returning import returns_on
from sequencer.core.read.signature import is_closing
from sequencer.core.read.vocabulary import compiled, plain


@dataclass(frozen=True)
class AutoReply:
    """`returns_on` is the day somebody is back; `stand_in` the address to write to instead."""

    returns_on: date | None = None
    left_company: bool = False
    stand_in: str | None = None


_HEADERS = (
    "x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "x-autoreply-from", "x-vacation", "x-mail-autoreply",
    "x-ms-exchange-inbox-rules-loop", "x-apple-action", "x-list-administrivia", "x-auto-generated", "x-failed-delivery",
)  # fmt: skip
_NO = frozenset({"", "no", "false", "0"})
_REPLIED = re.compile(r"^\W*(?:re|aw|sv|antw|odp|rif|res|r)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
_SUBJECT = re.compile(r"^\W{0,4}(?:" + "|".join(SUBJECTS) + ")", re.IGNORECASE)
_MACHINE = re.compile("|".join(MACHINE), re.IGNORECASE)
_ABSENCE = re.compile("|".join(ABSENCE), re.IGNORECASE | re.MULTILINE)
_FILLER = re.compile("|".join(FILLERS), re.IGNORECASE)
_LEFT = re.compile("|".join(LEFT), re.IGNORECASE)
_REACH = re.compile("|".join(REACH), re.IGNORECASE)
_ENGAGED = tuple(compiled(one) for one in ("opt_out", "decline", "interest", "ask_later"))
_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|liebe\w*|hallo|sehr geehrte\w*|guten tag|bonjour|hola|beste|olá|oi|buongiorno|gentile|dzień dobry|hej)\b[^.!?]{0,40}[,!:]?$",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])(?<!\d\.)\s+|\n")
_NAMES_US = re.compile(
    r"(?:Hi|Hello|Hey|Dear|Hallo|Liebe[rs]?|Bonjour|Hola|Hoi|Olá|Oi|Ciao|Hej|Cześć) (?!All|There|Sender|Everyone|Kund|Damen|Sir|Team)[A-ZÀ-Þ]"
)
_LONGEST_NOTICE = 1200  # characters; longer texts are letters


def judge_automatic(mail: Mail, seen: Glance, words: str, reference: Reference | None) -> tuple[str, AutoReply] | None:
    """Why a mail is an automatic reply and what it says, or None where a person may have written it."""
    reason = _header_reason(mail) or _subject_reason(seen.subject) or _text_reason(words)
    if reason is None:
        return None
    said = f"{seen.subject}\n{words}"
    has_left = _LEFT.search(words) is not None
    back = returns_on(said, reference) if reference is not None and not has_left else None
    return reason, AutoReply(back, has_left, _stand_in(words, seen))


def _header_reason(mail: Mail) -> str | None:
    """A header that people's mail programs never set (RFC 3834, and what systems do beside it)."""
    submitted = mail.headers.first("auto-submitted").partition(";")[0].partition("(")[0].strip().lower()
    if submitted not in _NO:
        return f"Auto-Submitted: {submitted[:40]}"
    for name in _HEADERS:
        if mail.headers.first(name).strip().lower() not in _NO:
            return f"the header {name}"
    if mail.headers.first("precedence").strip().lower().replace("-", "_") == "auto_reply":
        return "Precedence: auto_reply"
    if any(value.replace(" ", "") == "<>" for value in mail.headers.every("return-path")):
        return "an empty return path"
    return None


def _subject_reason(subject: str) -> str | None:
    """A subject that mail systems write; after `Re:` a person may quote it."""
    if _REPLIED.match(subject):
        return None
    found = _SUBJECT.match(subject)
    return f"the subject says “{found.group(0).strip()}”" if found else None


def _text_reason(words: str) -> str | None:
    """Every sentence is one that automatic replies are made of, and one says so or tells of an absence."""
    if len(words) > _LONGEST_NOTICE:
        return None
    sentences = [one.strip() for one in _SENTENCE_ENDS.split(words) if re.search(r"\w{2}", one)]
    if "?" in words or not sentences or _NAMES_US.match(words) or any(one.search(plain(words)) for one in _ENGAGED):
        return None
    evidence = ""
    for sentence in sentences:
        found = _MACHINE.search(sentence) or _ABSENCE.search(sentence)
        if found is not None:
            evidence = evidence or found.group(0)
        elif not _is_filler(sentence):
            return None
    return f"nothing but “{evidence}”" if evidence else None


def _is_filler(sentence: str) -> bool:
    if _FILLER.search(sentence) or is_closing(sentence) or _GREETING.match(sentence):
        return True
    words = sentence.split()
    is_name = len(words) <= 4 and all(word[:1].isupper() for word in words)
    return is_name or re.fullmatch(r"[\d\s./:-]+", sentence) is not None


def _stand_in(words: str, seen: Glance) -> str | None:
    """The first address in a sentence that says whom to turn to instead; not the writer's own."""
    for line in words.split("\n"):
        if _REACH.search(line):
            found = [one for one in addresses_in(line) if one not in seen.senders]
            if found:
                return found[0]
    return None
