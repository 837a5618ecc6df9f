"""Register → the texts by which its articles are recognised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from downlink.curation.register import Register
from downlink.curation.relations import target
from downlink.identify.records import RegisteredText
from downlink.settings.dialect import Dialect


def registered_texts(register: Register, dialect: Dialect) -> tuple[RegisteredText, ...]:
    """Return the texts of all entries but those of hidden articles, which no dump shows any more
    (see `withholding`); an entry that is another one's article is that one.
    """
    numbers = {entry.slug: number for number, entry in enumerate(register.entries)}
    entries = {entry.slug: entry for entry in register.entries}
    article = {slug: numbers[target(slug, entries)] for slug in entries}
    apart = _apart(register, article)
    hidden = {article[entry.slug] for entry in register.entries if entry.hidden}
    return tuple(
        RegisteredText(
            entry=article[entry.slug],
            text=text,
            body=dialect.body(text),
            link=link,
            apart=apart.get(article[entry.slug], frozenset()),
        )
        for entry in register.entries
        if article[entry.slug] not in hidden
        for text, link in zip(entry.excerpts, entry.links, strict=True)
    )


def _apart(register: Register, article: Mapping[str, int]) -> Mapping[int, frozenset[int]]:
    """Return for the number of each entry those of the entries that are other articles; what one
    says of another holds for both.
    """
    found: dict[int, set[int]] = defaultdict(set)
    for entry in register.entries:
        for slug in entry.apart_from:
            found[article[entry.slug]].add(article[slug])
            found[article[slug]].add(article[entry.slug])
    return {number: frozenset(others) for number, others in found.items()}
