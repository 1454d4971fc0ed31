"""One process of the product, whatever the database's migrations: `python -m benches.process worker|sweep|watch`."""

import sys

from sequencer.log import set_up_logging
from sequencer.settings import Settings
from workers.boot import open_tools
from workers.embedded import run_until_stopped, run_worker
from workers.sweep import Sweep
from workers.watch import Watcher


def main(part):
    settings = Settings.read()
    set_up_logging(as_json=True)
    tools = open_tools(settings)
    if part == "worker":
        run_worker(tools, 8)
    elif part == "sweep":
        run_until_stopped(Sweep(tools).run)
    else:
        tools.reader.warm()
        run_until_stopped(Watcher(tools).run)
    tools.close()


if __name__ == "__main__":
    main(sys.argv[1])
