"""A Markdown file → its title, its tags, and its text flattened as the dumps are.

What a capture of a page loses is lost here too: markup, the ends of lines, the dots of lists
(a numbered item says `1.`), hyphens within words, angle brackets, formulas.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

import yaml
from bs4 import BeautifulSoup
from markdown import markdown

_MOST = 6000
# Characters of a file that are flattened: an excerpt shows its first 500.

_FRONT = re.compile(r"\A(---|\+\+\+)\s*\n(.*?)\n\1\s*\n", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FRAMES = re.compile(
    r"\{\{[<%].*?[%>]\}\}|\{%.*?%\}|\{\{.*?\}\}|\{:[^}\n]*\}|\{#[^}\n]*\}|:label:`[^`]*`"
    r"|<[A-Z][^<>]{0,3000}?/>|\[\[[\w-]*\]\]|^\[toc\]$|^:::.*$"
    r"|^:begin_tab:.*$|^:end_tab:.*$|^(?:import|export) .*$|^\[TOC\]$|\[\[toc\]\]",
    re.MULTILINE,
)
_BLOCK_FORMULA = re.compile(r"\$\$.{1,2000}?\$\$|\\\[.{1,2000}?\\\]", re.DOTALL)
_INLINE_FORMULA = re.compile(
    r"(?<![\\$\w])\$(?!\s)[^$\n]{1,300}?(?<!\s)\$(?![\w$])|\\\([^\n]{1,300}?\\\)"
)
_ATX = re.compile(r"#{1,6}\s+(.+?)\s*#*\s*$")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*$")
_HYPHEN = re.compile(r"(?<=[A-Za-z0-9])-(?=[A-Za-z0-9])")
_ANGLES = str.maketrans("", "", "<>")
_BLANK = re.compile(r"\s+")
_TAG_KEYS = ("tags", "tag", "categories", "category", "keywords")


@dataclass(frozen=True, slots=True)
class Flat:
    """An article as its author titled it.

    Attributes:
        text: flattened, without the title.
        tags: those of its front matter, in its order.
    """

    title: str
    text: str
    tags: tuple[str, ...]


def flatten(source: str) -> Flat | None:
    """Return the article in a Markdown file, None where nothing says its title."""
    front = _FRONT.match(source)
    said = _front_matter(front.group(1), front.group(2)) if front else {}
    body = _FRAMES.sub(" ", _COMMENT.sub(" ", source[front.end() if front else 0 :][:_MOST]))
    heading, rest = _first_heading(body)
    title = _plain(_FRAMES.sub(" ", str(said.get("title") or "")) or heading)
    if not title:
        return None
    if heading and (heading in title or not body.lstrip().startswith("##")):
        body = rest
    return Flat(title, flat_text(body), _tags(said))


def flat_text(body: str) -> str:
    """Return Markdown as one line of text."""
    body = _BLOCK_FORMULA.sub("\n\n[公式]\n\n", body)
    body = _INLINE_FORMULA.sub(" [Math] ", body)
    soup = BeautifulSoup(
        markdown(body, extensions=["tables", "fenced_code", "sane_lists"]), "html.parser"
    )
    for tag in soup(["script", "style", "img", "svg", "iframe", "video", "audio", "figcaption"]):
        tag.decompose()
    for listed in soup("ol"):
        for item in listed.find_all("li", recursive=False):
            item.insert(0, "1. ")
    for block in soup(
        ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "td", "th", "br", "div"]
    ):
        block.insert_before("\n")
        block.insert_after("\n")
    text = _BLANK.sub(" ", soup.get_text()).strip()
    return _HYPHEN.sub("", text).translate(_ANGLES)


def _first_heading(body: str) -> tuple[str, str]:
    """Return the heading that the body begins with, and what follows; the text of it, or ""."""
    lines = body.lstrip().split("\n")
    match = _ATX.match(lines[0])
    if match:
        return match.group(1), "\n".join(lines[1:])
    if len(lines) > 1 and lines[0].strip() and _UNDERLINE.fullmatch(lines[1]):
        return lines[0].strip(), "\n".join(lines[2:])
    return "", body


def _front_matter(mark: str, text: str) -> dict[str, object]:
    try:
        said = tomllib.loads(text) if mark == "+++" else yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _plain(title: str) -> str:
    return flat_text(title) if title.strip() else ""


def _tags(said: dict[str, object]) -> tuple[str, ...]:
    found: list[str] = []
    for key in _TAG_KEYS:
        value = said.get(key)
        if isinstance(value, str):
            found += re.split(r"[,，]\s*|\s+", value)
        elif isinstance(value, list):
            found += [str(item) for item in value if isinstance(item, str | int | float)]
    return tuple(dict.fromkeys(tag.strip() for tag in found if tag.strip()))
