"""Logging: one line of JSON or text per event on standard error; ids only, never bodies, passwords or whole addresses."""

import logging
import re
import sys
from typing import Any

import structlog

log = structlog.stdlib.get_logger("sequencer")


_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"'=]+(@[\w-]+(?:\.[\w-]+)+)")
"""An address, wherever an error of a library has put one: a database names the value that was there already."""


class _Shortened:
    """A renderer whose lines name of each address the domain only."""

    def __init__(self, renderer: structlog.types.Processor) -> None:
        self._renderer = renderer

    def __call__(self, logger: Any, name: str, event: structlog.types.EventDict) -> str:
        return _ADDRESS.sub(r"…\1", str(self._renderer(logger, name, event)))


def set_up_logging(*, as_json: bool = False, level: int = logging.INFO) -> None:
    """Send our events, and warnings of the libraries, to standard error."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(message)s", force=True)
    logging.getLogger("sequencer").setLevel(level)
    # Its one warning is that a broker has two workers; ours have a queue each, so that calendars hold up no mail.
    logging.getLogger("dramatiq.broker").setLevel(logging.ERROR)
    renderer: structlog.types.Processor = (
        structlog.processors.JSONRenderer()
        if as_json
        else structlog.dev.ConsoleRenderer(
            colors=False,
            exception_formatter=structlog.dev.plain_traceback,  # never local variables: they hold secrets
        )
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.filter_by_level,
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *([structlog.processors.format_exc_info] if as_json else []),
            _Shortened(renderer),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
