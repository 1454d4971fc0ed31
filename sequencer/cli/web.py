"""Serving: everything in one process, or the pages alone."""

import os
import sys

import click

from sequencer.cli.tools import with_road
from sequencer.flows.road import Road
from sequencer.settings import Settings
from workers.server import EVERYTHING, PAGES, Serving, as_arguments


@click.command("run")
def run_command() -> None:
    """Run everything in one process: pages, workers, sweep and watcher."""
    _see_that_it_can_start()
    settings = Settings.read()
    click.echo(f"Sequencer runs on http://{settings.bind} . Ctrl-C stops it.", err=True)
    _become(Serving(EVERYTHING, settings.bind, settings.proxy_hops, workers=1, threads=8))


@click.command("web")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 256))
def web_command(workers: int, threads: int) -> None:
    """Serve the pages."""
    _see_that_it_can_start()
    settings = Settings.read()
    _become(Serving(PAGES, settings.bind, settings.proxy_hops, workers=workers, threads=threads))


@with_road
def _see_that_it_can_start(road: Road) -> None:
    """End with a sentence unless settings, keys and schema fit."""
    del road  # whoever has one has passed


def _become(serving: Serving) -> None:
    """Go on as the process that only supervises. What looking took of memory is given back with the old program."""
    sys.stdout.flush()
    sys.stderr.flush()
    # -P: what lies in the folder we were called from is no part of the program.
    os.execv(sys.executable, [sys.executable, "-P", "-m", "workers", *as_arguments(serving)])  # noqa: S606 -- no shell
