"""A server is what is written, or a sentence on what is wrong."""

import pytest

from sequencer.core.accounts import Server, Tls
from sequencer.core.mail_servers import read_server
from sequencer.errors import UserError


@pytest.mark.parametrize(
    ("text", "tls", "server"),
    [
        ("Mail.Acme.example:587", None, Server("mail.acme.example", 587, Tls.STARTTLS)),
        ("mail.acme.example:993", None, Server("mail.acme.example", 993, Tls.TLS)),
        ("127.0.0.1:1143", "none", Server("127.0.0.1", 1143, Tls.NONE)),
        ("[::1]:2525", "starttls", Server("::1", 2525, Tls.STARTTLS)),
    ],
)
def test_a_server_is_read_from_host_and_port(text, tls, server):
    assert read_server("smtp", text, tls) == server


@pytest.mark.parametrize(
    "text", ["mail.acme.example", ":25", "mail:0", "mail:65536", "a b:25", "mail:25\r\nRCPT", "user@mail:25", "mail:²5"]
)
def test_what_is_no_server_is_refused_by_its_option(text):
    with pytest.raises(UserError, match="`imap`"):
        read_server("imap", text, "tls")


def test_a_port_that_does_not_tell_about_tls_is_asked_about():
    with pytest.raises(UserError, match="starttls, tls or none"):
        read_server("smtp", "mail.acme.example:2525")


def test_an_unknown_word_for_tls_is_refused():
    with pytest.raises(UserError, match="ssl"):
        read_server("smtp", "mail.acme.example:465", "ssl")
