"""The candidates that the judge likes best → titles that join the first with another one.

A name alone says what an article is near to, an aspect alone not what it is an aspect of: where
both are likely and neither says both, `Swift: dictionaries and sets` may say more than either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from downlink.describe.titles import weights
from downlink.describe.titles.candidate import Candidate, Evidence
from downlink.describe.titles.counts import PAIR, WORD, stem
from downlink.describe.titles.english_words import FUNCTION, VERBS
from downlink.describe.titles.pool import Pool
from downlink.describe.titles.term_occurrences import key_of
from downlink.describe.titles.tidy import tidy

_KINDS: tuple[Evidence, ...] = ("term", "definition", "heading", "phrase", "purpose", "question")
# The kinds that the features tell apart.

PAIR_NAMES: tuple[str, ...] = (
    *("first's score", "second's score", "ahead", "subject's score", "aspect's score"),
    *("mean score", "next's score", "second's rank", "first is subject", "two names"),
    *("name before aspect", "aspect is a name", "first is such a name", "length", "words shared"),
    *("apart in the text", "subject stands first", "subject's place", "aspect's place"),
    *("subject's length", "aspect's length", "subject recurs", "aspect is done", "candidates"),
    *(f"subject is {kind}" for kind in _KINDS),
    *(f"aspect is {kind}" for kind in _KINDS),
)
"""The features of a pair, in their order."""

_TAKEN, _MOST, _OFTEN = 5, 2, 5
# Among how many of the best a second one is looked for, how many of them are tried, and up to how
# many occurrences are told apart.

_LONGEST, _LONGEST_LATIN, _LONGEST_NAME = 36, 72, 30
_WHOLE = ("opening", "joined", "work", "label", "section")
_JOINED = re.compile(r"[:：?？…]|与")
_NAME = re.compile(r"[A-Za-z][\w.+#/-]*(?: (?:[A-Z0-9][\w.+#/-]*)){0,2}")
_JOINTS = {(True, True): " and ", (True, False): ": ", (False, True): "与", (False, False): ":"}
# What stands between them: in English or not, between two names or not.

_ALIKE = 0.5
# The share of a candidate's words that the other may have.


@dataclass(frozen=True, slots=True)
class Pair:
    """A title made of two candidates, given by their places among the contenders.

    Attributes:
        first: the better one.
        second: the other.
        subject: the one that stands in front.
        names: whether both are names, side by side.
    """

    candidate: Candidate
    first: int
    second: int
    subject: int
    names: bool

    @property
    def aspect(self) -> int:
        """The one that stands behind."""
        return self.second if self.subject == self.first else self.first


def pairs_of(pool: Pool, scores: Sequence[float], order: Sequence[int]) -> Iterator[Pair]:
    """Yield what the best candidate makes with the next ones that say something else.

    Args:
        scores: how well each contender names the text.
        order: the contenders' places, the best first.
    """
    found = [item.candidate for item in pool.contenders]
    first, made = order[0], 0
    if not _may_be_part(found[first]):
        return
    for other in order[1:_TAKEN]:
        if scores[other] < max(weights.PAIRED, scores[first] - weights.PAIRED_BEHIND):
            return
        if _may_be_part(found[other]) and _are_apart(found[first], found[other]):
            pair = _pair(pool, first, other)
            if pair:
                yield pair
                made += 1
        if made == _MOST:
            return


def _may_be_part(item: Candidate) -> bool:
    return item.evidence not in _WHOLE and not _JOINED.search(item.text)


def _are_apart(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates stand in different places and say different things."""
    if one.offset < other.offset + len(other.text) and other.offset < one.offset + len(one.text):
        return False
    if key_of(one.text) in key_of(other.text) or key_of(other.text) in key_of(one.text):
        return False
    return _share(one, other) < _ALIKE


def _share(one: Candidate, other: Candidate) -> float:
    first, second = _words(one.text), _words(other.text)
    return len(first & second) / max(1, min(len(first), len(second)))


def _words(text: str) -> set[str]:
    words = {stem(word) for word in WORD.findall(text)}
    return {word for word in words if word not in FUNCTION} | set(PAIR.findall(text))


def _pair(pool: Pool, first: int, second: int) -> Pair | None:
    """Return the two as one title: the name before what is said of it, two names side by side."""
    parts = [(at, pool.contenders[at].candidate) for at in (first, second)]
    (subject, one), (_, two) = sorted(parts, key=lambda part: _standing(part[1], pool))
    names = _is_name(one, pool) and _is_name(two, pool)
    joint = _JOINTS[pool.english, names]
    title = tidy(f"{one.text}{joint}{two.text}", pool.opening.style)
    longest = _LONGEST_LATIN if title.isascii() else _LONGEST
    if not len(one.text) + len(two.text) < len(title) <= longest:
        return None  # too long, or tidied away in part
    weight = round((one.weight + two.weight) / 2, 3)
    places = f"at {one.offset} and at {two.offset}"
    reason = f"made of two candidates, {places}, that say more together"
    made = Candidate(title, "joined", one.offset, weight, reason)
    return Pair(made, first, second, subject, names)


def pair_features(
    pair: Pair, pool: Pool, scores: Sequence[float], order: Sequence[int]
) -> tuple[float, ...]:
    """Return the features of a pair, as `PAIR_NAMES` names them."""
    subject, aspect = (pool.contenders[at].candidate for at in (pair.subject, pair.aspect))
    others = [at for at in order if at not in (pair.first, pair.second)]
    first = pair.subject == pair.first
    named = _is_name(subject, pool) and not pair.names
    return (
        scores[pair.first],
        scores[pair.second],
        scores[pair.first] - scores[pair.second],
        scores[pair.subject],
        scores[pair.aspect],
        sum(scores) / len(scores),
        scores[others[0]] if others else 0.0,
        float(order.index(pair.second)),
        float(first),
        float(pair.names),
        float(named),
        float(_is_name(aspect, pool)),
        float(named and first),
        float(len(pair.candidate.text)),
        _share(subject, aspect),
        *_places(subject, aspect, pool),
        float(len(order)),
        *(float(subject.evidence == kind) for kind in _KINDS),
        *(float(aspect.evidence == kind) for kind in _KINDS),
    )


def _places(subject: Candidate, aspect: Candidate, pool: Pool) -> tuple[float, ...]:
    """Return where the two stand in the text, how long they are, and how the text has them."""
    text, start = pool.opening.text, pool.opening.start
    often = text.casefold().count(subject.text.casefold())
    return (
        float(abs(subject.offset - aspect.offset)),
        float(subject.offset < aspect.offset),
        float(subject.offset - start),
        float(aspect.offset - start),
        float(len(subject.text)),
        float(len(aspect.text)),
        float(min(often, _OFTEN)),
        float(aspect.text.split(maxsplit=1)[0].endswith("ing")),
    )


def _standing(item: Candidate, pool: Pool) -> tuple[bool, bool, int]:
    """Return what puts a candidate before another: names, then nouns, then as they stand."""
    first = item.text.split(maxsplit=1)[0]
    does = item.evidence in ("purpose", "question") or first.casefold() in VERBS
    return (not _is_name(item, pool), does or first.endswith("ing"), item.offset)


def _is_name(item: Candidate, pool: Pool) -> bool:
    """Whether a candidate is a name, and no word that only begins a sentence or a title."""
    title, text = item.text, pool.opening.text
    if len(title) > _LONGEST_NAME or not _NAME.fullmatch(title):
        return False
    plain = title.isalpha() and title[1:].islower()
    return not plain or not re.search(rf"\b{title.casefold()}\b", text)
