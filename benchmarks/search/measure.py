"""A search in a browser: what it finds, how fast, and what it loads for that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright
from tools import chromium

from benchmarks.search.server import Server
from benchmarks.search.sides import Side
from benchmarks.search.terms import Term

_TIMEOUT = 60_000
_PAUSE = 50
_NEEDED = """
() => performance.getEntriesByType("resource")
  .filter((entry) => entry.responseEnd <= window.benchEnd)
  .map((entry) => new URL(entry.name).pathname)
"""
_KEEP_WORKER = """
window.Worker = class extends Worker {
  constructor(...options) {
    super(...options);
    window.benchWorker = this;
  }
};
"""


@dataclass(frozen=True, slots=True)
class Cold:
    """A term searched for at once on a page that was never opened before.

    Attributes:
        milliseconds: until the first result stood there; None where none was found.
        first: bytes of the files that the search had loaded then.
        sent: bytes that it loaded for all of the answer.
    """

    milliseconds: float | None
    first: int
    sent: int


class Letter(NamedTuple):
    """A letter typed: its place in the term, the milliseconds to the first result and to all."""

    place: int
    first: float
    last: float


@contextmanager
def chromium_browser() -> Iterator[Browser]:
    """Start headless Chromium for as long as the context lasts."""
    arguments = list(chromium.ARGUMENTS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=arguments)
        yield browser
        browser.close()


def cold(browser: Browser, server: Server, side: Side, term: Term) -> Cold:
    """Return how a search begins for a new reader who types as soon as the page is there."""
    server.sent.clear()
    with _opened(browser, server, side) as page:
        milliseconds = page.evaluate("text => bench.first(text)", term.text)
        needed = set(page.evaluate(_NEEDED))
        page.evaluate("text => bench.settled(text)", term.text)
        page.wait_for_timeout(_PAUSE)
    sent = _sent(server, side)
    first = sum(size for path, size in sent.items() if path in needed)
    return Cold(milliseconds, first, sum(sent.values()))


def warm(browser: Browser, server: Server, side: Side, terms: Sequence[Term]) -> list[float]:
    """Return the milliseconds until the first result of each term, on a page that has searched."""
    times: list[float | None] = []
    with _opened(browser, server, side) as page:
        for term in (terms[-1], *terms):
            times.append(page.evaluate("text => bench.first(text)", term.text))
            page.evaluate("() => bench.reset()")
            page.wait_for_timeout(_PAUSE)
    return [time for time in times[1:] if time is not None]


def answers(
    browser: Browser, server: Server, side: Side, terms: Sequence[Term]
) -> dict[str, list[str]]:
    """Return for each term the addresses of all documents found, best first."""
    with _opened(browser, server, side) as page:
        page.evaluate("text => bench.first(text)", terms[0].text)
        found = {term.text: page.evaluate("text => bench.all(text)", term.text) for term in terms}
    return {term: [side.url(name) for name in names] for term, names in found.items()}


def letters(browser: Browser, server: Server, side: Side, terms: Sequence[Term]) -> list[Letter]:
    """Return what each letter of each term takes, typed one after the other."""
    with _opened(browser, server, side) as page:
        page.evaluate("text => bench.first(text)", terms[-1].text)
        return [
            Letter(*values)
            for term in terms
            for values in page.evaluate("text => bench.letters(text)", term.text)
        ]


@contextmanager
def _opened(browser: Browser, server: Server, side: Side) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(_KEEP_WORKER)
    page = context.new_page()
    page.set_default_timeout(_TIMEOUT)
    page.goto(f"{server.address}{side.folder.name}/", wait_until="load")
    page.evaluate(f"() => {{\n{side.script}\n}}")
    yield page
    context.close()


def _sent(server: Server, side: Side) -> dict[str, int]:
    roots = tuple(f"/{side.folder.name}/{part}" for part in side.parts)
    return {path: size for path, size in server.sent if path.startswith(roots)}
