"""`make eval`: measures titles, topics and suggestions, and writes their part of the page.

With a folder of public repositories in `$CORPUS` it measures titles on their articles too. With
`--misses` it prints instead what is not right on the sets that are tuned on, never on the one that
is put aside. `captures` measures the reading of captures alone and writes nothing (`captures
--help` lists its options); where $CAPTURES names their folder, `make eval` writes that part too.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from benchmarks.page import PAGE, replace_part

from downlink.curation.taxonomy import read_taxonomy
from downlink.errors import ArchiveError
from downlink.model.topic import Taxonomy
from evaluation.archives import ROOT
from evaluation.captures import run as captures
from evaluation.corpus.draw import draw
from evaluation.corpus.report import corpus_section
from evaluation.figures import Figures, measure_gold, measure_plain, measure_real, real_texts
from evaluation.floor import read_floor, shortfalls
from evaluation.gold import read_gold, read_real
from evaluation.report import Measured, misses, section, table

GOLD = ROOT / "tests" / "gold"
TUNED, FINAL = ("dev", "second"), "final"
"""The written sets: those that are tuned on, and the one that is put aside."""


def main(arguments: list[str]) -> int:
    """Measure and report; return 1 where a figure is below its floor."""
    if arguments[:1] == ["captures"]:
        return captures.main(arguments[1:])
    try:
        topics = read_taxonomy(ROOT / "topics.yml")
        if arguments == ["--misses"]:
            _print_misses(topics)
            return 0
        sets = {"real": _real(topics)}
        sets |= {name: _gold(name, topics) for name in (*TUNED, FINAL)}
        below = _below(GOLD / "floor.yml", {name: measured.own for name, measured in sets.items()})
    except ArchiveError as error:
        print(*(f"Error: {line}" for line in error.lines()), sep="\n", file=sys.stderr)
        return 1
    replace_part(PAGE, "evaluation", section(sets))
    if os.environ.get("CORPUS"):
        replace_part(PAGE, "titles", corpus_section(draw(Path(os.environ["CORPUS"]))))
    folder = os.environ.get("CAPTURES")
    if folder:
        replace_part(PAGE, "captures", captures.section(Path(folder)))
    print(table(sets), *below, f"Written to {PAGE.relative_to(ROOT)}", sep="\n")
    return 1 if below else 0


def _real(topics: Taxonomy) -> Measured:
    judgements = read_real(GOLD / "real.yml", [topic.id for topic in topics])
    plain = measure_plain(judgements, real_texts(judgements, topics), topics)
    return Measured(measure_real(judgements, topics), plain)


def _gold(name: str, topics: Taxonomy) -> Measured:
    gold = read_gold(GOLD / f"{name}.yml", [topic.id for topic in topics])
    judgements = [item.judgement for item in gold.excerpts]
    plain = measure_plain(judgements, [item.text for item in gold.excerpts], topics)
    return Measured(measure_gold(gold, topics), plain)


def _print_misses(topics: Taxonomy) -> None:
    for measured in (_real(topics), *(_gold(name, topics) for name in TUNED)):
        print(*misses(measured.own), sep="\n")


def _below(path: Path, sets: dict[str, Figures]) -> list[str]:
    floor = read_floor(path)
    return [
        f"{name}: {shortfall}"
        for name, figures in sets.items()
        for shortfall in shortfalls(figures, floor.get(name, {}))
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
