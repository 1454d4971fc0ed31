"""Providers people come with: servers that can be read, found by the address."""

import pytest

from sequencer.core.accounts import Tls
from sequencer.core.mail_providers import (
    PROVIDERS,
    Filing,
    filing_seen,
    provider,
    provider_of,
    sign_in_help,
    usual_facts,
)
from sequencer.core.mail_servers import read_server


@pytest.mark.parametrize("one", [one for one in PROVIDERS if one.smtp], ids=lambda one: one.slug)
def test_every_server_is_one_and_is_encrypted(one):
    for text in (one.smtp, one.imap):
        assert read_server("server", text).tls is not Tls.NONE


def test_a_provider_is_known_by_the_address():
    assert provider_of("Kim@GMail.com").slug == "google"
    assert provider_of("kim@acme.example").slug == "own"
    assert provider("nobody").slug == "own"


@pytest.mark.parametrize(
    ("host", "files_sent", "rewrites_ids"),
    [
        ("smtp.gmail.com", True, False),
        ("SMTP.Office365.com.", True, True),
        ("smtp.mail.me.com", True, None),
        ("email-smtp.eu-west-1.amazonaws.com", False, True),
        ("smtp.acme.example", None, None),
        ("notgmail.com", None, None),
    ],
)
def test_what_a_provider_usually_does_is_known_by_its_outgoing_server(host, files_sent, rewrites_ids):
    facts = usual_facts(host)

    assert (facts.files_sent, facts.rewrites_ids, facts.is_seen) == (files_sent, rewrites_ids, False)


@pytest.mark.parametrize(
    ("host", "is_filed", "filing"),
    [
        ("smtp.acme.example", True, Filing.PROVIDER),
        ("smtp.acme.example", False, Filing.OURSELVES),
        ("smtp.gmail.com", True, Filing.PROVIDER),
        ("smtp.gmail.com", False, Filing.UNSURE),
    ],
)
def test_what_is_seen_counts_and_a_missing_copy_of_a_provider_who_usually_files_is_no_proof(host, is_filed, filing):
    assert filing_seen(usual_facts(host), is_filed=is_filed) is filing


@pytest.mark.parametrize(
    ("host", "link"),
    [
        ("imap.gmail.com", "https://myaccount.google.com/apppasswords"),
        ("OUTLOOK.OFFICE365.COM.", "https://learn.microsoft.com/"),
        ("imap.mail.yahoo.com", "https://login.yahoo.com/"),
        ("imap.mail.me.com", "https://account.apple.com/"),
        ("imap.gmx.net", "https://hilfe.gmx.net/"),
        ("imap.web.de", "https://hilfe.web.de/"),
        ("imap.zoho.eu", "https://accounts.zoho.eu/"),
        ("imap.fastmail.com", "https://app.fastmail.com/"),
    ],
)
def test_a_refused_password_comes_with_its_providers_fix(host, link):
    assert link in sign_in_help(host)


@pytest.mark.parametrize("host", ["mail.acme.example", "notgmail.com", "127.0.0.1"])
def test_an_unknown_server_gets_advice_without_a_link(host):
    assert "app password" in sign_in_help(host)
    assert "http" not in sign_in_help(host)
