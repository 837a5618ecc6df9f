"""Folded texts → which of them run on where others were cut.

The rule is `align`'s. The work is in finding the few pairs worth comparing, so that time grows in
proportion to the input:

- A text that is the exact beginning of others is linked to the next longer ones only (the texts in
  sorted order are a tree); what holds further on follows from there.
- Any other pair must agree at the end of the one that ends first, so its last `ANCHOR` characters
  stand in the other. One pass over the texts that nothing continues, with a table of endings,
  finds these pairs.
- Where many texts share an ending (a footer), a second passage from the shorter one must stand in
  the longer as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import networkx as nx

from downlink.align import ANCHOR, Alignment, align

SHORTEST_CUT = 8
"""Folded characters that a cut text needs to be taken for the beginning of a longer one."""

SHORTEST_WHOLE = 50
"""The same for a text without truncation mark, which says that it is complete: only a long one
is taken for an earlier or cut version of a longer one."""

_CROWD = 16
# Texts with one ending that are compared with every text that holds it.

_PROBES = 8
# Passages of a text that are looked for where its ending is a crowd's. Of captures of one article
# half agrees (see `align`), so of eight passages some do.


def relations(texts: Collection[str], whole: Collection[str]) -> nx.DiGraph[str]:
    """Return the graph of `texts` whose edges lead from a text to texts that run on where it ends,
    and both ways between texts that end together.

    Args:
        whole: those of the texts that were received without truncation mark.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    ordered = sorted(texts)
    graph.add_nodes_from(ordered)
    graph.add_edges_from(_beginnings(ordered, whole))
    ends = [text for text in ordered if not graph.out_degree(text)]
    for short, long in _candidates(ordered, ends):
        alignment = align(short, long)
        if alignment is Alignment.EQUAL:
            graph.add_edges_from([(short, long), (long, short)])
        elif alignment is Alignment.FIRST_CUT and (
            len(short) >= SHORTEST_WHOLE or short not in whole
        ):
            graph.add_edge(short, long)
    return graph


def _beginnings(ordered: Iterable[str], whole: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield (beginning, text) for each text and the longest other one that it begins with and
    that is long enough to be its beginning.
    """
    stack: list[str] = []
    for text in ordered:
        while stack and not text.startswith(stack[-1]):
            stack.pop()
        if stack:
            yield stack[-1], text
        if len(text) >= (SHORTEST_WHOLE if text in whole else SHORTEST_CUT):
            stack.append(text)


def _candidates(texts: Iterable[str], ends: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a text and an end text that holds its ending without beginning with it,
    each pair once.
    """
    endings: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        if len(text) >= ANCHOR:
            endings[text[-ANCHOR:]].append(text)
    crowds = {ending: _Crowd(group) for ending, group in endings.items() if len(group) > _CROWD}
    for long in ends:
        grams = {long[at : at + ANCHOR] for at in range(len(long) - ANCHOR + 1)}
        for gram in sorted(grams & endings.keys()):
            crowd = crowds.get(gram)
            near = crowd.sharing_a_passage(grams) if crowd else endings[gram]
            for short in near:
                if short != long and not long.startswith(short):
                    yield short, long


class _Crowd:
    """Texts with one ending, found by further passages of theirs."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_passage: dict[str, list[str]] = defaultdict(list)
        for text in texts:
            for passage in _passages(text):
                self._by_passage[passage].append(text)

    def sharing_a_passage(self, grams: set[str]) -> list[str]:
        """Return the texts of which some passage that is no crowd's again is among `grams`."""
        found: set[str] = set()
        for gram in grams & self._by_passage.keys():
            group = self._by_passage[gram]
            if len(group) <= _CROWD:
                found.update(group)
        return sorted(found)


def _passages(text: str) -> set[str]:
    """Return `_PROBES` passages of the text, spread evenly before its ending."""
    last = len(text) - 2 * ANCHOR
    if last < 0:
        return set()
    return {text[at : at + ANCHOR] for at in range(0, last + 1, max(1, last // _PROBES))}
