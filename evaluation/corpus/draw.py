"""A folder of repositories → excerpts whose true titles are known, always the same ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from downlink.describe.language import language_of
from downlink.describe.openings import shared_openings
from downlink.text.grammar.headings import is_generic
from downlink.text.scripts import HAN
from evaluation.corpus.flatten import Flat, flatten
from evaluation.corpus.sources import Repository, markdown_files, repositories

EACH = 25
"""Articles of a repository at most, so that no large one decides."""

_CUTS = (200, 250, 300, 350, 350, 400, 500)
_SHORTEST, _LONGEST_TITLE = 160, 90
_ASCII = str.maketrans("，：；？！（）", ",:;?!()")
_NO_ARTICLE = re.compile(
    r"(?:^|/)(?:readme|summary|contributing|license|changelog|code_of_conduct|security|_index|"
    r"sidebar|_sidebar|toc|404|about|faq|template|_coverpage|acknowledg\w*|glossary|events?)"
    r"[^/]*\.\w+$|^index\.\w+$|(?:^|/)(?:\.\w+|node_modules|test|tests|legal|events?)/",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"readme|index|目录|前言|contents|preface|关于|欢迎|about|[\d\W_]*", re.IGNORECASE
)
_LETTERS = re.compile(rf"[A-Za-z{HAN}]")


@dataclass(frozen=True, slots=True)
class Drawn:
    """An excerpt of an article whose title its author gave.

    Attributes:
        text: as a dump would show it, cut.
        title: the true one.
        language: `zh` or `en`, of the text.
        shared: how many characters it has in front that others of its repository have too.
    """

    repository: Repository
    path: str
    text: str
    title: str
    tags: tuple[str, ...]
    language: str
    shared: int = 0

    @property
    def body(self) -> str:
        """The text without the mark of its cut."""
        return self.text.removesuffix("...")

    @property
    def stratum(self) -> str:
        """Language and field: `zh ml`."""
        return f"{self.language} {self.repository.field}"

    @property
    def folder(self) -> str:
        """Where its neighbours are."""
        return f"{self.repository.name}/{self.path.rpartition('/')[0]}"


def draw(folder: Path, each: int = EACH) -> tuple[Drawn, ...]:
    """Return up to `each` articles of every listed repository that the folder holds."""
    return tuple(
        item for place in repositories(folder) for item in _archived(tuple(_of(place, each)))
    )


def _archived(drawn: tuple[Drawn, ...]) -> Iterator[Drawn]:
    """Yield the articles of a repository as those of one archive."""
    shared = shared_openings({item.body for item in drawn})
    return (replace(item, shared=shared.get(item.body, 0)) for item in drawn)


def _of(repository: Repository, each: int) -> Iterator[Drawn]:
    listed = ((path, text) for path, text in markdown_files(repository))
    chosen = sorted(
        (_number(repository.name, path), path, text)
        for path, text in listed
        if not _NO_ARTICLE.search(path)
    )
    titles: set[str] = set()
    for number, path, text in chosen:
        flat = flatten(text)
        if flat is None or flat.title in titles or not _is_article(flat):
            continue
        titles.add(flat.title)
        language = language_of(flat.text[:600])
        if language in ("zh", "en") and not (language == "en" and _foreign(flat.text[:600])):
            shown = _excerpt(flat.text, number, language)
            yield Drawn(repository, path, shown, flat.title, flat.tags, language)
            each -= 1
        if not each:
            return


def _is_article(flat: Flat) -> bool:
    letters = len(_LETTERS.findall(flat.text[:600]))
    short = len(flat.text) < _SHORTEST or letters < _SHORTEST // 2
    bare = len(flat.title) < len("AI") or len(flat.title) > _LONGEST_TITLE
    return not (short or bare or _NO_TITLE.fullmatch(flat.title) or is_generic(flat.title))


def _foreign(text: str) -> bool:
    """Whether a text that `language_of` calls English is in another language."""
    words = re.findall(r"\w+", text.casefold())
    english = sum(word in _ENGLISH for word in words)
    return english < len(words) / 10


_ENGLISH = frozenset(
    [
        *("the", "a", "of", "to", "and", "in", "is", "for", "that", "we", "you", "this", "it"),
        *("with", "on", "are", "as", "be", "can"),
    ]
)


def _excerpt(text: str, number: int, language: str) -> str:
    cut = _CUTS[number % len(_CUTS)]
    if language == "zh" and number // 7 % 2:
        text = text.translate(_ASCII)
    return text if len(text) <= cut else f"{text[:cut]}..."


def _number(*parts: str) -> int:
    return int.from_bytes(sha256("\0".join(parts).encode()).digest()[:6])
