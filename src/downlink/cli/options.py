"""What several commands share: the option that names an archive, and the sign of work."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

import click

DEFAULT_CONFIG = "mkdocs.yml"

config_option = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    default=DEFAULT_CONFIG,
    show_default=True,
    help="The archive's configuration.",
)


def working(what: str) -> AbstractContextManager[object]:
    """Show that work is going on, on a terminal; piped output stays plain."""
    from rich.console import Console

    console = Console(stderr=True)
    return console.status(what, spinner="dots" if console.encoding.startswith("utf") else "line")
