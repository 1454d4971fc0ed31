"""The templates of our own mails, `templates/email/<name>/<language>`: facts in, subject, text and HTML out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from sequencer.core.meet.wording import COLONS, typeset
from sequencer.core.write.service_letter import as_text, blocks_in, with_styles_inside

_FOLDER = Path(__file__).parents[2] / "templates" / "email"
_PAGE = "_base/body.html"
_TEMPLATES = Environment(
    loader=FileSystemLoader(_FOLDER),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class Words:
    """What a mail says."""

    subject: str
    text: str
    html: str


def written(name: str, language: str, facts: Mapping[str, object]) -> Words:
    """A mail from its templates; a fact that a template names and nobody gave is an error, never a blank.

    The text is the original; the HTML has the same words, with its styles written into it. A mail that is not written
    in a language is in English.
    """
    language = language if (_FOLDER / name / language).is_dir() else "en"
    given = {**facts, "language": language}
    original = typeset(_TEMPLATES.get_template(f"{name}/{language}/body.txt").render(given), language)
    subject = " ".join(_TEMPLATES.get_template(f"{name}/{language}/subject.txt").render(given).split())
    subject = typeset(subject, language)
    page = _TEMPLATES.get_template(_PAGE).render(blocks=blocks_in(original), subject=subject, language=language)
    return Words(subject, as_text(original, COLONS.get(language, ":")), with_styles_inside(page))
