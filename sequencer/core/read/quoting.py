"""The person's own words: what is left of a plain text when quotes, signatures and footers are gone.

One pass over the lines, each looked at with a short window, so no text can make it slow (A-51).
A cut needs evidence, and a cut that would leave nothing is undone (A-52).
"""

import re
from dataclasses import dataclass, field

from sequencer.core.read.device_line import says_more, tells_device
from sequencer.core.read.phrases_quoting import HEADER_NAMES, INTRO_OPENERS, SEPARATORS, WROTE
from sequencer.core.read.sieve import first_letters
from sequencer.core.read.signature import without_banner, without_signature

_WINDOW_LINES = 4
_WINDOW_LENGTH = 500  # characters an introduction may have
_HEADER_LINES = 8
_FOOTER_CONTEXT = 12  # lines above a ruled line that may sign the letter
_MOST_RULES = 100  # each costs a look at what stands below
_LONGEST = 250_000  # characters; own words further down are left to the full text


def _any_of(words: tuple[str, ...]) -> str:
    return first_letters(words)


_INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u2060\u00ad]")
_WORDS = re.compile(r"\w")
_VERB = re.compile(rf"(?:^|[\s,>\"]|(?<=[^\x00-\u02ff]))(?:{_any_of(WROTE)})(?=$|[\s:：,(-])", re.IGNORECASE)
_OPENER = re.compile(rf"^[\s*_—–-]*(?:(?:{_any_of(INTRO_OPENERS)})[\s.,]|\d)", re.IGNORECASE)
_ENDS_AS_INTRO = re.compile(rf"(?:(?:{_any_of(WROTE)})[\s:：*_—–-]*|[:：]\s*)$", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>@]{1,80}@[^\s<>@]{1,80}")
_MOMENT = re.compile(r"\d{1,2}[:.h]\d{2}|(?<!\d)(?:19|20)\d{2}(?!\d)|\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2}")
_SEPARATOR = re.compile(
    rf"^[\s>*_]{{0,12}}(?:[-_=*—–]{{2,80}}[\s*]{{0,12}}(?:{_any_of(SEPARATORS)})|(?:{_any_of(SEPARATORS)})\s*:?[\s-]*$)",
    re.IGNORECASE,
)  # bounded: the three runs share their characters
_HEADER = re.compile(
    r"^[\s>*_]*(?:"
    + "|".join(f"(?P<{kind}>(?:{_any_of(names)}))" for kind, names in HEADER_NAMES.items())
    + r")[ \t\xa0*_]*[:：](?=\s|$|\*|[^/\d])",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^[\s>*_]*[^\W\d_][^:：<>@\n]{0,24}(?:[:：][*_]*(?:[\s\xa0]|$)|：)")
_RULE = re.compile(r"^\s*([-_=*—–])\1+\s*$")
_TITLED_RULE = re.compile(r"^[\s>]*-{3,} ?[^-\n][^\n]{2,60}?-{3,}\s*$")
_ARROWED = re.compile(r"^>>> [^>\s][^\n]{0,200}>>>\s*$")  # GroupWise: the quote below bears no marks
_QUOTE_MARK = re.compile(r"^\s*(?:>|[A-Z]{1,3}>(?=\s|$)|\|(?=\s|$)(?!.*\|\s*$))")
_MARKS = re.compile(r"^[\s>]+")
_LEFTOVER = re.compile(r"^[a-zà-ÿ]")


@dataclass
class _Scan:
    kept: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)  # under a device line or a ruled line
    is_cut: bool = False  # everything below some line went, without marks in front of the lines
    is_below: bool = False  # in a signature or under a device tag, until the next quote
    has_intro: bool = False
    rules: int = 0  # ruled lines looked at


@dataclass(frozen=True)
class Parted:
    """`words` are what the person typed; `aside` what stood unmarked beside them: a signature, a device line, a banner."""

    words: str
    aside: str


def own_words(text: str) -> str:
    """What the person typed, greeting and closing included; empty only if everything is marked as quoted."""
    return parted(text).words


