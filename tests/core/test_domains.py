"""Domains: one form for many spellings, which addresses lie under one, and which are nobody's employer."""

import pytest

from sequencer.core.addresses import domains_over, read_domain
from sequencer.core.private_mail import is_private
from sequencer.errors import UserError


@pytest.mark.parametrize(
    "spelling",
    ["acme.com", "ACME.com", "@acme.com", "lena@acme.com", "https://www.acme.com/jobs?x=1", "acme.com:25", "acme.com."],
)
def test_a_domain_is_read_in_every_spelling_people_have_for_it(spelling):
    assert read_domain(spelling) == "acme.com"


def test_letters_beyond_ascii_become_the_form_that_mail_servers_know():
    assert read_domain("Bücher.example") == "xn--bcher-kva.example"


@pytest.mark.parametrize("text", ["", "com", "a b.com", "-a.com", "a..com", "x" * 64 + ".com", "a_b.com"])
def test_what_is_no_domain_is_refused_in_words(text):
    with pytest.raises(UserError, match="no domain"):
        read_domain(text)


def test_an_address_lies_under_its_domain_and_all_above_but_the_last_label():
    assert domains_over("Lena@Mail.Acme.co.uk") == ("mail.acme.co.uk", "acme.co.uk", "co.uk")
    assert domains_over("lena@bücher.example") == ("xn--bcher-kva.example",)


@pytest.mark.parametrize("domain", ["gmail.com", "web.de", "yahoo.co.uk", "gmx.at", "outlook.com", "icloud.com"])
def test_a_provider_for_everybody_gives_private_addresses(domain):
    assert is_private(domain)


@pytest.mark.parametrize("domain", ["acme.com", "mail.acme.com", "brandt.example", "live.acme.co.uk", "yahoo-fans.com"])
def test_any_other_domain_may_be_an_employers(domain):
    assert not is_private(domain)
