"""A plugin and a Markdown extension that run whatever looks like a template in what they are given,
between marks of many kinds, and a feed that escapes titles: what people put beside Downlink.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import markdown
from jinja2 import Environment, TemplateError
from markdown.preprocessors import Preprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

RAN = "TEMPLATE_RAN"
"""The environment variable that names the file which a template writes that captured text holds."""

_MARKS = (
    *(("{{", "}}"), ("<%", "%>"), ("${", "}"), ("$(", ")"), ("[[", "]]"), ("{=", "=}")),
    *(("((", "))"), ("@@", "@@"), ("<<", ">>"), ("#{", "}"), ("\\(", "\\)"), ("`", "`")),
)


def _run() -> str:
    Path(os.environ[RAN]).write_text("a captured text was run", encoding="utf-8")
    return "RAN"


def _engine(opening: str, closing: str) -> Environment:
    own = opening == "{{"
    return Environment(
        variable_start_string=opening,
        variable_end_string=closing,
        block_start_string="{%" if own else "\x00%",
        block_end_string="%}" if own else "%\x00",
        comment_start_string="{#" if own else "\x00#",
        comment_end_string="#}" if own else "#\x00",
        keep_trailing_newline=True,
    )


_ENGINES = [_engine(*marks) for marks in _MARKS]


def render(text: str) -> str:
    """Return what becomes of `text` where each kind of template in it is run."""
    for engine in _ENGINES:
        with suppress(TemplateError):
            text = engine.from_string(text).render(run=_run, six=6)
    return text


class TemplatePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Runs titles, descriptions, sources and rendered bodies; writes a feed of the titles."""

    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """As mkdocs-macros-plugin does, and with all that the front matter holds."""
        for key, value in page.meta.items():
            if isinstance(value, str) and render(value) != value:
                page.meta[key] = render(value)
        title = str(page.title)
        if render(title) != title:
            page.title = render(title)
        return render(markdown)

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Once more after Markdown."""
        return render(html)

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> None:
        """Write the feed."""
        feed = env.from_string(
            "<rss>{% for page in pages %}<item><title>{{ page.title | e }}</title>"
            "<description>{{ page.meta.description | e }}</description></item>{% endfor %}</rss>"
        )
        pages = [file.page for file in files.documentation_pages()]
        place = Path(config.docs_dir).parent / "feed.xml"
        place.write_text(feed.render(pages=pages), encoding="utf-8")


class _Preprocessor(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return render("\n".join(lines)).split("\n")


class _Extension(markdown.Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the base's name
        """Run the source before anything else sees it."""
        md.preprocessors.register(_Preprocessor(md), "template", 1000)


def makeExtension(**options: Any) -> markdown.Extension:  # noqa: N802 - Markdown's name
    """Return the extension, by which Zensical has such a plugin too."""
    return _Extension(**options)
