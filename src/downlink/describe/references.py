"""Text → the papers, repositories and pages that it names, and where their links stand.

The capture glues the next word to an address, or cuts it. A link covers only what is certain: a
cut address is none; of a glued one (a colon follows: it runs into a label), the part that the
text confirms elsewhere, or its parent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from downlink.fold import fold
from downlink.model import Reference


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a text: the characters from `start` to `end` lead to the reference."""

    start: int
    end: int
    reference: Reference


_URL = re.compile(
    r"https?://[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,}(?:/[\w./~%&=?#+@-]*)?", re.ASCII
)
_ARXIV_NAME = re.compile(
    r"\barXiv[:\s]\s?([0-9]{4}\.[0-9]{4,5})(?![0-9])", re.IGNORECASE | re.ASCII
)
_ARXIV_URL = re.compile(
    r"(https?://(?:www\.)?arxiv\.org/(?:abs|pdf|html)/([0-9]{4}\.[0-9]{4,5})(?:v[0-9]+)?(?:\.pdf)?)"
)
_GITHUB_URL = re.compile(r"https?://(?:www\.)?github\.com/([\w.-]+)(?:/([\w.-]+))?", re.ASCII)
_END = re.compile(r"[\s,;!\"')\]>]|[^\x00-\x7f]")
# What may follow an address; anything else, such as a parenthesis, may be a part of it.

_SLASHES_OF_HOST = 2
_GLUED_WORD = re.compile(r"(?<=[a-z0-9])[A-Z][a-z]*$")


def find_links(body: str, *, truncated: bool) -> tuple[Link, ...]:
    """Return the links of a text (without its truncation mark), in its order.

    Args:
        truncated: whether the text was cut at its end; an address that ends there is then cut.
    """
    found = [*_addresses(body, truncated=truncated), *_arxiv_names(body, truncated=truncated)]
    return tuple(sorted(found, key=lambda link: link.start))


def references_of(body: str, *, truncated: bool) -> tuple[Reference, ...]:
    """Return what the links of a text lead to, each once, in the order of the text."""
    links = find_links(body, truncated=truncated)
    return tuple(dict.fromkeys(link.reference for link in links))


def _addresses(body: str, *, truncated: bool) -> Iterator[Link]:
    folded = ""
    for match in _URL.finditer(body):
        if truncated and match.end() == len(body):
            continue
        arxiv = _ARXIV_URL.match(match.group())
        if arxiv:
            yield Link(match.start(), match.start() + arxiv.end(), _arxiv(arxiv.group(2)))
            continue
        address = match.group().rstrip("./?#-")
        following = body[match.end() : match.end() + 1]
        if following == ":" and address == match.group():
            folded = folded or fold(body)
            address = _certain_part(address, folded)
        elif following and not _END.match(following):
            continue
        if address:
            yield Link(match.start(), match.start() + len(address), _reference(address))


def _certain_part(address: str, folded: str) -> str:
    """Return a glued address without the label that was glued to it.

    `…/owner/PrefixTuningPrompt:` keeps `PrefixTuning`, because the text has this word elsewhere;
    otherwise the whole last segment is in doubt and goes, and without any path the address too.
    """
    parent, _, segment = address.rpartition("/")
    name = _GLUED_WORD.sub("", segment)
    if name != segment and folded.count(fold(name)) > 1:
        return f"{parent}/{name}"
    return parent if parent.count("/") >= _SLASHES_OF_HOST else ""


def _arxiv_names(body: str, *, truncated: bool) -> Iterator[Link]:
    for match in _ARXIV_NAME.finditer(body):
        if not (truncated and match.end() == len(body)):
            yield Link(match.start(), match.end(), _arxiv(match.group(1)))


def _reference(address: str) -> Reference:
    github = _GITHUB_URL.fullmatch(address)
    if github:
        owner, repository = github.groups()
        name = "/".join(filter(None, (owner, (repository or "").removesuffix(".git"))))
        return Reference("github", name, f"https://github.com/{name}")
    return Reference("link", address.split("://", 1)[1], address)


def _arxiv(number: str) -> Reference:
    return Reference("arxiv", number, f"https://arxiv.org/abs/{number}")
