"""Results → what the command line prints of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from downlink.search.engine import Answer, Result
from downlink.terminal import one_line


def results_json(answer: Answer) -> str:
    """Return the results as `window.downlink.search` gives them on a site at its host's root."""
    results = [
        {
            "url": f"/{result.url}",
            "title": result.title,
            "excerpt": result.passage.text,
            "topics": list(result.topics),
            "match": result.match,
        }
        for result in answer.results
    ]
    return json.dumps(results, ensure_ascii=False, indent=1) + "\n"


def result_lines(answer: Answer) -> Iterator[str]:
    """Yield the results for people, the best first."""
    if not answer.results:
        nearest = f"; the nearest query with results: {answer.nearest}" if answer.nearest else ""
        yield one_line(f"No results{nearest}")
    for result in answer.results:
        kind = "" if result.match == "text" else "  (by its topic, not by its text)"
        yield f"{one_line(result.title)}{kind}"
        yield f"  /{result.url}{_topics(result)}"
        yield f"  {one_line(result.passage.text)}"


def _topics(result: Result) -> str:
    return f"  [{', '.join(result.topics)}]" if result.topics else ""
