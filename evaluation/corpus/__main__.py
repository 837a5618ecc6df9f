"""`python -m evaluation.corpus FOLDER`: teaches the judge of titles anew, from the opened
repositories in a folder and the project's own sets, and writes into the package what it has learnt.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

import yaml

from downlink.curation.taxonomy import read_taxonomy
from evaluation.__main__ import GOLD, TUNED
from evaluation.archives import ROOT
from evaluation.corpus.draw import Drawn, draw
from evaluation.corpus.lessons import (
    lessons_of,
    lessons_of_judged,
    lessons_of_rated,
    tables_of,
)
from evaluation.corpus.rated import read_rated
from evaluation.corpus.train import EACH, as_json, train
from evaluation.corpus.words import words_as_json
from evaluation.figures import real_texts
from evaluation.gold import Judgement, read_gold, read_real

DATA = ROOT / "src" / "downlink" / "data"
TOLD_OF_EACH = 25
"""Articles of a repository whose authors' titles are learnt from."""

JUDGE, WORDS = DATA / "title_weights.json", DATA / "title_words.json"


def read_titles(path: Path) -> list[tuple[Judgement, str]]:
    """Return the excerpts that were written for the tests of titles, with what these must hold."""
    return [
        (Judgement("", frozenset(), frozenset(), tuple(map(str, item["key"]))), item["text"])
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def _first(drawn: Iterable[Drawn], rated: Container[tuple[str, str]]) -> Iterator[Drawn]:
    """Yield the first articles of each repository, but those that readers graded."""
    taken: Counter[str] = Counter()
    for item in drawn:
        taken[item.repository.name] += 1
        key = item.repository.name, item.path
        if taken[item.repository.name] <= TOLD_OF_EACH and key not in rated:
            yield item


def main(folder: Path) -> None:
    """Write what the excerpts teach: first how words are used, by which candidates are found."""
    topics = read_taxonomy(ROOT / "topics.yml")
    ids = [topic.id for topic in topics]
    drawn = [item for item in draw(folder, EACH) if item.repository.opened]
    tables = tables_of(drawn)
    words = {language: tables[language, ""] for language in ("en", "zh")}
    WORDS.write_text(words_as_json(words), encoding="utf-8")
    real = read_real(GOLD / "real.yml", ids)
    sets = {"real": list(zip(real, real_texts(real, topics), strict=True))}
    for name in TUNED:
        excerpts = read_gold(GOLD / f"{name}.yml", ids).excerpts
        sets[name] = [(item.judgement, item.text) for item in excerpts]
    sets["titles"] = read_titles(ROOT / "tests" / "describe" / "titles.yml")
    rated = read_rated()
    lessons = list(lessons_of_rated(drawn, tables))
    lessons += lessons_of(_first(drawn, rated), tables)
    for name, judged in sets.items():
        lessons += lessons_of_judged(name, judged, tables)
    JUDGE.write_text(as_json(train(lessons)), encoding="utf-8")
    print(f"Written to {DATA.relative_to(ROOT)}, from {len(lessons)} excerpts")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
