"""A letter as its recipient would see it, with everything told apart that a field put in or left empty.

Its words are those of `render`: the same fields, the same paragraphs, the same notice.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sequencer.core.write import markup, merge
from sequencer.core.write.merge import Piece
from sequencer.core.write.notices import Paragraphs
from sequencer.core.write.rendering import LetterFacts, closing_of, render, reply_subject, tidy
from sequencer.errors import RenderError

Line = tuple[Piece, ...]
Marked = tuple[tuple[Line, ...], ...]
"""Paragraphs of lines of pieces."""


@dataclass(frozen=True)
class Preview:
    """`missing` names what has to be known before it may leave; `problem` is why it cannot be written at all."""

    subject: Line
    body: Marked
    signature: Marked
    notice: Paragraphs
    missing: tuple[str, ...]
    problem: str = ""

    @property
    def text(self) -> str:
        """The body and signature as one text, for a short look."""
        paragraphs = ("\n".join("".join(piece.text for piece in line) for line in lines) for lines in self.words)
        return "\n\n".join(paragraphs)

    @property
    def words(self) -> Marked:
        return self.body + self.signature

    @property
    def subject_line(self) -> str:
        return "".join(piece.text for piece in self.subject)


def preview(facts: LetterFacts) -> Preview:
    """The letter in pieces. Never raises: what forbids it is told in `problem`."""
    missing: tuple[str, ...] = ()
    problem = ""
    try:
        missing = render(facts).missing
    except RenderError as error:
        problem = str(error)
    return Preview(
        subject=_subject(facts),
        body=_marked(merge.pieces(tidy(facts.body_template), facts.values), markup.paragraphs_in),
        signature=_marked(merge.pieces(tidy(facts.signature), facts.values), markup.lines_in),
        notice=closing_of(facts),
        missing=missing,
        problem=problem,
    )


def empty_words(field: str) -> str:
    """What stands in the place of a field that is not known."""
    return f"“{field.replace('_', ' ')}” is empty"


def _subject(facts: LetterFacts) -> Line:
    if facts.thread_subject is not None:
        return (Piece(reply_subject(facts.thread_subject)),)
    pieces = merge.pieces(facts.subject_template, facts.values, one_line=True)
    return next((lines[0] for lines in _marked(pieces, _one_line)), ())


def _one_line(text: str) -> Paragraphs:
    return ((" ".join(text.split()),),) if text.strip() else ()


def _marked(pieces: tuple[Piece, ...], split: Callable[[str], Paragraphs]) -> Marked:
    """The paragraphs that `split` makes of the text, each character still with the piece it comes from.

    Splitting only moves blanks, so the other characters stay in order.
    """
    shown = [replace(one, text=empty_words(one.field)) if one.is_missing else one for one in pieces]
    whose = (one for one in shown for character in one.text if not character.isspace())
    text = "".join(one.text for one in shown)
    return tuple(tuple(_line(line, whose) for line in lines) for lines in split(text))


def _line(line: str, whose: Iterator[Piece]) -> Line:
    found: list[Piece] = []
    owner: Piece | None = None
    blanks = ""
    for character in line:
        if character.isspace():
            blanks += character
            continue
        before, owner = owner, next(whose)
        if owner is before:
            found[-1] = replace(found[-1], text=found[-1].text + blanks + character)
        else:
            if blanks:
                found.append(Piece(blanks))
            found.append(replace(owner, text=character))
        blanks = ""
    return tuple(found)
