"""Whoever watches the demo may do what one of its people was about to do; the story goes on."""

import threading
from datetime import timedelta

import pytest
from companies import PEOPLE, write_company

from sequencer.demo import visits
from sequencer.demo.ledger import Deed
from sequencer.demo.show import opened
from sequencer.errors import SequencerError

LENA = "lena@brandt.example"
BOOKS = {"mail": 2, "deed": "books", "after": "5 hours"}


@pytest.fixture
def files(tmp_path):
    """Lena is going to book a time some hours after she was offered some."""
    folder = tmp_path / "company"
    folder.mkdir()
    return write_company(folder, {LENA: [*PEOPLE[LENA], BOOKS]})


def play(show, **length):
    show.story.play(lambda _now: None, lambda _gap: None, threading.Event(), timedelta(**length))


def book_first(show):
    """Somebody else opens the link in her offer, and books."""
    offer = show.sandbox.outside.post.of(LENA)[0].shown
    visits.book(offer, lambda: show.sandbox.outside.clock.pass_by(timedelta(seconds=30)))


def test_what_somebody_else_has_done_already_is_left_out(files, tmp_path):
    with opened(tmp_path / "data", "127.0.0.1:0", files, is_watched=True) as show:
        play(show, hours=2)
        book_first(show)
        play(show, hours=9)
        report, deeds = show.report(), [one.deed for one in show.ledger.done]

    assert [one.how for one in report.interviews] == ["page"]
    assert deeds == [Deed.ANSWERS]


def test_alone_the_story_ends_where_somebody_cannot_do_their_part(files, tmp_path):
    with opened(tmp_path / "data", "127.0.0.1:0", files) as show:
        play(show, hours=2)
        book_first(show)

        with pytest.raises(SequencerError, match="no button"):
            play(show, hours=9)


def test_asked_to_the_story_goes_on_to_what_comes_next(files, tmp_path):
    with opened(tmp_path / "data", "127.0.0.1:0", files, is_watched=True) as show:
        play(show, hours=2)
        before = show.sandbox.outside.clock()
        show.story.skip()

    assert show.sandbox.outside.clock() - before > timedelta(hours=3)
