"""`python -m evaluation.corpus FOLDER`: teaches the judge of titles anew, from the opened
repositories in a folder and the project's own sets, and writes its weights into the package.
"""

from __future__ import annotations

import sys
from pathlib import Path

from downlink.curation.taxonomy import read_taxonomy
from evaluation.__main__ import GOLD, TUNED
from evaluation.archives import ROOT
from evaluation.corpus.draw import draw
from evaluation.corpus.train import EACH, as_json, fit_each, lessons_of, lessons_of_judged
from evaluation.figures import real_texts
from evaluation.gold import read_gold, read_real

WEIGHTS = ROOT / "src" / "downlink" / "data" / "title_weights.json"


def main(folder: Path) -> None:
    """Write the weights that the excerpts teach."""
    topics = read_taxonomy(ROOT / "topics.yml")
    ids = [topic.id for topic in topics]
    drawn = draw(folder, EACH)
    lessons = list(lessons_of(item for item in drawn if item.repository.opened))
    for name in TUNED:
        excerpts = read_gold(GOLD / f"{name}.yml", ids).excerpts
        lessons += lessons_of_judged(name, [(item.judgement, item.text) for item in excerpts])
    real = read_real(GOLD / "real.yml", ids)
    lessons += lessons_of_judged("real", list(zip(real, real_texts(real, topics), strict=True)))
    WEIGHTS.write_text(as_json(fit_each(lessons)), encoding="utf-8")
    print(f"Written to {WEIGHTS.relative_to(ROOT)}, from {len(lessons)} excerpts")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
