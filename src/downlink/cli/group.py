"""The group of all commands: it loads the one that runs, and reports what goes wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click

from downlink.cli.reporting import reported


@dataclass(frozen=True, slots=True)
class LazyCommand:
    """Where a command is found, and what the list of commands says of it.

    Attributes:
        place: "module:name".
        short_help: the first sentence of its help.
    """

    place: str
    short_help: str

    def load(self) -> click.Command:
        """Return the command itself; this imports its module."""
        module, _, name = self.place.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


class LazyGroup(click.Group):
    """A click group that imports a command's module only when the command runs or shows its help.

    Whatever a command raises, its own kind of error or one that nobody foresaw, ends here as one
    line and an exit status.
    """

    def __init__(self, *args: Any, lazy: Mapping[str, LazyCommand], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, sorted."""
        return sorted({*super().list_commands(ctx), *self._lazy})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, None where there is none."""
        if cmd_name in self._lazy:
            return self._lazy[cmd_name].load()
        return super().get_command(ctx, cmd_name)

    def help_line(self, name: str) -> str:
        """Return what the list of commands says of the command of that name."""
        return self._lazy[name].short_help

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, self.help_line(name)) for name in sorted(self._lazy)])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        with reported():
            return super().invoke(ctx)
