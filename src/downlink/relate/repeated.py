"""Texts → their words, of which those count less that stand in a clause which several texts have
word for word: an author's notice, the field of a form (本文持续维护,欢迎探讨).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from downlink.relate.words import word_counts

REPEATED, SHORTEST = 3, 6
"""Texts that have a clause which is nobody's own, and its characters at least."""

_COUNTS = 0.3
# What a word of such a clause counts: parts of a series are known by them too.

_CLAUSE = re.compile(rf"[^,，。.!！?？;；:：|\n()（）]{{{SHORTEST},}}")
_NUMBER = re.compile("[0-9]+|[零〇一二三四五六七八九十百千]+")
_LABEL = re.compile(r"(?<![^\W_])(?:[A-Z][A-Za-z]+ )?[A-Za-z]{3,}(?=\s?[:：])")
# What names a field of a form: `Programming Language: Python`; what stands before it is another's.


def counts_of(bodies: Sequence[str]) -> list[Mapping[str, float]]:
    """Return for each text its words, each with how often it comes."""
    clauses = [set(map(_key, _CLAUSE.findall(body))) for body in bodies]
    labels = [set(_LABEL.findall(body)) for body in bodies]
    repeated, fields = _repeated(clauses), _repeated(labels)
    return [
        _counts(body, own & repeated, told & fields)
        for body, own, told in zip(bodies, clauses, labels, strict=True)
    ]


def _key(clause: str) -> str:
    """Return a clause without its numbers: 第三次会议 is 第八次会议."""
    return _NUMBER.sub("0", clause.strip())


def _repeated(texts: Iterable[set[str]]) -> set[str]:
    counts: Counter[str] = Counter()
    for own in texts:
        counts.update(own)
    return {words for words, held in counts.items() if held >= REPEATED}


def _counts(body: str, repeated: set[str], labels: set[str]) -> Mapping[str, float]:
    if not repeated and not labels:
        return word_counts(body)
    cut: set[str] = set()

    def without(match: re.Match[str]) -> str:
        if _key(match.group()) not in repeated:
            return match.group()
        cut.add(match.group().strip())
        return " . "

    def unlabelled(match: re.Match[str]) -> str:
        if match.group() not in labels:
            return match.group()
        cut.add(match.group())
        return " . "

    counts = dict(word_counts(_CLAUSE.sub(without, _LABEL.sub(unlabelled, body))))
    for word, count in word_counts(" . ".join(sorted(cut))).items():
        counts[word] = counts.get(word, 0.0) + _COUNTS * count
    return counts