def parted(text: str) -> Parted:
    """The person's own words, and what was taken for none of them."""
    lines = _INVISIBLE.sub("", text[:_LONGEST]).replace("\xa0", " ").split("\n")
    letter = without_banner(lines)
    scan = _scanned(letter)
    if len(letter) < len(lines) and not _has_words(scan.kept):  # what looked like a banner is all there is
        letter, scan = lines, _scanned(lines)
    body = _tidy(scan.kept)
    if not _WORDS.search(body):
        spoken = [line for line in scan.aside if says_more(line)]
        return Parted(_tidy(spoken) if spoken else _undone(letter, scan), "")
    trimmed = without_signature(body).strip()
    words = trimmed if _WORDS.search(trimmed) else body
    stayed = set(words.split("\n"))
    cut = [line for line in body.split("\n") if line not in stayed or not line]
    return Parted(words, _tidy([*lines[: len(lines) - len(letter)], "", *cut, "", *scan.aside]))


def _has_words(lines: list[str]) -> bool:
    return _WORDS.search("".join(lines)) is not None


def _scanned(lines: list[str]) -> _Scan:
    scan = _Scan()
    at = 0
    while at < len(lines):
        at = _step(lines, at, scan)
        if scan.is_cut:
            break
    return scan


def _step(lines: list[str], at: int, scan: _Scan) -> int:
    """Judges the line at an index and says where to go on."""
    line = lines[at]
    if _is_quoted(line) and not _is_arrowed(lines, at):
        scan.quoted.append(line)
        scan.is_below = False
        return at + 1
    length = _introduction(lines, at)
    if length:
        following = _next_words(lines, at + length)
        scan.has_intro = True
        scan.is_cut = following < len(lines) and not _is_quoted_soon(lines, following)
        scan.is_below = False
        return following
    if _is_leftover(lines, at):
        return at + 1
    if scan.is_below or _begins_below(lines, at, scan):
        scan.is_below = scan.is_below or _has_words(scan.kept)
        scan.aside.append(line)
        return at + 1
    scan.kept.append(line)
    return at + 1


def _is_quoted(line: str) -> bool:
    return _QUOTE_MARK.match(line) is not None


def _is_arrowed(lines: list[str], at: int) -> bool:
    if not _ARROWED.match(lines[at]) or not _MOMENT.search(lines[at]):
        return False
    following = _next_words(lines, at + 1)
    return following < len(lines) and not _is_quoted(lines[following])


def _is_quoted_soon(lines: list[str], at: int) -> bool:
    """Whether marked quotes follow an introduction: at once, or after a greeting typed between the two."""
    if _is_quoted(lines[at]):
        return True
    following = _next_words(lines, at + 1)
    return len(lines[at]) <= 40 and following < len(lines) and _is_quoted(lines[following])


def _introduction(lines: list[str], at: int) -> int:
    """How many lines introduce a quote here, 0 for none."""
    line = lines[at]
    if not line.strip():
        return 0
    if _is_arrowed(lines, at):
        return 1
    if _SEPARATOR.match(line):
        below = _next_words(lines, at + 1)
        block = _header_block(lines, below)
        return below - at + block if block else 1
    if _TITLED_RULE.match(line):
        below = _next_words(lines, at + 1)
        block = _header_block(lines, below) or (below < len(lines) and _is_quoted(lines[below]))
        return below - at + int(block) if block else 0
    if _RULE.match(line):
        below = _next_words(lines, at + 1)
        inner = _introduction_of_words(lines, below) if below < len(lines) else 0
        return below - at + inner if inner else 0
    return _introduction_of_words(lines, at)


def _introduction_of_words(lines: list[str], at: int) -> int:
    return _header_block(lines, at) or _attribution(lines, at)


def _header_block(lines: list[str], at: int) -> int:
    """Lines of a block such as From, Sent, To, Subject, in any order; 0 without three kinds of them."""
    if at >= len(lines):
        return 0
    return _named_block(lines, at) or _shaped_block(lines, at)


def _named_block(lines: list[str], at: int) -> int:
    if not _HEADER.match(lines[at]):
        return 0
    kinds: set[str] = set()
    last = at
    for index in range(at, min(at + _HEADER_LINES, len(lines))):
        matched = _HEADER.match(lines[index])
        if matched is not None:
            kinds.add(matched.lastgroup or "")
            last = index
        elif lines[index].strip() and index - last > 2:
            break
    return last - at + 1 if len(kinds) >= 3 and kinds & {"from", "date"} else 0


