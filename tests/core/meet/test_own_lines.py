"""What somebody typed beside our own words."""

from sequencer.core.meet.own_lines import typed_by_them

OURS = "Hi Tomas,\n\nWrite “I'll take this from here”: then nothing more is offered by itself.\n\nAna"


def test_an_answer_of_their_own_stays_whole_even_where_it_uses_our_words():
    assert typed_by_them("I'll take this from here.\n\nTomas", OURS) == "I'll take this from here.\n\nTomas"


def test_our_mail_without_any_mark_of_quotation_is_nothing_of_theirs():
    outlook = f"-----Original Message-----\nFrom: Ana\nSubject: Times\n\n{OURS}"

    assert typed_by_them(OURS, OURS) == ""
    assert typed_by_them(outlook, OURS) == ""


def test_what_stands_above_it_is_theirs():
    assert typed_by_them(f"Ask about parsers.\n\n{OURS}", OURS) == "Ask about parsers."
