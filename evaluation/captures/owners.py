"""A stub → the articles of the blog that it is: one if all is well."""

from __future__ import annotations

from collections import Counter

from downlink.model.catalog import Catalog
from downlink.model.dump import Sighting
from downlink.model.stub import Stub
from downlink.text.permalinks import address_key
from evaluation.captures.blogs import Blog

_OPENING = 40
# Letters of a text by which it is known where it stands, if no address tells.


class Owners:
    """Which articles of a blog stand where in its captures."""

    def __init__(self, blog: Blog, catalog: Catalog) -> None:
        self._blog = blog
        self._dumps = {dump.path: dump for dump in catalog.dumps}
        self._pages = {
            capture.name: capture.shows[0]
            for capture in blog.captures
            if capture.kind == "article" and capture.shows
        }
        self._texts = {key: letters(item.text) for key, item in blog.articles.items()}
        self._titles = {
            letters(title): key for key, item in blog.articles.items() for title in item.titles
        }

    def of(self, stub: Stub) -> list[str]:
        """Return the keys of the articles that a stub shows, the one that it shows most first; none
        where it is no article of the blog.
        """
        keys = Counter(filter(None, map(self.at, stub.sightings)))
        if keys:
            return [key for key, _ in sorted(keys.items(), key=lambda item: (-item[1], item[0]))]
        key = self._by_words(stub)
        return [key] if key else []

    def at(self, sighting: Sighting) -> str:
        """Return the key of the article that stands at a place, "" where no address tells: that of
        the entry, or of the article whose page it is.
        """
        excerpt = self._dumps[sighting.dump].excerpts[sighting.position - 1]
        link = address_key(excerpt.details.link)
        return link if link in self._blog.articles else self._pages.get(sighting.dump, "")

    def _by_words(self, stub: Stub) -> str:
        key = self._titles.get(letters(stub.details.title), "")
        if key:
            return key
        opening = letters(stub.text)[:_OPENING]
        holders = [key for key, text in self._texts.items() if opening and opening in text]
        return holders[0] if len(holders) == 1 else ""


def letters(text: str) -> str:
    """Return the letters and digits of a text, without case."""
    return "".join(filter(str.isalnum, text)).casefold()
