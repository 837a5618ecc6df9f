"""Text → the terms in it that two articles on one matter may share, whatever the taxonomy knows.

A term is a Latin name or phrase, or a run of Chinese between words that only join others. Which
of them tell something is for the number of articles that have them to decide.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from downlink.text.fold import fold
from downlink.text.formulas import PLACEHOLDERS
from downlink.text.scripts import HAN, LATIN_NAME

# All ASCII behind an address goes with it: what is glued to one is no term.
_OTHER = re.compile("|".join([*map(re.escape, PLACEHOLDERS), "https?://[!-~]+"]))
_PHRASE = re.compile(rf"{LATIN_NAME}(?: {LATIN_NAME}){{0,3}}")
_ONE_WORD = re.compile(LATIN_NAME)
_NAME = re.compile(r"[A-Z][a-z]+[A-Z0-9]|[A-Z]{3,}|[A-Z][a-z]*[0-9]|[a-z]+[A-Z]")
# A form that only names have, inside a phrase too: FlashAttention, BERT, GPT2, mRNA.

_HAN = re.compile(f"[{HAN}]+")
_JOINING = re.compile(
    "[的了是在和与及或有也就都而但被把将对从到为以于其这那个一不我你他它们中上下之所可能会要用让使等着"
    "过很更最还又如比时则即若因此并且各每某些种样给由只已去来做出说看该需]"
    "|进行|通过|使用|实现|提出|介绍|包括|主要|方法|大量|简单|认为|采用|利用|由于|得到|达到|问题|情况"
    "|直接|首先|然后|同时|非常|例如|如果|这里|本文|论文|文章|工作|训练|模型|数据"
)
_SHORTEST_HAN, _LONGEST_HAN = 4, 8
_SHORTEST_LATIN, _LONGEST_LATIN = 3, 40

_COMMON = frozenset(
    [
        *("google", "openai", "meta", "facebook", "microsoft", "nvidia", "deepmind", "github"),
        *("huggingface", "arxiv", "paper", "code", "table", "figure", "cvpr", "iclr", "neurips"),
        *("icml", "aaai", "iccv", "eccv", "emnlp", "gpu", "cpu", "the", "this", "that", "for"),
    ]
)
# Who, where and on what: shared by articles on anything.


RARE_PART, RARE_ALWAYS = 50, 5
"""A term is rare if at most one text in fifty has it, and in a small archive, at most five."""

_MOST = 60
# Rare terms of one text, those that fewest texts have; a whole article has hundreds.


@dataclass(frozen=True, slots=True)
class Terms:
    """The rare terms of texts.

    Attributes:
        of_each: for each text its rare terms, folded, in a fixed order.
        written: how texts write a folded term, most often.
    """

    of_each: tuple[tuple[str, ...], ...]
    written: Mapping[str, str]


def rare_terms(bodies: Sequence[str], known: frozenset[str]) -> Terms:
    """Return the terms that at least two of the texts have, and few.

    Args:
        known: folded terms that are left out: the aliases of topics, which are found otherwise.
    """
    texts: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    found: list[set[str]] = []
    for body in bodies:
        own: set[str] = set()
        for folded, form in terms_of(body):
            if folded not in known:
                own.add(folded)
                forms[folded][form] += 1
        texts.update(own)
        found.append(own)
    most = max(RARE_ALWAYS, len(bodies) // RARE_PART)
    rare = {term: count for term, count in texts.items() if 1 < count <= most}
    return Terms(
        of_each=tuple(
            tuple(sorted(own & rare.keys(), key=lambda term: (rare[term], term))[:_MOST])
            for own in found
        ),
        written={
            term: min(forms[term], key=lambda form: (-forms[term][form], form)) for term in rare
        },
    )


def terms_of(body: str) -> Iterator[tuple[str, str]]:
    """Yield the terms of a text, each folded and as it stands there; one may come again."""
    for part in _OTHER.split(body):
        for match in _PHRASE.finditer(part):
            yield from _latin(match.group())
        for match in _HAN.finditer(part):
            for term in _JOINING.split(match.group()):
                if _SHORTEST_HAN <= len(term) <= _LONGEST_HAN:
                    yield fold(term), term


def _latin(phrase: str) -> Iterator[tuple[str, str]]:
    words = _ONE_WORD.findall(phrase)
    candidates = [phrase, *(word for word in words if _NAME.match(word))]
    for term in dict.fromkeys(candidates):
        folded = fold(term)
        capital = any(map(str.isupper, term))
        if capital and _SHORTEST_LATIN <= len(folded) <= _LONGEST_LATIN and folded not in _COMMON:
            yield folded, term
