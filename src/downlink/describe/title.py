"""Text → a title, and the ground on which it was chosen. Generic headings are never one."""

from __future__ import annotations

import re
from collections import Counter

from downlink.describe.headings import GENERIC, front_heading, generic_heading
from downlink.describe.language import language_of
from downlink.model import Title

_LONGEST = 60
_BRACKETED = re.compile(r"《([^《》]{2,100})》")
_LABELLED = re.compile(
    r"论文(?:名称|标题|题目)?[:：]\s*(.{4,120}?)(?=\s*(?:论文|代码|项目|GitHub|Github|https?:|$))"
)
_TERM = re.compile(r"[A-Z][A-Za-z0-9]*(?:[.+-][A-Za-z0-9]+)*")
_CLAUSE = re.compile(
    r"[。!?;，；！？\n]|,(?!\s)|[:：](?=\s)|\s[-—]+\s|(?<=[a-z])\.\s|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])"
)
# In Chinese a space between two characters is the end of a line. An English comma ends no title.

_REFERENCE_WITHIN = 160
# A work cited later than this is one of several; the article's own is named at the front.

_OFTEN = 3

_NO_TERMS = GENERIC | {"GB", "MB", "GPU", "CPU", "Math", "Paper", "Github", "GitHub"}
# Units, devices, labels and the placeholder's own word are frequent and name nothing.


def find_title(body: str) -> Title:
    """Return the best title that a text without truncation mark offers by itself."""
    start = 0
    while place := generic_heading(body, start):
        start = place[1]
    return (
        _from_label(body)
        or _from_heading(body, start)
        or _from_work(body)
        or (_from_term(body) if language_of(body) == "zh" else None)
        or Title(_opening(body[start:]) or _shorten(body), "opening")
    )


def _from_label(body: str) -> Title | None:
    match = _LABELLED.search(body, 0, _REFERENCE_WITHIN)
    return Title(_shorten(match.group(1)), "reference") if match else None


def _from_heading(body: str, start: int) -> Title | None:
    place = front_heading(body, start)
    if not place:
        return None
    words = body[place[0] : place[1]].strip()
    head, _, rest = words.partition(":")
    return Title(_shorten(rest if rest and head in GENERIC else words), "heading")


def _from_work(body: str) -> Title | None:
    match = _BRACKETED.search(body, 0, _REFERENCE_WITHIN)
    return Title(_shorten(match.group(1)), "reference") if match else None


def _from_term(body: str) -> Title | None:
    """The Latin term that the text uses most, if it uses it often; the earlier one of equals."""
    terms: Counter[str] = Counter()
    first: dict[str, int] = {}
    for match in _TERM.finditer(body):
        term = match.group()
        if term not in _NO_TERMS:
            terms[term] += 1
            first.setdefault(term, match.start())
    if not terms:
        return None
    term, count = max(terms.items(), key=lambda item: (item[1], -first[item[0]]))
    return Title(term, "term") if count >= _OFTEN and len(term) > 1 else None


def _opening(body: str) -> str:
    """The first clause that says something: the whole text's beginning if no clause is long."""
    clause = _CLAUSE.split(body.strip(), maxsplit=1)[0].strip()
    return _shorten(body.strip() if clause in GENERIC else clause or body.strip())


def _shorten(text: str) -> str:
    """Return `text` on one line, cut at `_LONGEST` characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
