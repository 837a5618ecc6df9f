"""Catalog → the Markdown pages of the site, as texts by their path below docs/."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from downlink.diff import diff
from downlink.files import MARK
from downlink.model import Catalog
from downlink.pages.address import DUMPS, POSTS, TOPICS, dump_name, link
from downlink.pages.encode import encode, plain
from downlink.pages.locale import words
from downlink.pages.views import Views

GLANCE = f"{POSTS}/.glance.md"
"""The part of the home page that is generated; docs/index.md includes it as a snippet."""


def render_pages(catalog: Catalog, language: str) -> dict[str, str]:
    """Return every generated page, by its path below docs/.

    Args:
        language: the interface's language as the theme names it.
    """
    text = words(language)
    views = Views(catalog, text, language)
    render = partial(_render, _environment(), views, text)
    pages = {
        GLANCE: render("glance.md.jinja", "", ""),
        f"{POSTS}/index.md": render("posts.md.jinja", f"{POSTS}/", text["posts"]),
        f"{TOPICS}/index.md": render("topics.md.jinja", f"{TOPICS}/", text["topics"]),
        f"{DUMPS}/index.md": render("dumps.md.jinja", f"{DUMPS}/", text["dumps"]),
    }
    for stub in catalog.stubs:
        page = f"{POSTS}/{stub.slug}/"
        pages[f"{POSTS}/{stub.slug}.md"] = render(
            "post.md.jinja", page, stub.title.text, stub=stub
        )
    for topic in catalog.topics:
        page = f"{TOPICS}/{topic.id}/"
        pages[f"{TOPICS}/{topic.id}.md"] = render(
            "topic.md.jinja", page, views.name(topic), topic=topic
        )
    for dump in catalog.dumps:
        name = dump_name(dump.path)
        page = f"{DUMPS}/{name}/"
        pages[f"{DUMPS}/{name}.md"] = render("dump.md.jinja", page, name, dump=dump)
    return pages


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
    environment.globals.update(diff=diff, dump_name=dump_name)
    return environment


def _finalize(value: object) -> object:
    return value if isinstance(value, Markup) else encode(str(value))


def _render(
    environment: Environment,
    views: Views,
    text: Mapping[str, str],
    template: str,
    page: str,
    title: str,
    **values: Any,
) -> str:
    return environment.get_template(template).render(
        view=views,
        catalog=views.catalog,
        words={key: Markup(value) for key, value in text.items()},  # noqa: S704 - our own words
        mark=Markup(MARK),
        head=_head,
        link=partial(link, page=page),
        title=title,
        **values,
    )


def _head(key: str, value: str) -> Markup:
    """Return a line of a page's front matter, as YAML: a quoted text on one line."""
    quoted = plain(value).replace("\\", "\\\\")
    return Markup(f'{key}: "{quoted}"')  # noqa: S704 - `plain` left no quote in it
