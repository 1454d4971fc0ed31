"""The processes that work apart from the pages, with a queue between them."""

import click

from sequencer.cli.tools import in_one_sentence
from sequencer.errors import UserError
from sequencer.log import set_up_logging
from sequencer.settings import Settings
from sequencer.store import schema
from workers.boot import Tools, open_tools
from workers.embedded import run_until_stopped, run_worker
from workers.sweep import Sweep
from workers.watch import Watcher


@click.command("worker")
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 64))
@in_one_sentence()
def worker_command(threads: int) -> None:
    """Work off what the sweep and the watcher ring for."""
    tools = _apart()
    run_worker(tools, threads)
    tools.close()


@click.command("sweep")
@in_one_sentence()
def sweep_command() -> None:
    """Look for what is due, once a second."""
    tools = _apart()
    run_until_stopped(Sweep(tools).run)
    tools.close()


@click.command("watch")
@in_one_sentence()
def watch_command() -> None:
    """Watch all mailboxes for mail."""
    tools = _apart()
    tools.reader.warm()
    run_until_stopped(Watcher(tools).run)
    tools.close()


def _apart() -> Tools:
    settings = Settings.read()
    set_up_logging(as_json=settings.log_json)
    if not settings.redis_url:
        raise UserError("Processes of their own need a queue between them: set REDIS_URL, or use `sequencer run`.")
    tools = open_tools(settings)
    schema.check(tools.road.database)
    return tools
