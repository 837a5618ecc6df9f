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
from downlink.describe.titles import chinese_refused as refused
from downlink.describe.titles import weights
from downlink.describe.titles.candidate import Candidate
from downlink.describe.titles.chinese import chinese_phrases, made_of_two
from downlink.describe.titles.chinese_statements import statements
from downlink.describe.titles.cited_works import works
from downlink.describe.titles.complete import SAID, VAGUE, complete
from downlink.describe.titles.counts import counts_of
from downlink.describe.titles.definitions import (
    Definition,
    defined,
    definitions,
    english_definitions,
    parted,
)
from downlink.describe.titles.english import english_candidates
from downlink.describe.titles.english_titles import worth_weighing
from downlink.describe.titles.english_words import FUNCTION, STARTERS
from downlink.describe.titles.inner_headings import (
    english_headings,
    inner_questions,
    section_headings,
)
from downlink.describe.titles.leading_headings import leading_headings
from downlink.describe.titles.purposes import purposes
from downlink.describe.titles.term_occurrences import Span, key_of
from downlink.describe.titles.term_scoring import Term, terms_of
from downlink.describe.titles.tidy import tidy
from downlink.describe.titles.window import Opening, read_opening
from downlink.text.grammar.headings import is_generic
from downlink.text.scripts import HAN

Form = Literal["whole", "completed", "short", "as found", "made"]
"""Whether a completed candidate stayed as it was, is what was made of one, is what one was made of,
or was not completed at all.
"""

_WHOLE_NAMES = ("label", "work")
_AT_FRONT = ("heading", "question")
_MOST_TERMS, _MOST_BEFORE, _COMPLETED = 6, 3, 1
_SHORTEST, _LONGEST_MORE, _FRONT = 2, 40, 30

# Authors, captions, calls to a reader, a code's output.
_NO_TITLE = re.compile(
    r"(?:[A-Z][\w.’'-]{0,20} (?:[A-Za-z][\w.’-]{0,20} ){0,2}[A-Z][\w’-]{0,20}\s?[,、，]\s?){2}"
    r"|[图表]\s?[0-9]|(?:Figure|Fig\.?|Table) ?[0-9]|(?:In|Out) ?\[[0-9]|本文由|本文已|作者[:：]"
    r"|转载|译者|原文"
    r"|(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日|$)|$)"
    r"|THIS |NOTE\b|IMPORTANT\b|DEPRECATED|(?:you|You|I|We|we)[’']|本系列|[上下][一两]?[篇章节]|In$"
    r"|(?:cd|from|import|npm|npx|pip|git|sudo|mkdir|wget|curl) [a-z$.@-]|[A-Z][a-z]+day\b"
)
_CODE = re.compile(r"[${}\\=%]|\bIn \[|(?:^|[:：]) ?(?:In|Out)$|https?\b")
_PEOPLE = re.compile(
    r"(?:[A-Z][a-z]+ (?:[A-Za-z]\.? |[a-z]{2,3} )?[A-Z][A-Za-z-]+\s?"
    r"(?:, ?|、| and |\d+ |\*)\s?){2,}"
    r"(?:[A-Z][a-z]+ (?:[a-z]{2,3} )?[A-Z][A-Za-z-]+)?"
)  # a list of authors
_SENTENCE = re.compile(
    r"(?:I|We|You|He|She|They|It|This|These|Those|There|Here|When(?! to )|If|As|While|Since|After"
    r"|Before|Because|Although|Beginning|Starting|In this|Now that)\b(?:.* ){3}(?!.*\?$)"
)
_SAID_OF = ("heading", "opening")
# A sentence at the front is no heading, however well it names what the text is about.

_OPENING_END = re.compile(rf"[。!?;\n]|(?<=[a-z])\.\s|,(?!\s)|:(?=\s)|(?<=[{HAN}])\s+(?=[{HAN}])")


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


