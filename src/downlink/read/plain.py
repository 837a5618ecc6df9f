"""The lines of a text without any mark of a dump → whether they are one excerpt each all the same.

Such lines are long, are prose, and end as excerpts do: in a truncation mark, or with a sentence. A
text that is wrapped ends hardly any of its lines so, and code, data and logs are no prose.
Paragraphs of one text do look like whole excerpts: where blank lines part them and none is cut,
they are taken for that, since an article must not be invented out of each.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from downlink.model.dump import LineReading
from downlink.settings.dialect import BY_LINE, Dialect

_MOST, _MOST_CHARACTERS = 2000, 600
# Lines that are judged, and characters of each, half of them from its end.
_LEAST_SHARE, _SOME_SHARE, _LEAST_CUT, _MOST_INDENTED = 0.7, 0.4, 0.15, 0.2
_LEAST_WIDTH, _LEAST_ALONE = 32, 80
# Columns, where a Chinese character has two: the real dumps have 300 and more, short articles 100.
_LEAST_WORDS, _LEAST_LETTERS, _LEAST_TOLD = 4, 0.6, 0.75
_LESS = 0.5
# Words of a line, and shares of its characters: letters; with digits and spaces, too. Of a line
# that is cut, of which some are full of formulas, this part is enough.
_SCRIPT = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
    r"\U00020000-\U000323af]"
)
# Words of few signs or without spaces: Chinese, Japanese, Korean, Thai, Lao, Burmese, Khmer.
_ENDS = re.compile(r"[.!?。！？．｡…‥।؟۔։።]['\"”’»」』）)\]】》*_]{0,3}$")
_MARKUP = re.compile(
    r"[-*+] |[#>|;%\\/{}=~^`$&:]|\d{1,3}[.)] +\S{1,40}$|\[\^?[\w ]{1,30}\]:|!\[|<[/!?A-Za-z]|\w+\("
    r"|@\w"
)
_SYNTAX = re.compile(r"[{};]\s*$|</\w|\w\(\w*\)|::|->|=>|\]\(|\|.*\||\\[a-z]+\{|\s{4,}|\t")

_REMEDY = "say in a dialect what marks its excerpts, or read it all the same (downlink keep)"


@dataclass(frozen=True, slots=True)
class Shape:
    """What the lines of a text look like.

    Attributes:
        problem: why they are not one excerpt each, a sentence with what to do; "" where they are.
        is_cut: whether enough of them end in a truncation mark to be believed whatever the name.
    """

    problem: str
    is_cut: bool = False


NO_PROSE = Shape(f"shows no mark of a dump, and its lines are no prose: {_REMEDY}")
"""Nobody would read these lines."""

STRANGE = Shape("is neither text nor a web page nor a feed: take it out")
"""That is no text at all."""

_WRAPPED = Shape(
    f"shows no mark of a dump, and its lines are no excerpts but parts of one text: {_REMEDY}"
)
_PARAGRAPHS = Shape(
    f"shows no mark of a dump, and its lines read like paragraphs of one text: {_REMEDY}"
)
_MIXED = Shape(f"shows no mark of a dump, and only a part of its lines is prose: {_REMEDY}")
_TOO_LITTLE = Shape(f"shows no mark of a dump, and is too short to tell without one: {_REMEDY}")


@dataclass(frozen=True, slots=True)
class _Unit:
    width: int
    is_prose: bool
    is_cut: bool
    is_ended: bool


def shape_of(lines: Sequence[str], dialect: Dialect) -> Shape:
    """Return what the lines of a text without marks look like."""
    texts = list(_texts(lines, dialect))
    units = [_unit(text, dialect) for text in texts]
    long_ones = [unit for unit in units if unit.width >= _LEAST_WIDTH]
    width = sum(unit.width for unit in units)
    prose = [unit for unit in long_ones if unit.is_prose]
    if _width(prose) < _LEAST_SHARE * width:
        is_mixed = _width(prose) >= _SOME_SHARE * width > 0
        return _TOO_LITTLE if width < _LEAST_ALONE else _MIXED if is_mixed else NO_PROSE
    ended = [unit for unit in prose if unit.is_cut or unit.is_ended]
    is_wrapped = _width(ended) < _LEAST_SHARE * width
    is_indented = sum(text[0].isspace() for text in texts) > _MOST_INDENTED * len(texts)
    if is_wrapped or is_indented:
        return _WRAPPED if is_wrapped else _PARAGRAPHS
    is_cut = sum(unit.is_cut for unit in prose) > _LEAST_CUT * len(prose)
    if not is_cut and _has_blanks(lines):
        return _PARAGRAPHS
    if not is_cut and len(prose) == 1 and width < _LEAST_ALONE:
        return _TOO_LITTLE
    return Shape("", is_cut)


def readings(lines: Iterable[str], dialect: Dialect) -> Iterator[LineReading]:
    """Yield for each line of a text that is refused what speaks for an excerpt, or against one."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            yield LineReading(number, "blank", "is empty", line)
        else:
            yield LineReading(number, "unparsed", _evidence(line, dialect), line)


