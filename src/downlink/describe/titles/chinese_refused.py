"""What stands in a Chinese text and is no title: labels of a table, what leads up to a clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from downlink.describe.titles.term_scoring import Term
from downlink.describe.titles.window import Opening
from downlink.text.scripts import HAN

SAID_BY = re.compile(r"本文|本[章节]|我们|笔者|大家都|前几天|如下|推荐语|翻译")
PROSE = re.compile(
    r"本文|本[章节]|我们|笔者|大家|[你他她它]|前几天|如下|推荐语|翻译|下面|以下|先来|还是|就是|需要"
)
"""Words of a sentence, in a title that its text's first words complete, and in one made of two."""

_TABLE = re.compile(
    rf"(?<!\S)(?:[{HAN}]{{2,6}}[:：][^:：]{{1,30}}?\s){{2,}}(?=[{HAN}]{{2,6}}[:：])"
)
# A table flattened: `所属大学:X 先修要求:Y 编程语言:Z`.

_LABEL = re.compile(rf"(?<!\S)([{HAN}]{{2,6}})[:：]")
_LEADS_UP = re.compile(
    r"(?:在(?!线).*[中上里下时后前内节章]"
    r"|(?:当(?!前)|随着|为了|如果|由于|因为|虽然|对于|关于|作为|经过|自从|近年来|最近).*"
    r"|(?:大家好?|众所周知|首先|有时|目前|之前|前面|上[一两]?[篇章节]).*)(?<!\?)"
)
_MOST_TERMS, _FRONT = 5, 30


def tables_in(text: str) -> list[tuple[int, int]]:
    """Return where the rows of tables stand."""
    if ":" not in text and "：" not in text:
        return []
    return [match.span() for match in _TABLE.finditer(text)]


def labels_in(text: str, tables: list[tuple[int, int]]) -> frozenset[str]:
    """Return the labels of the rows, if a text has such tables."""
    return frozenset(_LABEL.findall(text)) if tables else frozenset()


def leads_up(words: str) -> bool:
    """Whether some words come before the clause that says what their sentence is about."""
    return _LEADS_UP.fullmatch(words) is not None


def telling(terms: Iterable[Term], opening: Opening) -> Iterator[Term]:
    """Yield the terms that can be a title: none that is used once and is a word of code or of
    another language, or cut by the end of the excerpt.
    """
    for term in islice(terms, _MOST_TERMS):
        cut = term.latin and term.offset + len(term.text) == len(opening.text)
        late = term.offset - opening.start > _FRONT
        if not (term.count == 1 and late and (cut or term.text.islower())):
            yield term
