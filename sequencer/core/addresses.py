"""One strict address type for every door: import, command line, envelope and header (A-05, S-24)."""

import contextlib
import re

from email_validator import EmailNotValidError, validate_email

from sequencer.errors import UserError

_LONGEST = 254  # RFC 5321 4.5.3.1.3: a path of 256 less its brackets
_DOTS_MEAN_NOTHING = frozenset({"gmail.com", "googlemail.com"})
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)", re.ASCII)
_IN_WORDS = re.compile(r"[^\s@<>()\[\],;:\"'“”‘’]+@[^\s@<>()\[\],;:\"'“”‘’]+")
_SHORTEST_NAME = 3
_AROUND_A_DOMAIN = re.compile(r"^(?:https?://)?(?:[^@/]*@)?(?:www\.)?|[/?#:].*$|\.$", re.IGNORECASE)


def parse(text: str) -> str:
    """The deliverable form: local part as given, domain in lower-case A-labels (RFC 5890).

    Raises UserError with a sentence for everything that is not exactly one plain mailbox address:
    display names, quoted local parts, address literals, routes, groups, lists, control characters.
    """
    given = text.strip(" ")
    if not given:
        raise UserError("An empty line is not an address we can write to.")
    if len(given) > _LONGEST or not given.isprintable():
        raise UserError(f"“{_shown(text)}” is not an address we can write to.")
    try:
        found = validate_email(
            given, check_deliverability=False, allow_smtputf8=True, test_environment=True, strict=True
        )
    except EmailNotValidError as error:
        raise UserError(f"“{_shown(text)}” is not an address we can write to: {error}") from None
    return f"{found.local_part}@{found.ascii_domain.lower()}"


def identity(address: str) -> str:
    """The form in which two spellings of one mailbox are equal; for comparing, never for sending.

    Lower case, plus-tag removed, dots removed where the provider ignores them. Never raises.
    """
    local, _, domain = address.strip().casefold().rpartition("@")
    with contextlib.suppress(UnicodeError):
        domain = domain if domain.isascii() else domain.encode("idna").decode()
    base = local.split("+", 1)[0] or local
    if domain in _DOTS_MEAN_NOTHING:
        base, domain = base.replace(".", ""), "gmail.com"
    return f"{base}@{domain}"


def domain_of(address: str) -> str:
    """The part after the last @, lower case."""
    return address.rpartition("@")[2].lower()


def read_domain(text: str) -> str:
    """A mail domain in lower-case A-labels, also from a web address or after an @. Raises UserError for anything else."""
    bare = _AROUND_A_DOMAIN.sub("", text.strip()).casefold()
    with contextlib.suppress(UnicodeError):
        bare = bare if bare.isascii() else bare.encode("idna").decode()
    labels = bare.split(".")
    if len(labels) < 2 or len(bare) > _LONGEST or not all(_LABEL.fullmatch(one) for one in labels):
        raise UserError(f"“{_shown(text)}” is no domain. Write it like example.com.")
    return bare


def domains_over(address: str) -> tuple[str, ...]:
    """The domain of an address and every one above it but the last label, the longest first."""
    labels = identity(address).rpartition("@")[2].split(".")
    return tuple(".".join(labels[n:]) for n in range(max(len(labels) - 1, 1)))


def without_addresses(text: str, recipient: str = "") -> str:
    """Somebody else's words with “…” for each address, and for the local part of `recipient` where it stands alone."""
    bare = _IN_WORDS.sub("…", text)
    name = recipient.rpartition("@")[0]
    if len(name) < _SHORTEST_NAME:
        return bare
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", bare, flags=re.IGNORECASE)


def _shown(text: str) -> str:
    return "".join(c if c.isprintable() else "�" for c in text)[:80]
