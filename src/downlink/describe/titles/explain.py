"""A title and its text → the evidence for it, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from downlink.describe.titles.choose import Choice, choose
from downlink.model.stub import Title

_MOST, _LIKELY = 8, 0.25


def title_evidence(title: Title, body: str) -> Iterator[str]:
    """Yield why an article has its title: how sure that is, and the candidates that its text
    offers, with their weight, their kind of evidence and their place, the likeliest first.
    """
    choice = choose(body)
    sure = f"    confidence {title.confidence:.2f}: "
    if title.text == choice.title.text:
        yield sure + choice.title.reason
    else:
        named = "a person" if title.ground == "register" else "the capture"
        yield f"{sure}named by {named}; its text alone would give"
        yield f"    '{choice.title.text}' with a confidence of {choice.confidence:.2f}"
    if choice.candidates and choice.candidates[0].text != choice.title.text:
        yield f"    completed from '{choice.candidates[0].text}' to '{choice.title.text}'"
    yield "    candidates by weight, with their evidence and its place:"
    yield from _candidates(choice)


def alternatives(title: Title, body: str) -> tuple[str, ...]:
    """Return what else the title could be, the likeliest first."""
    found = (item.text for item in choose(body).candidates if item.weight >= _LIKELY)
    return tuple(text for text in found if text != title.text)


def _candidates(choice: Choice) -> Iterator[str]:
    for number, item in enumerate(choice.candidates[:_MOST]):
        won = " (chosen)" if not number else ""
        place = f"{item.evidence} at {item.offset}"
        yield f"      {item.weight:.2f}  {place:<17} '{item.text}': {item.reason}{won}"
    left = len(choice.candidates) - _MOST
    if left > 0:
        yield f"      and {left} less likely"
