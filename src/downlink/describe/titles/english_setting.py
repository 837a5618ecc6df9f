"""An English candidate and the words around it → whether it is a whole phrase, and a new subject.

A noun phrase is whole where neither `of` nor a verb's object goes on behind it; an article or a
verb before it says that it begins there; what is named at the front and spoken of at once is a
heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from downlink.describe.titles.counts import WORD, stem
from downlink.describe.titles.english_titles import GENERIC_WORDS
from downlink.describe.titles.english_verbs import BASES, MODALS, PREPOSITIONS, THIRD
from downlink.describe.titles.english_words import FUNCTION, STARTERS, VERBS
from downlink.describe.titles.window import Opening

ENGLISH_NAMES: tuple[str, ...] = (
    *("words repeated at once", "a sentence follows", "an article before it"),
    *("a preposition before it", "a verb before it", "a verb behind it", "a joint behind it"),
    *("a word goes on behind it", "its last word recurs", "a capital within", "verbs in it"),
    *(
        "a name goes on before it",
        "a name goes on behind it",
        "generic words",
        "its head is generic",
    ),
)
"""The features, in their order."""

NOT_ENGLISH = (0.0,) * len(ENGLISH_NAMES)
"""Those of a candidate in another language."""

_AT_ONCE, _BEFORE = 90, 24
_BEHIND = re.compile(r"\s?[\"”)]?\s?([,.;:!?(—]|[\w’'-]+)")
_ALONE = re.compile(r"[\w’'-]+(?= [\"“(]?$)")
_ARTICLES = frozenset(["a", "an", "the", "our", "my", "your", "this", "these", "its", "their"])
_JOINTS = frozenset(["of", "for", "in", "with", "from", "using", "via", "to", "on", "and"])
_DO = VERBS | THIRD | MODALS
_KNOWN = FUNCTION | _DO
_ENDS = frozenset(",.;:!?(—")


def english_features(
    title: str, offset: int, opening: Opening, counts: Mapping[str, int]
) -> tuple[float, ...]:
    """Return the features of a candidate, as `ENGLISH_NAMES` names them."""
    text, end = opening.text, offset + len(title)
    words = title.casefold().split()
    main = [stem(word) for word in words if word not in FUNCTION]
    behind = _BEHIND.match(text, end)
    following = behind.group(1) if behind else ""
    alone = _ALONE.search(text, max(opening.start, offset - _BEFORE), offset)
    before = alone.group().casefold() if alone else ""
    folded = following.casefold()
    return (
        _repeated(main, text, end) if offset == opening.start else 0.0,
        float(following in STARTERS),
        float(before in _ARTICLES),
        float(before in PREPOSITIONS),
        float(before in _DO or before == "to"),
        float(folded in _DO),
        float(folded in _JOINTS),
        float(bool(following) and following not in _ENDS and folded not in _KNOWN),
        float(counts.get(main[-1], 0)) if main else 0.0,
        float(any(part[0].isupper() for part in title.split()[1:])),
        float(sum([word in _DO or word in BASES for word in words[1:]])),
        float(alone is not None and alone.group()[0].isupper() and alone.start() > opening.start),
        float(following[:1].isupper()),
        sum([word in GENERIC_WORDS for word in words]) / len(words),
        float(words[-1] in GENERIC_WORDS),
    )


def _repeated(main: Sequence[str], text: str, end: int) -> float:
    """Return the share of a heading's words that the text speaks of at once."""
    tail = set(map(stem, WORD.findall(text, end, end + _AT_ONCE)))
    return sum([word in tail for word in main]) / max(1, len(main))
