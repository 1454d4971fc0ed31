"""`sequencer demo` opens a browser for whoever sits at a terminal, and for nobody else."""

import sys
import webbrowser

import pytest

from sequencer.cli.demo import _open_browser

URL = "http://127.0.0.1:8000/"


class Window:
    def __init__(self):
        self.opened = []

    def open(self, url):
        self.opened.append(url)


@pytest.fixture
def window(monkeypatch):
    found = Window()
    monkeypatch.setattr(webbrowser, "get", lambda: found)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    return found


def test_a_browser_with_a_window_is_opened(window):
    _open_browser(URL)

    assert window.opened == [URL]


def test_without_a_terminal_nothing_is_opened(window, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)

    _open_browser(URL)

    assert window.opened == []


def test_a_browser_of_the_terminal_itself_is_left_alone(window, monkeypatch):
    drawn = webbrowser.GenericBrowser("lynx")
    monkeypatch.setattr(drawn, "open", window.open)
    monkeypatch.setattr(webbrowser, "get", lambda: drawn)

    _open_browser(URL)

    assert window.opened == []


def test_where_there_is_no_browser_nothing_happens(window, monkeypatch):
    def none():
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "get", none)

    _open_browser(URL)

    assert window.opened == []
