"""mkdocs.yml → the settings by which the site would ask others for fonts, scripts, styles or
pictures. It promises to ask no third party for anything, so each is named with its remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

_ELSEWHERE = re.compile(r"\s*(?:https?:)?[/\\]{2}", re.IGNORECASE)  # as browsers read it
_WITH_HIGHLIGHTER = frozenset({"mkdocs", "readthedocs"})


def third_parties(config: MkDocsConfig) -> tuple[str, ...]:
    """Return a line for each such setting: what it asks for, and what to write instead.

    Material's plugin `privacy` fetches when the site is built what its pages name, so that readers
    need not: with it only what a script asks for is left.
    """
    found = [*_of_analytics(config)]
    if not _is_fetched_before(config):
        found += [*_of_theme(config), *_of_addresses(config)]
    return tuple(f"{config.config_file_path or 'mkdocs.yml'}: {problem}" for problem in found)


def _is_fetched_before(config: MkDocsConfig) -> bool:
    plugin = config.plugins.get("material/privacy") or config.plugins.get("privacy")
    return bool(plugin and plugin.config.get("enabled") and plugin.config.get("assets"))


def _of_theme(config: MkDocsConfig) -> Iterator[str]:
    """MkDocs' own themes ask for a highlighter; Material, and what is made from it, for fonts."""
    theme, name = config.theme, config.theme.name or "material"
    if name in _WITH_HIGHLIGHTER and theme.get("highlightjs"):
        yield (
            f"the theme '{name}' (MkDocs' own is taken where 'theme' is not set) asks "
            "cdnjs.cloudflare.com for a highlighter: write 'theme: {name: material, font: false}', "
            "or switch theme.highlightjs off"
        )
    if theme.get("font", False) is not False:
        yield (
            "theme.font is not false, so the theme asks Google for fonts: "
            f"write 'theme: {{name: {name}, font: false}}'"
        )


def _of_addresses(config: MkDocsConfig) -> Iterator[str]:
    """Files that every page loads."""
    settings = {
        "extra_css": config.extra_css,
        "extra_javascript": config.extra_javascript,
        "extra.polyfills": config.extra.get("polyfills") or (),
        "theme.logo": (config.theme.get("logo"),),
        "theme.favicon": (config.theme.get("favicon"),),
    }
    for setting, files in settings.items():
        for address in map(str, files):
            if _ELSEWHERE.match(address) and _host(address) != _host(config.site_url or ""):
                yield (
                    f"{setting} asks {_host(address)} for {address}: "
                    "put that file below docs/ and write its path there"
                )


def _host(address: str) -> str:
    return urlsplit(address.strip().replace("\\", "/")).netloc.lower()


def _of_analytics(config: MkDocsConfig) -> Iterator[str]:
    extra, theme = config.extra.get("analytics"), config.theme.get("analytics")
    if isinstance(extra, Mapping) and extra.get("provider") == "google":
        yield "extra.analytics tells Google of each visit: remove it"
    if isinstance(theme, Mapping) and theme.get("gtag"):
        yield "theme.analytics tells Google of each visit: remove it"
