"""Opening → everything that could be its title, of which the judge takes one.

What the rules find is put in order by their weights; the first one is completed by what it leaves
out. In English nothing is completed: a phrase says what it says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from downlink.describe.language import language_of
from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.cited_works import works
from downlink.describe.titles.complete import INFORMATIVE, complete
from downlink.describe.titles.counts import counts_of
from downlink.describe.titles.definitions import (
    Definition,
    defined,
    definitions,
    english_definitions,
    parted,
)
from downlink.describe.titles.english import english_candidates
from downlink.describe.titles.english_words import FUNCTION, STARTERS
from downlink.describe.titles.inner_headings import (
    english_headings,
    inner_questions,
    section_headings,
)
from downlink.describe.titles.leading_headings import leading_headings
from downlink.describe.titles.purposes import purposes
from downlink.describe.titles.term_scoring import Term, terms_in, terms_of
from downlink.describe.titles.tidy import tidy
from downlink.describe.titles.window import Opening, read_opening
from downlink.text.headings import is_generic
from downlink.text.scripts import HAN

Form = Literal["whole", "completed", "short", "as found"]
"""Whether a completed candidate stayed as it was, is what was made of one, is what one was made of,
or was not completed at all.
"""

_AT_FRONT, _OWN_HEADING = ("heading", "question"), 0.55
_MOST_TERMS, _COMPLETED = 3, 1
_TERM, _PER_WEIGHT, _MOST_AS_TERM = 0.15, 0.07, 0.66
_OPENING = 0.2
_SAYS_MORE, _LONGEST_MORE = 0.3, 40
_UNSUPPORTED = 0.78
# What is left of the weight of a candidate that holds no informative term.

# Authors, captions, calls to a reader, a code's output.
_NO_TITLE = re.compile(
    r"(?:[A-Z][\w.’'-]{0,20} (?:[A-Za-z][\w.’-]{0,20} ){0,2}[A-Z][\w’-]{0,20}\s?[,、，]\s?){2}"
    r"|[图表]\s?[0-9]|(?:Figure|Fig\.?|Table) ?[0-9]|(?:In|Out) ?\[[0-9]|本文由|本文已|作者[:：]"
    r"|转载|译者|原文"
    r"|THIS |NOTE\b|IMPORTANT\b|DEPRECATED|(?:you|You|I|We|we)[’']"
)
_OPENING_END = re.compile(rf"[。!?;]|(?<=[a-z])\.\s|,(?!\s)|:(?=\s)|(?<=[{HAN}])\s+(?=[{HAN}])")


@dataclass(frozen=True, slots=True)
class Contender:
    """A candidate as it competes.

    Attributes:
        rank: its place by the rules' weights, from 0; of what it was completed from.
    """

    candidate: Candidate
    form: Form
    rank: int

    @property
    def is_first(self) -> bool:
        """Whether it is what the rules alone would take."""
        return self.rank == 0 and self.form in ("whole", "completed")


@dataclass(frozen=True, slots=True)
class Pool:
    """All that could be a text's title, by the rules' weights, what was completed behind them."""

    opening: Opening
    terms: tuple[Term, ...]
    counts: Counter[str]
    english: bool
    contenders: tuple[Contender, ...]


def pool_of(body: str) -> Pool:
    """Return what could be the title of a text without truncation mark."""
    opening = read_opening(body)
    terms = terms_of(opening, body)
    found = definitions(opening)
    counts = counts_of(opening)
    english = language_of(opening.text) == "en"
    ranked = _ranked(
        [
            _supported(item, terms)
            for item in _candidates(opening, found, terms, english=english)
            if len(item.text) > 1 and not is_generic(item.text) and not _NO_TITLE.match(item.text)
        ]
    )
    if english or not terms:
        forms = [
            Contender(item, "as found" if rank else "whole", rank)
            for rank, item in enumerate(ranked)
        ]
    else:
        forms = _completed(ranked, opening, terms, found)
    return Pool(opening, terms, counts, english, tuple(forms))


def _candidates(
    opening: Opening,
    found: tuple[Definition, ...],
    terms: tuple[Term, ...],
    *,
    english: bool,
) -> Iterator[Candidate]:
    yield from works(opening)
    yield from leading_headings(opening)
    yield from section_headings(opening)
    yield from inner_questions(opening)
    if english:
        yield from english_headings(opening)
        yield from english_definitions(opening)
        yield from english_candidates(opening)
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
    words = term.text.split()
    while len(words) > 1 and (words[0] in STARTERS or words[0] in FUNCTION):
        del words[0]
    return Candidate(
        tidy(" ".join(words), opening.style), "term", term.offset, round(weight, 3), reason
    )


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
    if not ranked:
        return ranked
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


def _completed(
    ranked: tuple[Candidate, ...],
    opening: Opening,
    terms: tuple[Term, ...],
    found: tuple[Definition, ...],
) -> list[Contender]:
    """Return the candidates, and behind them what the first becomes when it is completed."""
    texts = {item.text for item in ranked}
    forms: dict[int, Form] = {}
    made: list[Contender] = []
    for rank, item in enumerate(ranked[:_COMPLETED]):
        full = complete(item, opening, terms, found)
        if full.text == item.text:
            forms[rank] = "whole"
        elif full.text and (full.text not in texts or not rank):
            texts.add(full.text)
            forms[rank] = "short"
            made.append(Contender(full, "completed", rank))
    return [
        *(Contender(item, forms.get(at, "as found"), at) for at, item in enumerate(ranked)),
        *made,
    ]
