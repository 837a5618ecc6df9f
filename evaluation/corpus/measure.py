"""Excerpts of articles that their authors titled → how good the titles are that were found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from downlink.curation.yaml_entries import read_records
from evaluation.corpus.draw import Drawn
from evaluation.corpus.titles import is_fragment, truth_of, verdict

Finder = Callable[[str, int], tuple[str, float]]
"""Gives the title of a text without truncation mark, and how sure it is, where so many characters
of it are other articles' too."""

_READ = Path(__file__).with_name("read.yml")
_KEYS = frozenset({"repository", "path", "names", "set"})


@dataclass(frozen=True, slots=True)
class TitleFigures:
    """How good titles are.

    Attributes:
        told: excerpts that hold enough of their true titles to be measured by them.
        right: titles of these that say at least half of what could be known.
        fragments: of all excerpts, titles that are cut, too long or spoken.
        excerpts: all of them.
        ranking: how often a right title is surer than a wrong one: .5 is chance.
    """

    told: int
    right: int
    fragments: int
    excerpts: int
    ranking: float


def read_names(name: str) -> Mapping[tuple[str, str], str]:
    """Return what a reader says that titles must name, by repository and path; `name` is that of
    the set, "" for those that have been read since.
    """
    found = {}
    for record in read_records(_READ, key="excerpts"):
        record.reject_unknown_keys(_KEYS)
        if record.text("set") == name:
            found[record.text("repository"), record.text("path")] = record.text("names")
    return found


def measure_titles(drawn: Iterable[Drawn], find: Finder) -> TitleFigures:
    """Return the figures of the titles that `find` gives."""
    fragments = excerpts = 0
    judged: list[tuple[float, bool]] = []
    for item in drawn:
        title, sure = find(item.body, item.shared)
        found = verdict(title, truth_of(item.title, item.text))
        excerpts += 1
        fragments += is_fragment(title)
        if found != "untold":
            judged.append((sure, found == "right"))
    right = sum(good for _, good in judged)
    return TitleFigures(len(judged), right, fragments, excerpts, ranking(judged))


def measure_read(drawn: Iterable[Drawn], find: Finder, name: str = "") -> tuple[int, int]:
    """Return how many read excerpts have a title that names what it must, and of how many.

    Args:
        name: of the set, "" for those that have been read since.
    """
    names = read_names(name)
    asked = [
        (names[key], item) for item in drawn if (key := (item.repository.name, item.path)) in names
    ]
    named = sum(
        re.search(pattern, find(item.body, item.shared)[0], re.IGNORECASE) is not None
        for pattern, item in asked
    )
    return named, len(asked)


def ranking(judged: Iterable[tuple[float, bool]]) -> float:
    """Return the share of pairs, a right and a wrong one, in which the right one is surer (the
    area under the curve); a tie is half a pair, and without pairs it is one half.
    """
    every = list(judged)
    right = [sure for sure, good in every if good]
    wrong = [sure for sure, good in every if not good]
    if not right or not wrong:
        return 0.5
    pairs = sum((good > bad) + 0.5 * (good == bad) for good in right for bad in wrong)
    return pairs / (len(right) * len(wrong))
