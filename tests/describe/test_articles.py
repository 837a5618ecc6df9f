"""Articles are described alike, however many processes share the work."""

from __future__ import annotations

from typing import NoReturn

import pytest

from downlink.curation.register import Register
from downlink.describe import articles
from downlink.export.catalog_json import catalog_json
from downlink.model.topic import Taxonomy
from downlink.pipeline import Sources, build_catalog
from tests.support import dump

_NAMES = ("Quillon", "Brandole", "Tessaly", "Verrin", "Ostrava", "Kalmuth", "Pendry", "Lusitan")
_DUMP = dump(
    "seeds/a.txt",
    (f"{name} keeps a queue for each tenant. {name} runs small jobs at night." for name in _NAMES),
)
_SOURCES = Sources(Register(), Taxonomy())


def _catalog(processes: int) -> str:
    return catalog_json(build_catalog([_DUMP], _SOURCES, processes))


def test_several_processes_give_the_same_catalog(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = _catalog(1)
    monkeypatch.setattr(articles, "MANY", 2)
    assert _catalog(2) == alone
    assert all(name in alone for name in _NAMES)


def test_where_no_process_can_be_started_one_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    alone, asked = _catalog(1), []

    def refuse(method: str) -> NoReturn:
        asked.append(method)
        raise OSError("no semaphores here")

    monkeypatch.setattr(articles, "MANY", 2)
    monkeypatch.setattr("multiprocessing.get_context", refuse)
    assert _catalog(2) == alone
    assert asked == ["spawn"]


def test_at_least_one_processor_is_there() -> None:
    assert articles.processors() >= 1
