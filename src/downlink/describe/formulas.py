"""Texts of one article → the formulas of one: those that it kept, and those that another kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from downlink.text.fold import letters_of, unify
from downlink.text.formulas import PLACEHOLDERS, formulas_in


def tex_of(formula: str) -> str:
    """Return the TeX between a kept formula's marks; "" for a placeholder."""
    return "" if formula in PLACEHOLDERS else formula[2:-2].strip()


def restore_formulas(body: str, others: Iterable[str]) -> Mapping[int, str]:
    """Return the TeX of the formulas in `body`, by the offset where each begins.

    A lost formula is taken from the first of `others` that kept one after the same words: folding
    drops formulas, so both stand at the same folded offset, behind equally many formulas there.
    """
    found: dict[int, str] = {}
    lost: dict[tuple[int, int], int] = {}
    for key, offset, formula in _formulas(body):
        tex = tex_of(formula)
        if tex:
            found[offset] = tex
        else:
            lost[key] = offset
    for other in others if lost else ():
        for key, _, formula in _formulas(other):
            tex = tex_of(formula)
            if tex and key in lost:
                found.setdefault(lost[key], tex)
    return found


def _formulas(body: str) -> Iterable[tuple[tuple[int, int], int, str]]:
    """Yield ((folded offset, number of formulas before it there), offset, formula)."""
    seen: dict[int, int] = defaultdict(int)
    folded = before = 0
    for start, end in formulas_in(body):
        folded += len(letters_of(unify(body[before:start])))
        before = end
        yield (folded, seen[folded]), start, body[start:end]
        seen[folded] += 1
