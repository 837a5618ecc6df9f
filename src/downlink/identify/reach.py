"""The graph of texts (see `candidates`) → what runs on from which text, whatever lies between."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

import networkx as nx


class Reach:
    """What runs on from a text; texts that end together do not run on from each other."""

    def __init__(self, graph: nx.DiGraph[str]) -> None:
        self._graph = graph

    @cached_property
    def _together(self) -> dict[str, int]:
        components = nx.strongly_connected_components(self._graph)
        return {text: number for number, group in enumerate(components) for text in group}

    def runs_on(self, text: str, texts: Collection[str]) -> bool:
        """Whether one of `texts` runs on where `text`, which is one of them, was cut."""
        if len(texts) == 1:
            return False
        home = self._together[text]
        seen, waiting = {text}, [text]
        while waiting:
            for following in self._graph.successors(waiting.pop()):
                if following in texts and self._together[following] != home:
                    return True
                if following not in seen:
                    seen.add(following)
                    waiting.append(following)
        return False
