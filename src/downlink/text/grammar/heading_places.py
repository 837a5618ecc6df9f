"""A place in a text in one form → the heading that stands there, as far as that is sure.

What parts a heading from its text is one space: in Chinese none is written within a line.
"""

from __future__ import annotations

import re

from downlink.text.grammar.heading_cues import CODE, HeadingCue, cue_of, is_numbered_name, may_end
from downlink.text.grammar.headings import first_word, is_generic
from downlink.text.grammar.labels import LABEL
from downlink.text.grammar.numbering import NUMBER, NUMBERED
from downlink.text.grammar.one_form import LINK, LOST
from downlink.text.scripts import HAN

_AHEAD = 60
_WORD = re.compile(rf"[A-Za-z{HAN}]{{2}}")
_SENTENCE = re.compile(rf"[,;。、!={LOST}{LINK}]|(?<![0-9])\.(?![0-9])|\?.|:$")
_LABEL = re.compile(LABEL)
_HAN = re.compile(f"[{HAN}]")
_CHINESE = re.compile(f"(?![但而和与或的是在了把被])[{HAN}]{{1,19}}(?![的是在于与和了])[{HAN}]")
_NO_SENTENCE = re.compile(
    rf"[{HAN}]{{2,20}}\s+[{HAN}]{{2,20}}\s|{NUMBER}[^,。;:!?]{{2,24}}\s{NUMBER}"
)
# A table, or a list of contents: no text follows that the words could head.

_ANYWHERE: frozenset[HeadingCue] = frozenset(
    ["a question on a line of its own", "the text takes up its first word"]
)
_BY_SPACE: HeadingCue = "a space between Chinese characters ends a line"
_MIXED: HeadingCue = "the text has no other space between Chinese and Latin"
_AT_FRONT: frozenset[HeadingCue] = frozenset(
    [
        _MIXED,
        "an address or a label follows",
        "it has the form of a title",
        "a question, and a space before Latin letters",
    ]
)
# Which cues are sure where: the first lines of a text are its own headings more often than any
# other line is one.


def heading_at(
    text: str, start: int, *, spaced: bool, front: bool = False
) -> tuple[int, int] | None:
    """Return the place (start, end) of a heading whose line begins at `start`, without its number;
    None where nothing shows that there is one.

    Args:
        spaced: whether the text puts spaces between Chinese and Latin (see `lines.is_spaced`).
        front: whether the text begins there.
    """
    number = NUMBERED.match(text, start)
    place = first_word(text, number.end() if number else start)
    if not place:
        return None
    words, rest = text[slice(*place)], text[place[1] : place[1] + _AHEAD].lstrip()
    if not rest or not _WORD.search(words) or _SENTENCE.search(words) or _NO_SENTENCE.match(rest):
        return None
    if is_generic(words):
        return place
    if _LABEL.search(words) or CODE.match(words):
        return None
    named = number and front and not spaced and _HAN.search(rest)
    if named and is_numbered_name(text[start : place[1]].lstrip()):
        return place
    cue = cue_of(words, rest, spaced=spaced) if may_end(words, rest) else None
    return place if cue and _is_sure(cue, words, front=front, numbered=bool(number)) else None


def _is_sure(cue: HeadingCue, words: str, *, front: bool, numbered: bool) -> bool:
    if cue == _BY_SPACE:
        return _CHINESE.fullmatch(words) is not None
    return cue in _ANYWHERE or (front and cue in _AT_FRONT) or (numbered and cue == _MIXED)
