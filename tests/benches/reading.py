"""The whole reader against the bare parse of the standard library: mails a second on one core, in the same run."""

import gc
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from benches.lines import line, median
from sequencer.core.read.understanding import understand

_ROUNDS = 15
_AT_ONCE = 20  # mails in a round and on a side
_TRACE = [
    ("Return-Path", "<lena.brandt@brandt.example>"),
    ("Delivered-To", "ada@acme.example"),
    (
        "Received",
        (
            "from mx1.acme.example (mx1.acme.example [192.0.2.10]) by imap.acme.example with LMTP id 4fGh2k1z;"
            " Tue, 12 Jan 2027 09:14:05 +0100 (CET)"
        ),
    ),
    (
        "Received",
        (
            "from mail-lf1-f48.provider.example (mail-lf1-f48.provider.example [198.51.100.48]) by mx1.acme.example"
            " (Postfix) with ESMTPS id 2B1C4D for <ada@acme.example>; Tue, 12 Jan 2027 09:14:04 +0100 (CET)"
        ),
    ),
    ("Authentication-Results", "mx1.acme.example; dkim=pass header.d=brandt.example; spf=pass"),
    ("DKIM-Signature", "v=1; a=rsa-sha256; d=brandt.example; s=20230601; h=to:subject:date:from; b=" + "Zk3v8mQw" * 30),
]
_REPLY = """Hi Ada,

Thank you for writing, and for the kind words about my talk on the scheduler. The role does sound interesting, and I \
have been thinking about a change for a while now.

Could you tell me a little more about the team, how large it is and who I would be working with? I would also like to \
know whether working from home on two days a week is possible, since we live a bit outside of the city.

I am free for a call on Thursday after 15:00 or on Friday morning, whatever suits you best. My number is below.

Best regards,
Lena
"""
_SIGNATURE = """Lena Brandt
Principal Engineer, Platform
Brandt Systems GmbH
Lindenhof 4, 10115 Berlin
Tel. +49 30 1234567
"""
_QUOTED = """Hi Lena,

I came across your talk about the scheduler at the conference in Berlin last autumn and liked how you explained the \
trade-offs between fairness and throughput. We are building a small team in Munich that works on exactly this: a \
scheduler for laboratory machines which has to be fair to many groups at once.

Would you be open to a short call in the next two weeks? No preparation needed, and if it is not for you, just say so \
and I will not write again.

Best wishes,
Ada Meyer
Northlight GmbH
"""
_INTRODUCTION = "On Mon, Jan 11, 2027 at 8:40 AM Ada Meyer <ada@acme.example> wrote:"


def read_mail() -> Iterator[dict[str, object]]:
    """A reply of about five kilobytes as its text and HTML, and each of them alone."""
    for name, raw in _letters().items():
        ours, bare, ratio = _raced(raw)
        note = f"{name}, {len(raw) / 1000:.1f} kB, on one core; the bare parse makes {bare:.0f} a second"
        yield line("read_mail", ours, "mails/s", note, against="message_from_bytes", ratio=ratio, better="higher")


def bare_parse(raw: bytes) -> int:
    """What the standard library alone does: parse, and touch every body."""
    parts = message_from_bytes(raw, policy=policy.default).walk()
    return sum(len(part.get_content()) for part in parts if not part.is_multipart())


def _raced(raw: bytes) -> tuple[float, float, float]:
    """Our rate, the bare one, and the middle one of the ratios of rounds that were run side by side."""
    understand(raw)
    rounds = [(_seconds(understand, raw), _seconds(bare_parse, raw)) for _ in range(_ROUNDS)]
    mine, theirs = (median([one[side] for one in rounds]) for side in (0, 1))
    return 1 / mine, 1 / theirs, median([bare / whole for whole, bare in rounds])


def _seconds(read: Callable[[bytes], object], raw: bytes) -> float:
    """Of one processor, for one mail."""
    gc.collect()
    began = time.process_time()
    for _ in range(_AT_ONCE):
        read(raw)
    return (time.process_time() - began) / _AT_ONCE


def _letters() -> dict[str, bytes]:
    quote = "\n".join(f"> {one}" for one in _QUOTED.splitlines())
    plain = f"{_REPLY}\n-- \n{_SIGNATURE}\n{_INTRODUCTION}\n\n{quote}\n"
    page = (
        f'<div dir="ltr">{_divs(_REPLY)}<div dir="ltr" class="gmail_signature">{_divs(_SIGNATURE)}</div></div><br>'
        f'<div class="gmail_quote"><div dir="ltr" class="gmail_attr">{_INTRODUCTION.replace("<", "&lt;")}<br></div>'
        f'<blockquote class="gmail_quote" style="margin:0 0 0 .8ex">{_divs(_QUOTED)}</blockquote></div>'
    )
    return {
        "text and HTML": _letter(plain, page),
        "text alone": _letter(f"{plain}>\n" + f"> {quote}\n".replace("\n", "\n> ") * 3, ""),
        "HTML alone": _letter("", page.replace("</blockquote>", f"{_divs(_QUOTED) * 2}</blockquote>")),
    }


def _divs(text: str) -> str:
    return "".join(f"<div>{one or '<br>'}</div>" for one in text.splitlines())


def _letter(plain: str, page: str) -> bytes:
    mail = EmailMessage(policy=policy.SMTP)
    for name, value in _TRACE:
        mail[name] = value
    mail["From"], mail["To"] = "Lena Brandt <lena.brandt@brandt.example>", "Ada Meyer <ada@acme.example>"
    mail["Subject"] = "Re: Senior engineer for our lab in München"
    mail["Date"], mail["Message-ID"] = (
        "Tue, 12 Jan 2027 09:14:02 +0100",
        "<CAJ3v8mQwErTyUiOpAsDfGh@mail.brandt.example>",
    )
    mail["In-Reply-To"] = mail["References"] = f"<sq-{'abcdef' * 4}-{'abcdefgh' * 2}@acme.example>"
    mail.set_content(plain or page, subtype="plain" if plain else "html", cte="quoted-printable")
    if plain and page:
        mail.add_alternative(page, subtype="html", cte="quoted-printable")
    return mail.as_bytes()
