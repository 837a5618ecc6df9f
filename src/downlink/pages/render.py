"""Catalog → the Markdown pages of the site, as texts by their path below docs/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from downlink.files import MARK
from downlink.languages import page_words
from downlink.model.catalog import Catalog
from downlink.model.content_document import unpack
from downlink.model.stub import Stub
from downlink.pages.addresses import (
    DUMPS,
    POSTS,
    REFERENCES,
    SEARCH,
    TOPICS,
    check_dump_names,
    dump_label,
    dump_name,
    link,
)
from downlink.pages.content import page_parts
from downlink.pages.escape import encode, in_head
from downlink.pages.views import Views
from downlink.pages.writing import written_in
from downlink.text.links import safe_link

GLANCE = f"{POSTS}/.glance.md"
"""The part of the home page that is generated; docs/index.md includes it as a snippet."""


def render_pages(catalog: Catalog, language: str) -> dict[str, str]:
    """Return every generated page, by its path below docs/.

    Args:
        language: the interface's language as the theme names it.

    Raises:
        ArchiveError: two dumps would stand on one page.
    """
    check_dump_names(dump.path for dump in catalog.dumps)
    text = page_words(language)
    views = Views(catalog, text, language)
    renderer = _Renderer(_environment(), views, text)
    pages = {GLANCE: renderer.render("glance", "", "")}
    pages[f"{SEARCH}/index.md"] = renderer.render("search", f"{SEARCH}/", text["search_title"])
    for folder in (POSTS, TOPICS, DUMPS, REFERENCES):
        pages[f"{folder}/index.md"] = renderer.render(folder, f"{folder}/", text[folder])
    for stub in catalog.stubs:
        page = f"{POSTS}/{stub.slug}"
        pages[f"{page}/index.md"] = renderer.render("post", f"{page}/", stub.title.text, stub=stub)
        for former in stub.former:
            page = f"{POSTS}/{former}"
            pages[f"{page}/index.md"] = renderer.render(
                "moved", f"{page}/", stub.title.text, stub=stub
            )
    for slug, reason in withdrawn(catalog):
        page = f"{POSTS}/{slug}"
        pages[f"{page}/index.md"] = renderer.render(
            "withdrawn", f"{page}/", text["withdrawn"], reason=reason
        )
    for topic in catalog.topics:
        page = f"{TOPICS}/{topic.id}"
        pages[f"{page}/index.md"] = renderer.render(
            "topic", f"{page}/", views.name(topic), topic=topic
        )
    for dump in views.read_dumps:
        name = dump_name(dump.path)
        page = f"{DUMPS}/{name}"
        pages[f"{page}/index.md"] = renderer.render(
            "dump", f"{page}/", dump_label(dump.path), dump=dump
        )
    return pages


def withdrawn(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield the addresses that say that their article was withdrawn, and the reason."""
    for item in catalog.withheld:
        yield from ((slug, item.reason) for slug in item.slugs if item.has_address)


@dataclass(frozen=True, slots=True)
class _Renderer:
    environment: Environment
    views: Views
    text: Mapping[str, str]

    def render(self, template: str, page: str, title: str, **values: Any) -> str:
        """Return the page whose address is `page`, from the template of that name."""
        return self.environment.get_template(f"{template}.md.jinja").render(
            view=self.views,
            catalog=self.views.catalog,
            words={key: _own(value) for key, value in self.text.items()},
            mark=_own(MARK),
            head=_head,
            parts=_parts,
            link=partial(link, page=page),
            title=title,
            **values,
        )


@cache  # which spares whoever builds again, as `serve` does, compiling the templates
def _environment() -> Environment:
    """Every value that a template writes is encoded, unless it is markup of our own making."""
    environment = Environment(
        loader=PackageLoader("downlink.pages"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["safe_link"] = safe_link
    environment.globals.update(dump_name=dump_name, dump_label=dump_label, written_in=written_in)
    return environment


def _finalize(value: object) -> object:
    return value if isinstance(value, Markup) else encode(str(value))


class _Words(Markup):
    """Our own words, which stand in a page as they are; what they are filled with is encoded."""

    @classmethod
    def escape(cls, s: Any, /) -> _Words:
        return cls(s if isinstance(s, Markup) else encode(str(s)))


def _own(text: str) -> Markup:
    return _Words(text)  # never called with anything received


def _parts(stub: Stub, words: Mapping[str, str]) -> Iterator[Markup]:
    return page_parts(unpack(stub.content), words, stub.language, stub.details.link)


def _head(key: str, value: str) -> Markup:
    """Return a line of a page's front matter, as YAML: a quoted text on one line."""
    return _own(f'{key}: "{in_head(str(value))}"')
