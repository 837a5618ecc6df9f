"""Stubs → words of a topic that could be topics of their own below it: what several articles tell
of, and not just name (LangChain below retrieval-augmented generation).

A taxonomy lists the models and methods that belong to a topic, and counts each of them as the
topic. In an archive with many articles on one of them it deserves its own page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from downlink.classify import weights
from downlink.classify.standing import is_everyday
from downlink.model.stub import Stub
from downlink.model.topic import Evidence, Taxonomy, Topic, Zone
from downlink.text.common_words import common_words
from downlink.text.fold import fold
from downlink.text.scripts import LATIN_NAME

_SUBJECT: frozenset[Zone] = frozenset(["title", "heading", "definition", "opening"])
_MOST_WORDS, _LONGEST, _LONGEST_HAN = 3, 30, 8
_NAME = re.compile(LATIN_NAME)
_GENERIC = re.compile(
    r"(?<=..) ?(?:模型|算法|方法|技术|机制|框架|系统|任务|阶段|过程|训练|结构|架构)$"
)
# With one of these a name says what it says without: 预训练模型.


@dataclass(slots=True)
class Narrower:
    """A word of a topic.

    Attributes:
        topic, word: whose it is, and how the taxonomy writes it.
        held: the articles that have it, by number, with how much it stands out in each, 1 to 3.
        forms: how it is written.
    """

    topic: str
    word: str
    held: dict[int, int] = field(default_factory=dict)
    forms: Counter[str] = field(default_factory=Counter)


def narrower_terms(
    stubs: Sequence[Stub], taxonomy: Taxonomy, names: Iterable[str], least: int
) -> dict[str, Narrower]:
    """Return the words of topics that at least `least` of the stubs have, as they write them.

    Args:
        names: what topics are called.
    """
    found: dict[tuple[str, str], Narrower] = {}
    sizes = Counter(topic.id for stub in stubs for topic in stub.topics)
    known = _Known(names)
    for number, stub in enumerate(stubs):
        for own in stub.topics:
            for word, evidence in _by_word(own.evidence, taxonomy[own.id]):
                item = found.setdefault((own.id, fold(word)), Narrower(own.id, word))
                item.forms.update(_written(sight) for sight in evidence)
                item.held[number] = _standing_out(evidence)
    chosen: dict[str, Narrower] = {}
    for _, item in sorted(found.items()):
        few = len(item.held) < least or len(item.held) > weights.NARROW * sizes[item.topic]
        form = item.forms.most_common(1)[0][0]
        if not few and _is_name(form) and not (known.has(form) or known.has(item.word)):
            kept = chosen.get(form)
            if kept is None or len(kept.held) < len(item.held):
                chosen[form] = item
    return chosen


def _by_word(
    evidence: Iterable[Evidence], topic: Topic
) -> Iterator[tuple[str, Sequence[Evidence]]]:
    names = {topic.name, *topic.names.values(), *topic.aliases}
    found: dict[str, list[Evidence]] = defaultdict(list)
    for sight in evidence:
        if sight.alias not in names:
            found[sight.alias].append(sight)
    yield from found.items()


def _written(sight: Evidence) -> str:
    """Return a word as the text writes it, or as the taxonomy does, where it writes a name of
    several words: texts lose hyphens and spaces.
    """
    if " " in sight.alias and any(map(str.isupper, sight.alias)):
        return sight.alias
    return " ".join(sight.found.replace("-", " ").split())


def _standing_out(evidence: Sequence[Evidence]) -> int:
    zones = {sight.zone for sight in evidence}
    return 1 + ("title" in zones) + (len(evidence) > 1 or not zones.isdisjoint(_SUBJECT))


def _is_name(form: str) -> bool:
    """Whether a word is a name or a phrase, short enough for a topic, and no common one."""
    if not form.isascii():
        return len(form) <= _LONGEST_HAN and not is_everyday(form)
    words = _NAME.findall(form)
    if (
        "_" in form
        or not words
        or len(words) > _MOST_WORDS
        or len(form) > _LONGEST
        or len(form) < len("AI")
    ):
        return False
    common = all(word.casefold() in common_words() for word in words)
    return not common and (len(words) > 1 or any(map(str.isupper, form)))


class _Known:
    """What topics are called, and with it what says the same: initials, plurals, parts of it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._pieces = pieces_of(names)
        self._initials = {_initials(name) for name in names} - {""}
        self._names = {fold(name) for name in names}

    def has(self, form: str) -> bool:
        """Whether a word is another for what has a name already, with common words or without."""
        words = _GENERIC.sub("", form).split(" ")
        if not form.isascii() and all(map(self._says_same, words)):
            return True
        telling = " ".join(word for word in words if word.casefold() not in common_words())
        short = len(words) > 1 and any(word.casefold() in self._initials for word in words)
        return (
            self._says_same(form)
            or (telling != form and self._says_same(telling))
            or (short and all(map(self._says_same, words)))
        )

    def _says_same(self, form: str) -> bool:
        key = fold(form).removesuffix("s")
        return (
            not self._names.isdisjoint((key, f"{key}ing"))
            or key in self._initials
            or _initials(form) in self._names
            or is_piece(form, self._pieces)
        )


def pieces_of(names: Iterable[str]) -> frozenset[str]:
    """Return the parts of names: words beside each other, and Chinese characters, also those
    without what stands in the middle (卷积网络 of 卷积神经网络).
    """
    found: set[str] = set()
    for name in names:
        for units, joint in ((_words(name), " "), (re.findall("[^ -\x7f]+", name), "")):
            for part in [units] if joint else units:
                for start in range(len(part)):
                    found.update(
                        joint.join(part[start:end]) for end in range(start + 1, len(part) + 1)
                    )
            found.update(_shortened(units) if not joint else ())
    return frozenset(found)


def _shortened(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        for start in range(2, len(name) - 2):
            yield from (name[:start] + name[end:] for end in range(start + 1, len(name) - 1))


def is_piece(term: str, pieces: frozenset[str]) -> bool:
    """Whether a term is a part of a name."""
    return (" ".join(_words(term)) if term.isascii() else term) in pieces


def _words(name: str) -> list[str]:
    return [word.casefold().removesuffix("s") for word in _NAME.findall(name.replace("-", " "))]


def _initials(name: str) -> str:
    words = _NAME.findall(name.replace("-", " "))
    return "".join(word[0] for word in words).casefold() if len(words) > 1 else ""
