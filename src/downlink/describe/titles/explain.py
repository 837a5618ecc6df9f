"""A title and its text → the evidence for it, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from downlink.describe.titles.choose import Choice, Judged, choose
from downlink.describe.titles.judge import most_telling
from downlink.model.stub import Title

_MOST, _MOST_FEATURES, _LIKELY = 8, 4, 0.15


def title_evidence(title: Title, body: str) -> Iterator[str]:
    """Yield why an article has its title: how sure that is, and the candidates that its text
    offers, each with how likely it is good, its kind of evidence and its place, and what spoke
    most for and against it; the chosen one first, then the likeliest.
    """
    choice = choose(body)
    sure = f"    confidence {title.confidence:.2f}: "
    if title.text == choice.title.text:
        yield sure + choice.title.reason
    else:
        named = "a person" if title.ground == "register" else "the capture"
        yield f"{sure}named by {named}; its text alone would give"
        yield f"    '{choice.title.text}' with a confidence of {choice.confidence:.2f}"
    yield "    candidates by how likely they are good titles, with their evidence and its place:"
    yield from _candidates(choice)


def alternatives(title: Title, body: str) -> tuple[str, ...]:
    """Return what else the title could be, the likeliest first."""
    found = (item.candidate.text for item in choose(body).judged if item.likelihood >= _LIKELY)
    return tuple(text for text in found if text != title.text)


def _candidates(choice: Choice) -> Iterator[str]:
    for number, item in enumerate(choice.judged[:_MOST]):
        won = " (chosen)" if not number else ""
        found = item.candidate
        place = f"{found.evidence} at {found.offset}"
        yield f"      {item.likelihood:.2f}  {place:<17} '{found.text}': {found.reason}{won}"
        if not number:
            yield f"            {_telling(item, choice.language)}"
    left = len(choice.judged) - _MOST
    if left > 0:
        yield f"      and {left} less likely"


def _telling(item: Judged, language: str) -> str:
    """What speaks most for and against a candidate (`+0.8 rank 0, -0.3 comma`)."""
    found = most_telling(item.features, language, _MOST_FEATURES)
    return ", ".join(f"{value:+.1f} {name}" for name, value in found)
