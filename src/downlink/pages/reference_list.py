"""What articles cite → what their pages and the page of all references show of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from downlink.model.stub import Reference, ReferenceKind, Stub
from downlink.pages.addresses import reference_anchor
from downlink.relate.citations import Citation, articles_by_reference, citation_index

MOST_CITING = 20
"""Articles that the page of all references names for one; it counts the rest."""

_GROUPS: Mapping[str, tuple[ReferenceKind, ...]] = {
    "references_papers": ("arxiv", "doi", "work"),
    "references_code": ("github",),
    "references_pages": ("link",),
}


@dataclass(frozen=True, slots=True)
class CitationView:
    """A reference as a line of a list.

    Attributes:
        label: what kind of thing it is, in a word.
        text: its title where one is known, or else its id; `detail` is then the id.
        url: http or https, "" where no address is known.
        article: the slug of the article of the archive that it is, "" where it is none.
        stubs: the articles that cite it, as many as are named, and how many more do.
    """

    anchor: str
    label: str
    text: str
    detail: str
    url: str
    article: str
    stubs: tuple[Stub, ...]
    more: int


@dataclass(frozen=True, slots=True)
class CitationGroup:
    """References of one sort, those that most articles cite first."""

    name: str
    references: tuple[CitationView, ...]


class Citations:
    """Answers the templates' questions about what the stubs cite, in the interface's words."""

    def __init__(self, stubs: Sequence[Stub], words: Mapping[str, str]) -> None:
        self._index = citation_index(stubs)
        self._articles = articles_by_reference(stubs)
        self._words = words

    def __len__(self) -> int:
        return len(self._index)

    def groups(self) -> tuple[CitationGroup, ...]:
        """Everything that is cited, by its sort."""
        found = (
            CitationGroup(self._words[name], tuple(self._of_kinds(kinds)))
            for name, kinds in _GROUPS.items()
        )
        return tuple(group for group in found if group.references)

    def of(self, stub: Stub) -> tuple[CitationView, ...]:
        """What one article cites, in its order; each with the others that cite it."""
        return tuple(
            self._view(self._index[reference.key], without=stub.slug)
            for reference in stub.references
        )

    def name(self, key: str) -> str:
        """What a reference is called in a sentence."""
        return reference_name(self._index[key].reference, self._words)

    def _of_kinds(self, kinds: tuple[ReferenceKind, ...]) -> Iterable[CitationView]:
        return (self._view(item) for item in self._index.values() if item.reference.kind in kinds)

    def _view(self, citation: Citation, without: str = "") -> CitationView:
        reference = citation.reference
        others = (stub for stub in citation.stubs if stub.slug != without)
        stubs = tuple(islice(others, MOST_CITING))
        count = len(citation.stubs) - (1 if without else 0)
        article = self._articles.get(reference.key)
        detail = reference.id if reference.title and reference.url else ""
        return CitationView(
            anchor=reference_anchor(reference),
            label=self._words["kind_article" if article else f"kind_{reference.kind}"],
            text=reference.title or reference.id,
            detail=detail,
            url=reference.url,
            article=article.slug if article else "",
            stubs=stubs,
            more=count - len(stubs),
        )


def reference_name(reference: Reference, words: Mapping[str, str]) -> str:
    """Return what a reference is called in a sentence: its title, or its kind and number."""
    if reference.title:
        return words["title_quoted"].format(title=reference.title)
    known = {"arxiv", "doi"}
    kind = f"{words[f'kind_{reference.kind}']} " if reference.kind in known else ""
    return f"{kind}{reference.id}"
