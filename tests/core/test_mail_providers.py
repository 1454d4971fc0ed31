"""Providers people come with: servers that can be read, found by the address."""

import pytest

from sequencer.core.accounts import Tls
from sequencer.core.mail_providers import PROVIDERS, provider, provider_of
from sequencer.core.mail_servers import read_server


@pytest.mark.parametrize("one", [one for one in PROVIDERS if one.smtp], ids=lambda one: one.slug)
def test_every_server_is_one_and_is_encrypted(one):
    for text in (one.smtp, one.imap):
        assert read_server("server", text).tls is not Tls.NONE


def test_a_provider_is_known_by_the_address():
    assert provider_of("Kim@GMail.com").slug == "google"
    assert provider_of("kim@acme.example").slug == "own"
    assert provider("nobody").slug == "own"
