"""Text → its terms, those that say most of what it is about first, each with a weight.

Every occurrence of a term counts. It counts more where the text shows that it speaks about the
term: at the front, as a heading, as the first words of a sentence, behind `就是`, before its full
name in brackets, in the name of a cited work or repository; less where something else is compared
with it (`比X`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from downlink.describe.titles import weights
from downlink.describe.titles.cues import TermContext, begins_line, cues_at, term_context
from downlink.describe.titles.term_occurrences import Span, key_of, term_occurrences
from downlink.describe.titles.vocabulary import COMMON, FAMOUS, GENERAL, NAMELESS
from downlink.describe.titles.window import Opening

NAMING = frozenset(["revealed", "in full", "as heading", "repository", "in a cited work"])
"""Cues that a term is what a work is known by."""

SHOWN = NAMING | {"defined", "does", "described", "in a heading"}
"""Cues that the text speaks about a term, more than by naming it."""

_SPOKEN_OF = frozenset(["revealed", "does"])
_SHORTEST_REPOSITORY = 4

_LONGEST_SHORT = 3
_LONGEST_INDEXED = 5
# `W_i` is a variable, `ROW_NUMBER` a name.

_LOWER = re.compile(r"(?<![A-Za-z])[a-z]{3,}+")
_VARIABLE = re.compile(r"[A-Za-z](?:_\w{1,3}|\d*)")
_NUMBER_FORMAT = re.compile(r"(?:fp|bf|int|tf)\d{1,2}")
_HUMP = re.compile(r"[a-z][A-Z]")
_NAME = re.compile(r"[A-Z]{2}|[A-Za-z][0-9]")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a text.

    Attributes:
        key: what it is recognised by, whatever the case, hyphens and spaces.
        offset: where its most informative occurrence begins.
        count: how often it stands in the text.
        weight: how much it says of what the text is about.
        heading_weight: its weight in a heading, where a common word says more than elsewhere.
        cues: what its occurrences showed, the most informative first.
    """

    text: str
    key: str
    offset: int
    count: int
    weight: float
    heading_weight: float
    cues: tuple[str, ...]

    @property
    def latin(self) -> bool:
        """Whether it is written in Latin letters."""
        return self.text.isascii()


def terms_of(opening: Opening, body: str) -> tuple[Term, ...]:
    """Return the terms of a text, the most informative first.

    Args:
        body: the text that `opening` shows, for the names of repositories in its addresses.
    """
    context = term_context(opening, body)
    lower = frozenset(_LOWER.findall(opening.text))
    weighed = (
        _weigh(key, spans, context, lower) for key, spans in term_occurrences(opening).items()
    )
    return tuple(sorted((term for term in weighed if term), key=_rank))


def terms_in(text: str, terms: Iterable[Term]) -> list[Term]:
    """Return the terms that a text holds, whatever the case, hyphens and spaces."""
    key = key_of(text)
    return [term for term in terms if term.key in key]


def _rank(term: Term) -> tuple[float, int]:
    """Heavier first; among equals the earlier, but the later of those that the text leads up to."""
    return (-term.weight, -term.offset if "revealed" in term.cues else term.offset)


def _weigh(key: str, spans: list[Span], context: TermContext, lower: frozenset[str]) -> Term | None:
    specificity = _specificity(context.opening.text[slice(*spans[0])], lower)
    if not specificity:
        return None
    cues = {span: cues_at(span, context) for span in spans}
    values = {span: sum(added.values()) for span, added in cues.items()}
    ordered = sorted(spans, key=lambda span: (-values[span], span))
    shown = dict.fromkeys(cue for span in ordered for cue in cues[span] if cue)
    weight = values[ordered[0]] + weights.AGAIN * sum(values[span] for span in ordered[1:])
    if len(key) >= _SHORTEST_REPOSITORY and key in context.repositories:
        weight, shown["repository"] = weight + weights.IN_REPOSITORY, None
    front, bonus = _at_front(spans[0][0] - context.opening.start, shown)
    if front:
        weight, shown[front] = weight + bonus, None
    text = context.opening.text[slice(*ordered[0])]
    begins = any(begins_line(span, context) for span in spans)
    if specificity == weights.SMALL and (begins or "revealed" in shown):
        specificity = weights.SUBJECT  # in small letters, but spoken of as a name
    elif not text.isascii() and not _SPOKEN_OF.isdisjoint(shown):
        specificity = weights.CHINESE_SHOWN
    heading_weight = _in_heading(text, specificity) * weight
    at, count = ordered[0][0], len(spans)
    weight = round(specificity * weight, 3)
    return Term(text, key, at, count, weight, heading_weight, tuple(shown))


def _at_front(distance: int, cues: Iterable[str]) -> tuple[str, float]:
    """Return the cue of standing at the front with its value; what is led up to needs none."""
    for within, value in weights.IN_FRONT:
        if distance < within:
            revealed = within > weights.IN_FRONT[0][0] and "revealed" in cues
            return ("", 0.0) if revealed else (f"within the first {within}", value)
    return "", 0.0


def _specificity(text: str, lower: frozenset[str]) -> float:
    """Return how specific a term is by its form, 0 for no term: a name more than a common word.

    Args:
        lower: the words that the text writes in small letters.
    """
    if text in GENERAL:
        return weights.COMMON
    if not text.isascii():
        return weights.CHINESE if len(text) > _LONGEST_SHORT else weights.CHINESE_SHORT
    folded = text.casefold()
    if folded in NAMELESS or _VARIABLE.fullmatch(text):
        return 0.0
    if text.islower() or (text.istitle() and folded in lower):
        return weights.COMMON if folded in COMMON else weights.SMALL
    return _known(folded) or _form(text)


def _known(folded: str) -> float:
    if folded in COMMON or folded.removesuffix("s") in COMMON:
        return weights.COMMON
    if folded in FAMOUS:
        return weights.FAMOUS
    if _NUMBER_FORMAT.fullmatch(folded):
        return weights.FORMAT
    return 0.0


def _form(text: str) -> float:
    if " " in text:
        return weights.RUN if text.count(" ") == 1 else weights.LONG_RUN
    if _HUMP.search(text):
        return weights.COMPOUND
    if "_" in text:
        return (
            weights.CAPITAL if text.isupper() and len(text) > _LONGEST_INDEXED else weights.INDEXED
        )
    if _NAME.search(text):
        return weights.CAPITALS if len(text) > len("SD") else weights.FAMOUS
    return weights.CAPITAL if text[0].isupper() else weights.SMALL


def _in_heading(text: str, specificity: float) -> float:
    """Return how specific a term of this specificity is in a heading."""
    if not text.isascii():
        return weights.CHINESE_IN_HEADING * specificity
    return 1.0 if specificity >= weights.FORMAT else max(specificity, weights.COMMON_IN_HEADING)
