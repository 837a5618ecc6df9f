"""What is wrong with a case."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARTICULAR = re.compile(r"0x[0-9a-f]+|\d+|'[^']*'|\"[^\"]*\"|zq\w+")


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of one case.

    Attributes:
        rule: what was broken, one word or two.
        where: the same for every case that shows the same fault.
        detail: what this case shows.
    """

    rule: str
    where: str
    detail: str = ""

    @property
    def signature(self) -> str:
        """What two findings of the same fault have in common."""
        return f"{self.rule}: {_PARTICULAR.sub('…', self.where)}"

    def __str__(self) -> str:
        detail = self.detail.encode("unicode_escape", "backslashreplace").decode("ascii")
        return f"{self.rule}: {self.where}: {detail[:300]}"
