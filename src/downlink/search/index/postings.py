"""Documents → for each key where it stands: the inverted index, before it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from downlink.search.index.documents import Document, SearchTopic
from downlink.search.index.encoding import numbers
from downlink.search.index.tokens import Token, compact, keys, tokens

TOPIC = "#"
"""What keys of topics begin with; no key of a text does."""

BETWEEN_TEXTS = 2
"""Positions that stay free between two texts of a document, so that no phrase spans them."""

Shape = int
"""How occurrences stand, as one number: the atoms that they span times 4, plus their flags."""


@dataclass(slots=True)
class PostingList:
    """The occurrences of a key that have one shape, as they are written: one document after the
    other.

    Of each document in titles: its number less the last one's, the title's length in positions,
    the number of occurrences, each position less the last one; in texts the same without length.
    """

    title: bytearray = field(default_factory=bytearray)
    text: bytearray = field(default_factory=bytearray)
    last_title: int = 0
    last_text: int = 0

    def add_title(self, document: int, length: int, positions: Sequence[int]) -> None:
        """Add the occurrences in a title."""
        step = document - self.last_title
        self.title += numbers((step, length, len(positions), *_steps(positions)))
        self.last_title = document

    def add_text(self, document: int, positions: Sequence[int]) -> None:
        """Add the occurrences in the texts of a document."""
        step = document - self.last_text
        self.text += numbers((step, len(positions), *_steps(positions)))
        self.last_text = document


Postings = Mapping[tuple[str, Shape], PostingList]


def text_tokens(texts: Iterable[str]) -> Iterator[Token]:
    """Yield the tokens of a document's texts, one text after the other."""
    position = 0
    for text in texts:
        for token in tokens(text, position):
            position = token.end
            yield token
        position += BETWEEN_TEXTS


def postings_of(documents: Iterable[Document]) -> Postings:
    """Return where each key stands in the titles and texts of the documents, shape by shape."""
    found: dict[tuple[str, Shape], PostingList] = defaultdict(PostingList)
    for number, document in enumerate(documents):
        title = tokens(document.title)
        length = title[-1].end if title else 0
        for place, positions in _places(title).items():
            found[place].add_title(number, length, positions)
        for place, positions in _places(text_tokens(document.texts)).items():
            found[place].add_text(number, positions)
    return found


def _places(content: Iterable[Token]) -> dict[tuple[str, Shape], list[int]]:
    """Return the positions of each key, in order: no key stands twice in one place and shape."""
    found: dict[tuple[str, Shape], list[int]] = defaultdict(list)
    for token in content:
        for text, position, span, flags in keys(token):
            found[text, span * 4 + flags].append(position)
    return found


def _steps(positions: Iterable[int]) -> Iterator[int]:
    before = 0
    for position in positions:
        yield position - before
        before = position


def aliases_of(topics: Iterable[SearchTopic]) -> dict[str, list[int]]:
    """Return for each name of a topic, as names are compared, the numbers of the topics."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, topic in enumerate(topics):
        for name in dict.fromkeys(map(compact, topic.names)):
            if name:
                found[name].append(number)
    return found


def topic_entries(topics: Iterable[SearchTopic], documents: Iterable[Document]) -> dict[str, bytes]:
    """Return for each topic, as a key, the documents whose topic it is: the number less the last
    one's, twice, and one more where the document has another first topic.
    """
    known = {topic.id: number for number, topic in enumerate(topics)}
    found: dict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = defaultdict(int)
    for number, document in enumerate(documents):
        for topic in document.topics:
            key = f"{TOPIC}{known[topic]}"
            found[key].append((number - last[key]) * 2 + (topic != document.topics[0]))
            last[key] = number
    return {key: numbers(values) for key, values in found.items()}
