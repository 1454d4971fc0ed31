"""The whole demo on real SMTP and IMAP, played once; who answers what decides its figures, and no chance does."""

import tempfile
import threading
from pathlib import Path

import pytest

from sequencer.demo.show import play_headless


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """The report, its JSON, and what the demo left in the folder for temporary files."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(folder))
        report, seconds = play_headless(threading.Event())
    return report, report.to_mapping(seconds), list(Path(folder).iterdir())


def test_nothing_is_sent_after_a_stop_and_nothing_twice(played):
    report, _, _ = played

    assert (report.sent_after_stop, report.duplicates, report.unaccounted) == (0, 0, 0)
    assert report.is_good


def test_everybody_ends_as_their_answers_ask(played):
    report, _, _ = played

    assert report.outcomes == {
        "booked": 0,
        "replied": 12,  # one of them in two runs
        "declined": 3,
        "opted_out": 4,
        "later": 1,
        "referred": 1,
        "bounced": 2,
        "out_of_office_resumed": 2,
        "finished": 5,
    }


def test_the_mail_without_its_opening_line_is_held_with_the_reason(played):
    _, told, _ = played

    assert [one["candidate"] for one in told["held"]] == ["Mei Tan"]
    assert "opening line" in told["held"][0]["reason"]


def test_it_is_over_soon_and_leaves_nothing_behind(played):
    report, told, left = played

    assert (report.candidates, report.received) == (28, 22)
    assert told["seconds"] < 40
    assert left == []
