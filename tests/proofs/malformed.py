"""Mails that nobody should send: real shapes damaged at random, mails grown from a grammar, and the bombs."""

import base64
import quopri
import random
from collections.abc import Callable
from pathlib import Path

from proofs.bombs import READABLE, UNREADABLE

_SHAPES = tuple(path.read_bytes() for path in sorted((Path(__file__).parents[1] / "mails").glob("*.eml")))
_BITS = (
    *(b"\0", b"\r", b"\n", b"\r\n", b"\r\r\n", b"\n\n", b"\t", b"\x0b", b"\x0c", b"\x1b", b"\x85", b"\xff\xfe", b"\xed\xa0\x80"),
    *(b"=?utf-8?q?=0D=0ABcc:_x?=", b"=?x-nope?b?////?=", b"=?utf-8?b?", b"?=", b"=?idna?q?=FF?=", b"=\n", b"=3D=", b"=ZZ"),
    *(b"<", b">", b"<>", b"<[]>", b"()", b"((", b'"', b"\\", b";", b":", b",", b"@", b"@@", b"<@>", b"--", b"----", b"> "),
    *(b"boundary=", b'boundary="', b"charset=undefined", b"charset=utf-7", b'charset="\0"', b"charset*0*=x''%FF", b"name*1*=%"),
    *(b"Content-Type: multipart/mixed\n", b"Content-Type: message/rfc822\n", b"Content-Transfer-Encoding: base64\n"),
    *(b"Content-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\n", b"Auto-Submitted: auto-replied\n", b"Return-Path: <>\n"),
    *(b"Final-Recipient: rfc822; x@y.example\n", b"Status: 5.1.1\n", b"Action: failed\n", b"X-Failed-Recipients: a@b.example\n"),
    *(b"<blockquote>", b"</div>", b"<table><td>", b"<!--", b"<![CDATA[", b"&#0;", b"&#x110000;", b"<?xml", b"<svg><style>"),
    *("ünïcödé".encode("utf-16"), "日本".encode("shift_jis"), b"On Monday, A <a@b.example> wrote:\n", b"-- \n", b"9" * 300, b"\xe2\x80\xae"),
)  # fmt: skip
_TYPES = (
    *("text/plain", "text/html", "multipart/mixed", "multipart/alternative", "multipart/report", "multipart/digest"),
    *("message/rfc822", "message/delivery-status", "message/feedback-report", "text/rfc822-headers", "text/calendar"),
    *("application/pdf", "application/zip", "message/partial", "message/external-body", "text", "", "/", "x/y/z"),
)
_CHARSETS = ("utf-8", "utf-7", "utf-16", "iso-2022-jp", "hz", "idna", "undefined", "x-nope", "unicode_escape", "", "\0")
_FIELDS = (
    "Subject",
    "To",
    "Cc",
    "Date",
    "Message-ID",
    "References",
    "In-Reply-To",
    "Reply-To",
    "Sender",
    "Return-Path",
)
_FIELDS += ("Auto-Submitted", "Precedence", "X-Failed-Recipients", "Content-Disposition", "Content-ID", "Received")
_DEEPEST = 24


def malformed(dice: random.Random, sender: str) -> tuple[str, bytes]:
    """One mail in the name of a sender, and what kind of damage it is."""
    (kind,) = dice.choices(list(_KINDS), weights=[weight for weight, _ in _KINDS.values()])
    raw = _KINDS[kind][1](dice).replace(b"\n", dice.choice((b"\r\n", b"\r\n", b"\r\n", b"\n", b"\r")))
    line = b"From: Lena <%s>\r\n" % sender.encode()
    return kind, (line + raw if dice.random() < 0.9 else raw.replace(b"\n", b"\n" + line, 1))


def _damaged(dice: random.Random) -> bytes:
    """A real shape with up to thirty wounds."""
    raw = bytearray(_without_from(dice.choice(_SHAPES)))
    for _ in range(dice.randint(1, 30)):
        at = dice.randrange(len(raw) + 1)
        to = min(len(raw), at + dice.choice((1, 1, 2, 10, 100, 1000)))
        match dice.randrange(6):
            case 0:
                raw[at:to] = b""
            case 1:
                raw[at:at] = dice.choice(_BITS)
            case 2:
                raw[at:to] = dice.randbytes(to - at)
            case 3:
                raw[at:at] = raw[at:to] * dice.choice((1, 2, 50))
            case 4:
                raw[at:to] = raw[at:to][::-1]
            case _:
                raw[at:to] = bytes(raw[at:to]).translate(bytes(range(255, -1, -1)))
    return bytes(raw[:2_000_000])


def _spliced(dice: random.Random) -> bytes:
    """The lines of two real shapes in disorder."""
    lines = b"\n".join(_without_from(one) for one in dice.sample(_SHAPES, 2)).split(b"\n")
    for _ in range(dice.randint(1, 20)):
        one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines[: dice.randint(1, len(lines))])


def _grown(dice: random.Random) -> bytes:
    """A mail of parts in parts, with headers and bodies that need not fit each other."""
    return _part(dice, 0, dice.choice((1, 3, _DEEPEST)))


def _bomb(dice: random.Random) -> bytes:
    bombs = UNREADABLE | READABLE
    make, size = bombs[dice.choice(list(bombs))]
    return _without_from(make(max(1, int(size * dice.random() ** 2))))


def _noise(dice: random.Random) -> bytes:
    return dice.choice((dice.randbytes(dice.randint(0, 5000)), b"".join(dice.choices(_BITS, k=dice.randint(0, 300)))))


_KINDS: dict[str, tuple[int, Callable[[random.Random], bytes]]] = {
    "damaged": (50, _damaged),
    "spliced": (15, _spliced),
    "grown": (25, _grown),
    "noise": (7, _noise),
    "bomb": (3, _bomb),
}


def _without_from(raw: bytes) -> bytes:
    return b"\n".join(
        line for line in raw.replace(b"\r\n", b"\n").split(b"\n") if not line.lower().startswith(b"from:")
    )


def _part(dice: random.Random, depth: int, deepest: int) -> bytes:
    content_type, charset = dice.choice(_TYPES), dice.choice(_CHARSETS)
    boundary = dice.choice(("b", f"b{depth}", "b ", "", '"', "b" * 300))
    encoding = dice.choice(("base64", "quoted-printable", "7bit", "8bit", "x-uuencode", "", "BASE64 "))
    head = f'Content-Type: {content_type}; charset="{charset}"; boundary="{boundary}"\nContent-Transfer-Encoding: {encoding}\n'
    for name in dice.sample(_FIELDS, dice.randint(0, 5)):
        head += f"{name}: "
        head += (
            "".join(dice.choice(_BITS).decode("latin-1") for _ in range(dice.randint(0, 4))).replace("\n", " ") + "\n"
        )
    body = _body(dice, depth, deepest, boundary)
    return head.encode("utf-8", "replace") + b"\n" + body


def _body(dice: random.Random, depth: int, deepest: int, boundary: str) -> bytes:
    if depth < deepest and dice.random() < 0.8:
        inner = (_part(dice, depth + 1, deepest) for _ in range(dice.choice((1, 1, 2)) if depth < 6 else 1))
        line = f"--{boundary}\n".encode()
        return line + (b"\n" + line).join(inner) + dice.choice((b"\n--" + boundary.encode() + b"--\n", b""))
    text = b"".join(dice.choice((*_BITS, b"Thanks, but no. ", b"back on 3 May\n")) for _ in range(dice.randint(0, 60)))
    return dice.choice((text, base64.encodebytes(text), quopri.encodestring(text), base64.b64encode(text)[:-1]))
