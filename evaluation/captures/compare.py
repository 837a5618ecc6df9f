"""A blog's captures → their catalog → how that agrees with what is true of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from downlink.curation.register import Register
from downlink.model.catalog import Catalog
from downlink.model.stub import Stub
from downlink.model.topic import Taxonomy
from downlink.pipeline import Sources, build_catalog
from downlink.text.permalinks import address_key
from evaluation.captures.blogs import Blog, Capture, Kind, TrueArticle
from evaluation.captures.found import Check, Found, share
from evaluation.captures.owners import Owners, letters
from evaluation.captures.shingles import overlap


def look(blog: Blog, topics: Taxonomy) -> Found:
    """Read a blog's captures, build their catalog and compare it with what is true."""
    dumps = [capture.read() for capture in blog.captures]
    return _Comparison(blog, build_catalog(dumps, Sources(Register(), topics))).found()


class _Comparison:
    def __init__(self, blog: Blog, catalog: Catalog) -> None:
        self._blog, self._catalog = blog, catalog
        self._owners = Owners(blog, catalog)
        self._keys = [(stub, self._owners.of(stub)) for stub in catalog.stubs]
        self._stubs: dict[str, list[Stub]] = defaultdict(list)
        for stub, keys in self._keys:
            for key in keys[:1]:
                self._stubs[key].append(stub)
        self._shown = [blog.articles[key] for key in sorted(blog.shown)]
        self._links = {
            dump.path: {address_key(known.link) for known in dump.addresses}
            for dump in catalog.dumps
        }

    def found(self) -> Found:
        pages = list(self._pages())
        return Found(
            articles=share(
                Check(item.key in self._stubs, f"lost: {item.key}") for item in self._shown
            ),
            single=share(self._single()),
            true=share(Check(bool(keys), f"false: {_told(stub)}") for stub, keys in self._keys),
            whole=share(self._whole()),
            titles=share(self._titles()),
            dates=share(self._dates()),
            feed=share(self._joined("feed")),
            listing=share(self._joined("listing")),
            headings=share(check for item, text in pages for check in _headings(item, text)),
            code=share(check for item, text in pages for check in _code(item, text)),
            overlaps=tuple(overlap(item.text, text, by_character=True) for item, text in pages),
        )

    def _single(self) -> Iterator[Check]:
        for key, stubs in self._stubs.items():
            for number, stub in enumerate(stubs):
                yield Check(number == 0, f"extra: {key}: {_told(stub)}")

    def _whole(self) -> Iterator[Check]:
        for _, keys in self._keys:
            yield Check(len(keys) < 2, f"joined: {', '.join(keys)}")

    def _main(self) -> Iterator[tuple[TrueArticle, Stub]]:
        """Yield each article that was found, and the stub of most sightings."""
        for article in self._shown:
            stubs = self._stubs.get(article.key)
            if stubs:
                yield article, max(stubs, key=lambda stub: len(stub.sightings))

    def _titles(self) -> Iterator[Check]:
        for article, stub in self._main():
            if article.titles:
                right = letters(stub.title.text) in set(map(letters, article.titles))
                wanted = article.titles[0]
                yield Check(right, f"title: {article.key}: {stub.title.text!r}, not {wanted!r}")

    def _dates(self) -> Iterator[Check]:
        for article, stub in self._main():
            if article.dates:
                date, wanted = stub.details.date[:10], ", ".join(article.dates)
                yield Check(date in article.dates, f"date: {article.key}: {date!r}, not {wanted}")

    def _joined(self, kind: Kind) -> Iterator[Check]:
        pages = {item.shows[0]: item for item in self._blog.captures if item.kind == "article"}
        for capture in self._blog.captures:
            if capture.kind == kind:
                for key in capture.shows:
                    if key in pages and key in self._blog.articles:
                        right = self._are_joined(key, pages[key], capture)
                        yield Check(right, f"apart: {key}: {capture.name}")

    def _are_joined(self, key: str, page: Capture, other: Capture) -> bool:
        return any(
            self._shows(stub, key, page) and self._shows(stub, key, other)
            for stub in self._stubs.get(key, ())
        )

    def _shows(self, stub: Stub, key: str, capture: Capture) -> bool:
        """Whether a stub has a sighting there, or an address without a text that is its own."""
        if any(
            place.dump == capture.name and self._owners.at(place) == key for place in stub.sightings
        ):
            return True
        return key in self._links[capture.name] and address_key(stub.details.link) == key

    def _pages(self) -> Iterator[tuple[TrueArticle, str]]:
        """Yield each article whose text is known, with the text of the excerpt of its page."""
        dumps = {dump.path: dump for dump in self._catalog.dumps}
        for capture in self._blog.captures:
            article = self._blog.articles.get(capture.shows[0]) if capture.shows else None
            if capture.kind == "article" and article and article.text:
                texts = [excerpt.text for excerpt in dumps[capture.name].excerpts]
                yield article, max(texts, key=len, default="")


def _told(stub: Stub) -> str:
    places = ", ".join(f"{place.dump}#{place.position}" for place in stub.sightings[:3])
    return f"{stub.title.text[:60]!r} at {places}"


def _headings(article: TrueArticle, text: str) -> Iterator[Check]:
    lines = {letters(line) for line in text.split("\n")}
    for heading in article.headings:
        yield Check(letters(heading) in lines, f"heading: {article.key}: {heading[:60]!r}")


def _code(article: TrueArticle, text: str) -> Iterator[Check]:
    """A block of code is there if its lines are, one after the other, as they are indented."""
    lines = f"\n{_trimmed(text)}\n"
    for code in article.code:
        there = f"\n{_trimmed(code)}\n" in lines
        yield Check(there, f"code: {article.key}: {code.strip()[:60]!r}")


def _trimmed(text: str) -> str:
    """The lines that say something, without what stands at their ends."""
    lines = (line.rstrip() for line in text.expandtabs(4).split("\n"))
    return "\n".join(line for line in lines if line)
