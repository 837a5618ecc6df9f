"""A generated archive with a fixed seed: Chinese technical prose with English terms.

Chinese words are those of the dictionary that jieba ships, as often as it says; Latin words are
those of the real dumps, as often as they stand there; terms are the names of the taxonomy's topics,
most of them of what the article is about.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import jieba

from benchmarks import corpus
from downlink.curation.taxonomy import read_taxonomy
from downlink.model.article import Variant
from downlink.model.catalog import Catalog
from downlink.model.dump import Sighting
from downlink.model.stub import Stub, Title
from downlink.model.topic import StubTopic, Topic

SEED = 20260404
_LEAST_COUNT = 30
_HAN = re.compile("[\u4e00-\u9fff]{1,4}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
_OWN_TERM, _ANY_TERM, _LATIN_WORD = 0.12, 0.16, 0.28
"""How often a word is a term of the article's topics, any term, a Latin word: bounds of a draw."""

_JOINED = 0.2  # the captures lost hyphens and spaces: so many terms of several words are one


@dataclass(frozen=True, slots=True)
class Sample:
    """A generated archive and the common words, of two characters or more, that it is made of."""

    catalog: Catalog
    words: tuple[str, ...]


def sample(size: int) -> Sample:
    """Return an archive of that many stubs, the same for the same size."""
    choose = random.Random(SEED)
    taxonomy = read_taxonomy(corpus.ROOT / "topics.yml")
    words, common = _vocabulary(choose)
    terms = [name for topic in taxonomy for name in _names(topic)]
    choose.shuffle(terms)
    term = _drawing(choose, terms, [1 / (rank + 10) for rank in range(len(terms))])
    counts = Counter(word for text in corpus.articles() for word in _LATIN.findall(text))
    writer = _Writer(choose, common, term, _drawing(choose, list(counts), list(counts.values())))
    stubs = tuple(writer.stub(number, taxonomy.topics) for number in range(size))
    return Sample(Catalog((), stubs, taxonomy), tuple(word for word in words if len(word) > 1))


def _vocabulary(choose: random.Random) -> tuple[list[str], Callable[[], str]]:
    words, counts = [], []
    for line in Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines():
        word, count, _ = line.split(" ")
        if int(count) >= _LEAST_COUNT and _HAN.fullmatch(word):
            words.append(word)
            counts.append(int(count))
    return words, _drawing(choose, words, counts)


def _drawing(
    choose: random.Random, values: Sequence[str], weights: Sequence[float]
) -> Callable[[], str]:
    sums = list(accumulate(weights))
    return lambda: choose.choices(values, cum_weights=sums)[0]


def _names(topic: Topic) -> list[str]:
    return list(dict.fromkeys((topic.name, *topic.names.values(), *topic.aliases)))


@dataclass(frozen=True)
class _Writer:
    """Writes articles; the functions draw a common word, a term, a Latin word."""

    choose: random.Random
    common: Callable[[], str]
    term: Callable[[], str]
    latin: Callable[[], str]

    def stub(self, number: int, taxonomy: Sequence[Topic]) -> Stub:
        """Return an article about one to three topics, seen once to eight times."""
        about = self.choose.sample(taxonomy, self.choose.randint(1, 3))
        names = [name for topic in about for name in _names(topic)]
        body = self._text(names)
        sightings = tuple(Sighting("seeds/0.txt", at) for at in range(self.choose.randint(1, 8)))
        return Stub(
            slug=f"a{number}",
            title=Title(self._title(names), "opening"),
            language="zh",
            variants=(Variant(f"{body}...", body, sightings),),
            sightings=sightings,
            topics=tuple(StubTopic(topic.id, "about") for topic in about),
        )

    def _title(self, names: Sequence[str]) -> str:
        length = self.choose.randint(8, 25)
        title = self._term(self.choose.choice(names))
        while len(title) < length:
            title = _put(title, self._word(names))
        return title[:25]

    def _text(self, names: Sequence[str]) -> str:
        length = min(420, max(160, round(self.choose.gauss(350, 40))))
        text = ""
        while len(text) < length:
            for clause in range(self.choose.randint(1, 3)):
                text += "," if clause else ""
                for _ in range(self.choose.randint(3, 9)):
                    text = _put(text, self._word(names))
            text += "。"
        return text[:length]

    def _word(self, names: Sequence[str]) -> str:
        kind = self.choose.random()
        if kind < _OWN_TERM:
            return self._term(self.choose.choice(names))
        if kind < _ANY_TERM:
            return self._term(self.term())
        return self.latin() if kind < _LATIN_WORD else self.common()

    def _term(self, term: str) -> str:
        """A term of several Latin words is at times written as one: FlashAttention."""
        if " " in term and term.isascii() and self.choose.random() < _JOINED:
            return "".join(word[0].upper() + word[1:] for word in term.split())
        return term


def _put(text: str, word: str) -> str:
    """Latin words that follow each other have a space between them."""
    is_latin = text[-1:].isascii() and text[-1:].isalnum() and word[0].isascii()
    return f"{text} {word}" if is_latin else text + word
