"""What a command gives to whoever runs it: its output whatever their terminal can show, each
problem in one line, and never a traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING

import click

from downlink.errors import ArchiveError
from downlink.terminal import one_line

if TYPE_CHECKING:
    from downlink.model.catalog import Catalog

TRACEBACK = "DOWNLINK_TRACEBACK"
"""The environment's variable that, where it is set, shows what a fault's one line leaves out."""

_SIGPIPE, _SIGINT = 141, 130  # as a shell shows who was ended by these signals
_CLICK_S_OWN = (click.ClickException, click.exceptions.Exit, click.Abort)
_MOST = 300


def show_everything() -> None:
    """Let standard output and errors write an escape for what their encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def echo_json(text: str) -> None:
    """Print JSON: in UTF-8, whatever the terminal's encoding is."""
    echo_utf8(text)  # JSON reads the escapes, too


def echo_utf8(text: str) -> None:
    """Print a text that is a file's rather than a terminal's, with escapes for what UTF-8 lacks."""
    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def warn(catalog: Catalog) -> None:
    """Print what could not be read or understood as warnings."""
    from downlink.report.summary import warnings_of

    for warning in warnings_of(catalog):
        click.echo(f"Warning: {one_line(warning)}", err=True)


@contextmanager
def reported() -> Iterator[None]:
    """Print each problem in one line and exit: with 1, or as a shell does after a signal."""
    try:
        yield
        if sys.stdout is not None:
            sys.stdout.flush()
    except _CLICK_S_OWN:
        raise
    except (Exception, KeyboardInterrupt) as error:
        if os.environ.get(TRACEBACK) and not isinstance(error, ArchiveError):
            raise
        status = _report(error)
        _drop_unwritten()
        raise SystemExit(status) from error


def _report(error: BaseException) -> int:
    """Say what went wrong, unless nobody listens any more; return the exit status."""
    if isinstance(error, BrokenPipeError):
        return _SIGPIPE
    status, lines = (1, [f"Error: {sentence}" for sentence in _sentences(error)])
    if isinstance(error, KeyboardInterrupt):
        status, lines = (_SIGINT, ["Interrupted"])
    try:
        for line in lines:
            click.echo(line, err=True)
    except OSError:  # the errors' stream is closed as well
        return _SIGPIPE
    return status


def _sentences(error: BaseException) -> tuple[str, ...]:
    return error.lines() if isinstance(error, ArchiveError) else (_sentence(error),)


def _sentence(error: BaseException) -> str:
    said = one_line(str(error))[:_MOST]
    if isinstance(error, MemoryError):
        return "the memory is not enough: give it more, or smaller captures"
    if isinstance(error, OSError) and error.strerror:
        place = f"{one_line(str(error.filename))}: " if error.filename else ""
        return f"{place}{error.strerror}: check the disk and its permissions"
    kind = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return (
        f"{kind}; this is a fault of Downlink's own or of a plugin beside it, not of the archive: "
        f"report it with what {TRACEBACK}=1 before the command shows"
    )


def _drop_unwritten() -> None:
    """Where a stream cannot take the rest, let it go: Python would try again at the end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
