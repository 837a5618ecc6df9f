"""A complete web address → the paper, repository or page behind it, in one form each.

A paper has many addresses (the abstract's page, the PDF, mirrors); one reference stands for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from downlink.model.stub import Reference

_MONTH = "(?:0[1-9]|1[0-2])"
_MODERN = rf"(?:0[7-9]|1[0-4]){_MONTH}\.[0-9]{{4}}|(?:1[5-9]|[2-9][0-9]){_MONTH}\.[0-9]{{5}}"
# Four digits until 2014, five since: https://info.arxiv.org/help/arxiv_identifier.html
_OLD = rf"[a-z-]{{2,16}}(?:\.[A-Z]{{2}})?/(?:9[1-9]|0[0-7]){_MONTH}[0-9]{{3}}"
ARXIV_ID = rf"(?P<arxiv>(?:{_MODERN}|{_OLD}))(?![0-9])(?:v[0-9]{{1,2}}(?![0-9]))?"
"""An expression for the identifier of a paper on arXiv; its version is not in the group `arxiv`."""

ARXIV_NAME = re.compile(rf"\barXiv(?:\s?[:：]\s?|\s){ARXIV_ID}", re.IGNORECASE | re.ASCII)

_ARXIV_SITES = (
    r"(?:(?:www|export|browse|cn)\.)?arxiv\.org/(?:abs|pdf|html|ps|src|e-print)",
    r"(?:www\.)?ar5iv\.org/(?:abs|html|pdf)",
    r"ar5iv\.labs\.arxiv\.org/html",
    r"(?:www\.)?alphaxiv\.org/(?:abs|pdf|overview)",
    r"huggingface\.co/papers",
    r"papers\.cool/arxiv",
)
ARXIV_ADDRESS = re.compile(
    rf"(?:https?://)?(?:{'|'.join(_ARXIV_SITES)})/{ARXIV_ID}(?:\.pdf)?", re.IGNORECASE | re.ASCII
)
"""The address of a paper on arXiv; whatever follows it is not part of it."""

_DOI = r"(?P<doi>10\.[0-9]{4,9}/[A-Za-z0-9][-._;()/:A-Za-z0-9]{0,200}+)(?![A-Za-z0-9])"
_DOI_SITES = (
    r"(?:(?:dx|www)\.)?doi\.org",
    r"dl\.acm\.org/doi(?:/(?:abs|pdf|full|fullHtml))?",
    r"link\.springer\.com/(?:article|chapter)",
)
DOI_ADDRESS = re.compile(
    rf"(?:https?://)?(?:{'|'.join(_DOI_SITES)})/{_DOI}", re.IGNORECASE | re.ASCII
)
"""The address of a DOI, with the punctuation that may follow it."""

DOI_NAME = re.compile(rf"\bdoi\s?[:：]?\s?{_DOI}", re.IGNORECASE | re.ASCII)
"""A DOI with `doi` before it, as texts write it without an address."""

_ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.{ARXIV_ID}", re.IGNORECASE | re.ASCII)
_GITHUB = re.compile(
    r"https?://(?:www\.)?github\.com/(?P<owner>[A-Za-z0-9][A-Za-z0-9-]{0,38})"
    r"(?:/(?P<name>[\w.-]{1,100}))?(?:[/?#].*)?",
    re.IGNORECASE | re.ASCII,
)
_GITHUB_RESERVED = frozenset(
    [
        *("about", "apps", "blog", "collections", "contact", "customer-stories", "enterprise"),
        *("explore", "features", "issues", "login", "marketplace", "notifications", "orgs"),
        *("organizations", "pricing", "pulls", "readme", "search", "security", "settings"),
        *("sponsors", "stars", "team", "topics", "trending", "users"),
    ]
)
_OPENREVIEW = re.compile(r"https?://openreview\.net/(?:pdf|forum)\?id=([\w-]+).*", re.ASCII)
_ANTHOLOGY = re.compile(
    r"https?://(?:www\.)?aclanthology\.org/([A-Z0-9][A-Za-z0-9.-]*?)(?:\.pdf)?/?", re.ASCII
)
_PAPER_PAGES = (
    (_OPENREVIEW, r"https://openreview.net/forum?id=\1"),
    (_ANTHOLOGY, r"https://aclanthology.org/\1/"),
)
_TRACKING = re.compile(r"(?<=[?&])(?:utm_[a-z]+|spm|share_[a-z]+)=[^&#]*&?", re.ASCII)


def reference_at(address: str) -> Reference:
    """Return what a complete address (http or https) leads to: the repository on GitHub that the
    page belongs to, or else the page. Papers are for `paper_at`.
    """
    return _repository(address) or _page(address)


def paper_at(body: str, start: int) -> tuple[Reference, int] | None:
    """Return the paper whose address begins at `start`, and where the address ends."""
    arxiv = ARXIV_ADDRESS.match(body, start)
    if arxiv:
        return arxiv_paper(arxiv["arxiv"]), arxiv.end()
    doi = DOI_ADDRESS.match(body, start)
    if doi:
        name = _without_punctuation(doi["doi"])
        return doi_paper(name), doi.start("doi") + len(name)
    return None


def papers_named(body: str) -> Iterator[tuple[int, int, Reference]]:
    """Yield (start, end, paper) for each paper that a text names by its identifier alone."""
    for match in ARXIV_NAME.finditer(body):
        yield match.start(), match.end(), arxiv_paper(match["arxiv"])
    for match in DOI_NAME.finditer(body):
        name = _without_punctuation(match["doi"])
        yield match.start(), match.start("doi") + len(name), doi_paper(name)


def arxiv_paper(number: str) -> Reference:
    """Return the paper with an arXiv identifier: without version, an old one without subclass."""
    archive, slash, rest = number.lower().rpartition("/")
    number = f"{archive.partition('.')[0]}{slash}{rest}"
    return Reference("arxiv", number, f"https://arxiv.org/abs/{number}")


def doi_paper(doi: str) -> Reference:
    """Return the paper with a DOI, in lower case since DOIs ignore case; arXiv's own lead there."""
    arxiv = _ARXIV_DOI.fullmatch(doi)
    if arxiv:
        return arxiv_paper(arxiv["arxiv"])
    return Reference("doi", doi.lower(), f"https://doi.org/{doi.lower()}")


def _without_punctuation(doi: str) -> str:
    """Return a DOI without the punctuation of the sentence around it."""
    while doi and (doi[-1] in ".,;:/-_(" or (doi[-1] == ")" and doi.count(")") > doi.count("("))):
        doi = doi[:-1]
    return doi


def _repository(address: str) -> Reference | None:
    match = _GITHUB.fullmatch(address)
    if not match or match["owner"].lower() in _GITHUB_RESERVED:
        return None
    name = "/".join(filter(None, (match["owner"], (match["name"] or "").removesuffix(".git"))))
    return Reference("github", name, f"https://github.com/{name}")


def _page(address: str) -> Reference:
    for pattern, page in _PAPER_PAGES:
        match = pattern.fullmatch(address)
        if match:
            address = match.expand(page)
    parts = urlsplit(_TRACKING.sub("", address).rstrip("?&"))
    url = parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()).geturl()
    place = url if "/" in parts.fragment else url.partition("#")[0]
    name = place.split("://", 1)[1].removeprefix("www.").rstrip("/")
    return Reference("link", name, url)
