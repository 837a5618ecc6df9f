"""Folded texts → which of them run on where others were cut.

The rule is `align`'s. The work is in finding the few pairs worth comparing, so that time grows in
proportion to the input:

- A text that is the exact beginning of others is linked to the next longer ones only (the texts in
  sorted order are a tree); what holds further on follows from there.
- Any other pair must agree at the end of the one that ends first, so its last `ANCHOR` characters
  stand in the other. One pass over the texts that nothing continues, with a table of endings,
  finds these pairs.
- Of the passages spread over the one that ends first, some must stand in the other as well; where
  many texts share an ending, these passages find the few that are nearest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from sys import intern

import networkx as nx

from downlink.identify.alignment import ANCHOR, Alignment, align

SHORTEST_CUT = 8
"""Folded characters that a cut text needs to be taken for the beginning of a longer one."""

SHORTEST_WHOLE = 50
"""The same for a text without truncation mark, which says that it is complete: only a long one
is taken for an earlier or cut version of a longer one."""

_MAX_BLOCK = 16
# Texts with one ending that are all compared with a text that holds it.

_MAX_COMPARED = 4
# Texts of a block that a text is compared with: those that share most passages with it.

_MAX_HELD = 200
# Texts whose endings are heeded in a longer one, those first that end near its end: the others'
# endings stand in these as well, and by them they reach it.

_MAX_SHARING = 64
# Texts of a block that share a passage, an introduction's: it says nothing of which is nearest.

_LEAST_SHARED = 0.4
# Of a text's passages, where they stand in more than `_MAX_SHARING` others: captures of one article
# share half of them, whatever others do; other articles share common phrases.

_TELLING, _TELLING_LITTLE = 6, 3
# Of a text's passages that others have, the rarest, fewer where all are common phrases: of those of
# another capture of its article, half are in it.

_PASSAGES, _LEAST_FOUND = 16, 3
# Of captures of one article half agrees (see `align`), so of sixteen passages spread over the
# shorter one about eight stand in the other; by chance, a common phrase, hardly ever three do.


def containment_graph(texts: Collection[str], whole: Collection[str]) -> nx.DiGraph[str]:
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
    ends.sort(key=len)
    for short, long in _candidates(ordered, ends, graph, whole):
        _relate(graph, short, long, whole)
    return graph


def compare(short: str, long: str, whole: Collection[str]) -> Alignment:
    """Return how two folded texts stand to each other, `APART` where one is too short to tell."""
    alignment = align(short, long)
    if alignment is Alignment.EQUAL:
        least = SHORTEST_WHOLE if short in whole or long in whole else SHORTEST_CUT
        return alignment if min(len(short), len(long)) >= least else Alignment.APART
    ending = short if alignment is Alignment.FIRST_CUT else long
    least = SHORTEST_WHOLE if ending in whole else SHORTEST_CUT
    return alignment if len(ending) >= least else Alignment.APART


def _relate(graph: nx.DiGraph[str], one: str, other: str, whole: Collection[str]) -> Alignment:
    """Add the edges between two texts and return how they stand to each other."""
    alignment = compare(one, other, whole)
    if alignment in (Alignment.EQUAL, Alignment.FIRST_CUT):
        graph.add_edge(one, other)
    if alignment in (Alignment.EQUAL, Alignment.SECOND_CUT):
        graph.add_edge(other, one)
    return alignment


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


def _candidates(
    texts: Collection[str], ends: Iterable[str], graph: nx.DiGraph[str], whole: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a text and an end text that holds its ending without beginning with it,
    and some of its passages, each pair once; none that reaches it by others, when these were
    related in `graph`. Of a block with one ending, those that end together are related here, and
    one of them stands for all.

    Args:
        ends: the shorter first.
    """
    endings: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        if len(text) >= ANCHOR:
            endings[text[-ANCHOR:]].append(text)
    passages = {text: _passages(text) for group in endings.values() for text in group}
    wanted = set(map(intern, chain(endings, *passages.values())))
    # One string for each passage, in tuples: that takes a tenth of the memory.
    held = [(long, tuple(map(intern, _held(long, wanted)))) for long in ends]
    holders = Counter(chain.from_iterable(grams for _, grams in held))
    endings = _likely(endings, passages, holders)
    blocks = {
        ending: _Block(group, passages, graph, whole)
        for ending, group in endings.items()
        if len(group) > _MAX_BLOCK
    }
    told = _by_telling(endings, blocks, passages, holders)
    for long, passages_held in held:
        grams = dict.fromkeys(passages_held)
        near = _near(grams, told)
        found = (
            short
            for ending in (grams if near or blocks else ())
            if ending in near or ending in blocks
            for short in (blocks[ending].nearest(grams) if ending in blocks else near[ending])
            if not long.startswith(short)
        )
        reaching = {long}
        for short in sorted(islice(found, _MAX_HELD), key=lambda text: (-len(text), text)):
            common = [holders[passage] for passage in passages[short] if passage in grams]
            if _weight(common) < _least(passages[short]):
                continue
            if not _meet(reaching, graph.adj[short]):
                yield short, long
            if _meet(reaching, graph.adj[short]):
                reaching.add(short)


