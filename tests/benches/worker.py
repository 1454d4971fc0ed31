"""A worker process of the product that also keeps time: `python -m benches.worker THREADS FILE`.

Between two named steps of the sending flow lies what that stretch costs; on its end the sums go to FILE as JSON.
"""

import json
import resource
import sys
import threading
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from sequencer.log import set_up_logging
from sequencer.settings import Settings
from workers.boot import open_broker, open_tools
from workers.embedded import run_worker


class StopWatch:
    """Seconds and passes by the step they led to, over all threads."""

    def __init__(self):
        self.seconds = defaultdict(float)
        self.passes = defaultdict(int)
        self._last = threading.local()

    def __call__(self, name):
        now = time.perf_counter()
        self.seconds[name] += now - getattr(self._last, "at", now)
        self.passes[name] += 1
        self._last.at = time.perf_counter()


def main(threads, path):
    settings = Settings.read()
    set_up_logging(as_json=True)
    watch = StopWatch()
    tools = open_tools(settings)
    road = replace(tools.road, step=watch)
    tools = replace(tools, road=road, broker=open_broker(settings, road))
    run_worker(tools, threads)
    used = resource.getrusage(resource.RUSAGE_SELF)
    kept = {"seconds": watch.seconds, "passes": watch.passes, "cpu": used.ru_utime + used.ru_stime}
    Path(path).write_text(json.dumps(kept), encoding="utf-8")
    tools.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
