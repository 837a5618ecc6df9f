"""Texts → their words, of which those count less that stand in a clause which several texts have
word for word: an author's notice, the field of a form (本文持续维护,欢迎探讨).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from downlink.relate.words import word_counts

REPEATED, SHORTEST = 3, 6
"""Texts that have a clause which is nobody's own, and its characters at least."""

_COUNTS = 0.3
# What a word of such a clause counts: parts of a series are known by them too.

_CLAUSE = re.compile(rf"[^,，。.!！?？;；:：|\n()（）]{{{SHORTEST},}}")


def counts_of(bodies: Sequence[str]) -> list[Mapping[str, float]]:
    """Return for each text its words, each with how often it comes."""
    clauses = [{clause.strip() for clause in _CLAUSE.findall(body)} for body in bodies]
    texts: Counter[str] = Counter()
    for own in clauses:
        texts.update(own)
    repeated = {clause for clause, held in texts.items() if held >= REPEATED}
    return [_counts(body, own & repeated) for body, own in zip(bodies, clauses, strict=True)]


def _counts(body: str, repeated: set[str]) -> Mapping[str, float]:
    if not repeated:
        return word_counts(body)

    def without(match: re.Match[str]) -> str:
        return " . " if match.group().strip() in repeated else match.group()

    counts = dict(word_counts(_CLAUSE.sub(without, body)))
    for word, count in word_counts(" . ".join(sorted(repeated))).items():
        counts[word] = counts.get(word, 0.0) + _COUNTS * count
    return counts
