"""A mail as it may be shown to people: its words, its files, and its HTML without anything that acts or calls home."""

from dataclasses import dataclass

import nh3

from sequencer.core.read.mime import Attachment, Unreadable, open_mail

_LONGEST = 400_000  # characters of HTML; nobody reads further
_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "ins",
        "kbd",
        "li",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
_ATTRIBUTES = {
    "a": {"href"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
    "*": {"dir", "lang"},
}
_WITH_CONTENT = frozenset(
    ["script", "style", "head", "title", "noscript", "template", "iframe", "object", "embed", "svg", "math"]
)


@dataclass(frozen=True)
class Shown:
    """`html` is safe to put on a page of its own; empty where the mail has none. `trouble` says why nothing is shown."""

    subject: str = ""
    text: str = ""
    html: str = ""
    files: tuple[Attachment, ...] = ()
    trouble: str = ""


def shown(raw: bytes) -> Shown:
    """What people may see of a raw mail. Never raises: what cannot be read comes back with its reason."""
    mail = open_mail(raw)
    if isinstance(mail, Unreadable):
        return Shown(trouble=f"We cannot read this mail: {mail.reason}.")
    return Shown(
        subject=mail.headers.text("subject"),
        text=mail.text,
        html=clean(mail.html) if mail.html.strip() else "",
        files=mail.attachments,
    )


def clean(source: str) -> str:
    """HTML of a stranger with its words, lists, tables and links; no script, style, form, picture or address to load."""
    return nh3.clean(
        source[:_LONGEST],
        tags=set(_TAGS),
        clean_content_tags=set(_WITH_CONTENT),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
        strip_comments=True,
    )
