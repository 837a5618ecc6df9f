"""Words that stand before a name, with what may part the two: `比“X`, `所谓的X`.

Most names have other words before them. So the last character is looked at first, and the
expression is tried only where one of its words ends in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

QUOTES = ' \t\n“"《'
"""What may stand between such words and the name."""

_NEAR = 15
# Characters before a name in which such words begin.


@dataclass(frozen=True, slots=True)
class WordsBefore:
    """Words that may stand before a name.

    Attributes:
        pattern: an expression for them, that ends where the name begins.
        ends: the last characters of all that it finds, without `QUOTES`.
    """

    pattern: re.Pattern[str]
    ends: frozenset[str]

    def end(self, text: str) -> bool:
        """Whether a text ends with one of them."""
        last = text.rstrip(QUOTES)[-1:]
        if last not in self.ends and not last.isspace():
            return False
        return self.pattern.search(text, max(0, len(text) - _NEAR)) is not None
