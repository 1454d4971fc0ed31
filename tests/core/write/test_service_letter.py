"""One original, and a text and a page that say the same."""

import pytest

from sequencer.core.write.service_letter import Shape, as_text, blocks_in, with_styles_inside

SIGNATURE = "-- "
ORIGINAL = f"""Hi Lena,

these are free, and this line is longer than seventy-two columns, so that it has to be folded somewhere:

   1   [Thu 4 Mar, 18:30 in Berlin](https://acme.example/c/i/x/1)   (17:30 in Lisbon)
   2   [Fri 5 Mar, 08:00 in Berlin](https://acme.example/c/i/x/2)

   Thursday 4 March 2027
   18:30 to 19:15

If you'd rather tap, [more times are here](https://acme.example/c/i/x).

by video:
https://meet.acme.example/otter

   [Move it](https://acme.example/c/b/x/move)
   [Cancel it](https://acme.example/c/b/x/cancel)

{SIGNATURE}
Ana Teles
My calendar sent this.
"""


def test_the_text_is_folded_and_every_link_has_a_line_of_its_own():
    text = as_text(ORIGINAL)

    assert "If you'd rather tap, more times are here:\nhttps://acme.example/c/i/x\n" in text
    assert "   1   Thu 4 Mar, 18:30 in Berlin   (17:30 in Lisbon)\n" in text
    assert "   Move it       https://acme.example/c/b/x/move\n" in text
    assert "\n-- \nAna Teles\n" in text
    assert all(len(line) <= 72 or "https://" in line for line in text.split("\n"))
    assert "[" not in text


def test_an_action_whose_address_is_long_has_it_on_the_line_below():
    address = f"https://acme.example/c/b/{'x' * 50}/move"

    assert f"\n   Move it\n   {address}\n" in as_text(f"Or:\n\n   [Move it]({address})\n")


def test_the_blocks_have_the_same_words_in_the_same_order():
    shapes = [block.shape for block in blocks_in(ORIGINAL)]

    assert shapes == [
        Shape.PARAGRAPH,
        Shape.PARAGRAPH,
        Shape.TIMES,
        Shape.FACTS,
        Shape.PARAGRAPH,
        Shape.PARAGRAPH,
        Shape.ACTIONS,
        Shape.CLOSING,
    ]


def test_a_numbered_time_has_its_number_its_link_and_the_other_clock():
    times = next(block for block in blocks_in(ORIGINAL) if block.shape is Shape.TIMES)

    number, time, elsewhere = times.lines[0]
    assert (number.words, time.words, time.url, elsewhere.words) == (
        "1",
        "Thu 4 Mar, 18:30 in Berlin",
        "https://acme.example/c/i/x/1",
        "17:30 in Lisbon",
    )


def test_an_address_in_the_words_is_a_link_without_its_scheme():
    video = next(block for block in blocks_in(ORIGINAL) if "by video" in block.lines[0][0].words)

    assert [(one.words, one.url) for one in video.lines[1]] == [
        ("meet.acme.example/otter", "https://meet.acme.example/otter")
    ]


@pytest.mark.parametrize("blank", ["\n\n\n\n", "\n\n\n"])
def test_gaps_are_one_line(blank):
    assert as_text(f"one{blank}two") == "one\n\ntwo\n"


def test_styles_are_written_into_the_page_and_nothing_is_fetched():
    page = '<html><head><link rel="stylesheet" href="https://evil.example/x.css"><style>.p{margin:0}</style></head>'

    found = with_styles_inside(f'{page}<body><p class="p">Hi</p></body></html>')

    assert '<p style="margin: 0;">Hi</p>' in found
    assert "evil.example" not in found


def test_words_that_look_like_a_class_stay_and_so_do_links():
    words = '<a class="p" href="https://jobs.example/c/x?a=1&amp;b={{c}}">one class="p" two</a>'

    found = with_styles_inside(f"<html><head><style>.p{{margin:0}}</style></head><body>{words}</body></html>")

    assert '<a href="https://jobs.example/c/x?a=1&amp;b={{c}}" style="margin: 0;">one class="p" two</a>' in found
