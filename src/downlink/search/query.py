"""What a reader typed → clauses that must all be found, and clauses that must not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from downlink.search.index.tokens import Token, tokens

LONGEST_QUERY = 300
"""Characters of a query that count."""

_QUOTES = '"“”„＂「」『』'
_PART = re.compile(rf"([-－]?)(?:[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]?|([^\s{_QUOTES}]+))")


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens that must stand one after the other, whatever spaces and signs are between them.

    Attributes:
        text: as it was typed, without quotes.
        open: whether the last word may go on (`atten` finds attention); not so in quotes.
    """

    text: str
    elements: tuple[Token, ...]
    open: bool

    @property
    def compact(self) -> str:
        """The clause's letters, digits and signs: what names of topics are compared by."""
        return "".join("".join(token.atoms) for token in self.elements)


@dataclass(frozen=True, slots=True)
class Query:
    """A query: all of `clauses`, none of `excluded`."""

    clauses: tuple[Clause, ...]
    excluded: tuple[Clause, ...] = ()


def parse_query(text: str) -> Query:
    """Return the query that `text` states: words mean all of them, quotes a phrase, -word none."""
    clauses: list[Clause] = []
    excluded: list[Clause] = []
    for match in _PART.finditer(text[:LONGEST_QUERY]):
        sign, quoted, word = match.groups()
        target = excluded if sign else clauses
        if quoted is not None:
            elements = tuple(tokens(quoted))
            if elements:
                target.append(Clause(quoted.strip(), elements, open=False))
        else:
            target.extend(_clauses(word))
    return Query(tuple(clauses), tuple(excluded))


def _clauses(word: str) -> list[Clause]:
    """What stands together is one clause: LoRA微调; what a sign separates is several."""
    found: list[list[Token]] = []
    for token in tokens(word):
        if found and token.position == found[-1][-1].end:
            found[-1].append(token)
        else:
            found.append([token])
    return [
        Clause(word[own[0].places[0][0] : own[-1].places[-1][1]], tuple(own), open=True)
        for own in found
    ]
