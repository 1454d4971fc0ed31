"""gunicorn with our settings. Its supervising process stays light: the application is named, and loaded after the fork."""

from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.util import import_app

from sequencer.settings import Settings

PAGES = "workers.embedded:pages()"
EVERYTHING = "workers.embedded:everything()"


class Server(BaseApplication):  # type: ignore[misc]  # the library has no types
    """Serves one of the two applications by name until it is told to stop."""

    def __init__(self, settings: Settings, target: str, *, workers: int = 1, threads: int = 8) -> None:
        self._given = _options(settings, workers, threads)
        self._target = target
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._given.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return import_app(self._target)


def _options(settings: Settings, workers: int, threads: int) -> dict[str, Any]:
    return {
        "bind": settings.bind,
        "workers": workers,
        "threads": threads,
        "worker_class": "gthread",
        "timeout": 120,
        "graceful_timeout": 30,
        "loglevel": "warning",
        "control_socket_disable": True,
        "forwarded_allow_ips": "*" if settings.proxy_hops else "",
        "post_worker_init": _after_fork,
        "worker_exit": _before_exit,
    }


def _after_fork(worker: Any) -> None:
    for start in worker.wsgi.extensions.get("on_start", ()):
        start()


def _before_exit(_arbiter: Any, worker: Any) -> None:
    app = getattr(worker, "wsgi", None)  # a worker that failed to start has none
    for stop in app.extensions.get("on_stop", ()) if app else ():
        stop()