def _likely(
    endings: Mapping[str, list[str]],
    passages: Mapping[str, tuple[str, ...]],
    holders: Mapping[str, int],
) -> dict[str, list[str]]:
    """Return those of the texts, by their endings, of which another one may be a capture as well:
    of what a distinct text has, others hold no more than common phrases.

    Args:
        holders: how many of the texts that nothing continues hold a passage, one of them the text
            itself or what it runs on in.
    """
    found: dict[str, list[str]] = {}
    for ending, group in endings.items():
        if holders[ending] > 1:
            likely = [text for text in group if _is_shared(passages[text], holders)]
            found.update({ending: likely} if likely else {})
    return found


def _near(
    grams: Mapping[str, None], told: Mapping[str, Sequence[str]]
) -> Mapping[str, Mapping[str, None]]:
    """Return the texts of which what tells them stands among `grams`, by their endings."""
    near: dict[str, dict[str, None]] = defaultdict(dict)
    for gram in grams.keys() & told.keys():
        for short in told[gram]:
            if short[-ANCHOR:] in grams:
                near[short[-ANCHOR:]][short] = None
    return near


def _by_telling(
    endings: Mapping[str, list[str]],
    blocks: Container[str],
    passages: Mapping[str, tuple[str, ...]],
    holders: Mapping[str, int],
) -> dict[str, list[str]]:
    """Return the texts that are in no block by what tells where to look for another capture: their
    endings; where too many texts hold one, the passages that the fewest hold.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for ending, group in endings.items():
        for text in () if ending in blocks else group:
            rare, common = _shared(passages[text], holders)
            is_told = len(rare) >= _least(passages[text])
            telling = sorted(rare if is_told else rare + common, key=lambda p: (holders[p], p))
            if not telling or holders[ending] <= _MAX_SHARING:
                telling = [ending]
            for passage in telling[: _TELLING if is_told else _TELLING_LITTLE]:
                found[passage].append(text)
    return found


def _is_shared(own: Sequence[str], holders: Mapping[str, int]) -> bool:
    rare, common = _shared(own, holders)
    return len(rare) >= _least(own) or len(rare) + len(common) >= _LEAST_SHARED * len(own)


def _shared(own: Sequence[str], holders: Mapping[str, int]) -> tuple[list[str], list[str]]:
    """Return those of a text's passages that others have as well: few of them, and many."""
    shared = [passage for passage in own if holders[passage] > 1]
    rare = [passage for passage in shared if holders[passage] <= _MAX_SHARING]
    return rare, [passage for passage in shared if holders[passage] > _MAX_SHARING]


def _least(own: Sequence[str]) -> int:
    """Return how many of a text's passages must stand in another capture of its article."""
    return min(_LEAST_FOUND, (len(own) + 1) // 2)


def _weight(holders: Sequence[int]) -> float:
    """Return how many passages two texts have in common, one that many texts hold as half of one.

    Args:
        holders: how many hold each.
    """
    return sum(1 if number <= _MAX_SHARING else 0.5 for number in holders)


def _meet(one: Collection[str], other: Collection[str]) -> bool:
    few, many = (one, other) if len(one) < len(other) else (other, one)
    return any(item in many for item in few)


class _Block:
    """Many texts with one ending, a footer or captures of one article, of which those that end
    together are related as they come: what stands for them is found by its passages.
    """

    def __init__(
        self,
        texts: Iterable[str],
        passages: dict[str, tuple[str, ...]],
        graph: nx.DiGraph[str],
        whole: Collection[str],
    ) -> None:
        self._by_passage: dict[str, list[str]] = defaultdict(list)
        for text in sorted(texts, key=lambda item: (-len(item), item)):
            grams = _held(text, self._by_passage)
            if not any(
                _relate(graph, text, other, whole) is Alignment.EQUAL
                for other in self.nearest(grams)
            ):
                for passage in passages[text]:
                    self._by_passage[passage].append(text)

    def nearest(self, grams: Mapping[str, None]) -> list[str]:
        """Return the representatives of which most passages are among `grams`."""
        shared = Counter(
            text
            for gram in grams.keys() & self._by_passage.keys()
            if len(self._by_passage[gram]) <= _MAX_SHARING
            for text in self._by_passage[gram]
        )
        return sorted(shared, key=lambda text: (-shared[text], text))[:_MAX_COMPARED]


def _held(text: str, wanted: Container[str]) -> dict[str, None]:
    """Return which of the passages a text holds, from its end on: all of its own would fill the
    memory.
    """
    return {
        gram: None
        for at in range(len(text) - ANCHOR, -1, -1)
        if (gram := text[at : at + ANCHOR]) in wanted
    }


def _passages(text: str) -> tuple[str, ...]:
    """Return at most `_PASSAGES` passages of the text, spread evenly before its ending."""
    last = len(text) - 2 * ANCHOR
    if last < 0:
        return ()
    step = max(1, -(-(last + 1) // _PASSAGES))
    return tuple(dict.fromkeys(text[at : at + ANCHOR] for at in range(0, last + 1, step)))
