"""A step's templates and one candidate's facts become the letter that candidate gets.

The plain text is the original, the HTML the same words; the legal notice is part of both and cannot be left out.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sequencer.core.write import markup, merge, notices
from sequencer.core.write.notices import Organisation
from sequencer.errors import RenderError, UserError

__all__ = ["Letter", "LetterFacts", "Organisation", "check_step", "closing_of", "render", "reply_subject", "tidy"]

_LONGEST_SUBJECT = 200  # characters of a template; fields may make it longer
_LONGEST_BODY = 20_000
_REPLY_MARK = re.compile(  # what mail programs put before a subject, in the languages of Europe
    r"\s*(?:re|aw|antw|sv|vs|odp|ynt|fwd?|wg|tr|rv)\s*(?:\[\d+\]|\(\d+\))?\s*:\s*", re.IGNORECASE
)
_FORBIDDEN_IN_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class LetterFacts:
    """Everything one letter is made of.

    `thread_subject` is the subject of the conversation when this letter is written as a reply in it.
    """

    subject_template: str
    body_template: str
    values: Mapping[str, str]
    signature: str
    organisation: Organisation
    source: str
    collected_on: date | None
    opt_out_url: str
    is_first: bool
    locale: str
    thread_subject: str | None = None


@dataclass(frozen=True)
class Letter:
    """What a mail says. While `missing` names anything, the letter is a preview and has to be held."""

    subject: str
    text: str
    html: str
    missing: tuple[str, ...]


def check_step(subject: str, body: str, known: frozenset[str], is_first: bool) -> None:
    """Raises UserError for the first thing in a step's templates that could not become an honest, whole mail.

    A later step may leave its subject empty: written in the thread, it takes over the subject of that thread.
    """
    if is_first and not subject.strip():
        raise UserError("The first mail has no subject.")
    if not body.strip():
        raise UserError("The mail has no text.")
    if len(subject) > _LONGEST_SUBJECT:
        raise UserError(f"The subject is longer than {_LONGEST_SUBJECT} characters.")
    if len(body) > _LONGEST_BODY:
        raise UserError(f"The text is longer than {_LONGEST_BODY:,} characters.")
    reason = merge.hostile(subject)
    if reason:
        raise UserError(f"The subject cannot be used: {reason}.")
    if _FORBIDDEN_IN_TEXT.search(merge.unix_lines(body)):
        raise UserError("The text holds an invisible control character; paste it as plain text.")
    if is_first and _pretends_to_answer(subject):
        raise UserError("The subject of a first mail must not begin with “Re:” or “Fwd:”: nothing came before it.")
    merge.check(subject, known)
    merge.check(body, known)


def render(facts: LetterFacts) -> Letter:
    """The letter, or RenderError naming the field or rule that forbids one.

    1. Templates and values are checked again: what was saved or imported long ago met older rules.
    2. Fields are filled; those left empty are listed, with the legal facts that are missing.
    3. Text and HTML are made from the same paragraphs.
    """
    _refuse_hostile(facts)
    subject = _subject(facts)
    body = merge.fill(tidy(facts.body_template), facts.values)
    signature = merge.fill(tidy(facts.signature), facts.values)
    absent = notices.missing_facts(_legal(facts), is_first=facts.is_first)
    missing = tuple(dict.fromkeys((*subject.missing, *body.missing, *signature.missing, *absent)))
    _refuse_untrue(subject.text, body.text, facts, is_whole=not missing)

    closing = closing_of(facts)
    written = "\n\n".join(part.strip("\n") for part in (body.text, signature.text) if part.strip())
    paragraphs = markup.paragraphs_in(body.text) + markup.lines_in(signature.text) + ((notices.SEPARATOR,), *closing)
    return Letter(
        subject=subject.text,
        text=f"{written}\n\n\n{notices.SEPARATOR}\n{markup.as_text(closing)}\n",
        html=markup.as_html(paragraphs, notices.language_of(facts.locale)),
        missing=missing,
    )


def closing_of(facts: LetterFacts) -> notices.Paragraphs:
    """The legal notice under a letter, in its reader's language."""
    notice = notices.first_notice if facts.is_first else notices.later_notice
    return notice(_legal(facts), facts.locale)


def reply_subject(thread_subject: str) -> str:
    """`Re: ` and the subject without the marks that earlier answers and forwards put before it."""
    bare = thread_subject
    while (mark := _REPLY_MARK.match(bare)) is not None:
        bare = bare[mark.end() :]
    return f"Re: {' '.join(bare.split())}".rstrip()


@lru_cache(maxsize=256)
def tidy(text: str) -> str:
    """A template without blanks at the ends of its lines."""
    return "\n".join(line.rstrip() for line in merge.unix_lines(text).split("\n"))


def _legal(facts: LetterFacts) -> notices.NoticeFacts:
    return notices.NoticeFacts(facts.organisation, facts.source, facts.collected_on, facts.opt_out_url)


def _refuse_hostile(facts: LetterFacts) -> None:
    templates = {"subject": facts.subject_template, "body": facts.body_template, "signature": facts.signature}
    for name, template in templates.items():
        fault = _fault_of(template)
        if fault:
            raise RenderError(f"{name}: {fault}.")
    used = {field.name for template in templates.values() for field in merge.fields_in(template)}
    values = {name: facts.values[name] for name in sorted(used & facts.values.keys())}
    values |= {"source": facts.source, "opt_out_url": facts.opt_out_url, "thread_subject": facts.thread_subject or ""}
    for name, value in values.items():
        reason = merge.hostile(value, name)
        if reason:
            raise RenderError(f"{name}: {reason}.")


@lru_cache(maxsize=256)
def _fault_of(template: str) -> str:
    """Why nothing may be made of a template, as the end of a sentence, else nothing."""
    stray = merge.misplaced_brace(template)
    if stray is not None:
        return f"“{stray}” is not a merge field"
    return "it holds an invisible control character" if _FORBIDDEN_IN_TEXT.search(merge.unix_lines(template)) else ""


def _subject(facts: LetterFacts) -> merge.Filled:
    if facts.thread_subject is not None:
        return merge.Filled(reply_subject(facts.thread_subject), ())
    filled = merge.fill(facts.subject_template, facts.values, one_line=True)
    return merge.Filled(" ".join(filled.text.split()), filled.missing)


def _refuse_untrue(subject: str, body: str, facts: LetterFacts, *, is_whole: bool) -> None:
    if merge.holds_encoded_word(subject):
        raise RenderError("subject: its fields together make an encoded word (=?…?=).")
    if facts.is_first and _pretends_to_answer(subject):
        raise RenderError("subject: a first mail must not begin with “Re:” or “Fwd:”.")
    if is_whole and not (subject and body.strip()):
        raise RenderError("subject or body: there is nothing in it.")


def _pretends_to_answer(subject: str) -> bool:
    if subject.isascii():
        return _REPLY_MARK.match(subject) is not None
    plain = "".join(c for c in unicodedata.normalize("NFKC", subject) if unicodedata.category(c) != "Cf")
    return _REPLY_MARK.match(plain) is not None
