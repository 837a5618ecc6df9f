"""Where lines of a flattened text began and ended: flattening left a space where each line ended.

In Chinese no space follows a full stop, and none is written within a line: where one stands, a
line ended. Captures with markup keep the ends of lines. The expressions read text in one form.
"""

from __future__ import annotations

import re

from downlink.text.grammar.numbering import NUMBER, NUMBERED
from downlink.text.grammar.one_form import LINK
from downlink.text.scripts import HAN

# Each expression begins with white space, which few characters are. White space is matched from
# where it begins only: else a long run takes quadratic time.
_ENDS = r"(?:(?<=[。!?]\s)|(?<=[。!?][”\")]\s))\s*+|(?<!\s\s)(?:(?<=\n)|[^\S\n]*+\n)\s*+"

LINE_END = re.compile(rf"\s(?:{_ENDS})")
"""The white space behind a sentence, or at the end of a line that a capture kept."""

_BEGIN = re.compile(
    rf"\s(?:{_ENDS}|(?<=[{HAN})”》]\s)\s*+(?=[{HAN}《“])|(?<={LINK}\s)\s*+"
    rf"|(?={NUMBER})|(?<=[{HAN}]\s)\s*+(?=[0-9]{{1,2}}[.、]\s?\S))"
)
_HAN = re.compile(f"[{HAN}]")
_SPACED = re.compile(rf"[A-Za-z](?:(?<=[{HAN}] [A-Za-z])|(?= [{HAN}]))")
_UNSPACED = re.compile(rf"[A-Za-z](?:(?<=[{HAN}][A-Za-z])|(?=[{HAN}]))")


def line_starts(text: str, start: int) -> tuple[int, ...]:
    """Return where lines and sentences began from `start` on, itself the first, and where their
    words do behind a number: behind a full stop and a space, where Chinese stands on both sides of
    a space, behind an address, at a number.
    """
    lines = {start, *(match.end() for match in _BEGIN.finditer(text, start))}
    numbers = [NUMBERED.match(text, line) for line in lines]
    lines |= {match.end() for match in numbers if match}
    return tuple(sorted(line for line in lines if line < len(text))) or (start,)


def is_spaced(text: str) -> bool:
    """Whether a text puts spaces between Chinese and Latin, so that a space is no cue."""
    if not _HAN.search(text):
        return False
    return len(_SPACED.findall(text)) > len(_UNSPACED.findall(text))
