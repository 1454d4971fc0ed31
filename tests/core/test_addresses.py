"""One strict address type for every door (A-05, S-24)."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.addresses import identity, parse, without_addresses
from sequencer.errors import UserError


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("ana@example.org", "ana@example.org"),
        (" ana@example.org ", "ana@example.org"),
        ("Ana.B+work@Example.ORG", "Ana.B+work@example.org"),
        ("ana@bücher.example", "ana@xn--bcher-kva.example"),
        ("o'hara_9@mail.example.org", "o'hara_9@mail.example.org"),
        ("jürgen@example.org", "jürgen@example.org"),
    ],
)
def test_an_address_is_kept_in_the_form_that_can_be_written_to(given, address):
    assert parse(given) == address


@pytest.mark.parametrize(
    "given",
    [
        "",
        "ana",
        "ana@",
        "@example.org",
        "ana@example",
        "ana@@example.org",
        "ana@exa mple.org",
        "<a@b.example> SIZE=0\r\nRCPT TO:<x@y.example>",
        "ana@example.org\r\nBcc: eve@example.org",
        "ana@example.org\n",
        "ana\0@example.org",
        "ana@example.org\u2028",
        '"a b"@example.org',
        "a@[127.0.0.1]",
        "@relay.example:a@example.org",
        "ana@example.org, ben@example.org",
        "ana@example.org;ben@example.org",
        "friends: ana@example.org, ben@example.org;",
        "Ana <ana@example.org>",
        "ana@example.org(comment)",
        ".ana@example.org",
        "ana..b@example.org",
        "ana@-example.org",
        "ana@example..org",
        f"{'a' * 65}@example.org",
        f"ana@{'a' * 64}.example",
        f"ana@{'a.' * 160}example",
        "ana@example.org" + " " * 300 + "x",
    ],
)
def test_what_is_not_exactly_one_plain_mailbox_is_refused(given):
    with pytest.raises(UserError, match="not an address we can write to"):
        parse(given)


@given(st.text(max_size=400))
def test_any_text_is_an_address_that_stays_as_it_is_or_refused(text):
    with contextlib.suppress(UserError):
        assert parse(parse(text)) == parse(text)


@pytest.mark.parametrize("text", ["a\0", "a\r\nb", "\x1b[31m", "\u202e"])
def test_a_refusal_repeats_nothing_that_could_harm_a_terminal(text):
    with pytest.raises(UserError) as caught:
        parse(text)

    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana@Example.org", "ana@example.ORG"),
        ("ana+news@example.org", "ana@example.org"),
        ("a.n.a@gmail.com", "ana@googlemail.com"),
        ("ana@bücher.example", "ana@xn--bcher-kva.example"),
        ("ANA+x@gmail.com", "a.na@gmail.com"),
    ],
)
def test_two_spellings_of_one_mailbox_are_one(one, other):
    assert identity(one) == identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.na@example.org", "ana@example.org"),
        ("ana@example.org", "ana@example.com"),
        ("+ana@example.org", "+ben@example.org"),
    ],
)
def test_two_mailboxes_stay_two(one, other):
    assert identity(one) != identity(other)


@given(st.text(max_size=80))
def test_an_identity_is_its_own_identity_and_nothing_makes_it_fail(text):
    assert identity(identity(text)) == identity(text)


@pytest.mark.parametrize(
    ("said", "stays"),
    [
        ("550 <lena@gmx.example>: no", "550 <…>: no"),
        ("for=lena@gmx.example;", "…;"),
        ("bounce+lena=gmx.example@acme.example is not ours", "… is not ours"),
        ("“Lena” <lena@gmx>", "“…” <…>"),
        ("mail from LENA was refused at 10:00 @ noon", "mail from … was refused at 10:00 @ noon"),
        ("lenatics and lena.b stay no names", "lenatics and ….b stay no names"),
    ],
)
def test_of_somebody_elses_words_the_addresses_are_taken_out(said, stays):
    assert without_addresses(said, "lena@gmx.example") == stays


def test_a_name_too_short_to_be_one_is_left_where_it_stands():
    assert without_addresses("a mail to a@gmx.example", "a@gmx.example") == "a mail to …"
