"""The processes: everything in one, or each alone."""

import sys

import click

from sequencer.errors import UserError
from sequencer.log import set_up_logging
from sequencer.settings import Settings
from sequencer.store import schema
from sequencer.store.session import open_database
from workers.boot import open_tools
from workers.embedded import Server, run_until_stopped, run_worker
from workers.sweep import Sweep
from workers.watch import Watcher


@click.command("run")
def run_command() -> None:
    """Run everything in one process: pages, workers, sweep and watcher."""
    settings = _ready()
    click.echo(f"Sequencer runs on http://{settings.bind} . Ctrl-C stops it.", err=True)
    Server(settings, is_embedded=True).run()


@click.command("web")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 256))
def web_command(workers: int, threads: int) -> None:
    """Serve the pages."""
    Server(_ready(), is_embedded=False, workers=workers, threads=threads).run()


@click.command("worker")
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 64))
def worker_command(threads: int) -> None:
    """Work off what the sweep and the watcher ring for. Needs REDIS_URL."""
    tools = open_tools(_apart())
    run_worker(tools, threads)
    tools.close()


@click.command("sweep")
def sweep_command() -> None:
    """Look for what is due, once a second. Needs REDIS_URL."""
    tools = open_tools(_apart())
    run_until_stopped(Sweep(tools).run)
    tools.close()


@click.command("watch")
def watch_command() -> None:
    """Watch all mailboxes for mail."""
    tools = open_tools(_ready())
    run_until_stopped(Watcher(tools).run)
    tools.close()


def _ready() -> Settings:
    set_up_logging()
    settings = Settings.read()
    settings.make_data_dir()
    database = open_database(settings.database)
    try:
        schema.check(database)
    except UserError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(1)
    finally:
        database.close()
    return settings


def _apart() -> Settings:
    settings = _ready()
    if not settings.redis_url:
        raise UserError("Processes of their own need a queue between them: set REDIS_URL, or use `sequencer run`.")
    return settings
