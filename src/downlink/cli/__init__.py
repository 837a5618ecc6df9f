"""The commands. Each reads an archive, calls one function and prints what it returns.

A command's module is loaded when it runs, and what the command needs when it gets to it: the
libraries that a build needs take longer to load than most commands to run.
"""

from __future__ import annotations

import click

from downlink import __version__
from downlink.cli.group import LazyCommand, LazyGroup
from downlink.cli.reporting import show_everything

_COMMANDS = {
    "accept": LazyCommand(
        "downlink.cli.curate:accept", "Register new articles, so that their addresses stay."
    ),
    "build": LazyCommand("downlink.cli.site:build", "Build the site."),
    "catalog": LazyCommand("downlink.cli.look:catalog", "Read dumps and print what they show."),
    "check": LazyCommand(
        "downlink.cli.check:check", "Check the archive without changing anything."
    ),
    "diff": LazyCommand(
        "downlink.cli.compare:diff",
        "Print what the dumps add to a git revision or a saved catalog.",
    ),
    "explain": LazyCommand(
        "downlink.cli.look:explain",
        "Print why an article, or each line of a dump, was taken for what it is.",
    ),
    "hide": LazyCommand("downlink.cli.correct:hide", "Withdraw an article from the site."),
    "keep": LazyCommand(
        "downlink.cli.keep:keep", "Have a file read that was refused or passed over."
    ),
    "merge": LazyCommand("downlink.cli.correct:merge", "Make two articles one."),
    "register": LazyCommand("downlink.cli.curate:register", "Look after the register."),
    "rename": LazyCommand(
        "downlink.cli.correct:rename",
        "Give an article another address, to which the old one leads.",
    ),
    "retitle": LazyCommand("downlink.cli.correct:retitle", "Give an article another title."),
    "retopic": LazyCommand("downlink.cli.correct:retopic", "Say what topics an article is about."),
    "search": LazyCommand(
        "downlink.cli.look:search", "Search a built site, as its own search does."
    ),
    "serve": LazyCommand(
        "downlink.cli.site:serve", "Build, serve, and rebuild when the archive changes."
    ),
    "split": LazyCommand("downlink.cli.correct:split", "Make two articles of one."),
    "topics": LazyCommand(
        "downlink.cli.look:topics", "List the topics and how many articles are about each."
    ),
    "undo": LazyCommand("downlink.cli.correct:undo", "Take back the last correction."),
}


@click.group(
    cls=LazyGroup, lazy=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="downlink")
def main() -> None:
    """Turn raw captures of a blog into a clean, searchable, topic-indexed static site."""
    show_everything()
