"""gunicorn with our settings. Its supervising process stays light: the application is named, and loaded after the fork."""

import gc
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.util import import_app

PAGES = "workers.embedded:pages()"
EVERYTHING = "workers.embedded:everything()"


@dataclass(frozen=True)
class Serving:
    """Which application is served, where, and by how many processes of how many threads."""

    target: str
    bind: str
    proxy_hops: int
    workers: int
    threads: int


def as_arguments(serving: Serving) -> list[str]:
    return [str(one) for one in astuple(serving)]


def from_arguments(words: Sequence[str]) -> Serving:
    """The inverse of `as_arguments`."""
    target, bind, *numbers = words
    proxy_hops, workers, threads = (int(number) for number in numbers)
    return Serving(target, bind, proxy_hops, workers, threads)


class Server(BaseApplication):  # type: ignore[misc]  # the library has no types
    """Serves one of the two applications by name until it is told to stop."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving
        super().__init__()

    def load_config(self) -> None:
        for name, value in _options(self._serving).items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return import_app(self._serving.target)


def _options(serving: Serving) -> dict[str, Any]:
    return {
        "bind": serving.bind,
        "workers": serving.workers,
        "threads": serving.threads,
        "worker_class": "gthread",
        "timeout": 120,
        "graceful_timeout": 30,
        "loglevel": "warning",
        "control_socket_disable": True,
        "forwarded_allow_ips": "*" if serving.proxy_hops else "",
        "post_worker_init": _after_fork,
        "worker_exit": _before_exit,
    }


def _after_fork(worker: Any) -> None:
    gc.collect()
    gc.freeze()  # what is loaded by now stays for good; looking through it again makes big pages a tenth slower
    for start in worker.wsgi.extensions.get("on_start", ()):
        start()


def _before_exit(_arbiter: Any, worker: Any) -> None:
    app = getattr(worker, "wsgi", None)  # a worker that failed to start has none
    for stop in app.extensions.get("on_stop", ()) if app else ():
        stop()