def pool_of(body: str, shared: int = 0) -> Pool:
    """Return what could be the title of a text without truncation mark.

    Args:
        shared: how many characters it has in front that are other articles' too.
    """
    opening = read_opening(body, shared)
    terms = terms_of(opening, body)
    counts = counts_of(opening)
    english = language_of(opening.text) == "en"
    found = () if english else definitions(opening)
    tables = refused.tables_in(opening.text)
    labels = refused.labels_in(opening.text, tables)
    people = [match.span() for match in _PEOPLE.finditer(opening.text)]
    ranked = _ranked(
        [
            _supported(item, terms)
            for item in _all(opening, found, terms, counts, english=english)
            if item.text not in labels and _may_be_title(item, people, tables)
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


def _may_be_title(item: Candidate, people: list[Span], tables: list[Span]) -> bool:
    """Whether a candidate is worth weighing: no code, no notice, no author, nothing generic."""
    text = item.text
    if len(text) < _SHORTEST or _NO_TITLE.match(text) or _CODE.search(text) or is_generic(text):
        return False
    if text.endswith("…") and text[:-1].isascii() and item.evidence not in _WHOLE_NAMES:
        return False
    if item.evidence in _SAID_OF and (
        _SENTENCE.match(text) or refused.leads_up(text) or _within(item.offset, tables)
    ):
        return False
    if item.evidence == "joined" and refused.PROSE.search(text):
        return False
    return not _within(item.offset, people)


def _within(place: int, spans: list[Span]) -> bool:
    return bool(spans) and any(start <= place < end for start, end in spans)


def _all(
    opening: Opening,
    found: tuple[Definition, ...],
    terms: tuple[Term, ...],
    counts: Counter[str],
    *,
    english: bool,
) -> list[Candidate]:
    candidates = list(_candidates(opening, found, terms, english=english))
    if english:
        return worth_weighing(candidates, opening, counts)
    candidates += chinese_phrases(opening, counts)
    return [*candidates, *made_of_two(opening, candidates, counts)]


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
        yield from statements(opening)
        yield from purposes(opening)
    for term in terms[:_MOST_TERMS] if english else refused.telling(terms, opening):
        yield _as_candidate(term, opening)
    clause = _OPENING_END.split(opening.text[opening.start :].lstrip(), maxsplit=1)[0]
    reason = "the text begins with it"
    yield Candidate(tidy(clause, opening.style), "opening", opening.start, weights.OPENING, reason)


def _as_candidate(term: Term, opening: Opening) -> Candidate:
    weight = min(weights.TERM_MOST, weights.TERM + weights.TERM_PER_WEIGHT * term.weight)
    often = f"{term.count} times" if term.count > 1 else "once"
    reason = f"a telling term ({', '.join([often, *term.cues])})"
    words = term.text.split()
    while len(words) > 1 and (words[0] in STARTERS or words[0] in FUNCTION):
        del words[0]
    title = tidy(" ".join(words), opening.style)
    return Candidate(title, "term", term.offset, round(weight, 3), reason)


def _supported(item: Candidate, terms: tuple[Term, ...]) -> Candidate:
    """Lower the weight of a candidate the less it holds of what the text speaks of."""
    if item.evidence in ("term", "opening", "label") or not terms:
        return item
    key = key_of(item.text)  # of the terms that it holds the heaviest is the first
    most = next((term.weight for term in terms if term.key in key), 0.0)
    share = min(1.0, most / max(terms[0].weight, weights.INFORMATIVE))
    weight = item.weight * (weights.UNSUPPORTED + (1 - weights.UNSUPPORTED) * share)
    return Candidate(item.text, item.evidence, item.offset, round(weight, 3), item.reason)


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
    heads = (item for item in ranked if item.evidence in _AT_FRONT)
    own = (item for item in heads if item.weight >= weights.OWN_HEADING)
    heading = next(own, _fuller(ranked))
    if ranked[0].evidence != "term" or heading is ranked[0]:
        return ranked
    return (heading, *(item for item in ranked if item is not heading))


def _fuller(ranked: tuple[Candidate, ...]) -> Candidate:
    """Return what says more than the likeliest if that is a bare term: the first that holds it."""
    for item in ranked[1:]:
        more = item.evidence in ("purpose", "definition") and item.weight >= weights.SAYS_MORE
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
        if full.text == item.text or (
            full.reason.endswith(SAID) and refused.SAID_BY.search(full.text)
        ):
            forms[rank] = "whole"
        elif full.text and (full.text not in texts or not rank):
            texts.add(full.text)
            forms[rank] = "short"
            made.append(Contender(full, "completed", rank))
    made += _with_other_terms(ranked, made, opening, terms)
    return [
        *(Contender(item, forms.get(at, "as found"), at) for at, item in enumerate(ranked)),
        *made,
    ]


def _with_other_terms(
    ranked: tuple[Candidate, ...],
    made: list[Contender],
    opening: Opening,
    terms: tuple[Term, ...],
) -> Iterator[Contender]:
    """Yield what a heading that leaves out its subject becomes with another term before it."""
    if not ranked or ranked[0].evidence not in _AT_FRONT or len(ranked[0].text) > _LONGEST_MORE:
        return
    heading = ranked[0]
    late = heading.offset - opening.start > _FRONT
    if late or not (made or VAGUE.search(heading.text)) or refused.PROSE.search(heading.text):
        return
    shown = made[0].candidate.text.casefold() if made else heading.text.casefold()
    for rank, term in enumerate(terms[:_MOST_BEFORE]):
        if term.text.casefold() not in shown:
            text = tidy(f"{term.text}:{heading.text}", opening.style)
            reason = f"{heading.reason}; another term before it"
            yield Contender(replace(heading, text=text, reason=reason), "made", rank)
