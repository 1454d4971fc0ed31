"""The demo is no ornament: where the product is broken on purpose, its report says so."""

import threading
from datetime import timedelta

import pytest
from companies import write_company

from sequencer.demo.show import play_headless
from sequencer.flows import understand
from sequencer.public import opt_out


@pytest.fixture
def report(tmp_path):
    company = write_company(tmp_path)

    def play():
        return play_headless(threading.Event(), company, timedelta(days=6))[0]

    return play


def test_a_product_in_order_sends_nothing_after_a_stop_and_loses_no_mail(report):
    found = report()

    assert (found.sent_after_stop, found.duplicates, found.unaccounted) == (0, 0, 0)
    assert (found.sent, found.received) == (5, 1)  # three first mails, the offer, and one that nobody has answered


def test_an_answer_that_stops_nothing_is_found(report, monkeypatch):
    monkeypatch.setattr(understand.consequences, "end", lambda *_args, **_kwargs: False)
    monkeypatch.setattr("sequencer.flows.offer.end_all_runs", lambda *_args: None)

    assert report().sent_after_stop == 1


def test_a_click_that_stops_nothing_is_found(report, monkeypatch):
    monkeypatch.setattr(opt_out, "opt_out", lambda *_args: True)

    assert report().sent_after_stop == 1


def test_a_mail_that_is_taken_for_nothing_of_ours_is_found(report, monkeypatch):
    monkeypatch.setattr("sequencer.flows.receive._could_be_ours", lambda *_args: [])

    found = report()

    assert (found.unaccounted, found.sent_after_stop) == (1, 1)
