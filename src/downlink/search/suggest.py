"""A query without result → the nearest one that may have some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from downlink.search.index.tokens import compact
from downlink.search.query import Clause, Query

_SHORTEST = 3  # characters of a name that a misspelt query can mean
_SHORTEST_RUN = 2


def suggestions(query: Query, names: Iterable[str]) -> Iterator[str]:
    """Yield queries, the nearest first: a known name that is spelt nearly so, the query without
    its last or first word, each word; of one word its parts, first all of them wherever they stand,
    of a run of characters two parts, then the run without its last or first ones.
    """
    wanted = "".join(clause.compact for clause in query.clauses)
    near = closest(wanted, names)
    if near:
        yield near
    if len(query.clauses) > 1:
        words = [_typed(clause) for clause in query.clauses]
        yield from (" ".join(words[:-1]), " ".join(words[1:]), *words)
    elif query.clauses:
        yield from _shorter(query.clauses[0])


def closest(wanted: str, names: Iterable[str]) -> str:
    """Return the name that differs least from `wanted`, "" if each differs in more than a quarter
    of its characters; of equals the first.
    """
    best, least = "", max(1, len(wanted) // 4) + 1
    if len(wanted) < _SHORTEST:
        return best
    for name in names:
        own = compact(name)
        if len(own) >= _SHORTEST and own != wanted and abs(len(own) - len(wanted)) < least:
            distance = edits(wanted, own)
            if distance < least:
                best, least = name, distance
    return best


def edits(one: str, other: str) -> int:
    """Return how many characters must be changed, added, removed or swapped with the next."""
    rows = [list(range(len(other) + 1))]
    for at, character in enumerate(one, 1):
        row = [at]
        for place, letter in enumerate(other, 1):
            cost = min(
                rows[-1][place] + 1, row[-1] + 1, rows[-1][place - 1] + (character != letter)
            )
            if at > 1 and place > 1 and character == other[place - 2] and one[at - 2] == letter:
                cost = min(cost, rows[-2][place - 2] + 1)
            row.append(cost)
        rows = [*rows[-1:], row]
    return rows[-1][-1]


def _typed(clause: Clause) -> str:
    return clause.text if clause.open else f'"{clause.text}"'


def _shorter(clause: Clause) -> Iterator[str]:
    """Yield a clause's tokens, together and each; of a run its beginnings and its ends."""
    if len(clause.elements) > 1:
        parts: Sequence[str] = ["".join(token.atoms) for token in clause.elements]
        yield " ".join(parts)
        yield from sorted(parts, key=lambda part: -len(part))
        return
    if clause.elements[0].kind != "run":
        return
    characters = clause.elements[0].atoms
    for end in range(len(characters) - _SHORTEST_RUN, _SHORTEST_RUN - 1, -1):
        yield f"{''.join(characters[:end])} {''.join(characters[end:])}"
    for length in range(len(characters) - 1, _SHORTEST_RUN - 1, -1):
        yield "".join(characters[:length])
        yield "".join(characters[len(characters) - length :])
