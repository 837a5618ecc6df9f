"""What no English title looks like: a word that any text has, a time, a notice, a phrase cut."""

from __future__ import annotations

import re
from collections import Counter

from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.counts import stem
from downlink.describe.titles.english_words import ADVERBS, FUNCTION, VERBS, words_of
from downlink.describe.titles.window import Opening
from downlink.text.grammar.english_fronts import FIELDS, NOTES
from downlink.text.scripts import MONTH

_SHORTEST_FIRST, _MOST_SINGLE = 2, 4
_NAME = re.compile(r".+[A-Z]|.*\d|\w+[._/+#-]\w|[A-Z+#]+$")
_OF_TIME = re.compile(
    rf"(?:(?:early|mid|late|mid\w*late|spring|summer|autumn|fall|winter|on|in|am|pm|"
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day|{MONTH}|\d{{1,4}}(?:st|nd|rd|th)?)[\s.,-]*)+$",
    re.IGNORECASE,
)
_PERSON = re.compile(r"[A-Z][a-z]+(?: [A-Z]\.?)?(?: [A-Z][a-z]+){1,2}$")
_LEADS_IN = re.compile(
    r"(?:In|At|By|As|With|After|Before|During|For|When|While|Since|If|Although|Though|Until|Unlike"
    r"|Despite|Throughout|Because|Once|Just|Almost)\b(?=.* [a-z])"
    r"|(?:[Tt]he )?(?:[Ll]ast|[Nn]ext|[Pp]ast|[Pp]revious|[Rr]ecent) (?:\w+ )?"
    r"(?:week|month|year|day|time|post|part|section|chapter|article|unit|lecture)s?$"
    r"|(?:In|On) (?:this|the|our|my)\b"
)
# What leads in a sentence.

_MARKS = re.compile("[`▾■●★☆|~\u2190-\u21ff\u2600-\u27bf\U0001f000-\U0001faff]|##|--|, et al")
GENERIC_WORDS = words_of(
    """
    app apps applications authors available basic basics beginning case cases chapter code component
    components content contents course courses description details difficulty directions example
    examples explanation feature features file files goal goals idea ideas image images importance
    information input intro issue issues job label labels language learning lecture lesson link
    links list location members method model models name names number object objects option options
    output overview page pages paper part parts people point points practice problem problems
    program programming project projects prediction prerequisites question questions reader reason
    recommended requirements resources result results review rule rules schedule sections series
    slides solution source sources step steps string submission system systems table task team
    techniques term terms text title tool tools topic topics training transcription tutorial type
    types usage user users value values variable version video videos work workflow world
    """
)
_TELLS_NOTHING = GENERIC_WORDS | FUNCTION
_WHOLE_NAMES, _AT_FRONT = ("label", "work"), ("heading", "opening")
_FOUND_ANYWHERE = ("phrase", "term", "opening", "purpose")


def capital(title: str) -> str:
    """Return an English title with a capital at its front, unless it begins with a name or code."""
    first = title.split(maxsplit=1)[0] if title else ""
    return (
        title[0].upper() + title[1:]
        if first.isalpha() and first.islower() and len(first) > _SHORTEST_FIRST
        else title
    )


def worth_weighing(
    candidates: list[Candidate], opening: Opening, counts: Counter[str]
) -> list[Candidate]:
    """Return the candidates of an English text that can be titles: whole, of several words for the
    most part.
    """
    text = opening.text.rstrip()
    fields = [match.span() for match in FIELDS.finditer(text)]
    whole = [
        item
        for item in candidates
        if not (
            _is_hopeless(item)
            or _is_cut(item, text)
            or _is_field(item, fields)
            or _is_person(item, text)
        )
    ]
    return _with_few_words(whole, counts)


def _is_hopeless(item: Candidate) -> bool:
    """Whether a candidate is none in any text: a time, a notice, what leads in a sentence, what a
    mark or its length cuts in two.
    """
    title = item.text
    if title.endswith("…") and item.evidence not in _WHOLE_NAMES:
        return True
    if _OF_TIME.match(title) or NOTES.match(title) or _MARKS.search(title):
        return True
    if " " in title and all(word in _TELLS_NOTHING for word in title.casefold().split()):
        return True
    return item.evidence in _AT_FRONT and _LEADS_IN.match(title) is not None


def _is_cut(item: Candidate, text: str) -> bool:
    """Whether a candidate ends before what belongs to it: before `of`, or where the text is cut
    off, within a word as often as not.

    Args:
        text: the opening's, without the space at its end.
    """
    if item.evidence not in _FOUND_ANYWHERE:
        return False
    title, start = item.text, item.offset
    restored = title.count("-") - text.count("-", start, start + len(title))
    end = start + len(title) - restored
    return text.startswith(" of ", end) or (end >= len(text) and text[-1:].isalnum())


def _is_person(item: Candidate, text: str) -> bool:
    """Whether a candidate is a name behind `by`: of who wrote, made or said something."""
    by = text.startswith("by ", item.offset - len("by "))
    return by and item.evidence in _FOUND_ANYWHERE and _PERSON.match(item.text) is not None


def _is_field(item: Candidate, fields: list[tuple[int, int]]) -> bool:
    """Whether a candidate stands among the fields of a table."""
    return any(start <= item.offset < end for start, end in fields)


def _with_few_words(candidates: list[Candidate], counts: Counter[str]) -> list[Candidate]:
    """Return the candidates, of those with one word only some: the weightiest that are names or
    that the text speaks of again.
    """
    kept: list[Candidate] = []
    single: set[str] = set()
    for item in sorted(candidates, key=lambda item: -item.weight):
        if " " in item.text or item.evidence not in _FOUND_ANYWHERE:
            kept.append(item)
        elif _may_stand_alone(item.text, counts) and len(single | {item.text}) <= _MOST_SINGLE:
            single.add(item.text)
            kept.append(item)
    return kept


def _may_stand_alone(word: str, counts: Counter[str]) -> bool:
    folded = word.casefold()
    if _NAME.match(word):
        return True
    known = folded in FUNCTION or folded in VERBS or folded in ADVERBS or folded in GENERIC_WORDS
    return counts[stem(word)] > 1 and not known and not folded.endswith("ly")
