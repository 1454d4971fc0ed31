"""Calendars are connected, listed and taken out by commands; a secret comes by standard input."""

import pytest
from builders import add_team
from click.testing import CliRunner
from doors import MONDAY
from errands import every
from ical import calendar as written
from ical import event
from sites import said, site

from sequencer.cli import sequencer
from sequencer.core.meet.busy.values import Counts
from sequencer.store.calendars import Calendar
from sequencer.store.colleagues import BusyTime, Colleague


@pytest.fixture
def feed():
    with site() as made:
        made.answers["/ana.ics"] = said(written(event()))
        yield made


@pytest.fixture
def ana(desk):
    add_team(desk)
    with desk.database.write() as session:
        session.add(Colleague(name="Ana Teles", email="ana@acme.example", zone="Europe/Lisbon", created_at=MONDAY))
    return "ana@acme.example"


@pytest.fixture
def typed(tmp_path, as_before, monkeypatch, feed):
    """Runs a command with something on its standard input; the feed of this test is listed."""
    monkeypatch.chdir(tmp_path)
    settings = {"DATA_DIR": str(tmp_path / "var"), "DATABASE_URL": None, "REDIS_URL": None}

    def run(*words, given=""):
        hosts = {"ALLOW_HOSTS": f"127.0.0.1:{feed.port}"}
        return CliRunner().invoke(sequencer, [str(one) for one in words], input=given, env=settings | hosts)

    return run


def test_a_calendar_is_connected_listed_and_taken_out(desk, ana, feed, typed):
    add = ("calendar", "add", "--colleague", ana, "--kind", "ics", "--url", "-", "--tentative", "free")

    added = typed(*add, given=feed.at("/ana.ics"))
    again = typed(*add, given=feed.at("/ana.ics"))
    listed = typed("calendar", "list")

    assert added.output == again.output == "A calendar of Ana Teles is read. What is in it is offered to nobody.\n"
    [kept] = every(desk, Calendar)
    assert kept.tentative is Counts.FREE
    assert "ana@acme.example  ics  127.0.0.1  read at" in listed.output
    assert "ana.ics" not in listed.output
    assert typed("calendar", "remove", "1").output == "It is taken out.\n"
    assert every(desk, Calendar) == every(desk, BusyTime) == []


def test_what_cannot_be_read_is_one_sentence_and_adds_nothing(desk, ana, feed, typed):
    feed.answers["/ana.ics"] = said(status="404 Not Found")

    refused = typed("calendar", "add", "--colleague", ana, "--kind", "ics", "--url", feed.at("/ana.ics"))

    assert refused.exit_code == 1
    assert "The calendar is not at its address any more" in refused.stderr
    assert every(desk, Calendar) == []


def test_a_stranger_and_an_unknown_number_are_told(desk, ana, typed):
    stranger = typed("calendar", "add", "--colleague", "x@acme.example", "--kind", "ics", "--url", "https://x/")

    assert "Nobody who interviews has the address x@acme.example." in stranger.stderr
    assert "There is no calendar 7." in typed("calendar", "remove", "7").stderr
