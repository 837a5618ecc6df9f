"""Words around a name → whether a text names it only to compare, as an example, in a list, or to
tell what was before.

The rules read text in one form. All but the last look at what stands before the name, or behind it.
"""

from __future__ import annotations

import re

from downlink.text.grammar.words_before import WordsBefore

_BEYOND = "超过|高于|低于|优于|接近|赶上|追上|胜过|类似于?|等于|取代|替代|代替"
_UNLIKE = "不同于|区别于|有别于|相比|相较|相对于|对比|比起|除了|而非|不是|不像"
_JOINED = "[比与和跟同像如从]|以及|另外|顺带|无论是"
_ENGLISH = r"nlike| compared (?:to|with)| versus| vs\.?| than| not"
_EXAMPLE = "例如|比如|诸如|譬如|包括|uch as|e\\.g\\."
_EARLIER = "(?:之前|传统|早期|过去)的?|以往|后来的"
_GAP = r'[ \t\n“"《]*$'
_COMPARED = WordsBefore(
    re.compile(rf"(?:{_BEYOND}|{_UNLIKE}|{_JOINED}|{_ENGLISH}|[、/]){_GAP}"),
    frozenset("过于近上似代替比较起了非是像与和跟同如从及外带ehosnt.、/"),
)
_GIVEN = WordsBefore(
    re.compile(rf"(?:{_EXAMPLE}|{_EARLIER}){_GAP}"), frozenset("如括s.前统期去的往")
)

_LISTED = re.compile(r"\s*(?:[、/]|等)")
_BESIDE = re.compile(
    r"(?:比如|例如|譬如|随着|众所周知|之前|此前|以前|以往|过去|传统|早期|现有的|目前的|已有的|前人|一般来说|"
    r"Previously|Traditional|Existing|Prior)"
)


def compared(before: str) -> bool:
    """Whether something else is compared with the name behind some words, or joined to it."""
    return _COMPARED.end(before)


def given_as_example(before: str) -> bool:
    """Whether the name behind some words is an example, or of an earlier time."""
    return _GIVEN.end(before)


def listed(after: str) -> bool:
    """Whether a list goes on, or ends, behind the name before some words."""
    return _LISTED.match(after) is not None


def is_aside(sentence: str, start: int = 0) -> bool:
    """Whether the sentence that begins there gives examples, or tells what was before."""
    return _BESIDE.match(sentence, start) is not None
