"""The quick way of laying out plain HTML gives what Inscriptis gives, and leaves to it what it cannot do."""

import random

import pytest
from inscriptis import Inscriptis
from inscriptis.model.config import ParserConfig
from lxml import html

from sequencer.core.read.layout import TooMuchError, laid_out

_PIECES = (
    "<p>", "</p>", "<div>", "</div>", "<span>", "</span>", "<b>", "</b>", "<br>", "<hr>", "<q>", "</q>", "<h2>", "</h2>",
    "<blockquote>", "</blockquote>", "<p style='margin-top:3em;margin-bottom:16px'>", "<div style='display:none'>",
    "<span style='DISPLAY: block'>", "<div style='display:inline; margin: 0'>", "<p style='margin-bottom:0'>",
    "<style>p {}</style>", "<!-- aside --> after it", "<img alt='x'>", " ", "\n\n", "\t one", "&nbsp;", "&amp;nbsp;",
    "&amp;lt;", "two words ", " three", "Ünïcode\u2003wide", "dot.", "<a href='#'>", "</a>", "<title>t</title>",
)  # fmt: skip


def _visible(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n"))


@pytest.mark.parametrize("seed", range(300))
def test_plain_html_is_laid_out_as_by_inscriptis(seed):
    dice = random.Random(seed)
    tree = html.document_fromstring("<body>a" + "".join(dice.choices(_PIECES, k=dice.randint(1, 40))))

    wanted = Inscriptis(tree, ParserConfig(display_links=False, display_anchors=False)).get_text()

    assert _visible(laid_out(tree)) == _visible(wanted)


@pytest.mark.parametrize(
    "source",
    [
        "<table><tr><td>a</td></tr></table>",
        "<ul><li>a</ul>",
        "<pre>a\n  b</pre>",
        "<p style='white-space: pre-wrap'>a  b</p>",
        "<p style='white_space: pre'>a  b</p>",
    ],
)
def test_columns_bullets_and_kept_blanks_are_left_to_the_library(source):
    with pytest.raises(TooMuchError):
        laid_out(html.document_fromstring(source))
