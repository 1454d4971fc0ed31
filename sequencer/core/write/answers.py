"""What a person here writes back to somebody who wrote: their own words, their signature, and nothing of ours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sequencer.core.write import markup, merge
from sequencer.core.write.notices import language_of
from sequencer.core.write.rendering import tidy
from sequencer.errors import UserError

_LONGEST = 20_000
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class AnswerLetter:
    text: str
    html: str


def answer_letter(words: str, signature: str, values: Mapping[str, str], locale: str) -> AnswerLetter:
    """The answer as plain text and HTML. Raises UserError for one that is empty, too long or still holds a field."""
    body = tidy(words).strip("\n")
    if not body.strip():
        raise UserError("The answer is empty. Write a line first.")
    if len(body) > _LONGEST:
        raise UserError(f"The answer is longer than {_LONGEST:,} characters.")
    if _INVISIBLE.search(body):
        raise UserError("The answer holds an invisible control character; paste it as plain text.")
    fields = merge.fields_in(body)
    if fields:
        raise UserError(f"The answer still holds the field “{fields[0].name}”. Write the words themselves.")
    signed = merge.fill(tidy(signature), values).text.strip("\n")
    text = "\n\n".join(part for part in (body, signed) if part.strip())
    paragraphs = markup.paragraphs_in(body) + markup.lines_in(signed)
    return AnswerLetter(f"{text}\n", markup.as_html(paragraphs, language_of(locale)))
