"""Files that go with a mail: which are taken, under which clean name, and how a mail names them (RFC 2183, RFC 2231)."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sequencer.core.write.header_lines import Field, words_field
from sequencer.errors import UserError

MOST = 5
"""Files with one mail."""

LARGEST_TOGETHER = 3 * 1024 * 1024
"""Octets of all files with one mail. Encoded they grow by a third, and every recipient's mail is kept as it left."""

_LONGEST_NAME = 100
_TYPES = {
    "pdf": ("application/pdf", rb"%PDF-"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", rb"PK\x03\x04"),
    "odt": ("application/vnd.oasis.opendocument.text", rb"PK\x03\x04"),
    "png": ("image/png", rb"\x89PNG\r\n\x1a\n"),
    "jpg": ("image/jpeg", rb"\xff\xd8\xff"),
    "jpeg": ("image/jpeg", rb"\xff\xd8\xff"),
    "txt": ("text/plain", rb"[^\x00]"),
}
ENDINGS = tuple(f".{ending}" for ending in _TYPES)

_UNWELCOME = re.compile(r'[<>:"/\\|?*;%]')  # what file systems and mail programs stumble over
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_PLAIN_NAME = re.compile(r"[A-Za-z0-9._ -]{1,60}")
_PARAMETER_CHARACTERS = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~"
)  # RFC 5987 attr-char, a subset of RFC 2231's
_SEGMENT = 55  # characters of a value on one line


@dataclass(frozen=True)
class Attachment:
    """A file as it goes with a mail; the name is clean and the type is the one its ending stands for."""

    name: str
    octets: bytes

    @property
    def media_type(self) -> str:
        return _TYPES[_ending(self.name)][0]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of its octets, in hex."""
        return hashlib.sha256(self.octets).hexdigest()


def attachment_of(given_name: str, octets: bytes) -> Attachment:
    """The file somebody chose, with a clean name. Raises UserError saying what is wrong with it."""
    name = clean_name(given_name)
    check_name(name)
    ending = _ending(name)
    if not octets:
        raise UserError(f"“{name}” is empty.")
    if len(octets) > LARGEST_TOGETHER:
        raise UserError(f"“{name}” is larger than {in_words(LARGEST_TOGETHER)}. Send a link to it instead.")
    if re.match(_TYPES[ending][1], octets) is None or (ending == "txt" and not _is_text(octets)):
        raise UserError(f"“{name}” is not what its ending says: the contents are of another kind.")
    return Attachment(name, octets)


def check_name(name: str) -> None:
    """Raises UserError for a name that is not clean, or that ends in a way we do not send."""
    if name != clean_name(name):
        raise UserError(f"“{clean_name(name)}” is how that file can be called; its name has other characters in it.")
    if _ending(name) not in _TYPES:
        raise UserError(f"“{name}” is not a kind of file that can be sent along. Those are: {', '.join(ENDINGS)}.")


def check_together(sizes: Sequence[tuple[str, int]]) -> None:
    """Raises UserError where files, as (name, octets), are too many or too large for one mail, or two share a name."""
    names = [name.casefold() for name, _ in sizes]
    if len(names) > MOST:
        raise UserError(f"One mail takes {MOST} files at most.")
    for name in names:
        if names.count(name) > 1:
            raise UserError(f"There is a file called “{name}” already. Take that one out first, or rename this one.")
    if sum(octets for _, octets in sizes) > LARGEST_TOGETHER:
        raise UserError(f"Together the files are larger than {in_words(LARGEST_TOGETHER)}. Send a link instead.")


def clean_name(given: str) -> str:
    """The last part of a path, without what is invisible or unwelcome in names, 100 characters at most."""
    last = re.split(r"[/\\]", given)[-1]
    seen = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c) not in _INVISIBLE)
    stem, dot, ending = " ".join(_UNWELCOME.sub(" ", seen).split()).rstrip(" .").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    room = _LONGEST_NAME - len(dot + ending[:10])
    return (stem.strip(" .")[:room].strip() or "file") + dot + ending.strip()[:10].lower()


def in_words(octets: int) -> str:
    """A size as people say it."""
    if octets < 1024 * 1024:
        return f"{max(1, round(octets / 1024))} KB"
    return f"{octets / 1024 / 1024:.1f} MB".replace(".0 ", " ")


def part_fields(file: Attachment) -> tuple[Field, ...]:
    """The header of the part that carries a file."""
    charset = ("charset=utf-8",) if file.media_type == "text/plain" else ()
    kind = f"{file.media_type};" if charset else file.media_type
    return (
        words_field("Content-Type", kind, *charset),
        words_field("Content-Transfer-Encoding", "base64"),
        words_field("Content-Disposition", "attachment;", *_name_parameter(file.name)),
    )


def _name_parameter(name: str) -> list[str]:
    """`filename` in quotes where it is plain, else percent-encoded UTF-8 in as many pieces as it needs (RFC 2231 3, 4).

    A character is never cut in two, since some programs decode each piece by itself.
    """
    if _PLAIN_NAME.fullmatch(name):
        return [f'filename="{name}"']
    segments = ["UTF-8''"]
    for character in name:
        encoded = _percent(character)
        if len(segments[-1]) + len(encoded) > _SEGMENT:
            segments.append("")
        segments[-1] += encoded
    if len(segments) == 1:
        return [f"filename*={segments[0]}"]
    words = [f"filename*{number}*={segment};" for number, segment in enumerate(segments)]
    return [*words[:-1], words[-1].rstrip(";")]


def _percent(character: str) -> str:
    if character in _PARAMETER_CHARACTERS:
        return character
    return "".join(f"%{octet:02X}" for octet in character.encode())


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _is_text(octets: bytes) -> bool:
    try:
        return "\0" not in octets.decode()
    except UnicodeDecodeError:
        return False
