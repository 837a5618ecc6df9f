"""evaluation/corpus/*.tsv → what readers say of candidates for titles of opened excerpts.

A line is an excerpt: its repository, its path, an expression for what its title must name
(`rated.tsv`), and the candidates that were shown in any order, each as a hash and a grade. In
`paired.tsv` these are pairs of candidates, and the one that would stand without them. Nothing of
the excerpts is in either. The grades: 2 a good title; 1 acceptable, as a reader of an index would
know what the article is about; 0 bad.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

_FOLDER = Path(__file__).parent
_HASH = 8

ACCEPTABLE = 1
"""The grade from which a title would do."""


@dataclass(frozen=True, slots=True)
class Rated:
    """What a reader says of an excerpt's candidates.

    Attributes:
        names: an expression for what a title must name.
        grades: of each candidate's hash the grade, 0 to 2.
    """

    names: str
    grades: Mapping[str, int]

    def grade(self, title: str) -> int | None:
        """Return the grade of a candidate, None if the reader did not see it."""
        return self.grades.get(sha256(title.encode()).hexdigest()[:_HASH])


@cache
def read_rated() -> Mapping[tuple[str, str], Rated]:
    """Return the grades by repository and path."""
    found = {}
    for line in _lines("rated.tsv"):
        repository, path, names, grades = line.split("\t")
        found[repository, path] = Rated(names, _grades(grades))
    return found


@cache
def read_paired() -> Mapping[tuple[str, str], Rated]:
    """Return the grades of pairs by repository and path."""
    found = {}
    for line in _lines("paired.tsv"):
        repository, path, grades = line.split("\t")
        found[repository, path] = Rated("", _grades(grades))
    return found


def _lines(name: str) -> list[str]:
    return (_FOLDER / name).read_text(encoding="utf-8").splitlines()


def _grades(words: str) -> Mapping[str, int]:
    return {item[:_HASH]: int(item[_HASH:]) for item in words.split()}
