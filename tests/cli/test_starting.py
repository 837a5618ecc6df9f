"""A command starts with what it needs and nothing else."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from downlink.cli import main

HEAVY = {"mkdocs", "numpy", "networkx", "bs4", "opencc", "rich", "jinja2"}
SCRIPT = """
import sys
from downlink.cli import main
try:
    main(sys.argv[1:])
finally:
    print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["build", "--help"], ["nonsense"]]
)
def test_what_reads_no_archive_loads_no_library_for_it(arguments: list[str]) -> None:
    command = [sys.executable, "-c", SCRIPT, *arguments]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    loaded = {name.partition(".")[0] for name in result.stderr.split()}
    assert "downlink" in loaded
    assert loaded & HEAVY == set()


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    context = click.Context(main)
    names = main.list_commands(context)
    assert names == sorted(names)
    for name in names:
        command = main.get_command(context, name)
        assert command is not None
        assert command.get_short_help_str(200) == main.help_line(name)
