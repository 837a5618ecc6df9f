"""A flattened text → the heading of its own at a place: flattening left a space where it ended."""

from __future__ import annotations

import re

from downlink.text.grammar.headings import first_word
from downlink.text.scripts import HAN

_NUMBER = re.compile(r"^\s*[0-9]{1,2}[.、)]\s*")
_SENTENCE = re.compile(r"[,;。、！？，；]|(?<![0-9])\.(?![0-9])")
_HAN = re.compile(f"[{HAN}]")
_HAN_ALONE = re.compile(f"[{HAN}]{{2,20}}")
_LATIN = re.compile(r"[A-Za-z]")
_LABEL = re.compile(rf"(?:[A-Z][A-Za-z]{{2,9}}|(?:论文|代码|项目|作者)[{HAN}]{{0,2}})\s?[:：]")
_HEADED = re.compile(f"[0-9]|(?![的是在和与中])[{HAN}]")
_TITLE_MARK = re.compile(r".[:：].|——|.\([^()]{3,}\)$|[?？]$")
_TAKEN_UP = re.compile(f"[A-Za-z0-9.]+|[{HAN}]{{2,}}")


def leading_heading(body: str, start: int = 0) -> tuple[int, int] | None:
    """Return the place (start, end) of a heading of the article's own at `start`.

    The first words are a heading if a space parts them from the text, they hold no sentence, and
    one of these holds: the text repeats how they begin; they have a title's form (`A:B`, `A——B`,
    `A(B)`, a question); Chinese and Latin stand in them unspaced, so that the space must mean
    something; Chinese stands on both sides of it, where none is ever written; a label (`Paper:`)
    follows.
    """
    number = _NUMBER.match(body[start:])
    place = first_word(body, start + (number.end() if number else 0))
    if not place:
        return None
    words, rest = body[slice(*place)], body[place[1] :].lstrip()
    if _SENTENCE.search(_NUMBER.sub("", words)) or "://" in words or words.endswith((":", "：")):
        return None
    own_form = _TITLE_MARK.search(words) or _LABEL.match(rest)
    if own_form or takes_up(rest, words) or (number and _LATIN.search(words)):
        return place
    if _HAN_ALONE.fullmatch(words) and _HAN.match(rest):
        return place
    mixed = _HAN.search(words) and _LATIN.search(words) and "是" not in words
    return place if mixed and _HEADED.match(rest) else None


def takes_up(text: str, heading: str) -> bool:
    """Whether the text after a heading begins with the word that the heading begins with."""
    first = _TAKEN_UP.match(heading)
    return first is not None and len(first.group()) > 1 and text.startswith(first.group())
