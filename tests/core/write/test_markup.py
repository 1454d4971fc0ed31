"""Both looks of a letter carry the same words, and nothing in them runs, loads or lies."""

from sequencer.core.write.markup import as_html, as_text, lines_in, paragraphs_in


def page(*lines):
    return as_html((lines,), "en")


def test_text_that_an_editor_wrapped_becomes_flowing_paragraphs():
    typed = (
        "We build an arm that helps people eat and drink by themselves. Last\n"
        "spring Tomas slowed the last ten centimetres to the mouth by a third.\n"
        "\n"
        "Ana"
    )

    first, last = paragraphs_in(typed)
    assert first == (typed.partition("\n\n")[0].replace("\n", " "),)
    assert last == ("Ana",)


def test_line_breaks_that_were_meant_stay():
    assert paragraphs_in("Best wishes\nAna Teles\nNorthlight") == (("Best wishes", "Ana Teles", "Northlight"),)


def test_a_list_stays_a_list_however_long_its_lines():
    first, second = f"- {'one ' * 16}end", f"- {'two ' * 16}end"

    assert paragraphs_in(f"{first}\n{second}") == ((first, second),)


def test_a_signature_keeps_all_its_lines():
    long_line = "Ana Teles, who leads the Care Robotics team at Northlight in Berlin and Lisbon"

    assert lines_in(f"{long_line}\n{long_line}\n\n\nBerlin") == ((long_line, long_line), ("Berlin",))


def test_an_empty_text_has_no_paragraphs():
    assert paragraphs_in(" \n\n ") == ()
    assert lines_in("") == ()


def test_plain_text_is_wrapped_at_72_columns_without_cutting_a_link():
    link = f"https://northlight.example/{'x' * 80}"

    assert as_text(((f"{'word ' * 20}{link}",),)).split("\n")[-1] == link
    assert max(map(len, as_text((("word " * 60,),)).split("\n"))) <= 72


def test_markup_in_a_text_is_shown_and_not_obeyed():
    html = page('<script>alert("x")</script> <img src=x> & co')

    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "<img" not in html
    assert "&amp; co" in html


def test_a_link_leads_where_it_says():
    html = page("Read https://northlight.example/a?b=1&c=2, please.")

    url = "https://northlight.example/a?b=1&amp;c=2"
    assert f'Read <a href="{url}">{url}</a>, please.' in html


def test_a_link_cannot_break_out_of_its_attribute():
    html = page("https://evil.example/\"onmouseover='x'")

    assert '<a href="https://evil.example/">https://evil.example/</a>"onmouseover=' in html


def test_only_web_addresses_become_links():
    assert "<a " not in page("javascript:alert(1) data:text/html,x mailto:a@b.example http:// https://...")


def test_brackets_around_and_inside_a_link_are_told_apart():
    html = page("(see https://a.example/x) and https://a.example/ada_(language).")

    assert '<a href="https://a.example/x">' in html
    assert '<a href="https://a.example/ada_(language)">' in html


def test_a_page_holds_bare_paragraphs_only():
    html = as_html((("One",), ("Two", "Three")), "de")

    assert '<html lang="de">' in html
    assert "<p>One</p>\n<p>Two<br>\nThree</p>" in html
    assert not any(word in html for word in ("style", "<img", "<script", "<link", "class="))
