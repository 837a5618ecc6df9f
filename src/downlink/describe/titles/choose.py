"""Text → its title, how sure that is, and what else was considered.

A heading, a label or a definition is what the author wrote; the most informative term is what the
text speaks of. Where both say the same, the title is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from downlink.describe.language import language_of
from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.cited_works import works
from downlink.describe.titles.complete import INFORMATIVE, complete
from downlink.describe.titles.definitions import (
    Definition,
    defined,
    definitions,
    english_definitions,
    parted,
)
from downlink.describe.titles.inner_headings import (
    english_headings,
    inner_questions,
    section_headings,
)
from downlink.describe.titles.leading_headings import leading_headings
from downlink.describe.titles.purposes import purposes
from downlink.describe.titles.term_scoring import Term, terms_in, terms_of
from downlink.describe.titles.tidy import plain, tidy
from downlink.describe.titles.window import Opening, read_opening
from downlink.text.headings import is_generic
from downlink.text.scripts import HAN

_AT_FRONT, _OWN_HEADING = ("heading", "question"), 0.55
_MOST_TERMS = 3
_TERM, _PER_WEIGHT, _MOST_AS_TERM = 0.15, 0.07, 0.66
_OPENING = 0.2
_SAYS_MORE, _LONGEST_MORE = 0.3, 40
_UNSUPPORTED = 0.78
# What is left of the weight of a candidate that holds no informative term.

_AGREEING, _MOST_AGREEING = 0.15, 2
_RIVAL, _HARMLESS = 0.25, 0.3
_LEAST, _MOST = 0.05, 0.99

_OPENING_END = re.compile(rf"[。!?;]|(?<=[a-z])\.\s|,(?!\s)|:(?=\s)|(?<=[{HAN}])\s+(?=[{HAN}])")


@dataclass(frozen=True, slots=True)
class Choice:
    """The title, and everything that it was chosen from.

    Attributes:
        title: the likeliest candidate, completed.
        confidence: how sure it is that the title names the right thing, 0 to 1.
        candidates: the likeliest first, as they were found.
    """

    title: Candidate
    confidence: float
    candidates: tuple[Candidate, ...]


def choose(body: str) -> Choice:
    """Return the best title that a text without truncation mark offers by itself."""
    opening = read_opening(body)
    terms = terms_of(opening, body)
    found = definitions(opening)
    english = language_of(opening.text) == "en"
    candidates = [
        _supported(item, terms)
        for item in _candidates(opening, found, terms, english=english)
        if len(item.text) > 1 and not is_generic(item.text)
    ]
    if not candidates:
        return Choice(Candidate(plain(body), "opening", 0, 0.0, "nothing else"), _LEAST, ())
    ranked = _ranked(candidates)
    title = complete(ranked[0], opening, terms, found)
    return Choice(title, _confidence(ranked, terms), ranked)


def _candidates(
    opening: Opening, found: tuple[Definition, ...], terms: tuple[Term, ...], *, english: bool
) -> Iterator[Candidate]:
    yield from works(opening)
    yield from leading_headings(opening)
    yield from section_headings(opening)
    yield from inner_questions(opening)
    if english:
        yield from english_headings(opening)
        yield from english_definitions(opening)
    else:
        yield from defined(opening, found)
        yield from parted(opening)
    yield from purposes(opening)
    for term in terms[:_MOST_TERMS]:
        yield _as_candidate(term, opening)
    clause = _OPENING_END.split(opening.text[opening.start :].lstrip(), maxsplit=1)[0]
    reason = "the text begins with it"
    yield Candidate(tidy(clause, opening.style), "opening", opening.start, _OPENING, reason)


def _as_candidate(term: Term, opening: Opening) -> Candidate:
    weight = min(_MOST_AS_TERM, _TERM + _PER_WEIGHT * term.weight)
    often = f"{term.count} times" if term.count > 1 else "once"
    reason = f"a telling term ({', '.join([often, *term.cues])})"
    return Candidate(tidy(term.text, opening.style), "term", term.offset, round(weight, 3), reason)


def _supported(item: Candidate, terms: tuple[Term, ...]) -> Candidate:
    """Lower the weight of a candidate the less it holds of what the text speaks of."""
    if item.evidence in ("term", "opening", "label") or not terms:
        return item
    most = max((term.weight for term in terms_in(item.text, terms)), default=0.0)
    share = min(1.0, most / max(terms[0].weight, INFORMATIVE))
    weight = item.weight * (_UNSUPPORTED + (1 - _UNSUPPORTED) * share)
    return replace(item, weight=round(weight, 3))


def _ranked(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """Return each text once, as the likeliest candidate that has it; the likeliest first, but a
    heading at the front before a term: it is the author's own, and the term can stand before it.
    """
    found: dict[str, Candidate] = {}
    for item in sorted(candidates, key=lambda item: (-item.weight, item.offset)):
        found.setdefault(item.text, item)
    ranked = tuple(found.values())
    heads = (item for item in ranked if item.evidence in _AT_FRONT and item.weight >= _OWN_HEADING)
    heading = next(heads, _fuller(ranked))
    if ranked[0].evidence != "term" or heading is ranked[0]:
        return ranked
    return (heading, *(item for item in ranked if item is not heading))


def _fuller(ranked: tuple[Candidate, ...]) -> Candidate:
    """Return what says more than the likeliest if that is a bare term: the first that holds it."""
    for item in ranked[1:]:
        more = item.evidence in ("purpose", "definition") and item.weight >= _SAYS_MORE
        if more and ranked[0].text in item.text and len(item.text) <= _LONGEST_MORE:
            return item
    return ranked[0]


def _confidence(ranked: tuple[Candidate, ...], terms: tuple[Term, ...]) -> float:
    """How sure the first is: its weight, more for each other kind of evidence that names the same,
    less where another thing is about as likely.
    """
    best = ranked[0]
    named = terms_in(best.text, terms[:_MOST_TERMS])
    same = [item for item in ranked[1:] if _name_the_same(item, best, named)]
    rival = max((item.weight for item in ranked[1:] if item not in same), default=0.0)
    kinds = {item.evidence for item in same} - {best.evidence}
    sure = best.weight + (1 - best.weight) * _AGREEING * min(len(kinds), _MOST_AGREEING)
    sure -= _RIVAL * max(0.0, rival - _HARMLESS)
    return round(min(_MOST, max(_LEAST, sure)), 2)


def _name_the_same(item: Candidate, best: Candidate, named: list[Term]) -> bool:
    """Whether one holds the other, or the first an informative term that the best holds."""
    first, second = item.text.casefold(), best.text.casefold()
    return first in second or second in first or bool(terms_in(item.text, named))
