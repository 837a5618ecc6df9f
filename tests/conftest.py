"""Fixtures: the real archive built once by each engine, a local server, a browser."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright
from tools.chromium import ARGUMENTS, find

from downlink.cli import main
from tests.support import copy_archive

settings.register_profile("downlink", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("downlink")

Run = Callable[..., Result]
Serve = Callable[[Path], str]


@pytest.fixture
def run() -> Run:
    """Run the command line in this process."""

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    return invoke


def _build(folder: Path, engine: str) -> Path:
    config = copy_archive(folder)
    arguments = ["build", "--strict", "--engine", engine, "--config", str(config)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real archive, built by MkDocs; the site stands in its `site`."""
    return _build(tmp_path_factory.mktemp("mkdocs"), "mkdocs")


@pytest.fixture(scope="session")
def built_by_zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, built by Zensical."""
    return _build(tmp_path_factory.mktemp("zensical"), "zensical")


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve a folder on a free port of this machine; returns its address."""
    with ExitStack() as stack:

        def start(folder: Path) -> str:
            handler = functools.partial(_QuietHandler, directory=str(folder))
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            stack.callback(server.server_close)
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}/"

        yield start


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; its absence is a failure, never a skip."""
    path = find()
    assert path, "no Chromium: run tools/chromium.py or name one in $CHROMIUM"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture(params=["built", "built_by_zensical"])
def address(request: pytest.FixtureRequest, serve: Serve) -> str:
    """The address of the real archive's site, built by each engine."""
    folder: Path = request.getfixturevalue(request.param)
    return serve(folder / "site")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh browser context, as a desktop shows it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    yield context.new_page()
    context.close()