def _evidence(line: str, dialect: Dialect) -> str:
    unit = _unit(line, dialect)
    if unit.width < _LEAST_WIDTH:
        return f"is too short to be an excerpt without a mark ({unit.width} columns)"
    if not unit.is_prose:
        return "is no prose"
    if unit.is_cut or unit.is_ended:
        end = "is cut" if unit.is_cut else "ends with a sentence"
        return f"{end}, as an excerpt does, and too many others do not, or are paragraphs"
    return "ends within a sentence, without a truncation mark"


def _texts(lines: Sequence[str], dialect: Dialect) -> Iterator[str]:
    """Yield what would be excerpts: lines, or paragraphs where the dialect says that these are."""
    if dialect.separator == BY_LINE:
        yield from (line for line in lines[:_MOST] if line.strip())
        return
    paragraph: list[str] = []
    for line in (*lines[:_MOST], ""):
        if line.strip():
            paragraph.append(line)
        elif paragraph:
            yield "\n".join(paragraph)
            paragraph = []


def _has_blanks(lines: Sequence[str]) -> bool:
    filled = [number for number, line in enumerate(lines[:_MOST]) if line.strip()]
    return len(filled) > 1 and filled[-1] - filled[0] >= len(filled)


def _width(units: Iterable[_Unit]) -> int:
    return sum(unit.width for unit in units)


def _unit(text: str, dialect: Dialect) -> _Unit:
    line = text.strip()
    if len(line) > _MOST_CHARACTERS:
        half = _MOST_CHARACTERS // 2
        line = f"{line[:half]} {line[-half:]}"
    wide = len(_SCRIPT.findall(line))
    is_cut = dialect.is_cut(line)
    return _Unit(len(line) + wide, _is_prose(line, wide, is_cut), is_cut, bool(_ENDS.search(line)))


def _is_prose(line: str, wide: int, is_cut: bool) -> bool:
    """Whether a line reads like a sentence or several.

    Args:
        wide: how many of its characters are words or parts of words without spaces between them.
    """
    less = _LESS if is_cut else 1
    if _MARKUP.match(line) or less * len(_SYNTAX.findall(line)) > 1 + len(line) // 150:
        return False
    words = sum(1 for word in line.split() if word[0].isalnum()) + wide // 2
    letters = sum(map(_is_letter, line))
    told = letters + sum(c.isdigit() or c == " " for c in line)
    size = less * len(line)
    enough = letters >= _LEAST_LETTERS * size and told >= _LEAST_TOLD * size
    return words >= _LEAST_WORDS and enough


def _is_letter(character: str) -> bool:
    return character.isalpha() or unicodedata.category(character) in ("Mn", "Mc")
