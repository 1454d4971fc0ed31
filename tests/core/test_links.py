"""Links that we put into mails (A-28, S-14)."""

import pytest

from sequencer.core.links import Links
from sequencer.core.signed import Signer

SIGNER = Signer((b"k" * 32,))
LINKS = Links("https://jobs.acme.example", SIGNER)


def token_of(link):
    return link.rpartition("/")[2]


def test_an_opt_out_link_says_who_it_was_sent_to_and_nothing_else():
    link = LINKS.opt_out(12, 345)

    assert link.startswith("https://jobs.acme.example/c/stop/")
    assert LINKS.opted_out(token_of(link)) == (12, 345)


def test_every_mail_has_a_link_of_its_own():
    assert len({LINKS.opt_out(person, touch) for person in (1, 2) for touch in (1, 2)}) == 4


def test_a_link_works_after_the_address_of_the_installation_and_its_key_have_changed():
    moved = Links("https://careers.acme.example", Signer((b"n" * 32, b"k" * 32)))

    assert moved.opted_out(token_of(LINKS.opt_out(12, 345))) == (12, 345)


@pytest.mark.parametrize("token", ["", "x", "12.345", "MTIuMzQ1", "MTIuMzQ1.AAAAAAAAAAAAAAAAAAAAAA", "🦀.🦀"])
def test_a_guessed_link_is_nobody_s(token):
    assert LINKS.opted_out(token) is None


def test_a_token_made_for_something_else_opts_nobody_out():
    assert LINKS.opted_out(SIGNER.sign("opt-out-form", "12.345")) is None
