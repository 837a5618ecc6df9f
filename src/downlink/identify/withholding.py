"""Dumps → the same without what a person hid, before anything else is made of them.

This is the one exception to the rule that nothing received is lost: an article that its author
wants to be gone is gone from everything that is made of the dumps. Positions stay what they were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from downlink.curation.hidden import Hidden
from downlink.curation.register import Register
from downlink.curation.register_entry import RegisterEntry
from downlink.curation.relations import target
from downlink.identify.marks import MarkedText, mark, marked_text, text_marks
from downlink.identify.noise import without_noise
from downlink.identify.records import permalink_key
from downlink.identify.withheld_names import (
    Probes,
    keys_of,
    mentions,
    names,
    own_key,
    pages_with_fragments,
)
from downlink.model.dump import Dump, Excerpt, KnownAddress, Sighting, Unparsed
from downlink.model.withheld import Withheld
from downlink.settings.dialect import Dialect
from downlink.text.grammar.headings import is_generic
from downlink.text.permalinks import address_key

_SALT = "downlink"
# Of what a person hid by hand and left readable in the register: the marks are not kept.


@dataclass(frozen=True, slots=True)
class _Article:
    """A hidden article as it is recognised."""

    slugs: tuple[str, ...]
    reason: str
    has_address: bool
    salt: str
    texts: tuple[MarkedText, ...]
    addresses: frozenset[str]
    titles: frozenset[str]


@dataclass(slots=True)
class _Found:
    """Where the hidden articles still stand, by their first slugs."""

    sightings: dict[str, list[Sighting]] = field(default_factory=lambda: defaultdict(list))
    files: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def hidden_article(
    texts: Iterable[tuple[str, bool]],
    addresses: Iterable[str],
    titles: Iterable[str],
    hidden: Hidden,
) -> Hidden:
    """Return `hidden` with the marks of an article.

    Args:
        texts: bodies, each with whether it was cut.
        addresses: keys of its addresses (see `text.permalinks`).
        titles: as captured.
        hidden: with the salt.
    """
    salt = hidden.salt
    telling = [title for title in titles if title and not is_generic(title)]
    passages = {text_marks(without_noise(body), salt, cut=cut): None for body, cut in texts}
    return replace(
        hidden,
        passages=tuple(passages),
        addresses=tuple(sorted({mark(key, salt) for key in addresses})),
        titles=tuple(sorted({mark(without_noise(title), salt) for title in telling})),
    )


def withhold(
    dumps: Sequence[Dump], register: Register, dialect: Dialect
) -> tuple[tuple[Dump, ...], tuple[Withheld, ...]]:
    """Return the dumps without what the register hides, and what that is. A dump that shows
    nothing else is left out.
    """
    articles = tuple(_hidden_articles(register, dialect))
    if not articles:
        return tuple(dumps), ()
    others = _addresses_of_others(register, {slug for item in articles for slug in item.slugs})
    articles = tuple(_with_further(article, dumps, others) for article in articles)
    found = _Found()
    step = _Withholding(articles, found)
    kept = tuple(dump for dump in map(step.cleaned, dumps) if dump is not None)
    withheld = tuple(
        Withheld(
            slugs=article.slugs,
            reason=article.reason,
            has_address=article.has_address,
            sightings=tuple(sorted(found.sightings[article.slugs[0]])),
            files=tuple(sorted(found.files[article.slugs[0]])),
        )
        for article in articles
    )
    return kept, withheld


def _hidden_articles(register: Register, dialect: Dialect) -> Iterator[_Article]:
    entries = {entry.slug: entry for entry in register.entries}
    together: dict[str, list[RegisterEntry]] = defaultdict(list)
    for entry in register.entries:
        together[target(entry.slug, entries)].append(entry)
    for slug, group in together.items():
        if any(entry.hidden for entry in group):
            group.sort(key=lambda entry: entry.slug != slug)
            yield _of_entries(group, dialect)


def _of_entries(group: Sequence[RegisterEntry], dialect: Dialect) -> _Article:
    said = [entry.hidden for entry in group if entry.hidden]
    salt = next((hidden.salt for hidden in said if hidden.salt), _SALT)
    bodies = [(text, dialect.body(text)) for entry in group for text in entry.excerpts]
    links = [link for entry in group for link in (*entry.links, entry.source) if link]
    keys = [own_key(link) for link in links]
    plain = hidden_article(
        [(body, body != text) for text, body in bodies],
        keys,
        [title for entry in group for title in (entry.title, *entry.captured_titles)],
        Hidden(said[0].reason, salt=salt),
    )
    marked = [plain, *said]
    return _Article(
        slugs=tuple(slug for entry in group for slug in (entry.slug, *entry.former)),
        reason=said[0].reason,
        has_address=all(hidden.has_address for hidden in said),
        salt=salt,
        texts=tuple(marked_text(item) for hidden in marked for item in hidden.passages),
        addresses=frozenset(item for hidden in marked for item in hidden.addresses),
        titles=frozenset(item for hidden in marked for item in hidden.titles),
    )


def _addresses_of_others(register: Register, hidden: Collection[str]) -> frozenset[str]:
    """Return the keys of addresses by which the register knows articles that are not hidden: such
    an address was two articles', and hides neither.
    """
    entries = (entry for entry in register.entries if entry.slug not in hidden)
    return frozenset(own_key(link) for entry in entries for link in entry.links if link)


def _with_further(article: _Article, dumps: Sequence[Dump], others: Collection[str]) -> _Article:
    """Return a hidden article with all addresses and texts by which captures show it: one that has
    all of its text may have another address, one at its address another text.

    Args:
        others: keys of addresses of articles that are not hidden.
    """
    theirs = {mark(key, article.salt) for key in others}
    article = replace(article, addresses=article.addresses - theirs)
    excerpts = {excerpt: None for dump in dumps for excerpt in dump.excerpts}
    probes = {item: Probes(item.body, cut=item.body != item.text) for item in excerpts}
    while True:
        before = (article.addresses, len(article.texts))
        for excerpt, own in probes.items():
            marks = {mark(key, article.salt) for key in keys_of(excerpt, is_part=True)} - theirs
            if marks & article.addresses or any(
                own(article.salt).shows_all(text) for text in article.texts
            ):
                article = _extended(article, excerpt, marks)
        if before == (article.addresses, len(article.texts)):
            return article


def _extended(article: _Article, excerpt: Excerpt, marks: Collection[str]) -> _Article:
    cut = excerpt.body != excerpt.text
    text = marked_text(text_marks(without_noise(excerpt.body), article.salt, cut=cut))
    return replace(
        article,
        addresses=article.addresses.union(marks),
        texts=article.texts if text in article.texts else (*article.texts, text),
    )


class _Withholding:
    """Takes hidden articles out of dumps and notes where they stood."""

    def __init__(self, articles: Sequence[_Article], found: _Found) -> None:
        self._articles = articles
        self._found = found
        self._decided: dict[tuple[Excerpt, bool], _Article | None] = {}

    def cleaned(self, dump: Dump) -> Dump | None:
        """Return the dump without what is hidden; None where nothing else was in it."""
        kept: list[Excerpt] = []
        gone: list[int] = []
        shared = pages_with_fragments(dump)
        for position, excerpt in zip(dump.positions, dump.excerpts, strict=True):
            article = self._shown_by(excerpt, permalink_key(excerpt.details.link) in shared)
            if article is None:
                kept.append(excerpt)
            else:
                gone.append(position)
                self._found.sightings[article.slugs[0]].append(Sighting(dump.path, position))
        addresses = tuple(item for item in dump.addresses if not self._tells(item, dump))
        unparsed = tuple(item for item in dump.unparsed if not self._holds(item, dump))
        source = "" if self._is_of(dump) else dump.source
        something = gone or len(addresses) < len(dump.addresses) or source != dump.source
        if something and not kept and not addresses:
            return None
        return replace(
            dump,
            excerpts=tuple(kept),
            withheld=tuple(gone),
            addresses=addresses,
            unparsed=unparsed,
            source=source,
        )

    def _shown_by(self, excerpt: Excerpt, is_part: bool) -> _Article | None:
        """Return the hidden article that an excerpt shows.

        Args:
            is_part: whether its address is a part of a page with other parts.
        """
        if (excerpt, is_part) not in self._decided:
            keys = keys_of(excerpt, is_part=is_part)
            probes = Probes(excerpt.body, cut=excerpt.body != excerpt.text)
            found = (
                article
                for article in self._articles
                if any(mark(key, article.salt) in article.addresses for key in keys)
                or any(probes(article.salt).shows(text) for text in article.texts)
                or names(excerpt.body, article.salt, article.titles, article.addresses)
            )
            self._decided[excerpt, is_part] = next(found, None)
        return self._decided[excerpt, is_part]

    def _tells(self, known: KnownAddress, dump: Dump) -> bool:
        """Whether an entry without a text is a hidden article's, which is noted."""
        for article in self._articles:
            keys = {permalink_key(known.link), own_key(known.link), address_key(known.link)} - {""}
            if any(mark(key, article.salt) in article.addresses for key in keys) or names(
                known.title, article.salt, article.titles, article.addresses
            ):
                return self._noted(article, dump)
        return False

    def _holds(self, item: Unparsed, dump: Dump) -> bool:
        """Whether words that belong to no excerpt are a hidden article's, which is noted."""
        probes = Probes(item.text, cut=False)
        for article in self._articles:
            if mentions(item.text, article.salt, article.titles, article.addresses) or any(
                probes(article.salt).is_part(text) for text in article.texts
            ):
                return self._noted(article, dump)
        return False

    def _is_of(self, dump: Dump) -> bool:
        """Whether a dump was captured at a hidden article's address, which is noted."""
        key = address_key(dump.source) if dump.source else ""
        for article in self._articles:
            if key and mark(key, article.salt) in article.addresses:
                return self._noted(article, dump)
        return False

    def _noted(self, article: _Article, dump: Dump) -> bool:
        self._found.files[article.slugs[0]].add(dump.path)
        return True
