"""All articles → their stubs, those of a large archive by several processes at once.

Each article is described by itself, so it does not matter which process does it: the stubs are the
same, in the same order.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from downlink.describe.boilerplate import Boilerplate
from downlink.describe.stub import describe
from downlink.describe.timeline import Timeline
from downlink.model.article import Article
from downlink.model.dump import Details
from downlink.model.stub import Stub

MANY = 1500
"""Articles from which starting processes takes less time than it saves."""

_PARTS = 4
# Parts of the work for each process, so that none waits long for the last.


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What describing any one article needs of all.

    Attributes:
        addresses: what captures without a text say of the article at an address.
        boilerplate: what each blog puts before and behind every article.
    """

    timeline: Timeline
    addresses: Mapping[str, Details]
    boilerplate: Boilerplate


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def describe_all(
    articles: Sequence[Article],
    shared: Sequence[int],
    surroundings: Surroundings,
    processes: int = 1,
) -> list[Stub]:
    """Return the stub of each article (see `stub.describe`), in their order.

    Args:
        shared: of each how many characters it has in front that are other articles' too.
        processes: how many may work at once; where none can be started, this one does it all.
    """
    work = list(zip(articles, shared, strict=True))
    describe_part = partial(_describe, surroundings)
    if processes > 1 and len(work) >= MANY:
        size = -(-len(work) // (processes * _PARTS))
        parts = [work[start : start + size] for start in range(0, len(work), size)]
        with suppress(OSError, BrokenProcessPool):  # no semaphores or memory, an unguarded script
            return _at_once(describe_part, parts, processes)
    return describe_part(work)


def _describe(surroundings: Surroundings, part: Sequence[tuple[Article, int]]) -> list[Stub]:
    timeline, addresses = surroundings.timeline, surroundings.addresses
    return [
        describe(article, timeline, addresses, surroundings.boilerplate, shared)
        for article, shared in part
    ]


def _at_once(
    describe_part: partial[list[Stub]],
    parts: Sequence[Sequence[tuple[Article, int]]],
    processes: int,
) -> list[Stub]:
    # Never a fork of this process: threads of a server or of a library may hold locks.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        return [stub for stubs in pool.map(describe_part, parts) for stub in stubs]
