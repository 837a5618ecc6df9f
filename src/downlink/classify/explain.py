"""Stub → the evidence for its topics: which words, where, with what weight, and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from downlink.classify import weights
from downlink.classify.roles import Decision, make_classifier
from downlink.classify.scoring import TopicScore
from downlink.model.catalog import Catalog
from downlink.model.stub import Stub
from downlink.model.topic import Evidence, Role
from downlink.text.snippet import in_context

_SHOWN = 8
# Occurrences of a topic that are shown, the weightiest; the rest is summed up.

_ORDER: tuple[Role | None, ...] = ("about", "mention", None)
_IS = {"about": "about", "mention": "mention", None: "not listed:"}


def explain_topics(stub: Stub, catalog: Catalog) -> Iterator[str]:
    """Yield for each topic that shows in the stub its weight, what follows from it, and where its
    words stand; then what the text alone would have given where a person decided otherwise.
    """
    classifier = make_classifier(catalog.topics)
    about = tuple(topic.id for topic in stub.topics if topic.role == "about")
    decisions = classifier.decide(stub, None)
    found = tuple(item.score.topic for item in decisions if item.role == "about")
    by_person = set(about) != set(found)
    shown = classifier.decide(stub, about) if by_person else decisions
    for item in sorted(shown, key=lambda item: _ORDER.index(item.role)):
        yield from _topic(stub, item, by_person=by_person and item.role == "about")
    if not about:
        yield f"  about nothing: {_lack(decisions)}"
    seen = {item.score.topic for item in decisions}
    for topic in about:
        if topic not in seen:
            yield f"  about {topic}: the register says so; nothing in the text shows it"
    if by_person:
        alone = ", ".join(found) or "no topic"
        yield f"  the register decides what it is about; by the text alone: {alone}"


def _lack(decisions: Sequence[Decision]) -> str:
    """Say why a text is about none of the topics."""
    if not decisions:
        return "no word of any topic stands in it"
    first = decisions[0]
    return f"the heaviest, {first.score.topic}, weighs {first.score.total:.2f}; {first.reason}"


def _topic(stub: Stub, item: Decision, *, by_person: bool) -> Iterator[str]:
    if item.role is None and item.score.total < weights.LEAST_SHOWN:
        return
    reason = f"the register says so; by itself it {item.reason}" if by_person else item.reason
    score = item.score
    yield f"  {_IS[item.role]} {score.topic}: weighs {score.total:.2f}; {reason}"
    yield from _occurrences(stub, score)


def _occurrences(stub: Stub, score: TopicScore) -> Iterator[str]:
    weightiest = sorted(score.evidence, key=lambda item: -item.weight)
    kept = set(map(id, weightiest[:_SHOWN]))
    for item in score.evidence:
        if id(item) in kept:
            yield _occurrence(stub, item)
    rest = weightiest[_SHOWN:]
    if rest:
        yield f"    {sum(item.weight for item in rest):5.2f}  {len(rest)} more, lighter ones"


def _occurrence(stub: Stub, item: Evidence) -> str:
    text = stub.title.text if item.zone == "title" else stub.body
    what = f"{item.zone}, hint" if item.hint else item.zone
    at = "title" if item.zone == "title" else str(item.offset)
    context = in_context(text, item.offset, item.offset + len(item.found))
    return f"    {item.weight:5.2f}  {what:<16} at {at:>5}: {context}"