def _shaped_block(lines: list[str], at: int) -> int:
    """The same in a language we have no words of: labels below one another, with an address and a date with its time."""
    above = lines[at - 1] if at > 0 else ""
    if above.strip() and not (_RULE.match(above) or _TITLED_RULE.match(above)):
        return 0
    end = at
    while end < min(len(lines), at + _HEADER_LINES) and _LABELLED.match(lines[end]):
        end += 1
    joined = " ".join(lines[at:end])[:_WINDOW_LENGTH]
    is_evident = end - at >= 3 and _has_clock(joined) and (end - at >= 4 or _ADDRESS.search(joined))
    return end - at if is_evident else 0


def _attribution(lines: list[str], at: int) -> int:
    """Lines of an introduction such as `On Monday, Ana <ana@…> wrote:`; 0 without enough evidence."""
    joined = ""
    has_opener = _OPENER.match(lines[at]) is not None
    for count in range(1, _WINDOW_LINES + 1):
        index = at + count - 1
        if index >= len(lines) or not lines[index].strip() or (count > 1 and _is_quoted(lines[index])):
            return 0
        joined = f"{joined} {lines[index].strip()}"
        if len(joined) > _WINDOW_LENGTH or (count > 2 and not has_opener):
            return 0
        if _ENDS_AS_INTRO.search(joined) and _is_evident(joined, has_opener, lines, index):
            return count
    return 0


def _is_evident(joined: str, has_opener: bool, lines: list[str], index: int) -> bool:
    has_verb = _VERB.search(joined) is not None
    has_address = _ADDRESS.search(joined) is not None
    has_moment = _MOMENT.search(joined) is not None
    if has_address and has_moment:
        return has_verb or has_opener or (_has_clock(joined) and "<" in joined)
    following = _next_words(lines, index + 1)
    is_before_quote = following < len(lines) and _is_quoted(lines[following])
    if has_verb and (has_address or has_moment):
        return is_before_quote or (has_opener and _has_clock(joined))
    return has_verb and has_opener and is_before_quote


def _has_clock(joined: str) -> bool:
    return re.search(r"\d{1,2}[:.h]\d{2}", joined) is not None and re.search(r"\d{4}|\d[./-] ?\d", joined) is not None


def _is_leftover(lines: list[str], at: int) -> bool:
    """A piece of a quoted line that some program wrapped without marking it."""
    if not 0 < at < len(lines) - 1 or not (_is_quoted(lines[at - 1]) and _is_quoted(lines[at + 1])):
        return False
    return len(lines[at - 1]) >= 60 and len(lines[at]) <= 60 and _LEFTOVER.match(lines[at]) is not None


def _begins_below(lines: list[str], at: int, scan: _Scan) -> bool:
    line = lines[at]
    if tells_device(lines, at):
        return True
    if not _RULE.match(line) or scan.rules > _MOST_RULES:
        return False
    scan.rules += 1
    return line.strip() in {"--", "__", "—"} or _is_footer(lines[at + 1 : at + 12], scan)


def _is_footer(below: list[str], scan: _Scan) -> bool:
    """Whether what stands under a ruled line is no part of the letter."""
    words = [line for line in below if line.strip()]
    if not words or _is_quoted(words[0]):
        return True
    with_footer = "\n".join([_tidy(scan.kept[-_FOOTER_CONTEXT:]), "", *words])
    return without_signature(with_footer).strip() != with_footer.strip()


def _next_words(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _undone(lines: list[str], scan: _Scan) -> str:
    if scan.quoted and not scan.is_cut and (scan.has_intro or _opens_with_intro(scan.quoted)):
        return ""
    whole = _tidy([_MARKS.sub("", line) for line in lines])
    return whole if _WORDS.search(whole) else ""


def _opens_with_intro(quoted: list[str]) -> bool:
    """A program may mark its introduction like the quote itself."""
    shown = [_MARKS.sub("", line) for line in quoted[: 2 * _WINDOW_LINES]]
    at = _next_words(shown, 0)
    return at < len(shown) and _introduction(shown, at) > 0


def _tidy(lines: list[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip()
