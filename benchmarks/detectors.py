"""The detectors that are compared: each takes texts and returns a group number for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from datasketch import MinHash, MinHashLSH
from rensa import RMinHash, RMinHashLSH
from simhash import Simhash, SimhashIndex

from downlink.identify.grouping import deduplicate
from downlink.model.dump import Dump, Excerpt
from downlink.settings.dialect import TRANSMISSION

Groups = list[int]
Detector = Callable[[Sequence[str]], Groups]

_SHINGLE = 5
_PERMUTATIONS = 128


def downlink(texts: Sequence[str]) -> Groups:
    """Downlink's own rule, on the texts as received."""
    excerpts = tuple(Excerpt(text, TRANSMISSION.body(text)) for text in texts)
    dump = Dump("a", "text", None, excerpts)
    groups = [0] * len(texts)
    for number, article in enumerate(deduplicate([dump])):
        for variant in article.variants:
            for place in variant.sightings:
                groups[place.position - 1] = number
    return groups


def exact(texts: Sequence[str]) -> Groups:
    """Equal texts only."""
    return [hash(text) for text in texts]


def minhash(threshold: float) -> Detector:
    """MinHash LSH of datasketch over character shingles; pairs are checked by their estimate."""

    def sketch(text: str) -> MinHash:
        item = MinHash(num_perm=_PERMUTATIONS)
        item.update_batch([shingle.encode() for shingle in _shingles(text)])
        return item

    def index() -> MinHashLSH:
        return MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)

    return _by_sketch(sketch, index, threshold)


def rensa(threshold: float) -> Detector:
    """The same with rensa."""

    def sketch(text: str) -> RMinHash:
        item = RMinHash(num_perm=_PERMUTATIONS, seed=1)
        item.update(sorted(_shingles(text)))
        return item

    def index() -> RMinHashLSH:
        return RMinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS, num_bands=16)

    return _by_sketch(sketch, index, threshold)


def _by_sketch(
    sketch: Callable[[str], Any], make_index: Callable[[], Any], threshold: float
) -> Detector:
    def detect(texts: Sequence[str]) -> Groups:
        index, sketches = make_index(), list(map(sketch, texts))
        for number, item in enumerate(sketches):
            index.insert(number, item)
        return _join(
            len(texts),
            (
                (number, other)
                for number, item in enumerate(sketches)
                for other in index.query(item)
                if other > number and item.jaccard(sketches[other]) >= threshold
            ),
        )

    return detect


def simhash(distance: int) -> Detector:
    """SimHash of 64 bits over the same shingles."""

    def detect(texts: Sequence[str]) -> Groups:
        hashes = [Simhash(sorted(_shingles(text))) for text in texts]
        index = SimhashIndex([(str(n), item) for n, item in enumerate(hashes)], k=distance)
        return _join(
            len(texts),
            (
                (number, int(other))
                for number, item in enumerate(hashes)
                for other in index.get_near_dups(item)
                if int(other) > number
            ),
        )

    return detect


def _shingles(text: str) -> set[str]:
    return {text[at : at + _SHINGLE] for at in range(max(1, len(text) - _SHINGLE + 1))}


def _join(size: int, pairs: Iterable[tuple[int, int]]) -> Groups:
    """Return the connected components of the pairs."""
    parents = list(range(size))

    def root(item: int) -> int:
        while parents[item] != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    for one, other in pairs:
        parents[root(one)] = root(other)
    return [root(item) for item in range(size)]
