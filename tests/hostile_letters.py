"""Mails made of hostile merge values, each looked at byte by byte as a server would: the figure F-06.

The eyes here are written for this one purpose and share nothing with the writer or with its own last look.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from email import message_from_bytes, policy

from sequencer.core.addresses import parse
from sequencer.core.write.merge import STANDARD_FIELDS, holds_encoded_word, hostile, unsafe_in_line
from sequencer.core.write.message import Draft, dated, freeze, inspect, needs_smtputf8
from sequencer.core.write.rendering import LetterFacts, Organisation, render
from sequencer.errors import MailError, RenderError, UserError
from sequencer.gateways.envelope import Extensions, data_form, envelope

NASTY = (
    *("\r", "\n", "\r\n", "\0", "\t", "\v", "\f", "\x1b", "\x85", "\u2028", "\u2029", "\u202e", "\ud800", "\udfff"),
    *("=?utf-8?q?Hi=0D=0ABcc:_x=40y.z?=", "=?utf-8?b?QQ0KQmNjOiB4QHku?=", "=?", "?=", "=0D=0A", "_", "=", "%0D%0A"),
    *("\r\nBcc: x@evil.example", "Bcc: x@evil.example", "\r\n\r\n.\r\n", "\n.\n", "\r.\r", ".", "From ", "-- ", "--=_"),
    *("<", ">", '"', "\\", ",", ";", ":", "(", ")", "@", " <x@evil.example>", "Re: ", "\u200b", "\ufeff", "\u200f"),
    *("{{7*7}}", "{{first_name}}", "{{", "}}", "{%raw%}", "<script>", "&amp;", "https://evil.example/\"'>", "${x}"),
    *(
        "ü",
        "日本",
        "😀",
        "👩🏽‍🚀",
        "e\u0301",
        "שלום",
        "مرحبا",
        " ",
        "  ",
        "a",
        "x" * 120,
        "ß" * 90,
        "y" * 480,
        "\u3000",
    ),
)
GENTLE = tuple(one for one in NASTY if not unsafe_in_line(one) and "=?" not in one and "?=" not in one)
ADDRESSES = (
    *("lena@brandt.example", "o'hara_9+x@mail.example", "a@b.example", "x" * 64 + "@brandt.example"),
    *("lena@bücher.example", "lena@日本.example", "łena@brandt.example", "日本@bücher.example"),
    *(
        "<a@b.example> SIZE=0\r\nRCPT TO:<x@y.example>",
        '"a b"@c.example',
        "a@[127.0.0.1]",
        "@relay.example:a@b.example",
    ),
    *("a@b.example, c@d.example", "g: a@b.example;", "a@b.example\0", "Ana <a@b.example>", "a" * 330 + "@b.example"),
    *("a@b.example\u2028", "a@=?utf-8?q?b?=.example", "=?utf-8?q?a?=@b.example", "a@b.example(x)", ".a@b.example"),
)
_EVERY_FIELD = " ".join(f"{{{{{name}}}}}" for name in STANDARD_FIELDS)
FACTS = LetterFacts(
    subject_template="For {{first_name|you}}{{last_name|Doe}} at {{employer|your lab}}",
    body_template=f"Hi {{{{first_name|you}}}},\n\n.\n{_EVERY_FIELD}\n\n.\n",
    values={},
    signature="{{sender_name|Ana}}\n{{team|Care}}",
    organisation=Organisation("Northlight GmbH", "Lindenhof 4\n10115 Berlin", "https://n.example/p", "p@n.example"),
    source="a talk",
    collected_on=date(2026, 11, 14),
    opt_out_url="https://n.example/c/stop/4k",
    is_first=True,
    locale="en",
)
_AT = datetime(2026, 11, 23, 8, 40, tzinfo=UTC)
FIELDS = ["Date", "From", "To", "Subject", "Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post"]
FIELDS += ["MIME-Version", "Content-Type"]
_ANY_SERVER = Extensions(size=True, size_limit=0, smtputf8=True)


@dataclass(frozen=True)
class Outcome:
    """How many mails were made, how many sets of values were refused on the way, and what was wrong with any."""

    mails: int
    refused: int
    failures: tuple[str, ...]


@dataclass(frozen=True)
class _Hostile:
    values: dict[str, str]
    source: str
    recipient_name: str
    address: str


def hostile_renders(n: int, seed: int) -> Outcome:
    """Make `n` mails of hostile values (F-06), from a cell of a spreadsheet to the last dot on the line."""
    dice = random.Random(seed)
    mails, refused, failures = 0, 0, list[str]()
    while mails < n:
        given = _drawn(dice, NASTY if dice.random() < 0.3 else GENTLE)
        try:
            final, sent_to = _mail(given)
        except (RenderError, UserError) as error:
            refused += 1
            failures += [] if _is_to_be_refused(given) else [f"refused without need: {error} {given!r}"]
            continue
        mails += 1
        first_name = given.values.get("first_name", "")
        failures += [f"{fault}: {given!r}" for fault in faults(final, sent_to, first_name)]
    return Outcome(mails, refused, tuple(failures))


def faults(final: bytes, address: str, first_name: str) -> Iterator[str]:
    """Everything that is wrong with a mail, read without any mail library but for the texts."""
    head = final.partition(b"\r\n\r\n")[0]
    if re.findall(rb"^([^\s:]*):", head, re.MULTILINE) != [name.encode() for name in FIELDS]:
        yield "other fields"
    if any(len(line) > 998 for line in final.split(b"\r\n")):
        yield "a line too long"
    if not final.count(b"\r\n") == final.count(b"\r") == final.count(b"\n"):
        yield "a bare CR or LF"
    if b"\0" in final:
        yield "a NUL"
    if not final.replace(f"<{address}>".encode(), b"").replace(address.encode(), b"").isascii():
        yield "octets above 127"
    recipients = re.search(rb"^To: ((?:[^\r]|\r\n )*)", head, re.MULTILINE)
    if recipients is None or recipients[1].count(b"@") - recipients[1].count(b'\\"@') < 1:
        yield "no recipient"
    elif not recipients[1].endswith((f" <{address}>".encode(), address.encode())):
        yield "another recipient"
    yield from _faults_on_the_line(final, address)
    yield from _faults_for_a_reader(final, first_name)


def _drawn(dice: random.Random, pieces: tuple[str, ...]) -> _Hostile:
    def value() -> str:
        return "".join(dice.choices(pieces, k=dice.randint(0, 6)))

    names = dice.sample(sorted(STANDARD_FIELDS), dice.randint(1, len(STANDARD_FIELDS)))
    is_plain = dice.random() < 0.7
    return _Hostile(
        values={name: value() for name in names},
        source=value() or "a talk",
        recipient_name=value(),
        address=ADDRESSES[dice.randrange(4)] if is_plain else dice.choice(ADDRESSES),
    )


def _mail(given: _Hostile) -> tuple[bytes, str]:
    letter = render(replace(FACTS, values=given.values, source=given.source))
    address = parse(given.address)
    draft = Draft(
        sender_name=given.values.get("sender_name", "Ana Teles"),
        sender_address="ana@n.example",
        recipient_name=given.recipient_name,
        recipient_address=address,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        message_id="<sq-abc@n.example>",
        unsubscribe_url=FACTS.opt_out_url,
        unsubscribe_mailto="mailto:ana@n.example?subject=unsubscribe%20sq-abc",
    )
    final = dated(freeze(draft, smtputf8=needs_smtputf8(draft)), _AT)
    inspect(final, draft)
    return final, address


def _is_to_be_refused(given: _Hostile) -> bool:
    """Whether the rules for values and addresses forbid this set; what they let through has to become a mail."""
    shown = [given.values.get(name, "") for name in ("first_name", "last_name", "employer")]
    unsafe = [given.recipient_name, given.values.get("sender_name", "")]
    return (
        any(hostile(value, name) for name, value in given.values.items())
        or hostile(given.source) is not None
        or any(unsafe_in_line(name) for name in unsafe)
        or holds_encoded_word("{} {} at {}".format(*shown))
        or holds_encoded_word("".join(shown))
        or ADDRESSES.index(given.address) > 7
    )


def _faults_on_the_line(final: bytes, address: str) -> Iterator[str]:
    try:
        commands = envelope("ana@n.example", address, len(final), needs_smtputf8=False, offered=_ANY_SERVER)
    except MailError as error:
        yield f"no envelope: {error}"
        return
    spoken = b"".join(line for _, line in commands)
    if (
        spoken.count(b"\r\n") != 3
        or spoken.count(b"RCPT TO:") != 1
        or f"RCPT TO:<{address}>\r\n".encode() not in spoken
    ):
        yield "an envelope with other than one recipient"
    data = data_form(final)
    if data.count(b"\r\n.\r\n") != 1 or not data.endswith(b"\r\n.\r\n"):
        yield "an end before the end"


def _faults_for_a_reader(final: bytes, first_name: str) -> Iterator[str]:
    message = message_from_bytes(final, policy=policy.compat32)
    parts = [part for part in message.walk() if not part.is_multipart()]
    if [part.get_content_type() for part in parts] != ["text/plain", "text/html"]:
        yield "other parts"
        return
    text = parts[0].get_payload(decode=True).decode("utf-8", "replace")
    first = " ".join(first_name.split())
    if any(c.isprintable() and not c.isspace() for c in first) and not text.startswith(f"Hi {first},"):
        yield "a value that is not shown as it is"
