"""Stubs → the same stubs, each thing that several of them cite as one and the same reference.

One article gives a paper's number, another only its title; one writes a repository's name in
another case. What any of them knows of a reference, all of them know. The address of an article of
the archive, in whatever form, is that article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from downlink.model.stub import Reference, Stub
from downlink.text.fold import fold
from downlink.text.grammar.works import work_reference
from downlink.text.permalinks import address_key

CitationIndex = Mapping[str, "Citation"]
"""A reference's key → the reference and the stubs that cite it."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference and the stubs that cite it, in the order of the catalog."""

    reference: Reference
    stubs: tuple[Stub, ...]


def article_reference(stub: Stub) -> Reference | None:
    """Return what an article is for those that cite it; None where its address is not known."""
    key = address_key(stub.details.link) if stub.details.link else ""
    return Reference("link", key, stub.details.link, stub.title.text) if key else None


def articles_by_reference(stubs: Iterable[Stub]) -> Mapping[str, Stub]:
    """Return the articles by the keys of the references that they are."""
    found: dict[str, Stub] = {}
    for stub in stubs:
        reference = article_reference(stub)
        if reference:
            found.setdefault(reference.key, stub)
    return found


def unify_references(stubs: Sequence[Stub]) -> tuple[Stub, ...]:
    """Return the stubs with equal references where they cite the same thing, and none to itself.

    A work cited by its title becomes the paper that another stub cites under this title with its
    address, unless stubs give this title to several.
    """
    stubs = _with_articles(stubs)
    found: dict[str, list[Reference]] = defaultdict(list)
    for stub in stubs:
        for reference in stub.references:
            found[reference.key].append(reference)
    one = {key: _best(same) for key, same in found.items()}
    papers: dict[str, set[str]] = defaultdict(set)
    for key, reference in one.items():
        if reference.url and reference.title and reference.kind != "link":
            papers[work_reference(reference.title).key].add(key)
    addressed = {work: min(keys) for work, keys in papers.items() if len(keys) == 1}
    return tuple(
        replace(stub, references=_unified(stub.references, one, addressed)) for stub in stubs
    )


def _with_articles(stubs: Sequence[Stub]) -> tuple[Stub, ...]:
    """Return the stubs, each of their references that is an article of the archive as such."""
    articles: dict[str, Reference] = {}
    for stub in stubs:
        own = article_reference(stub)
        if own:
            links = (stub.details.link, *(variant.permalink for variant in stub.variants))
            for link in filter(None, links):
                articles.setdefault(address_key(link), own)

    def known(reference: Reference) -> Reference:
        is_page = reference.kind == "link"
        return articles.get(address_key(reference.url), reference) if is_page else reference

    def others(stub: Stub) -> tuple[Reference, ...]:
        own = article_reference(stub)
        return tuple(item for item in map(known, stub.references) if item != own)

    return tuple(
        replace(stub, references=others(stub)) if stub.references else stub for stub in stubs
    )


def citation_index(stubs: Iterable[Stub]) -> CitationIndex:
    """Return what the stubs cite: what most of them cite first, then by title or id."""
    citing: dict[str, list[Stub]] = defaultdict(list)
    references: dict[str, Reference] = {}
    for stub in stubs:
        for reference in stub.references:
            references.setdefault(reference.key, reference)
            citing[reference.key].append(stub)
    found = [Citation(references[key], tuple(stubs)) for key, stubs in citing.items()]
    return {citation.reference.key: citation for citation in sorted(found, key=_rank)}


def _rank(citation: Citation) -> tuple[int, str, str]:
    reference = citation.reference
    return (-len(citation.stubs), (reference.title or reference.id).casefold(), reference.key)


def _best(same: Sequence[Reference]) -> Reference:
    """Take an address with https before one without; of the title that most give, the longest
    form: it kept its hyphens.
    """
    first = min(same, key=lambda item: (not item.url.startswith("https:"), item.url, item.id))
    titles = Counter(reference.title for reference in same if reference.title)
    folded: Counter[str] = Counter()
    for title, count in titles.items():
        folded[fold(title)] += count
    ranked = sorted(titles, key=lambda title: (-folded[fold(title)], -len(title), title))
    return replace(first, title=ranked[0] if ranked else "")


def _unified(
    references: Iterable[Reference], one: Mapping[str, Reference], addressed: Mapping[str, str]
) -> tuple[Reference, ...]:
    keys = (addressed.get(reference.key, reference.key) for reference in references)
    return tuple(one[key] for key in dict.fromkeys(keys))
