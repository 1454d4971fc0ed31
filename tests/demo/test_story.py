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
        "booked": 8,
        "replied": 6,  # one of them called the interview off
        "declined": 3,
        "opted_out": 4,
        "later": 1,
        "referred": 1,
        "bounced": 2,
        "out_of_office_resumed": 2,
        "finished": 5,
    }


def test_interviews_are_booked_by_page_and_by_answering_in_everybodys_own_zone(played):
    _, told, _ = played

    booked = {one["candidate"]: (one["how"], one["zone"]) for one in told["bookings"]}

    assert booked == {
        "Marta Sousa": ("page", "Europe/Lisbon"),
        "Mateo Rossi": ("page", "Europe/Rome"),
        "Isabel Rocha": ("page", "America/Sao_Paulo"),
        "Daniel Okafor": ("page", "Africa/Lagos"),
        "Birgit Aumann": ("reply", "Europe/Berlin"),
        "Noor Haddad": ("reply", "Asia/Dubai"),
        "Oliver Grant": ("reply", "Europe/London"),
        "Lucía Ferrer": ("reply", "Europe/Madrid"),
    }


def test_two_who_want_one_time_get_two(played):
    _, told, _ = played

    starts = [one["start"] for one in told["bookings"] if one["candidate"] in ("Mateo Rossi", "Isabel Rocha")]

    assert len(set(starts)) == 2


def test_the_mails_without_their_opening_line_are_held_with_the_reason(played):
    _, told, _ = played

    assert [one["candidate"] for one in told["held"]] == ["Mei Tan", "Sofia Lindgren"]
    assert all("opening line" in one["reason"] for one in told["held"])


def test_it_leaves_nothing_behind(played):
    report, _, left = played

    assert (report.candidates, report.received) == (36, 35)
    assert left == []
