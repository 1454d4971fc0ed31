"""Serving: everything in one process, or the pages alone. This file stays light, for its process only supervises."""

import subprocess
import sys

import click

from sequencer.settings import Settings
from workers.server import EVERYTHING, PAGES, Server


@click.command("run")
def run_command() -> None:
    """Run everything in one process: pages, workers, sweep and watcher."""
    settings = _ready()
    click.echo(f"Sequencer runs on http://{settings.bind} . Ctrl-C stops it.", err=True)
    Server(settings, EVERYTHING).run()


@click.command("web")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 256))
def web_command(workers: int, threads: int) -> None:
    """Serve the pages."""
    Server(_ready(), PAGES, workers=workers, threads=threads).run()


def _ready() -> Settings:
    """The settings, once another process has seen that the schema fits: looking takes memory we would then keep."""
    settings = Settings.read()
    settings.make_data_dir()
    looked = subprocess.run([sys.executable, "-m", "sequencer", "db", "check"], check=False)
    if looked.returncode:
        sys.exit(looked.returncode)
    return settings
