"""Terms and texts → which terms are one: a name beside its translation, an abbreviation beside its
long form.

Texts say so themselves: 强化学习(reinforcement learning,RL). An abbreviation is also known by the
initials of a phrase that stands in the same texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from downlink.classify import weights
from downlink.text.grammar.definitions import glosses
from downlink.text.grammar.one_form import one_form
from downlink.text.scripts import LATIN_NAME

_KINDS = re.compile(r"(?<=...)(?:算法|方法|模型|网络|技术|机制|框架|法)$")
# What Chinese adds to a term, and its translation does not.

Held = Mapping[str, Sequence[int]]
"""Terms, each with the numbers of the texts that hold it."""


def synonyms(held: Held, texts: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return for each term those that are the same, if any."""
    keys = {_key(term): term for term in sorted(held)}
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        pairs.update(_said(text, keys))
    least = weights.SAID_SAME
    accepted = [pair for pair, count in pairs.items() if count >= least or _vouched(*pair)]
    return _groups([*accepted, *_by_initials(held)])


def _said(text: str, keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for gloss in glosses(one_form(text)):
        head = _ending(gloss.name, keys)
        chinese = not gloss.others[0].isascii()
        if chinese:
            known = [_ending(gloss.others[0], keys)] if head.isascii() else []
        else:
            parts = [_key(part) for part in gloss.others]
            known = [keys[part] for part in parts if part in keys]
        for one, other in zip([head, *known], known, strict=False):
            if one and other and one != other:
                yield (other, one) if chinese else (one, other)


def _ending(before: str, keys: Mapping[str, str]) -> str:
    """Return the longest term with which some words end, "" for none; 法 may follow it."""
    for key in (_key(before), _KINDS.sub("", _key(before))):
        for at in range(len(key)):
            if key[at:] in keys:
                return keys[key[at:]]
    return ""


def _key(term: str) -> str:
    return term.casefold().replace("-", "").replace(" ", "")


def _vouched(one: str, other: str) -> bool:
    translated = not one.isascii() and " " in other
    return translated or _is_short_for(other, one) or _is_short_for(one, other)


def _is_short_for(short: str, long: str) -> bool:
    words = re.findall(LATIN_NAME, long)
    initials = "".join(word[0] for word in words).casefold()
    return len(words) > 1 and short.isupper() and short.casefold() == initials


def _by_initials(held: Held) -> Iterator[tuple[str, str]]:
    short = {term.casefold(): term for term in held if term.isascii() and term.isupper()}
    for long in sorted(held):
        initials = "".join(word[0] for word in re.findall(LATIN_NAME, long)).casefold()
        found = short.get(initials) if " " in long and long.isascii() else None
        if found:
            together = len(set(held[found]) & set(held[long]))
            if together >= max(1, weights.ABBREVIATED * min(len(held[found]), len(held[long]))):
                yield found, long


def _groups(pairs: Sequence[tuple[str, str]]) -> dict[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for one, other in pairs:
        joined = groups.get(one, frozenset([one])) | groups.get(other, frozenset([other]))
        groups.update(dict.fromkeys(joined, joined))
    return {term: group - {term} for term, group in groups.items()}
