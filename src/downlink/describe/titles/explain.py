"""A title and its text → the evidence for it, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from downlink.describe.titles import weights
from downlink.describe.titles.choose import Choice, Judged, choose
from downlink.describe.titles.features import NAMES
from downlink.describe.titles.judge import judge
from downlink.model.stub import Title

_MOST, _MOST_FEATURES = 8, 4
_LEAST_SAID = 0.005


def title_evidence(title: Title, body: str, shared: int = 0) -> Iterator[str]:
    """Yield why an article has its title: how sure that is, and the candidates that its text
    offers, each with how well it names the text, its kind of evidence and its place, and what
    spoke most for and against it; the chosen one first, then the best.

    Args:
        shared: how many characters the text has in front that are other articles' too.
    """
    choice = choose(body, shared)
    sure = f"    confidence {title.confidence:.2f}"
    if title.text == choice.title.text:
        yield f"{sure} (how often such a choice is right): {choice.title.reason}"
    else:
        named = "a person" if title.ground == "register" else "the capture"
        yield f"{sure}: named by {named}; its text alone would give"
        yield f"    '{choice.title.text}' with a confidence of {choice.confidence:.2f}"
    if shared:
        yield f"    looked for behind the first {shared} characters, which other articles share"
    yield "    candidates, each with a score for how well it names the text, evidence and place:"
    yield from _candidates(choice)


def alternatives(title: Title, body: str, shared: int = 0) -> tuple[str, ...]:
    """Return what else the title could be, the best first."""
    judged = choose(body, shared).judged
    found = (item.candidate.text for item in judged if item.score >= weights.ALTERNATIVE)
    return tuple(text for text in found if text != title.text)


def _candidates(choice: Choice) -> Iterator[str]:
    for number, item in enumerate(choice.judged[:_MOST]):
        won = " (chosen)" if not number else ""
        found = item.candidate
        place = f"{found.evidence} at {found.offset}"
        yield f"      {item.score:.2f}  {place:<17} '{found.text}': {found.reason}{won}"
        if not number:
            yield f"            {_telling(item, english=choice.language == 'en')}"
    left = len(choice.judged) - _MOST
    if left > 0:
        yield f"      and {left} that name it less well"


def _telling(item: Judged, *, english: bool) -> str:
    """What speaks most for and against a candidate, and all else (`+0.08 rank, -0.03 comma, +0.41
    all else`): it adds up to the score.
    """
    shares = judge(english=english).title.shares(item.features)
    ordered = sorted(shares.items(), key=lambda share: (-abs(share[1]), share[0]))
    said = [
        (f"{value:+.2f}", NAMES[at])
        for at, value in ordered[:_MOST_FEATURES]
        if abs(value) >= _LEAST_SAID
    ]
    rest = item.score - sum(float(value) for value, _ in said)
    return ", ".join(" ".join(one) for one in (*said, (f"{rest:+.2f}", "all else")))
