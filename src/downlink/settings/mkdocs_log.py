"""What MkDocs says through its logger: errors to be raised as ours, the rest to be shown."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_LOGGER = logging.getLogger("mkdocs")


class _Collector(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(record.getMessage())


@contextmanager
def captured_mkdocs_errors() -> Iterator[list[str]]:
    """Collect what MkDocs logs as errors; it logs the reason before it raises `Abort`."""
    messages: list[str] = []
    handler = _Collector(messages)
    propagate, _LOGGER.propagate = _LOGGER.propagate, False
    _LOGGER.addHandler(handler)
    try:
        yield messages
    finally:
        _LOGGER.removeHandler(handler)
        _LOGGER.propagate = propagate


@contextmanager
def shown_on_stderr(*, errors: bool) -> Iterator[None]:
    """Show what MkDocs and the plugin do, errors only where nobody else reports them."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    if not errors:
        handler.addFilter(lambda record: record.levelno < logging.ERROR)
    level = _LOGGER.level
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.addHandler(handler)
    try:
        yield
    finally:
        _LOGGER.removeHandler(handler)
        _LOGGER.setLevel(level)
