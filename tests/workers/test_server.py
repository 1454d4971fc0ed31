"""The serving process: what it is told on its command line is what it serves."""

import pytest

from workers.server import EVERYTHING, PAGES, Server, Serving, as_arguments, from_arguments


@pytest.mark.parametrize(
    "serving",
    [
        Serving(EVERYTHING, "127.0.0.1:8000", 0, workers=1, threads=8),
        Serving(PAGES, "[::1]:80", 2, workers=4, threads=16),
    ],
)
def test_what_is_served_survives_the_command_line(serving):
    assert from_arguments(as_arguments(serving)) == serving


@pytest.mark.parametrize(("hops", "believed"), [(0, []), (1, ["*"])])
def test_forwarded_addresses_are_believed_only_behind_a_proxy(hops, believed):
    server = Server(Serving(PAGES, "127.0.0.1:8000", hops, workers=2, threads=4))

    assert (server.cfg.workers, server.cfg.threads, server.cfg.forwarded_allow_ips) == (2, 4, believed)
