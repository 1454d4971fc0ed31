"""Connections to the scripted SMTP server, with little patience."""

import pytest
from talks import QUICK, RAW

from sequencer.gateways.network import Guard
from sequencer.gateways.smtp import open_smtp


@pytest.fixture
def opened(smtp_sink, account):
    made = []

    def make():
        there = account(smtp_port=smtp_sink.port)
        made.append(open_smtp(there, Guard(frozenset({("127.0.0.1", smtp_sink.port)})), timeouts=QUICK))
        return made[-1]

    yield make
    for connection in made:
        connection.abandon()


@pytest.fixture
def begun(opened):
    def make():
        connection = opened()
        connection.begin("ada@acme.example", "bo@beta.example", len(RAW))
        return connection

    return make
