"""Fixtures: the real archive built once by each engine, a local server, a browser."""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import shutil
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


def _build(engine: str, factory: pytest.TempPathFactory) -> Path:
    """Build the real archive once for all workers of a run; they only read it."""
    base = factory.getbasetemp()
    common = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = common / engine
    with (common / f"{engine}.lock").open("a+", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.seek(0)
        if not lock.read():
            shutil.rmtree(folder, ignore_errors=True)  # another worker failed here
            config = copy_archive(folder)
            arguments = ["build", "--strict", "--engine", engine, "--config", str(config)]
            result = CliRunner().invoke(main, arguments)
            assert result.exit_code == 0, result.output
            lock.write("built")
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real archive, built by MkDocs; the site stands in its `site`. For reading:
    what changes an archive takes `own_built`.
    """
    return _build("mkdocs", tmp_path_factory)


@pytest.fixture(scope="session")
def built_by_zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, built by Zensical."""
    return _build("zensical", tmp_path_factory)


@pytest.fixture
def own_built(built: Path, tmp_path: Path) -> Path:
    """A copy of the built archive for one test, as it was left by its build; its mkdocs.yml."""
    return shutil.copytree(built, tmp_path / "archive") / "mkdocs.yml"


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve a folder on a free port of this machine; returns its address."""
    with ExitStack() as stack:

        @functools.cache
        def start(folder: Path) -> str:
            handler = functools.partial(_QuietHandler, directory=str(folder))
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=server.serve_forever, args=[0.1], daemon=True).start()
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
