"""Dumps → the same without what a person hid, before anything else is made of them.

This is the one exception to the rule that nothing received is lost: an article that its author
wants to be gone is gone from everything that is made of the dumps. Positions stay what they were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from downlink.curation.hidden import Hidden
from downlink.curation.register import Register
from downlink.curation.register_entry import RegisterEntry
from downlink.curation.relations import target
from downlink.identify.marks import MarkedText, Probe, mark, marked_text, probe, text_marks
from downlink.identify.noise import without_noise
from downlink.identify.records import permalink_key
from downlink.model.dump import Dump, Excerpt, KnownAddress, Sighting, Unparsed
from downlink.model.withheld import Withheld
from downlink.settings.dialect import Dialect
from downlink.text.headings import is_generic
from downlink.text.permalinks import address_key, fragment_of

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
        [entry.title for entry in group],
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


def own_key(link: str) -> str:
    """Return the key of an article's address, with the fragment that tells it from its neighbours;
    "" of a listing's.
    """
    key, fragment = permalink_key(link), fragment_of(link)
    return f"{key}#{fragment}" if key and fragment else key


def _keys(link: str) -> set[str]:
    """Return the keys by which an address may be known: with its fragment, and without."""
    return {permalink_key(link), own_key(link)} - {""}


class _Withholding:
    """Takes hidden articles out of dumps and notes where they stood."""

    def __init__(self, articles: Sequence[_Article], found: _Found) -> None:
        self._articles = articles
        self._found = found
        self._decided: dict[Excerpt, _Article | None] = {}

    def cleaned(self, dump: Dump) -> Dump | None:
        """Return the dump without what is hidden; None where nothing else was in it."""
        kept: list[Excerpt] = []
        gone: list[int] = []
        for position, excerpt in zip(dump.positions, dump.excerpts, strict=True):
            article = self._shown_by(excerpt)
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

    def _shown_by(self, excerpt: Excerpt) -> _Article | None:
        if excerpt not in self._decided:
            self._decided[excerpt] = self._decide(excerpt)
        return self._decided[excerpt]

    def _decide(self, excerpt: Excerpt) -> _Article | None:
        details = excerpt.details
        keys = set[str]().union(*map(_keys, (details.link, *details.aliases)))
        probes = _Probes(excerpt.body, cut=excerpt.body != excerpt.text)
        for article in self._articles:
            if any(mark(key, article.salt) in article.addresses for key in keys):
                return article
            own = probes(article.salt)
            if any(own.shows(text) for text in article.texts):
                return article
        return None

    def _tells(self, known: KnownAddress, dump: Dump) -> bool:
        """Whether an entry without a text is a hidden article's, which is noted."""
        for article in self._articles:
            keys = _keys(known.link) | {address_key(known.link)}
            by_title = not is_generic(known.title) and _is_titled(known.title, article)
            if by_title or any(mark(key, article.salt) in article.addresses for key in keys):
                return self._noted(article, dump)
        return False

    def _holds(self, item: Unparsed, dump: Dump) -> bool:
        """Whether words that belong to no excerpt are a hidden article's, which is noted."""
        probes = _Probes(item.text, cut=False)
        for article in self._articles:
            own = probes(article.salt)
            is_address = mark(address_key(item.text.strip()), article.salt) in article.addresses
            if (
                is_address
                or _is_titled(item.text, article)
                or any(own.is_part(text) for text in article.texts)
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


def _is_titled(title: str, article: _Article) -> bool:
    return bool(title) and mark(without_noise(title), article.salt) in article.titles


class _Probes:
    """A text prepared once for each salt, and only where it is asked for."""

    def __init__(self, text: str, *, cut: bool) -> None:
        self._text, self._cut = without_noise(text), cut
        self._made: Mapping[str, Probe] = {}

    def __call__(self, salt: str) -> Probe:
        if salt not in self._made:
            self._made = {**self._made, salt: probe(self._text, salt, cut=self._cut)}
        return self._made[salt]
