"""Text → the papers, repositories and pages that it names, and where their links stand.

A capture may glue the next word to an address, or cut the address. A link covers only what is
certain: nothing of a cut address; of a glued one (a colon follows: it runs into a label) the part
that the text confirms elsewhere, or its parent.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from downlink.describe.identifiers import paper_at, papers_named, reference_at
from downlink.model.stub import Reference
from downlink.text.fold import fold
from downlink.text.grammar.labels import BEFORE_ADDRESS
from downlink.text.grammar.works import Work, find_works, work_reference
from downlink.text.links import safe_link


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a text: the characters from `start` to `end` lead to `url`, which is the
    reference's or a place within it.
    """

    start: int
    end: int
    reference: Reference
    url: str


_ADDRESS = re.compile(
    r"(?:https?://|(?<![\w./@-])(?=(?:www\.)?(?:arxiv\.org|github\.com|(?:dx\.)?doi\.org)/))"
    r"[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,}(?:/[\w./~%&=?#+@-]*)?",
    re.ASCII | re.IGNORECASE,
)
# Stricter than `URL`, as a link is made of it: a host with a dot, and no colon, which shows that a
# label was glued to the address. Three hosts are certain without their scheme.
_END = re.compile(r"[\s,;!\"')\]>]|[^\x00-\x7f]")
# What may follow an address; anything else, such as a parenthesis, may be a part of it.

_ENDS = "./?#-_,;:()"
# What an address may end in only if it goes on, or if it is the sentence's.

_SLASHES_OF_HOST = 2
_GLUED_WORD = re.compile(r"(?<=[a-z0-9])[A-Z][a-z]*$")

_MOST_WORDS = 100
# Glued addresses of one text that are compared with it; a long article has a few.

_FARTHEST = 40
_TO_ITS_ADDRESS = re.compile(
    rf"\s*(?:[:：(（\[🔖]\s*)*(?:{BEFORE_ADDRESS}\s?[:：]?\s*)?[(（\[🔖]?\s*"
    r"|[.,]?\s*arXiv preprint\s*"
)
# What may stand between a work's title and its own address: nothing that ends a sentence or goes
# on to the next of several.


def find_links(body: str, *, truncated: bool) -> tuple[Link, ...]:
    """Return the links of a text (without its truncation mark), in its order; no two overlap.

    Args:
        truncated: whether the text was cut at its end; an address that ends there is then cut.
    """
    whole = len(body.rstrip(_ENDS)) if truncated else len(body) + 1
    papers = (Link(start, end, paper, paper.url) for start, end, paper in papers_named(body))
    links: list[Link] = []
    for link in sorted([*papers, *_addresses(body)], key=lambda link: (link.start, -link.end)):
        cut = link.end >= whole or body.startswith(("..", "…"), link.end)
        if not cut and safe_link(link.url) and (not links or link.start >= links[-1].end):
            links.append(link)
    return tuple(links)


def references_of(
    body: str, *, truncated: bool, shown: Sequence[Link] = ()
) -> tuple[Reference, ...]:
    """Return what a text names by address, identifier or title: each once, in the text's order.

    Args:
        shown: links that a capture shows in the text or behind it, in their order.
    """
    links = _with_shown(find_links(body, truncated=truncated), shown, len(body))
    titles: dict[int, str] = {}
    named: list[tuple[int, Reference]] = []
    for work in find_works(body):
        number = _own_link(work, body, links)
        if number is None:
            named.append((work.start, work_reference(work.title)))
        else:
            titles.setdefault(number, work.title)
    for number, link in enumerate(links):
        named.append((link.start, replace(link.reference, title=titles.get(number, ""))))
    found: dict[str, Reference] = {}
    for _, reference in sorted(named, key=lambda item: item[0]):
        known = found.setdefault(reference.key, reference)
        if reference.title and not known.title:
            found[reference.key] = reference
    return tuple(found.values())


def _with_shown(found: Sequence[Link], shown: Sequence[Link], size: int) -> list[Link]:
    """Return the links that were found in a text of a size and those that are shown in it, which
    are right where both stand.
    """
    inside = [link for link in shown if link.start < size]
    ends = [link.end for link in inside]
    free = [link for link in found if not _overlaps(link, inside, ends)]
    return sorted([*free, *inside], key=_start_of)


def _overlaps(link: Link, others: Sequence[Link], ends: Sequence[int]) -> bool:
    at = bisect_right(ends, link.start)
    return at < len(others) and others[at].start < link.end


def _own_link(work: Work, body: str, links: Sequence[Link]) -> int | None:
    """Return the number of the link that is the work's own: a paper's, over the title or right
    behind it.
    """
    behind = bisect_left(links, work.end, key=_start_of)
    before = links[behind - 1] if behind else None
    if before and before.start <= work.start and before.end >= work.end:
        return behind - 1 if _is_paper(before) else None
    if behind == len(links) or not _is_paper(links[behind]):
        return None
    start = links[behind].start
    near = start - work.end <= _FARTHEST
    return behind if near and _TO_ITS_ADDRESS.fullmatch(body, work.end, start) else None


def _is_paper(link: Link) -> bool:
    return link.reference.kind in ("arxiv", "doi")


def _start_of(link: Link) -> int:
    return link.start


def _addresses(body: str) -> Iterator[Link]:
    confirmed = _Confirmed(body)
    for match in _ADDRESS.finditer(body):
        start = match.start()
        paper = paper_at(body, start)
        if paper:
            yield Link(start, paper[1], paper[0], paper[0].url)
            continue
        address = match.group().rstrip(_ENDS)
        following = body[match.end() : match.end() + 1]
        if following == ":" and address == match.group():
            address = _certain_part(address, confirmed)
        elif following and not _END.match(following):
            continue
        if address:
            yield _link(start, address)


def _link(start: int, address: str) -> Link:
    """Return the link of an address, which may lack its scheme; the part of a repository that it
    names stays in the link.
    """
    url = address if "://" in address else f"https://{address}"
    reference = reference_at(url)
    of_part = reference.kind == "github"
    return Link(start, start + len(address), reference, url if of_part else reference.url)


class _Confirmed:
    """The words that a text has more than once; each is looked for once, and not all of very many:
    each takes a pass through the text.
    """

    def __init__(self, body: str) -> None:
        self._body = body
        self._folded = ""
        self._known: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        key = fold(word)
        if key not in self._known and len(self._known) < _MOST_WORDS:
            self._folded = self._folded or fold(self._body)
            self._known[key] = self._folded.count(key) > 1
        return self._known.get(key, False)


def _certain_part(address: str, confirmed: _Confirmed) -> str:
    """Return a glued address without the label that was glued to it.

    `…/owner/PrefixTuningPrompt:` keeps `PrefixTuning`, because the text has this word elsewhere;
    otherwise the whole last segment is in doubt and goes, and without any path the address too.
    """
    parent, _, segment = address.rpartition("/")
    name = _GLUED_WORD.sub("", segment)
    if name != segment and name in confirmed:
        return f"{parent}/{name}"
    return parent if parent.count("/") >= _SLASHES_OF_HOST else ""
