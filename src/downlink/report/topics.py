"""Catalog → its topics with their numbers of articles, and terms that could be topics: for people
and for programs.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from downlink.classify.proposals import Suggestion
from downlink.model.catalog import Catalog
from downlink.model.topic import Taxonomy, Topic
from downlink.report.summary import counted


def topic_lines(catalog: Catalog) -> Iterator[str]:
    """Yield a line for each topic, narrower ones below theirs: how many articles are about it, how
    many mention it, its id and its name.
    """
    counts = _counts(catalog)
    yield "about  mention  topic"
    for topic, depth in _tree(catalog.topics):
        name = "" if topic.name == topic.id else f"  {topic.name}"
        about, mention = counts[topic.id, "about"], counts[topic.id, "mention"]
        yield f"{about:>5}  {mention:>7}  {'  ' * depth}{topic.id}{name}"


def topics_json(catalog: Catalog) -> str:
    """Return the topics and how many articles are about each and mention it, as a JSON text."""
    counts = _counts(catalog)
    return _json(
        {
            "id": topic.id,
            "name": topic.name,
            "parent": topic.parent or None,
            "about": counts[topic.id, "about"],
            "mention": counts[topic.id, "mention"],
        }
        for topic in catalog.topics
    )


def suggestion_lines(suggestions: Iterable[Suggestion]) -> Iterator[str]:
    """Yield each term with its articles as comments, and its entry: the whole is YAML to paste."""
    none = True
    for item in suggestions:
        none = False
        yield f"# {item.term}: {counted(len(item.slugs), 'article')}: {', '.join(item.slugs)}"
        if item.topic:
            yield f"# most of them are about {item.topic}: another word for it, or a narrower one?"
        yield item.entry
    if none:
        yield "# no term that several articles share is unknown to the topics"


def suggestions_json(suggestions: Iterable[Suggestion]) -> str:
    """Return the suggestions as a JSON text."""
    return _json(
        {"term": item.term, "slugs": item.slugs, "topic": item.topic or None, "entry": item.entry}
        for item in suggestions
    )


def _counts(catalog: Catalog) -> Counter[tuple[str, str]]:
    return Counter((topic.id, topic.role) for stub in catalog.stubs for topic in stub.topics)


def _tree(taxonomy: Taxonomy, parent: str = "", depth: int = 0) -> Iterator[tuple[Topic, int]]:
    for topic in taxonomy.children(parent):
        yield topic, depth
        yield from _tree(taxonomy, topic.id, depth + 1)


def _json(items: Iterable[object]) -> str:
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"
