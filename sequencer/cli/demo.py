"""The demo: the whole story on this machine, with an invented company and simulated people."""

import logging
import signal
import sys
import threading
import webbrowser
from contextlib import suppress

import click

from sequencer.cli.tools import print_json
from sequencer.demo.show import play_for_a_person, play_headless
from sequencer.log import set_up_logging
from sequencer.settings import Settings


@click.command("demo")
@click.option("--headless", is_flag=True, help="Run it to its end without a person; the last line is one JSON object.")
def demo_command(headless: bool) -> None:
    """Tell the whole story on this machine: real SMTP and IMAP, simulated people, a sandbox nothing can leave."""
    set_up_logging(level=logging.WARNING)
    stopping = _stopped_by_signals()
    if not headless:
        play_for_a_person(Settings.read().bind, click.echo, stopping, _open_browser)
        return
    report, seconds = play_headless(stopping)
    print_json(report.to_mapping(seconds))
    sys.exit(0 if report.is_good else 1)


def _open_browser(url: str) -> None:
    """Show a page to whoever sits at this terminal, where there is a browser with a window of its own."""
    if not sys.stdout.isatty():
        return
    with suppress(webbrowser.Error):
        browser = webbrowser.get()
        if type(browser) is not webbrowser.GenericBrowser:  # the others draw into this very terminal
            browser.open(url)


def _stopped_by_signals() -> threading.Event:
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())
    return stopping
