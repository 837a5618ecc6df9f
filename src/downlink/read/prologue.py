"""The beginning of a file of markup → where its first element stands."""

from __future__ import annotations

import re

_PASSED = re.compile(
    r"\s*+(?:(?:<!--(?:[^-]|-(?!->))*+-->|<\?(?:[^?]|\?(?!>))*+\?>"
    r"|<!doctype\s++(?!html\b)[^<>\[\]]*+(?:\[[^\]]*+\]\s*+)?+>)\s*+)*+",
    re.IGNORECASE,
)
# Nothing here can be read in two ways, and nothing that was passed is looked at again.


def skip_prologue(start: str) -> int:
    """Return the offset of the first thing in `start` that is no white space, comment, processing
    instruction or document type but HTML's, or is one that does not end there.
    """
    match = _PASSED.match(start)
    return match.end() if match else 0
